module DLWorkbook.Tests.Face.ProgressTests

open System
open Expecto
open DLWorkbook
open DLWorkbook.Core.Training

let private record epoch seconds =
    EpochRecord(epoch, 391, 25_000, 0.51234, 0.741234, Nullable 0.4012, Nullable 0.823, 1e-3, seconds)

let tests =
    testList "progress" [
        testCase "an epoch's line says loss, metric, speed and time"
        <| fun () ->
            let line = Progress.epochLine (BinaryObjective()) 3 1520.4 (record 1 12.34)
            Expect.equal line "epoch 1/3  train 0.5123 74.12 %  val 0.4012 82.30 %  1,520/s  12.3 s" "by hand"

        testCase "it fits a terminal of 80 columns, indented, even for long runs"
        <| fun () ->
            let line = Progress.epochLine (BinaryObjective()) 100 123_456.7 (record 100 754.0)
            Expect.isLessThanOrEqual (line.Length + 4) 80 line
            Expect.stringContains line "754 s" "long times in whole seconds"
    ]
