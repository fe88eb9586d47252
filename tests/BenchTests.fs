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

        testCase "does not let a setup win that was only tried once"
        <| fun () ->
            let lucky: Report.Pair = { Setup = "lucky"; Workbook = 10.0; PyTorch = 1.0 }
            let found = Report.compare { row with Pairs = lucky :: row.Pairs }
            Expect.equal (found |> Option.map _.Setup) (Some "2 threads, active, OpenMP") "three measurements beat one"

        testCase "keeps the fastest setups, best first"
        <| fun () ->
            Expect.equal (Report.fastest 2 row) [ "2 threads, active, OpenMP"; "1 thread, OpenMP" ] "both"

            Expect.equal (Report.fastest 1 row) [ "2 threads, active, OpenMP" ] "one"

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

let tests = testList "bench" [ numbers; report ]
