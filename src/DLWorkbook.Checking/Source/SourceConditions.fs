namespace DLWorkbook.Checking

open System.Text.RegularExpressions

/// <summary>
/// Resolves <c>#if … #elif … #else … #endif</c> as F# Interactive does, so that a text can be taken apart: INTERACTIVE is
/// defined, nothing else is. What does not hold becomes blank; every line stays where it is.
/// </summary>
[<RequireQualifiedAccess>]
module SourceConditions =

    let private directive =
        Regex(@"^[ \t]*#(if|elif|else|endif)\b(.*)$", RegexOptions.CultureInvariant)

    /// Whether a condition holds: names, !, &&, || and brackets. One that makes no sense does not.
    let private holds (condition: string) : bool =
        let tokens =
            Regex.Matches(Regex.Replace(condition, @"//.*$", ""), @"[\p{L}_][\w']*|!|&&|\|\||[()]|\S")
            |> Seq.map _.Value
            |> List.ofSeq

        // Each rule gives what it read and what is left; `None` where the text makes no sense.
        let rec either tokens =
            both tokens
            |> Option.bind (fun (left, rest) ->
                match rest with
                | "||" :: rest -> either rest |> Option.map (fun (right, rest) -> left || right, rest)
                | _ -> Some(left, rest))

        and both tokens =
            one tokens
            |> Option.bind (fun (left, rest) ->
                match rest with
                | "&&" :: rest -> both rest |> Option.map (fun (right, rest) -> left && right, rest)
                | _ -> Some(left, rest))

        and one tokens =
            match tokens with
            | "!" :: rest -> one rest |> Option.map (fun (value, rest) -> not value, rest)
            | "(" :: rest ->
                match either rest with
                | Some(value, ")" :: rest) -> Some(value, rest)
                | _ -> None
            | name :: rest when Regex.IsMatch(name, @"^[\p{L}_]") -> Some((name = "INTERACTIVE"), rest)
            | _ -> None

        match (if tokens.Length > 64 then None else either tokens) with
        | Some(value, []) -> value
        | _ -> false

    let private blank (text: string) (lines: SourceScan.Line list) : string =
        let characters = text.ToCharArray()

        for line in lines do
            System.Array.Fill(characters, ' ', line.Start, line.Content.Length)

        System.String characters

    /// One level of conditions: whether its lines are taken, and whether one of its branches was.
    type private Level = { Taken: bool; Done: bool }

    /// Blanks lines from one number on until a directive counts, since what is code after it depends on what it leaves.
    let rec private go (text: string) (from: int) (levels: Level list) (left: int) : string =
        let isTaken = levels |> List.forall _.Taken
        // In what is not taken, F# looks for directives alone: strings and comments mean nothing there.
        let kinds = if isTaken then SourceScan.kinds text else [||]

        let counts (line: SourceScan.Line) =
            line.Number >= from
            && (let found = directive.Match line.Content

                found.Success
                && (not isTaken || kinds[line.Start + line.Content.IndexOf '#'] = SourceKind.Code))

        let lines = SourceScan.lines text

        match lines |> List.tryFind counts with
        | Some next when left > 0 ->
            let found = directive.Match next.Content
            let condition = found.Groups[2].Value

            let levels =
                match found.Groups[1].Value, levels with
                | "if", _ ->
                    let value = holds condition

                    { Taken = value; Done = value } :: levels
                | "elif", level :: outer ->
                    let value = not level.Done && holds condition

                    { level with Taken = value; Done = level.Done || value } :: outer
                | "else", level :: outer -> { level with Taken = not level.Done; Done = true } :: outer
                | "endif", _ :: outer -> outer
                | _ -> levels

            let before =
                if isTaken then
                    []
                else
                    lines
                    |> List.filter (fun line -> line.Number >= from && line.Number < next.Number)

            go (blank text (next :: before)) (next.Number + 1) levels (left - 1)
        | _ when isTaken -> text
        | _ -> lines |> List.filter (fun line -> line.Number >= from) |> blank text

    /// The text as it is when its conditions are resolved; from the 201st directive on they are left as they are.
    let resolve (text: string) : string =
        if text.Contains '#' then go text 1 [] 200 else text
