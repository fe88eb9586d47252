/// Tables of the face: making them, summing up runs, and their text in four forms.
module DLWorkbook.Tests.Face.TableTests

open System
open Deedle
open DLWorkbook
open Expecto
open FsCheck

type private Run = {
    Model: string
    Params: int
    Accuracy: float
    Loss: float option
    Time: TimeSpan
}

let private runs = [
    {
        Model = "LSTM"
        Params = 243_073
        Accuracy = 0.8505
        Loss = Some 0.3512
        Time = TimeSpan.FromSeconds 62.0
    }
    {
        Model = "mean of embeddings"
        Params = 160_033
        Accuracy = 0.8354
        Loss = None
        Time = TimeSpan.FromSeconds 2.5
    }
    {
        Model = "LSTM"
        Params = 243_073
        Accuracy = 0.8465
        Loss = Some 0.3604
        Time = TimeSpan.FromHours 1.5
    }
]

let private text (rows: string list) = String.concat "\n" rows + "\n"

/// The cells of one column as they are shown.
let private shown (values: seq<'T>) =
    let table =
        [ for value in values -> [ box value ] ]
        |> Table.ofRows [ "x" ]
        |> Table.toText 80

    table.Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..]
    |> Array.map _.Trim()
    |> List.ofArray

let private makingTests =
    testList "making" [
        testCase "records keep the order of their properties; None is missing"
        <| fun () ->
            let table = Table.ofRecords runs
            Expect.sequenceEqual table.ColumnKeys [ "Model"; "Params"; "Accuracy"; "Loss"; "Time" ] "columns"
            Expect.sequenceEqual (Series.valuesAll table?Loss) [ Some 0.3512; None; Some 0.3604 ] "options"
            Expect.equal (Seq.item 3 table.ColumnTypes) typeof<float> "a column of numbers"

        testCase "rows of values get the type that their columns share"
        <| fun () ->
            let table =
                Table.ofRows [ "name"; "count"; "mixed"; "odd" ] [
                    [ box "a"; box 1; box 1; box 1 ]
                    [ box "b"; box 2; box 2.6; box "two" ]
                    [ null; null; null; null ]
                ]

            Expect.sequenceEqual table.ColumnTypes [ typeof<string>; typeof<int>; typeof<float>; typeof<obj> ] "types"

            Expect.sequenceEqual (Series.valuesAll table?mixed) [ Some 1.0; Some 2.6; None ] "nothing is rounded"

        testCase "a row that is too short is an error that names the columns"
        <| fun () ->
            Expect.throwsC (fun () -> ignore (Table.ofRows [ "a"; "b" ] [ [ box 1; box 2 ]; [ box 3 ] ])) (fun error ->
                Expect.stringContains error.Message "expected 2 values (a, b) in each row, got 1 in row 1" "text")

        testCase "pairs make two columns"
        <| fun () ->
            Expect.equal
                (Table.ofPairs "setting" "value" [ "epochs", box 3; "optimiser", box "Adam" ]
                 |> Table.toText 80)
                (text [ "setting    value"; "─────────  ─────"; "epochs     3"; "optimiser  Adam" ])
                "table"
    ]

let private choosingTests =
    testList "choosing" [
        testCase "columns are selected and renamed, rows sorted and cut"
        <| fun () ->
            let table =
                Table.ofRecords runs
                |> Table.select [ "Accuracy"; "Model" ]
                |> Table.sortDown "Accuracy"
                |> Table.rename "Model" "Net"
                |> Table.top 2

            Expect.sequenceEqual table.ColumnKeys [ "Accuracy"; "Net" ] "columns"
            Expect.sequenceEqual table?Accuracy.Values [ 0.8505; 0.8465 ] "rows"
            Expect.equal (Table.top 9 table).RowCount 2 "no more than there are"

        testCase "sorting up is the opposite of sorting down"
        <| fun () ->
            let keys (table: Frame<int, string>) = List.ofSeq table.RowKeys
            let table = Table.ofRecords runs
            Expect.equal (table |> Table.sortUp "Accuracy" |> keys) [ 1; 2; 0 ] "up"
            Expect.equal (table |> Table.sortDown "Accuracy" |> keys) [ 0; 2; 1 ] "down"

        testCase "an unknown column is an error that lists the known ones"
        <| fun () ->
            for act in
                [
                    Table.select [ "Acuracy" ]
                    Table.sortUp "Acuracy"
                    Table.percent "Acuracy"
                    Table.rename "Acuracy" "x"
                ] do
                Expect.throwsC (fun () -> Table.ofRecords runs |> act |> ignore) (fun error ->
                    Expect.stringContains error.Message "Model, Params, Accuracy, Loss, Time" "known"
                    Expect.stringContains error.Message "'Acuracy'" "given")
    ]

