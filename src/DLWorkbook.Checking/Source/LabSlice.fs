namespace DLWorkbook.Checking

open System
open System.Collections.Generic
open System.Text
open System.Text.RegularExpressions

/// What a top-level piece of a script is.
[<RequireQualifiedAccess>]
type PieceKind =
    /// `open …`.
    | Open
    /// `#load`, `#r` and the like.
    | Directive
    /// A type or an exception.
    | Type
    /// `let`, `use`, `extern` or `module … =`: what it defines is taken along when it is mentioned.
    | Binding of names: string list
    /// Everything that only does something.
    | Statement

/// A top-level piece of a script: a declaration with its attributes, or a statement.
type Piece = {
    /// What it is.
    Kind: PieceKind
    /// Its first line, from 1.
    Line: int
    /// Its text, from its first line to before the next piece.
    Text: string
    /// The exercise that it solves.
    Exercise: string option
    /// The names that its code mentions.
    Mentions: Set<string>
}

/// <summary>
/// Takes one exercise out of a lab: the opens, the types, the function, and the top-level definitions that these mention.
/// It works on the text alone, so that a half-written exercise does not hide the others.
/// </summary>
[<RequireQualifiedAccess>]
module LabSlice =

    let private names = Regex(@"``[^`]+``|[\p{L}_][\p{L}\p{Nd}_']*")

    let private attribute =
        Regex(@"(?:\[<|;|\n)\s*(?:DLWorkbook\s*\.\s*)?Exercise(?:Attribute)?\s*\(?\s*""([^""\n]+)""")

    /// The code of a text, comments and strings blanked; holes of interpolated strings stay where `mentions` asks for them.
    let private code (text: string) (kinds: SourceKind[]) first last interpolated =
        let result = StringBuilder()

        for index in first .. last - 1 do
            let keep =
                match kinds[index] with
                | SourceKind.Code -> true
                | SourceKind.Interpolated -> interpolated
                | SourceKind.Comment
                | SourceKind.Text -> text[index] = '\n' || text[index] = '\r'

            result.Append(if keep then text[index] else ' ') |> ignore

        string result

    let private mentioned (code: string) =
        set [
            for found in names.Matches code do
                if found.Index = 0 || code[found.Index - 1] <> '.' then
                    found.Value.Trim '`'
        ]

    let private operators = Regex(@"[!%&*+\-./<=>?@^|~]{1,}")

    /// The left side of a definition: up to its = outside of all brackets.
    let private leftSide (declaration: string) : string =
        let mutable depth = 0
        let mutable at = 0

        while at < declaration.Length && not (depth <= 0 && declaration[at] = '=') do
            match declaration[at] with
            | '('
            | '['
            | '{' -> depth <- depth + 1
            | ')'
            | ']'
            | '}' -> depth <- depth - 1
            | _ -> ()

            at <- at + 1

        declaration[.. at - 1]

    let private word = @"``[^`\n]+``|[\p{L}_][\p{L}\p{Nd}_']*"

    let private head =
        Regex(
            @"^(let|use|and|module|extern)\b\s*((rec|inline|private|internal|public|mutable)\b\s*)*",
            RegexOptions.CultureInvariant
        )

    let private operatorName =
        Regex(@"^\(\s*([!%&*+\-./<=>?@^|~]+)\s*\)", RegexOptions.CultureInvariant)

    let private activePattern =
        Regex(@"^\(\s*\|([^)]*)\|\s*\)", RegexOptions.CultureInvariant)

    /// A name and what follows it: parameters, a type, the end; for a pattern a comma or another sign follows.
    let private plainName =
        Regex($@"^(?>({word})\s*)(?!,|::|\|)", RegexOptions.CultureInvariant)

    let private annotation = Regex(@":(?!:)[^,)=\]}]*", RegexOptions.CultureInvariant)

    /// Words of patterns that are no names.
    let private noNames = set [ "_"; "struct"; "as"; "true"; "false"; "null"; "when" ]

    let private namesIn (text: string) = [
        for name in names.Matches text do
            if not (noNames.Contains name.Value) then
                name.Value.Trim '`'
    ]

    /// The names that `let … =` defines: one for a function or value, several for a pattern, or an operator.
    let private defined (declaration: string) : string list =
        let rest = declaration[(head.Match declaration).Length ..]

        if declaration.StartsWith("extern", StringComparison.Ordinal) then
            // extern int getpid(): the last name before the bracket.
            match rest.IndexOf '(' with
            | -1 -> []
            | at -> namesIn rest[.. at - 1] |> List.tryLast |> Option.toList
        else
            let operator = operatorName.Match rest
            let cases = activePattern.Match rest

            if operator.Success then
                [ operator.Groups[1].Value ]
            elif cases.Success then
                namesIn cases.Groups[1].Value
            else
                let left = leftSide rest
                let plain = plainName.Match left

                // A pattern: a, b = … or (a: int, b) = … or Some x = …; a capital letter begins a case's name.
                let isPlain =
                    plain.Success
                    && not (noNames.Contains plain.Groups[1].Value)
                    && not (left.Substring(plain.Length) |> fun after -> Regex.IsMatch(after, @"^:[^(]*,"))

                if isPlain then
                    [ plain.Groups[1].Value.Trim '`' ]
                else
                    namesIn (annotation.Replace(left, " "))

    let private further = Regex(@"(?m)^and\b[^\n]*", RegexOptions.CultureInvariant)

    /// The names that `and … =` parts define as well.
    let private definedAlso (declaration: string) : string list = [
        for found in further.Matches declaration do
            yield! defined found.Value
    ]

    /// What may define a name inside a module: a binding, a type, a member, a case, a field.
    let private inner =
        Regex(
            $@"(?m)\b(?<binding>(?:let|and|use|extern)\b[^=\n]*)|\b(?:type|module|exception|and)\s+(?:(?:private|internal|public|rec)\s+)*(?<name>{word})|\bmember\s+(?:(?:private|internal|inline)\s+)*(?:{word}\s*\.\s*)?(?<name>{word})|[|=]\s*(?<name>\p{{Lu}}[\w']*)|(?:^\s+|[{{;]\s*)(?<name>{word})\s*:(?!:)",
            RegexOptions.CultureInvariant
        )

    /// The names that are defined inside a module, and perhaps a few more.
    let private definedInside (declaration: string) : Set<string> =
        set [
            for found in inner.Matches declaration do
                if found.Groups["name"].Success then
                    found.Groups["name"].Value.Trim '`'
                else
                    yield! defined found.Groups["binding"].Value
        ]

    let private keyword (declaration: string) =
        Regex.Match(declaration, @"^(#?[a-z]+)\b").Value

    let private afterAttributes (declaration: string) =
        Regex.Replace(declaration, @"^(\s*\[<.*?>\]\s*)+", "", RegexOptions.Singleline)

    let private kindOf (whole: string) =
        let declaration = (afterAttributes whole).TrimStart()

        let isAutoOpen =
            whole.Length > declaration.Length
            && Regex.IsMatch(whole[.. whole.Length - declaration.Length - 1], @"\bAutoOpen\b")

        match keyword declaration with
        | "open" -> PieceKind.Open
        | "type"
        | "exception" -> PieceKind.Type
        | "module" when (leftSide declaration).Length = declaration.Length -> PieceKind.Statement
        | "module" ->
            let own = defined declaration

            PieceKind.Binding(
                if isAutoOpen then
                    own @ List.ofSeq (definedInside declaration)
                else
                    own
            )
        | "let"
        | "use"
        | "extern" -> PieceKind.Binding(defined declaration @ definedAlso declaration)
        | word when word.StartsWith '#' -> PieceKind.Directive
        | _ -> PieceKind.Statement

    /// Whether a line at column 0 goes on with the piece before it.
    let private continues (line: string) (previous: string) =
        Regex.IsMatch(line, @"^(\)|\]|\}|\||and\b|with\b|else\b|elif\b|then\b|done\b|<\||>>)")
        || Regex.IsMatch(previous.TrimEnd(), @"^\s*\[<[^\n]*>\]$")
           && not (line.StartsWith '#')

    /// The top-level pieces of a script, in order. Each begins at column 0; comments go with the piece before them.
    let pieces (text: string) : Piece list =
        let kinds = SourceScan.kinds text
        let lines = SourceScan.lines text |> Array.ofList

        let codeOf (line: SourceScan.Line) =
            code text kinds line.Start (line.Start + line.Content.Length) false

        let starts = ResizeArray<SourceScan.Line>()
        let mutable previous = ""

        for line in lines do
            let own = codeOf line

            // A character that belongs to a string or comment which began on a line before is no beginning.
            let begins =
                line.Content.Length > 0
                && not (Char.IsWhiteSpace line.Content[0])
                && match kinds[line.Start] with
                   | SourceKind.Code -> true
                   | SourceKind.Comment -> false
                   | SourceKind.Text
                   | SourceKind.Interpolated -> line.Start = 0 || kinds[line.Start - 1] <> kinds[line.Start]

            if begins && not (starts.Count > 0 && continues own previous) then
                starts.Add line

            if own.Trim() <> "" then
                previous <- own

        [
            for index in 0 .. starts.Count - 1 do
                let first = starts[index].Start

                let last =
                    if index + 1 < starts.Count then
                        starts[index + 1].Start
                    else
                        text.Length

                let own = text[first .. last - 1]
                let bare = code text kinds first last false
                let found = attribute.Match own

                {
                    Kind = kindOf bare
                    Line = starts[index].Number
                    Text = own
                    Exercise =
                        if found.Success && kinds[first + found.Index] = SourceKind.Code then
                            Some found.Groups[1].Value
                        else
                            None
                    Mentions =
                        let shown = code text kinds first last true
                        let signs = set [ for sign in operators.Matches bare -> sign.Value ]
                        Set.union (mentioned shown) signs
                }
        ]

    /// The exercises of a script, in order.
    let exercises (pieces: Piece list) : string list =
        pieces |> List.choose _.Exercise |> List.distinct

    let private mutation =
        Regex(
            $@"^(?<name>{word})\s*(?:(?:\.?\[[^\n\]]{{0,200}}\]{{1,3}}|\.\s*\w+)*\s*<-|\.\s*(?:Add|AddRange|TryAdd|Push|Enqueue|Insert|UnionWith|Append|Set)\b)",
            RegexOptions.CultureInvariant
        )

    let private aModule =
        Regex(@"^(\[<[^\n]*>\]\s*)*module\b", RegexOptions.CultureInvariant)

    let private loop = Regex(@"^for\b", RegexOptions.CultureInvariant)

    let private loopMutation =
        Regex(
            $@"(?<name>{word})\s*(?:\.?\[[^\n\]]{{0,200}}\]{{1,3}}\s*<-|<-|\.\s*(?:Add|AddRange|TryAdd|Push|Enqueue|Insert|UnionWith|Append|Set)\b)",
            RegexOptions.CultureInvariant
        )

    /// The names of what a statement changes, when that is all it does: table[0] <- 1.0, list.Add 3, a loop of these.
    let private changed (piece: Piece) : string list =
        if piece.Kind <> PieceKind.Statement then
            []
        elif loop.IsMatch piece.Text then
            [ for found in loopMutation.Matches piece.Text -> found.Groups["name"].Value.Trim '`' ]
        else
            [ for found in mutation.Matches piece.Text -> found.Groups["name"].Value.Trim '`' ]

    /// The pieces that an exercise needs, in order; none when the script has no function for it. A name means the last
    /// definition before the piece that mentions it. Every `open` is taken along, but for one of a module of the script
    /// from which nothing is used; so are the types, and statements that fill what the exercise needs.
    let ofExercise (id: string) (pieces: Piece list) : Piece list =
        let indexed = Array.ofList pieces

        /// Where each name is defined, in order.
        let definitions = Dictionary<string, ResizeArray<int>>()

        let note (table: Dictionary<string, ResizeArray<int>>) name index =
            match table.TryGetValue name with
            | true, places -> places.Add index
            | _ -> table[name] <- ResizeArray [ index ]

        let own = [|
            for piece in indexed ->
                match piece.Kind with
                | PieceKind.Binding names -> set names
                | _ -> Set.empty
        |]

        own
        |> Array.iteri (fun index names ->
            for name in names do
                note definitions name index)

        /// Where each name's value is changed.
        let changes = Dictionary<string, ResizeArray<int>>()

        indexed
        |> Array.iteri (fun index piece ->
            for name in changed piece do
                note changes name index)

        let definition before name =
            match definitions.TryGetValue name with
            | true, places ->
                let found = places.BinarySearch(before + 1)
                let at = (if found >= 0 then found else ~~~found) - 1
                if at >= 0 then Some places[at] else None
            | _ -> None

        let changesOf before name =
            match changes.TryGetValue name with
            | true, places -> places |> Seq.filter (fun index -> index <= before) |> List.ofSeq
            | _ -> []

        match indexed |> Array.tryFindIndexBack (fun piece -> piece.Exercise = Some id) with
        | None -> []
        | Some target ->
            let rec reach (seen: Set<int>) pending =
                match pending with
                | [] -> seen
                | index :: rest when seen.Contains index -> reach seen rest
                | index :: rest ->
                    let next = [
                        for name in indexed[index].Mentions do
                            if not (own[index].Contains name) then
                                match definition (index - 1) name with
                                | Some found -> found
                                | None -> ()

                        for name in own[index] do
                            yield! changesOf (target - 1) name
                    ]

                    reach (seen.Add index) (next @ rest)

            let always = [
                for index in 0 .. target - 1 do
                    if indexed[index].Kind = PieceKind.Type then
                        index
            ]

            /// The modules of the script that are opened before the target, by the index of the open.
            let opened = [
                for index in 0 .. target - 1 do
                    if indexed[index].Kind = PieceKind.Open then
                        let modules = [
                            for name in indexed[index].Mentions do
                                match definition (index - 1) name with
                                | Some found when aModule.IsMatch indexed[found].Text -> found
                                | _ -> ()
                        ]

                        if not modules.IsEmpty then
                            let inside = [ for found in modules -> definedInside indexed[found].Text ]
                            index, modules, Set.unionMany inside
            ]

            // What is used of an opened module may itself use another one.
            let rec settle (seen: Set<int>) =
                let mentioned =
                    seen |> Seq.map (fun index -> indexed[index].Mentions) |> Set.unionMany

                let more = [
                    for index, modules, inside in opened do
                        if not (seen.Contains index) && not (Set.isEmpty (Set.intersect inside mentioned)) then
                            yield! index :: modules
                ]

                if more.IsEmpty then seen else settle (reach seen more)

            let needed = settle (reach Set.empty (target :: always))
            let local = set [ for index, _, _ in opened -> index ]

            [
                for index in 0..target do
                    if
                        needed.Contains index
                        || indexed[index].Kind = PieceKind.Open && not (local.Contains index)
                    then
                        indexed[index]
            ]

    let private orReference =
        Regex(@"(?:\bDLWorkbook\s*\.\s*)?\bCheck\s*\.\s*orReference\b", RegexOptions.CultureInvariant)

    /// Pieces in which a function of the script's own is used where `Check.orReference` would choose between it and the
    /// reference: for a process that has no references. Every character stays in its place.
    let withoutReferences (pieces: Piece list) : Piece list = [
        for piece in pieces ->
            let kinds = lazy (SourceScan.kinds piece.Text)

            let own (found: Match) =
                if kinds.Value[found.Index] = SourceKind.Code then
                    let text = "(fun _ own->own)"
                    // Line ends within the match would move what follows.
                    if found.Value.Contains '\n' then
                        found.Value
                    else
                        text.PadRight found.Length
                else
                    found.Value

            { piece with Text = orReference.Replace(piece.Text, own) }
    ]

    /// Pieces as one F# text in which a compiler's messages name the lines of the script.
    let toText (file: string) (pieces: Piece list) : string =
        let name = file.Replace("\\", "/")
        let result = StringBuilder()

        for piece in pieces do
            result.Append($"# {piece.Line} \"{name}\"\n").Append(piece.Text) |> ignore

            if not (piece.Text.EndsWith '\n') then
                result.Append '\n' |> ignore

        string result
