module DLWorkbook.Tests.BenchTests

open Expecto
open FsCheck.FSharp
open DLWorkbook.Bench

let private row: Report.Row = {
    Report.unmeasured "lstm-128" "LSTM(128), 64×100" (Some 1.05) with
        Workbook = [ 10.0; 12.0; 11.0 ]
        Losses = Some(0.5, 0.50001)
        Pairs = [
            {
                Setup = "1 thread, OpenMP"
                Workbook = 10.0
                PyTorch = 20.0
            }
            {
                Setup = "2 threads, active, OpenMP"
                Workbook = 12.0
                PyTorch = 10.0
            }
            {
                Setup = "2 threads, active, OpenMP"
                Workbook = 11.0
                PyTorch = 11.0
            }
            {
                Setup = "2 threads, active, OpenMP"
                Workbook = 10.5
                PyTorch = 10.0
            }
        ]
}

let private numbers =
    testList "the numbers" [
        testCase "are those of peer.py"
        <| fun () ->
            Expect.equal
                [ for index in 0..3 -> Numbers.mix 1 index ]
                [ 1364076727u; 2789948889u; 232174035u; 1679835275u ]
                "stream 1, as numpy computes it"

            Expect.equal (Numbers.integers 2 0L 9L 5) [| 8L; 3L; 4L; 0L; 1L |] "integers"

            Expect.equal
                (Numbers.bytes 1 12)
                [| 0uy; 0uy; 13uy; 100uy; 0uy; 0uy; 0uy; 0uy; 0uy; 0uy; 0uy; 0uy |]
                "bytes"

            let uniform = Numbers.uniform 1 1.0 3
            Expect.floatClose { absolute = 5e-5; relative = 0.0 } (float uniform[0]) -0.3648 "first"
            Expect.floatClose { absolute = 5e-5; relative = 0.0 } (float uniform[2]) -0.8919 "third"

        testCase "stay in their range"
        <| fun () ->
            let inRange seed =
                Numbers.integers seed 1L 6L 50 |> Array.forall (fun n -> n >= 1L && n <= 6L)
                && Numbers.uniform seed 0.05 50
                   |> Array.forall (fun x -> x >= -0.05f && x <= 0.05f)

            FsCheck.Check.QuickThrowOnFailure(Prop.forAll (ArbMap.defaults |> ArbMap.arbitrary<int>) inRange)
    ]

let private report =
    testList "the report" [
        testCase "takes the middle value, or the mean of the two in the middle"
        <| fun () ->
            Expect.equal (Report.median [ 3.0; 1.0; 2.0 ]) 2.0 "odd"
            Expect.equal (Report.median [ 4.0; 1.0; 2.0; 3.0 ]) 2.5 "even"
            Expect.throwsT<System.ArgumentException> (fun () -> Report.median [] |> ignore) "none"

        testCase "compares with PyTorch at its best, measurement by measurement"
        <| fun () ->
            Expect.equal
                (Report.compare row)
                (Some {
                    Setup = "2 threads, active, OpenMP"
                    PyTorch = 10.0
                    Ratio = 1.05
                    Lowest = 1.0
                    Highest = 1.2
                })
                "the median of 1.2, 1.0 and 1.05"

        testCase "keeps the fastest candidates, best first, and drops one that is no number"
        <| fun () ->
            let times = [ "active", 20.0; "broken", nan; "passive", 10.0; "one", 15.0 ]
            Expect.equal (Report.fastest 2 times) [ "passive"; "one" ] "two"
            Expect.equal (Report.fastest 3 times) [ "passive"; "one"; "active" ] "three"

        testCase "keeps the first losses that disagree, whatever follows"
        <| fun () ->
            Expect.equal (Report.worse None (0.5, 0.5)) (Some(0.5, 0.5)) "the first"
            Expect.equal (Report.worse (Some(0.5, 0.5)) (0.5, 0.6)) (Some(0.5, 0.6)) "a disagreement"
            Expect.equal (Report.worse (Some(0.5, 0.6)) (0.5, 0.5)) (Some(0.5, 0.6)) "stays"

        testCase "says whether a target is met"
        <| fun () ->
            let missed = { row with Target = Some 1.0 }

            Expect.equal
                (Report.table [ row; missed; { row with Pairs = [] } ])
                [
                    "one step, or epoch   workbook    PyTorch  ratio       spread  target"
                    "LSTM(128), 64×100    11.00 ms   10.00 ms   1.05    1.00–1.20  ≤ 1.05 met"
                    "LSTM(128), 64×100    11.00 ms   10.00 ms   1.05    1.00–1.20  ≤ 1.00 missed"
                    "LSTM(128), 64×100    11.00 ms          -      -"
                ]
                "table"

            Expect.isFalse (Report.failed row) "met"
            Expect.isTrue (Report.failed missed) "missed"

        testCase "counts a ratio that is no number as a miss"
        <| fun () ->
            let broken = {
                row with
                    Pairs = [
                        {
                            Setup = "1 thread, OpenMP"
                            Workbook = nan
                            PyTorch = 1.0
                        }
                    ]
            }

            Expect.isTrue (Report.failed broken) "missed"

        testCase "does not take one training for another"
        <| fun () ->
            let other = { row with Losses = Some(0.5, 0.6) }
            Expect.isTrue (Report.agrees (0.5, 0.50001)) "rounding"
            Expect.isFalse (Report.agrees (nan, 0.5)) "no number"
            Expect.isTrue (Report.failed other) "other losses"

            Expect.contains
                (Report.notes [ other ])
                "LSTM(128), 64×100: the losses differ, 0.5 here and 0.6 in PyTorch: not the same training"
                "note"

        testCase "shows a time in the unit that leaves a small number"
        <| fun () ->
            Expect.equal
                (List.map Report.duration [ 0.000567; 0.22; 38.123 ])
                [ "567 ns"; "220.0 µs"; "38.12 ms" ]
                "durations"

        testCase "is at most 80 columns wide"
        <| fun () ->
            let wide = {
                row with
                    Title = "Transformer, 64×200"
                    Workbook = [ 9999.99 ]
                    Pairs = [ { Setup = ""; Workbook = 99999.0; PyTorch = 1000.0 } ]
            }

            for line in Report.table [ wide ] do
                Expect.isLessThanOrEqual line.Length 80 line
    ]

