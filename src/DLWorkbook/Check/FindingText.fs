namespace DLWorkbook

open System
open DLWorkbook.Checking

/// What a check found, in lines of at most 80 columns.
module internal FindingText =

    let private width = 80

    let private margin = String(' ', 4)

    /// A label and a text beside it, wrapped under itself; at most some lines of it.
    let private labelled (most: int) (label: string) (text: string) =
        let indent = 10
        let all = Text.wrap (width - margin.Length - indent) text

        let lines =
            if all.Length > most then
                List.truncate (most - 1) all
                @ [ all[most - 1][.. width - margin.Length - indent - 3] + " …" ]
            else
                all

        match lines with
        | [] -> []
        | first :: rest ->
            (margin + label.PadRight indent + first)
            :: (rest |> List.map (fun line -> margin + String(' ', indent) + line))

    let private paragraph (text: string) =
        match Text.wrap (width - margin.Length - 2) text with
        | [] -> []
        | first :: rest -> (margin + first) :: (rest |> List.map (fun line -> margin + "  " + line))

    /// Digits enough that what was expected and what came look different.
    let private digits (expected: Value) (got: Value) =
        [ 5; 9; 17 ]
        |> List.tryFind (fun digits -> ValueText.show digits expected <> ValueText.show digits got)
        |> Option.defaultValue 5

    /// Whether a fault says no more than the two numbers above it.
    let private isPlainDifference (finding: Finding) =
        match finding.Expected, finding.Got with
        | Some(Value.Block expected), Some(Value.Block got) ->
            expected.Holder = Holder.Scalar
            && got.Holder = Holder.Scalar
            && expected.Element = got.Element
            && Double.IsFinite got.Cells[0]
            && finding.Fault.StartsWith("expected ", StringComparison.Ordinal)
        | _ -> false

    /// What a failed check found: inputs, expected, got, what is wrong and what may have caused it.
    let lines (finding: Finding) : string list = [
        let case =
            if finding.Cases > 1 then
                $" (case {finding.Case} of {finding.Cases})"
            else
                ""

        yield! paragraph $"{finding.Check}{case}"

        for index, (name, value) in Seq.indexed finding.Given do
            yield! labelled 3 (if index = 0 then "given" else "") $"{name} = {ValueText.show 5 value}"

        let digits =
            match finding.Expected, finding.Got with
            | Some expected, Some got -> digits expected got
            | _ -> 5

        match finding.Expected with
        | Some expected -> yield! labelled 3 "expected" (ValueText.show digits expected)
        | None -> ()

        match finding.Got with
        | Some got -> yield! labelled 3 "got" (ValueText.show digits got)
        | None -> ()

        if not (isPlainDifference finding) then
            yield! paragraph $"✗ {finding.Fault}"

        for diagnosis in finding.Diagnoses do
            yield! paragraph $"→ {diagnosis}"
    ]