let private numberTests =
    testList "numbers" [
        testCase "numbers of a column have the same decimals: four digits for the largest"
        <| fun () ->
            Expect.equal (shown [ 0.85049; 0.8 ]) [ "0.8505"; "0.8000" ] "shares"
            Expect.equal (shown [ 12.3456; 1.0 ]) [ "12.35"; "1.00" ] "tens"
            Expect.equal (shown [ 3.0; 20.0 ]) [ "3"; "20" ] "whole"
            Expect.equal (shown [ 0.5; 0.25 ]) [ "0.50"; "0.25" ] "no zeros in every row"

        testCase "a small number beside a large one does not vanish"
        <| fun () ->
            Expect.equal (shown [ 1.5; 0.0012 ]) [ "1.5000"; "0.0012" ] "more decimals"
            Expect.equal (shown [ 1.0; 2.5e-9 ]) [ "1"; "2.5e-9" ] "as a power of ten"

        testCase "thousands are set apart from ten thousand on"
        <| fun () ->
            Expect.equal (shown [ 243_073; 97 ]) [ "243,073"; "97" ] "parameters"
            Expect.equal (shown [ 1998; 2024 ]) [ "1998"; "2024" ] "years"
            Expect.equal (shown [ 123456.75 ]) [ "123,457" ] "not more digits than matter"

        testCase "what is no finite number is said"
        <| fun () -> Expect.equal (shown [ box 1.0; null; box infinity ]) [ "1"; "–"; "∞" ] "missing and infinite"

        testCase "other values read well"
        <| fun () ->
            Expect.equal (shown [ true; false ]) [ "yes"; "no" ] "truth"

            Expect.equal
                ([ 0.25; 12.0; 75.0; 5400.0 ] |> List.map TimeSpan.FromSeconds |> shown)
                [ "250 ms"; "12.0 s"; "1 min 15 s"; "1 h 30 min" ]
                "durations"

            Expect.equal (shown [ DateTime(2024, 3, 1) ]) [ "2024-03-01" ] "date"

        testCase "every number shown is the one given, to the digits shown"
        <| fun () ->
            let property (values: NormalFloat list) =
                let values = values |> List.map _.Get |> List.filter (fun x -> abs x < 1e15)

                List.forall2
                    (fun (x: float) (cell: string) ->
                        let largest = values |> List.map abs |> List.max
                        let read = Double.Parse(cell, Globalization.CultureInfo.InvariantCulture)
                        abs (read - x) <= 0.005 * max (abs x) (largest * 0.1))
                    values
                    (if values.IsEmpty then [] else shown values)

            Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess true, property)
    ]

let private measuredTests =
    testList "measurements" [
        testCase "mean and deviation are rounded to the deviation's first two digits"
        <| fun () ->
            Expect.equal (string (Measured [ 0.84; 0.85; 0.86 ])) "0.850 ± 0.010" "three"
            Expect.equal (string (Measured [ 100.0; 130.0 ])) "115 ± 21" "large"
            Expect.equal (string (Measured [ 0.8505 ])) "0.8505" "one"
            Expect.equal (string (Measured [ 0.5; 0.5 ])) "0.5000" "no deviation"
            Expect.equal (string (Measured [])) "–" "none"

        testCase "the interval is Student's"
        <| fun () ->
            let low, high = Measured([ 1.0; 2.0; 3.0 ]).Interval 0.95
            Expect.isTrue (abs (high - low - 2.0 * 4.302653 / sqrt 3.0) < 1e-5) "width"
            Expect.isTrue (abs (high + low - 4.0) < 1e-9) "around the mean"
            Expect.isTrue (Double.IsNaN(fst (Measured([ 1.0 ]).Interval 0.95))) "one measurement has none"

        testCase "runs are summed up by model"
        <| fun () ->
            Expect.equal
                (Table.ofRecords runs
                 |> Table.measure "Model" [ "Accuracy"; "Loss" ]
                 |> Table.toText 80)
                (text [
                    "Model               runs         Accuracy             Loss"
                    "──────────────────  ────  ───────────────  ───────────────"
                    "LSTM                   2  0.8485 ± 0.0028  0.3558 ± 0.0065"
                    "mean of embeddings     1           0.8354                –"
                ])
                "table"
    ]