let private arithmetic =
    testList "the arithmetic of a step" [
        testCase "is that of its products, three passes over each weight"
        <| fun () ->
            // 1 gate, 2 features, 3 hidden: 3·(2+3) = 15 weights, twice 15 FLOP a word and pass, 3 passes, 2·4 words.
            Expect.equal (Arithmetic.recurrent 1 2 3 1 2 4) 720.0 "an RNN"
            Expect.equal (Arithmetic.recurrent 4 2 3 2 2 4) 5760.0 "an LSTM in both directions"

            // The rows of the table, in FLOP: 64·100 words, 4·128·160 weights; 64·500 words, 3·32·42 weights.
            Expect.equal (Arithmetic.recurrent 4 32 128 1 64 100) 3_145_728_000.0 "LSTM 128"
            Expect.equal (Arithmetic.recurrent 3 10 32 1 64 500) 774_144_000.0 "GRU 32"

        testCase "of a Transformer has the products of words with words, too"
        <| fun () ->
            // Width 2, feed-forward 3: 16 + 12 = 28 weights; scores and weighted values of 5 words: 2·5·2 = 20 a word.
            Expect.equal (Arithmetic.transformer 2 3 1 5) (6.0 * 5.0 * 48.0) "one sequence"
            Expect.equal (Arithmetic.transformer 32 128 64 200) 1_926_758_400.0 "the table's"

        testCase "takes its time at the machine's rate"
        <| fun () ->
            Expect.equal (Arithmetic.alone 2e11 1e9) 5.0 "milliseconds"
            Expect.equal (Arithmetic.share 2e11 1e9 20.0) 0.25 "a quarter"
    ]

let private recurrentTable =
    let entry row flop : RecurrentTable.Entry = { Row = row; Flop = flop }

    testList "the table of bench recurrent" [
        testCase "shows both sides beside what the arithmetic takes"
        <| fun () ->
            let embeddings = {
                row with
                    Title = "embeddings"
                    Workbook = [ 0.4126 ]
                    Target = Some 1.0
            }

            Expect.equal
                (RecurrentTable.table 2e11 [
                    entry { row with Title = "LSTM 128" } (Some 1e9)
                    entry embeddings None
                    entry { row with Title = "alone"; Pairs = [] } (Some 1e9)
                ])
                [
                    "            arith- PyTorch       workbook"
                    "ms a step    metic    best  rate  default  rate ratio     spread  target"
                    "LSTM 128      5.00    10.0  50 %     11.0  45 %  1.05  1.00–1.20  ≤ 1.05 met"
                    "embeddings       –    10.0     –    0.413     –  1.05  1.00–1.20  ≤ 1.00 missed"
                    "alone         5.00       –     –     11.0  45 %     –"
                ]
                "table"

        testCase "is at most 80 columns wide"
        <| fun () ->
            let wide = {
                row with
                    Title = "Transformer"
                    Workbook = [ 99999.0 ]
                    Target = Some 0.3
                    Pairs = [ { Setup = ""; Workbook = 99999.0; PyTorch = 10000.0 } ]
            }

            for line in RecurrentTable.table 1e9 [ entry wide (Some 99999e6) ] do
                Expect.isLessThanOrEqual line.Length 80 line

        testCase "takes no number for a miss"
        <| fun () ->
            let broken = {
                row with
                    Pairs = [ { Setup = ""; Workbook = nan; PyTorch = 1.0 } ]
            }

            let line = RecurrentTable.table 1e9 [ entry broken None ] |> List.last
            Expect.stringEnds line "missed" line
    ]

let tests = testList "bench" [ numbers; report; arithmetic; recurrentTable ]
