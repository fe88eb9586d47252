/// Tables that become numbers: filled, standardised and one-hot encoded by what the training rows say, and nothing else.
module DLWorkbook.Tests.Core.Data.TableEncoderTests

open System
open Expecto
open FsCheck
open DLWorkbook.Core.Data

let private check property =
    Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess true, property)

let private column (table: float32[,]) (feature: int) =
    table[*, feature] |> Array.map float |> List.ofArray

let private names: (string | null)[] = [| "b"; "a"; null; "b"; "new" |]

let private encoderTests =
    testList "encoder" [
        testCase "a number is filled with the training rows' median and standardised by their mean and deviation"
        <| fun () ->
            let amount =
                NumberColumn("amount", [| 1.0; nan; 3.0; 8.0; nan; 100.0 |]) :> TableColumn

            let options = TableEncoderOptions(MarkMissing = false)
            let encoder = TableEncoder.Fit([| amount |], [| 0; 1; 2; 3 |], options)
            // training rows 1, (3), 3, 8: median 3, mean 3.75, squared differences 7.5625 + 2 · 0.5625 + 18.0625 = 26.75
            let deviation = sqrt (26.75 / 4.0)

            let expected =
                [ 1.0; 3.0; 3.0; 8.0; 3.0; 100.0 ] |> List.map (fun v -> (v - 3.75) / deviation)

            for expected, actual in List.zip expected (column (encoder.Encode [| amount |]) 0) do
                Expect.floatClose Accuracy.medium actual expected "standardised"

        testCase "a gap in the training rows is marked in a feature of its own"
        <| fun () ->
            let amount = NumberColumn("amount", [| 1.0; nan; 3.0; nan |]) :> TableColumn
            let options = TableEncoderOptions(Standardise = false, Fill = FillStatistic.Mean)
            let encoder = TableEncoder.Fit([| amount |], [| 0; 1; 2 |], options)
            Expect.sequenceEqual encoder.Features [ "amount"; "amount missing" ] "names"
            Expect.equal (column (encoder.Encode [| amount |]) 0) [ 1.0; 2.0; 3.0; 2.0 ] "the mean"
            Expect.equal (column (encoder.Encode [| amount |]) 1) [ 0.0; 1.0; 0.0; 1.0 ] "gaps"

        testCase "a category is one-hot over those of the training rows; an unseen one is zeros"
        <| fun () ->
            let name = CategoryColumn("name", names) :> TableColumn
            let encoder = TableEncoder.Fit([| name |], [| 0; 1; 2; 3 |])
            Expect.sequenceEqual encoder.Features [ "name = a"; "name = b"; "name missing" ] "names, sorted"

            Expect.equal
                (encoder.Encode [| name |])
                (array2D [ [ 0f; 1f; 0f ]; [ 1f; 0f; 0f ]; [ 0f; 0f; 1f ]; [ 0f; 1f; 0f ]; [ 0f; 0f; 0f ] ])
                "rows"

        testCase "what the test rows hold changes nothing of what the training rows become"
        <| fun () ->
            check (fun (cells: NonEmptyArray<NormalFloat>) (others: NormalFloat[]) ->
                let train = cells.Get |> Array.map (fun cell -> Math.Atan cell.Get)
                let table test = [| NumberColumn("x", Array.append train test) :> TableColumn |]
                let rows = Array.init train.Length id

                let encoded (test: float[]) =
                    let columns = table test
                    (TableEncoder.Fit(columns, rows).Encode columns)[0 .. train.Length - 1, *]

                encoded (others |> Array.map (fun other -> 1e6 * other.Get)) = encoded [| nan |])

        testCase "a column that does not vary stays finite"
        <| fun () ->
            let same = NumberColumn("same", [| 5.0; 5.0; 7.0 |]) :> TableColumn
            let encoder = TableEncoder.Fit([| same |], [| 0; 1 |])
            Expect.equal (column (encoder.Encode [| same |]) 0) [ 0.0; 0.0; 2.0 ] "centred only"

        testCase "what does not fit is an error that says what was expected"
        <| fun () ->
            let x = NumberColumn("x", [| 1.0; nan |]) :> TableColumn
            let y = NumberColumn("y", [| 1.0 |]) :> TableColumn

            let message (act: unit -> unit) =
                try
                    act ()
                    ""
                with :? ArgumentException as fault ->
                    fault.Message

            let fit columns rows () =
                TableEncoder.Fit(columns, rows) |> ignore

            Expect.stringContains
                (message (fit [| x |] [| 1 |]))
                "at least one number in the training rows of x"
                "empty"

            Expect.stringContains (message (fit [| x; y |] [| 0 |])) "expected 2 rows in y" "lengths"
            Expect.stringContains (message (fit [| x |] [||])) "at least one training row" "no rows"
            Expect.stringContains (message (fit [| x |] [| 2 |])) "rows from 0 to 1" "row"
            let encoder = TableEncoder.Fit([| x |], [| 0 |])

            Expect.stringContains
                (message (fun () -> ignore (encoder.Encode [| y |])))
                "expected the NumberColumn x"
                "name"

            Expect.stringContains (message (fun () -> ignore (encoder.Encode [| x; x |]))) "expected 1 columns" "count"
    ]

let private splitTests =
    testList "split" [
        testCase "each label has the same share in both parts, and no row is in both"
        <| fun () ->
            let labels = Array.init 100 (fun row -> if row % 10 < 7 then "Y" else "N")
            let split = TableSplit.Stratified(labels, 0.8, 1)
            Expect.equal (split.Train.Count, split.Test.Count) (80, 20) "sizes"

            let granted rows =
                rows |> Seq.filter (fun row -> labels[row] = "Y") |> Seq.length

            Expect.equal (granted split.Train, granted split.Test) (56, 14) "70 % of each"
            Expect.equal (Seq.append split.Train split.Test |> Seq.sort |> List.ofSeq) [ 0..99 ] "every row once"
            Expect.sequenceEqual (TableSplit.Stratified(labels, 0.8, 1)).Train split.Train "the same again"
            Expect.isFalse (Seq.forall2 (=) (TableSplit.Stratified(labels, 0.8, 2)).Train split.Train) "another seed"

        testCase "a share outside 0 … 1, or one that leaves nothing, is refused"
        <| fun () ->
            for share in [ 0.0; 1.0; nan ] do
                Expect.throwsT<ArgumentOutOfRangeException>
                    (fun () -> ignore (TableSplit.Stratified([| "a"; "b" |], share, 1)))
                    $"{share}"

            Expect.throwsT<ArgumentException> (fun () -> ignore (TableSplit.Stratified([| "a" |], 0.9, 1))) "one row"
    ]

/// All tests of this file.
let tests = testList "tables" [ encoderTests; splitTests ]
