/// Mutants: copies of a solution with one small change each, such as a careless hand makes.
module DLWorkbook.Tests.Checking.Mutation.Mutant

open System
open System.Globalization
open System.Text.RegularExpressions
open DLWorkbook.Checking

/// One changed copy of a piece of a lab.
type Mutant = {
    /// The lab's line, from 1.
    Line: int
    /// The line before, without its indentation.
    Before: string
    /// The line after.
    After: string
    /// The piece's whole text with the change.
    Text: string
}

/// A change: where in the text, how many characters go, what comes instead.
type private Change = { At: int; Length: int; Instead: string }

/// A rule: what to look for in code, and what may stand there instead.
let private rule (pattern: string) (instead: Match -> string list) =
    let pattern = Regex pattern

    fun (code: string) -> [
        for found in pattern.Matches code do
            for text in instead found do
                { At = found.Index; Length = found.Length; Instead = text }
    ]

let private swaps (pairs: (string * string list) list) =
    let table = dict pairs

    fun (found: Match) ->
        match table.TryGetValue found.Value with
        | true, others -> others
        | _ -> []

let private operators =
    rule
        @"(?<= )(\+|-|\*|/|\*\*|<|<=|>|>=|=|<>|&&|\|\||%)(?= )"
        (swaps [
            "+", [ "-" ]
            "-", [ "+" ]
            "*", [ "/" ]
            "/", [ "*" ]
            "**", [ "*" ]
            "%", [ "/" ]
            "<", [ "<="; ">=" ]
            "<=", [ "<"; ">" ]
            ">", [ ">="; "<=" ]
            ">=", [ ">"; "<" ]
            "=", [ "<>" ]
            "<>", [ "=" ]
            "&&", [ "||" ]
            "||", [ "&&" ]
        ])

let private signs = rule @"(?<=[\s(\[,;=])-(?=[\w(])" (fun _ -> [ "" ])

let private wholes =
    rule @"(?<![\w.])\d+L?(?![\w.])" (fun found ->
        let digits = found.Value.TrimEnd 'L'
        let suffix = found.Value[digits.Length ..]
        let number = int64 digits
        [ $"{number + 1L}{suffix}"; $"{abs (number - 1L)}{suffix}" ] |> List.distinct)

let private reals =
    rule @"(?<![\w.])\d+\.\d*(e-?\d+)?f?(?![\w.])" (fun found ->
        let number = Double.Parse(found.Value.TrimEnd 'f', CultureInfo.InvariantCulture)
        let suffix = if found.Value.EndsWith 'f' then "f" else ""

        let write (value: float) =
            let text = value.ToString("R", CultureInfo.InvariantCulture)

            let text =
                if text.Contains '.' || text.Contains 'E' then
                    text
                else
                    text + ".0"

            text + suffix

        match number with
        | 0.0 -> [ write 1.0 ]
        | 1.0 -> [ write 0.0; write 2.0 ]
        | number -> [ write (2.0 * number); write 1.0 ])

let private words =
    rule
        @"\b(sum|average|mean|sumBy|averageBy|max|min|maxBy|minBy|argmax|argmin|ceil|floor|exp|log|sqrt|abs|tanh|sin|cos|fst|snd|head|last|take|skip|sort|sortDescending|true|false|map|rev|fold|foldBack|iter|scan|init|relu|sigmoid|softmax|log_softmax|zeros|ones|mul|div|add|sub|filter|forall|exists|square|pown|add_|sub_|mul_|div_|norm|matmul|mm|std|var|prod|Length|truncate|isEmpty|indexed|pairwise|T|Length1|Length2)\b"
        (swaps [
            "sum", [ "average"; "max"; "mean" ]
            "average", [ "sum"; "max" ]
            "mean", [ "sum"; "max" ]
            "sumBy", [ "averageBy" ]
            "averageBy", [ "sumBy" ]
            "max", [ "min" ]
            "min", [ "max" ]
            "maxBy", [ "minBy" ]
            "minBy", [ "maxBy" ]
            "argmax", [ "argmin" ]
            "argmin", [ "argmax" ]
            "ceil", [ "floor" ]
            "floor", [ "ceil" ]
            "exp", [ "log"; "id" ]
            "log", [ "exp"; "id" ]
            "sqrt", [ "id" ]
            "abs", [ "id" ]
            "tanh", [ "sin"; "sigmoid" ]
            "sin", [ "cos" ]
            "cos", [ "sin" ]
            "fst", [ "snd" ]
            "snd", [ "fst" ]
            "head", [ "last" ]
            "last", [ "head" ]
            "take", [ "skip" ]
            "skip", [ "take" ]
            "sort", [ "sortDescending" ]
            "sortDescending", [ "sort" ]
            "true", [ "false" ]
            "false", [ "true" ]
            "rev", [ "id" ]
            "fold", [ "foldBack" ]
            "relu", [ "sigmoid"; "tanh" ]
            "sigmoid", [ "tanh"; "relu" ]
            "softmax", [ "log_softmax" ]
            "log_softmax", [ "softmax" ]
            "zeros", [ "ones" ]
            "ones", [ "zeros" ]
            "mul", [ "div" ]
            "div", [ "mul" ]
            "add", [ "sub" ]
            "sub", [ "add" ]
            "add_", [ "sub_" ]
            "sub_", [ "add_" ]
            "mul_", [ "div_" ]
            "div_", [ "mul_" ]
            "forall", [ "exists" ]
            "exists", [ "forall" ]
            "square", [ "id" ]
            "std", [ "var" ]
            "var", [ "std" ]
            "prod", [ "sum" ]
            "Length1", [ "Length2" ]
            "Length2", [ "Length1" ]
        ])