let private layoutTests =
    testList "layout" [
        testCase "numbers are aligned to the right, text to the left"
        <| fun () ->
            Expect.equal
                (Table.ofRecords runs |> Table.percent "Accuracy" |> Table.toText 80)
                (text [
                    "Model                Params  Accuracy    Loss        Time"
                    "──────────────────  ───────  ────────  ──────  ──────────"
                    "LSTM                243,073   85.05 %  0.3512   1 min 2 s"
                    "mean of embeddings  160,033   83.54 %       –       2.5 s"
                    "LSTM                243,073   84.65 %  0.3604  1 h 30 min"
                ])
                "table"

        testCase "columns of text give way to the width"
        <| fun () ->
            let table =
                Table.ofRows [ "review"; "p" ] [ [ box "a film that is not as bad as they say"; box 0.75 ] ]

            Expect.equal
                (Table.toText 24 table)
                (text [ "review                 p"; "──────────────────  ────"; "a film that is no…  0.75" ])
                "cut"

        testCase "no line is longer than the width, when columns can give way"
        <| fun () ->
            let property (words: char list) (PositiveInt width) =
                let words = String(Array.ofList words)
                let width = 30 + width % 60

                let table =
                    Table.ofRows [ "a"; "b"; "n" ] [ [ box words; box (words + words); box 1.5 ] ]

                (Table.toText width table).Split '\n'
                |> Array.forall (fun line -> line.Length <= width)

            Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess true, property)

        testCase "a text that nearly is a number is text, and is found to be so at once"
        <| fun () ->
            let digits = String('1', 39)

            let table =
                Table.ofRows [ "a"; "b" ] [ [ box $"{digits}!"; box 1 ]; [ box "x"; box 2 ] ]

            Expect.equal ((Table.toText 80 table).Split('\n')[3]) ("x" + String(' ', 41) + "2") "to the left"

        testCase "row keys that say something are a column"
        <| fun () ->
            let table = frame [ "x" => series [ "a" => 1; "b" => 2 ] ]
            Expect.equal (Table.toText 80 table) (text [ "   x"; "─  ─"; "a  1"; "b  2" ]) "keys"

        testCase "an empty table has a heading"
        <| fun () -> Expect.equal (Table.ofRows [ "a"; "b" ] [] |> Table.toText 80) (text [ "a  b"; "─  ─" ]) "heading"

        testCase "Markdown says which columns are numbers and escapes what it must"
        <| fun () ->
            Expect.equal
                (Table.ofRows [ "word"; "p" ] [ [ box "a|b"; box 0.5 ] ] |> Table.toMarkdown)
                (text [ "| word | p |"; "| :--- | ---: |"; "| a\\|b | 0.5 |" ])
                "table"

        testCase "HTML is escaped"
        <| fun () ->
            let html =
                Table.ofRows [ "<b>"; "p" ] [ [ box "<script>"; box 0.5 ] ] |> Table.toHtml

            Expect.stringContains html "<th>&lt;b&gt;</th>" "heading"
            Expect.stringContains html "<td>&lt;script&gt;</td><td class=\"number\">0.5</td>" "cells"

        testCase "comma-separated text has full precision and reads back"
        <| fun () ->
            let table = Table.ofRecords runs |> Table.select [ "Model"; "Accuracy"; "Loss" ]

            Expect.equal
                (Table.toCsv table)
                "Model,Accuracy,Loss\nLSTM,0.8505,0.3512\n\"mean of embeddings\",0.8354,\nLSTM,0.8465,0.3604\n"
                "text"

            let again = Frame.ReadCsvString(Table.toCsv table)
            Expect.equal (List.ofSeq again?Accuracy.Values) [ 0.8505; 0.8354; 0.8465 ] "numbers"
    ]

/// All tests of the tables of the face.
let tests =
    testList "Table" [ makingTests; choosingTests; numberTests; measuredTests; layoutTests ]
