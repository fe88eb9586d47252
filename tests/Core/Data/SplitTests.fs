module DLWorkbook.Tests.Core.Data.SplitTests

open System
open Expecto
open FsCheck
open FsCheck.FSharp
open DLWorkbook.Core.Data
open DLWorkbook.Tests.Core.Data.Fixtures

let private table count =
    TabularDataset(
        "points",
        Array2D.init count 2 (fun row column -> float32 (10 * row + column)),
        Array.init count (fun row -> int64 (row % 3))
    )

let private rowsOf (data: Dataset) = [ for row in 0 .. data.Count - 1 -> data.RootRow row ]

let tests =
    testList "Splitter" [
        testCase "gives every row to exactly one part, whatever the fraction and the seed" (fun () ->
            Check.QuickThrowOnFailure(fun (PositiveInt count) (PositiveInt percent) seed stratify ->
                let data = table (count + 20)
                let fraction = float (10 + percent % 80) / 100.0
                let split = Splitter.Split(data, fraction, seed, stratify)

                List.sort (rowsOf split.Train @ rowsOf split.Validation) = [ 0 .. data.Count - 1 ]))

        testCase "gives the training part its share of the rows" (fun () ->
            let split = Splitter.Split(table 50, 0.8, 1)
            Expect.equal (split.Train.Count, split.Validation.Count) (40, 10) "40 and 10")

        testCase "is the same for the same seed and another for another" (fun () ->
            let rows seed =
                rowsOf (Splitter.Split(table 50, 0.8, seed).Train)

            Expect.equal (rows 1) (rows 1) "same seed"
            Expect.notEqual (rows 1) (rows 2) "another seed")

        testCase "keeps the share of each label when it stratifies" (fun () ->
            let split = Splitter.Split(table 30, 0.8, 3, true)

            let counts (data: Dataset) =
                List.countBy data.LabelOf [ 0 .. data.Count - 1 ] |> List.sort

            Expect.equal (counts split.Train) [ 0f, 8; 1f, 8; 2f, 8 ] "train"
            Expect.equal (counts split.Validation) [ 0f, 2; 1f, 2; 2f, 2 ] "validation")

        testCase "says in the lineage how the rows were chosen" (fun () ->
            let split = Splitter.Split(table 10, 0.8, 1)
            let again = Splitter.Split(split.Train, 0.5, 2, true)
            Expect.equal split.Train.Lineage "points[0.8 train seed 1]" "train"
            Expect.equal split.Validation.Lineage "points[0.8 validation seed 1]" "validation"

            Expect.equal
                again.Validation.Lineage
                "points[0.8 train seed 1][0.5 validation seed 2 stratified]"
                "of a part")

        testCase "refuses a fraction that leaves no part, NaN too" (fun () ->
            for fraction in [ 0.0; 1.0; -0.5; 1.5; nan ] do
                Expect.throwsT<ArgumentOutOfRangeException>
                    (fun () -> Splitter.Split(table 10, fraction, 1) |> ignore)
                    $"fraction {fraction}"

            let error =
                errorOf<ArgumentException>(fun () -> Splitter.Split(table 2, 0.9, 1) |> ignore)

            Expect.stringContains error.Message "leave 2 to train and 0 to validate" "which part is empty")

        testCase "knows rows of one origin through parts of parts, and refuses to use them twice" (fun () ->
            let data = table 20
            let split = Splitter.Split(data, 0.8, 1)
            let part = Splitter.Split(split.Train, 0.5, 1).Train
            Expect.equal (Disjoint.Shared(split.Train, split.Validation)) 0 "the two parts"
            Expect.equal (Disjoint.Shared(part, split.Train)) part.Count "a part and its whole"
            Expect.equal (Disjoint.Shared(part, table 20)) part.Count "the same rows, read again"
            Expect.equal (Disjoint.Shared(part, table 21)) 0 "another set"

            let error =
                errorOf<ArgumentException>(fun () ->
                    Disjoint.Require(struct ("train", split.Train), struct ("test", part)))

            Expect.stringContains
                error.Message
                "train and test data must share no row, but 8 of the 8 test rows"
                "which roles, how many"

            Expect.throwsT<ArgumentException>
                (fun () -> Split(split.Train, part) |> ignore)
                "a split can't be made of overlapping parts")

        testCase "knows the rows of one source when they are padded in different ways" (fun () ->
            let padded length =
                SequenceDataset("r", [| [| 1 |]; [| 2 |] |], [| 0f; 1f |], Padding(Nullable length), origin = "file")

            Expect.notEqual (padded 3).Fingerprint (padded 4).Fingerprint "different content"
            Expect.equal (Disjoint.Shared(padded 3, padded 4)) 2 "same rows")

        testCase "makes fingerprints that depend on content and rows, and on nothing else" (fun () ->
            let print (data: Dataset) = data.Fingerprint

            let part rows =
                Subset(table 5, ReadOnlySpan(Array.ofList rows), "some")

            Expect.equal (print (table 5)) (print (table 5)) "same content"
            Expect.notEqual (print (table 5)) (print (table 6)) "another content"
            Expect.notEqual (print (part [ 0; 1 ])) (print (part [ 1; 0 ])) "another order"
            Expect.equal (print (part [ 0; 1 ])) (print (part [ 0; 1 ])) "same rows"
            Expect.isMatch (print (table 5)) "^[0-9a-f]{16}$" "16 hexadecimal digits")

        testCase "refuses a subset with a row twice, a row that is not there, or no row" (fun () ->
            let subset rows () =
                Subset(table 5, ReadOnlySpan(Array.ofList rows), "some") |> ignore

            Expect.throwsT<ArgumentException> (subset [ 1; 1 ]) "twice"
            Expect.throwsT<ArgumentOutOfRangeException> (subset [ 5 ]) "not there"
            Expect.throwsT<ArgumentException> (subset []) "none")

        testCase "puts a subset's own rows into its batches" (fun () ->
            let part = Subset(table 5, ReadOnlySpan [| 4; 1 |], "some")
            use batch = part.Collate(ReadOnlySpan [| 1; 0; 0 |])
            Expect.sequenceEqual (float32s batch.Inputs) [ 10f; 11f; 40f; 41f; 40f; 41f ] "rows 1, 4, 4"
            Expect.sequenceEqual (int64s batch.Targets) [ 1L; 1L; 1L ] "classes"

            Expect.throwsT<ArgumentOutOfRangeException>
                (fun () -> part.Collate(ReadOnlySpan [| 2 |]) |> ignore)
                "only two rows")
    ]
