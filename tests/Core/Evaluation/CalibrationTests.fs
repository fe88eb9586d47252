/// How far probabilities can be taken at their word.
module DLWorkbook.Tests.Core.Evaluation.CalibrationTests

open System
open Expecto
open FsCheck
open DLWorkbook.Core.Evaluation

let private near expected actual message =
    Expect.floatClose Accuracy.medium actual expected message

/// All tests of this file.
let tests =
    testList "calibration" [
        testCase "bins, expected error and Brier's score by hand"
        <| fun () ->
            // two bins: 0.1 and 0.3 with one of two, 0.7, 0.9 and 1 with two of three
            let curve =
                CalibrationCurve([| 0.1f; 0.7f; 0.3f; 0.9f; 1.0f |], [| 0; 1; 1; 0; 1 |], 2)

            let bins = List.ofSeq curve.Bins
            Expect.equal (bins |> List.map _.Count) [ 2; 3 ] "rows"
            near 0.2 bins[0].Predicted "mean probability"
            near 0.5 bins[0].Observed "one of two"
            near (2.6 / 3.0) bins[1].Predicted "mean probability"
            near (2.0 / 3.0) bins[1].Observed "two of three"
            near ((2.0 * 0.3 + 3.0 * 0.2) / 5.0) curve.ExpectedError "weighted by rows"
            near ((0.01 + 0.09 + 0.49 + 0.81 + 0.0) / 5.0) curve.Brier "mean square"

        testCase "a bin without rows is left out, and probability 1 is in the last one"
        <| fun () ->
            let curve = CalibrationCurve([| 0.0f; 1.0f |], [| 0; 1 |])
            Expect.equal [ for bin in curve.Bins -> bin.Predicted, bin.Observed ] [ 0.0, 0.0; 1.0, 1.0 ] "two of ten"
            Expect.equal (curve.ExpectedError, curve.Brier) (0.0, 0.0) "perfect"

        testCase "the bins hold every row once, whatever the probabilities"
        <| fun () ->
            Check.One(
                Config.QuickThrowOnFailure.WithQuietOnSuccess true,
                fun (rows: NonEmptyArray<byte * bool>) (PositiveInt bins) ->
                    let p = rows.Get |> Array.map (fun (score, _) -> float32 score / 255.0f)
                    let truth = rows.Get |> Array.map (fun (_, truth) -> if truth then 1 else 0)
                    let curve = CalibrationCurve(p, truth, bins)

                    (curve.Bins |> Seq.sumBy _.Count) = rows.Get.Length
                    && abs (
                        Seq.sumBy (fun (bin: CalibrationBin) -> bin.Observed * float bin.Count) curve.Bins
                        - float (Array.sum truth)
                    )
                        <
                        1e-6
                    && curve.ExpectedError >= 0.0
                    && curve.ExpectedError <= 1.0
            )

        testCase "NaN, a probability above 1, a class 2 or lists that do not fit are refused"
        <| fun () ->
            for p, truth in [ [| nanf |], [| 1 |]; [| 1.1f |], [| 1 |]; [| 0.5f |], [| 2 |]; [| 0.5f |], [||] ] do
                Expect.throwsT<ArgumentException> (fun () -> ignore (CalibrationCurve(p, truth))) "refused"
    ]
