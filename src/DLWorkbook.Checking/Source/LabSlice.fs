namespace DLWorkbook.Checking

open System
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
    /// `let` or `module … =`: what it defines is taken along when it is mentioned.
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

    let private attribute = Regex(@"\[<\s*Exercise\s*\(?\s*""([^""]+)""")

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

    let private operators = Regex(@"[!%&*+\-./<=>?@^|~]{2,}")

    /// The names that `let … =` defines: one for a function or value, several for a pattern, or an operator.
    let private defined (declaration: string) : string list =
        let head =
            Regex.Match(declaration, @"^(let|module)\s+(rec\s+|inline\s+|private\s+|internal\s+|public\s+|mutable\s+)*")

        let rest = declaration[head.Length ..]

        let first = Regex.Match(rest, @"^\(\s*([!%&*+\-./<=>?@^|~]+)\s*\)")

        if first.Success then
            [ first.Groups[1].Value ]
        elif rest.StartsWith("(|", StringComparison.Ordinal) then
            let pattern = rest[.. max 0 (rest.IndexOf("|)", StringComparison.Ordinal))]

            [
                for name in names.Matches pattern do
                    if name.Value <> "_" then
                        name.Value
            ]
        else
            let name = names.Match rest

            let after =
                if name.Success && name.Index = 0 then
                    rest[name.Length ..].TrimStart()
                else
                    ","

            if after.StartsWith ',' then
                let left =
                    rest[.. (match rest.IndexOf '=' with
                             | -1 -> rest.Length
                             | at -> at)
                            - 1]

                [ for name in names.Matches left -> name.Value.Trim '`' ]
            else
                [ name.Value.Trim '`' ]

    /// The names that `and … =` parts define as well.
    let private definedAlso (declaration: string) : string list = [
        for found in
            Regex.Matches(
                declaration,
                @"(?m)^and\s+(inline\s+|private\s+|mutable\s+)*(``[^`]+``|[\p{L}_][\p{L}\p{Nd}_']*)"
            ) -> found.Groups[2].Value.Trim '`'
    ]

    let private keyword (declaration: string) =
        Regex.Match(declaration, @"^(#?[a-z]+)\b").Value

    let private afterAttributes (declaration: string) =
        Regex.Replace(declaration, @"^(\s*\[<.*?>\]\s*)+", "", RegexOptions.Singleline)

    let private kindOf (declaration: string) =
        let declaration = (afterAttributes declaration).TrimStart()

        match keyword declaration with
        | "open" -> PieceKind.Open
        | "type"
        | "exception" -> PieceKind.Type
        | "let"
        | "module" -> PieceKind.Binding(defined declaration @ definedAlso declaration)
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

            // A character that belongs to a string which began on a line before is no beginning.
            let begins =
                own.Length > 0
                && not (Char.IsWhiteSpace own[0])
                && kinds[line.Start] = SourceKind.Code

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

    /// The pieces that an exercise needs, in order; none when the script has no function for it. A name means the last
    /// definition before the piece that mentions it.
    let ofExercise (id: string) (pieces: Piece list) : Piece list =
        let indexed = Array.ofList pieces

        let definition before name =
            seq { before .. -1 .. 0 }
            |> Seq.tryFind (fun index ->
                match indexed[index].Kind with
                | PieceKind.Binding names -> List.contains name names
                | _ -> false)

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
                            match definition (index - 1) name with
                            | Some found -> found
                            | None -> ()
                    ]

                    reach (seen.Add index) (next @ rest)

            let always = [
                for index in 0 .. target - 1 do
                    if indexed[index].Kind = PieceKind.Type then
                        index
            ]

            let needed = reach Set.empty (target :: always)

            [
                for index in 0..target do
                    if indexed[index].Kind = PieceKind.Open || needed.Contains index then
                        indexed[index]
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