let private dropped =
    rule
        @"\bnot (?=[\w(])|\.(T|t\(\)|clone\(\)|detach\(\)|contiguous\(\)|squeeze\(\)|transpose\([^()]*\)|unsqueeze\([^()]*\)|zero_\(\)|abs\(\)|sqrt\(\)|exp\(\)|log\(\)|neg\(\))(?!\w)|\b(Array|List)\.copy\b|[ \t]*\|> [^|\r\n()]+?(?=\s*(\r?\n|$|\|>|\)))"
        (fun found ->
            if
                found.Value.EndsWith("copy", StringComparison.Ordinal)
                && not (found.Value.Contains '|')
            then
                [ "id" ]
            else
                [ "" ])

let private indices =
    rule @"(?<=\.?\[)\w+(?=\])" (fun found ->
        if Char.IsDigit found.Value[0] then
            []
        else
            [ $"{found.Value} + 1"; $"{found.Value} - 1" ])

let private keywords =
    set [
        "let"
        "mutable"
        "rec"
        "in"
        "if"
        "then"
        "else"
        "elif"
        "for"
        "to"
        "downto"
        "do"
        "while"
        "match"
        "with"
        "when"
        "fun"
        "function"
        "use"
        "yield"
        "return"
        "and"
        "as"
        "of"
        "try"
        "finally"
        "not"
    ]

/// Two simple arguments in a row change places, but not those of a sum or a product: a + b is b + a.
let private swapped =
    rule
        @"(?<=[\w.>)\]] )(?<!\([+*]\) )([A-Za-z_][\w.]*|\d[\w.]*) ([A-Za-z_][\w.]*|\d[\w.]*)(?=\s|\)|\]|$|,|;)"
        (fun found ->
            let one, other = found.Groups[1].Value, found.Groups[2].Value

            if keywords.Contains one || keywords.Contains other || one = other then
                []
            else
                [ $"{other} {one}" ])

/// Two simple members of a bracket change places: the arguments of a method, the parts of a tuple, a slice's axes; not the
/// axes of a transposition, which has no order.
let private turned =
    rule @"(?<!transpose ?\()(?<=[(\[])([\w.]+), ([\w.]+)(?=[)\]])" (fun found ->
        let one, other = found.Groups[1].Value, found.Groups[2].Value
        if one = other then [] else [ $"{other}, {one}" ])

/// An assignment, or a call on its own line, is left out.
let private leftOut =
    rule
        @"(?m)(?<=^[ \t]+)[\w.\[\], +\-*()]+ <- [^\r\n]+?(?=\r?$)|(?<=^[ \t]+)[\w.]+_\([^\r\n]*\) \|> ignore(?=\r?$)"
        (fun _ -> [ "()" ])

let private conditions =
    rule @"(?m)(?<=\b(if|elif) )[^\r\n]+?(?= then\b)" (fun _ -> [ "true"; "false" ])

let private rules = [ operators; signs; wholes; reals; words; dropped; indices; swapped; turned; leftOut; conditions ]

let private lineAt (text: string) (at: int) =
    let first = text.LastIndexOf('\n', max 0 (at - 1)) + 1

    match text.IndexOf('\n', at) with
    | -1 -> text[first..]
    | last -> text[first .. last - 1]

/// The code of a text: comments and strings are blanked, so that no rule finds anything in them.
let private bare (text: string) =
    let kinds = SourceScan.kinds text

    String(
        Array.init text.Length (fun index ->
            match kinds[index] with
            | SourceKind.Code -> text[index]
            | _ when text[index] = '\n' || text[index] = '\r' -> text[index]
            | _ -> '\u00a0')
    )

/// The mutants of one solution: a piece of a lab, with the lines of the solution's region in it.
let all (piece: Piece) (region: SolutionRegion) : Mutant list =
    let lines = SourceScan.lines piece.Text |> Array.ofList
    let first = lines[region.Begin - piece.Line + 1].Start
    let last = lines[region.End - piece.Line].Start
    let code = bare piece.Text[first .. last - 1]

    [
        for rule in rules do
            for change in rule code do
                let at = first + change.At

                let text =
                    piece.Text[.. at - 1] + change.Instead + piece.Text[at + change.Length ..]

                let line = lines |> Array.findBack (fun line -> line.Start <= at)

                {
                    Line = piece.Line + line.Number - 1
                    Before = line.Content.Trim()
                    After = (lineAt text (min at (text.Length - 1))).Trim()
                    Text = text
                }
    ]
    |> List.distinctBy _.Text
    |> List.filter (fun mutant -> mutant.Text <> piece.Text)
