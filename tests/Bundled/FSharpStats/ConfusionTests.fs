/// Confusion matrices, what they say, and receiver operating characteristics.
module DLWorkbook.Tests.Bundled.FSharpStats.ConfusionTests

open System
open Expecto
open FsCheck
open FSharp.Stats
open FSharp.Stats.Integration
open FSharp.Stats.Testing

let private close (actual: float) (expected: float) (what: string) =
    Expect.floatClose Accuracy.high actual expected what

let private check property =
    Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess true, property)

let private area points =
    NumericalIntegration.definiteIntegral Trapezoidal points

let private binaryTests =
    testList "two classes" [
        testCase "the four cells are counted, whichever label is the condition"
        <| fun () ->
            let actual = [ "Y"; "Y"; "Y"; "N"; "N"; "Y" ]
            let predicted = [ "Y"; "N"; "Y"; "Y"; "N"; "Y" ]

            Expect.equal
                (BinaryConfusionMatrix.ofPredictions ("Y", actual, predicted))
                (BinaryConfusionMatrix.create (3, 1, 1, 1))
                "Y is the condition"

            Expect.equal
                (BinaryConfusionMatrix.ofPredictions ("N", actual, predicted))
                (BinaryConfusionMatrix.create (1, 3, 1, 1))
                "N is"

        testCase "the metrics of a matrix by hand"
        <| fun () ->
            let m = ComparisonMetrics.create (BinaryConfusionMatrix.create (30, 10, 20, 40))
            close m.P 70.0 "with the condition"
            close m.N 30.0 "without"
            close m.Sensitivity (3.0 / 7.0) "30 of 70 found"
            close m.Specificity (1.0 / 3.0) "10 of 30 left alone"
            close m.Precision 0.6 "30 of 50 found had it"
            close m.NegativePredictiveValue 0.2 "10 of 50 not found had it not"
            close m.Missrate (4.0 / 7.0) "40 of 70"
            close m.FallOut (2.0 / 3.0) "20 of 30"
            close m.Accuracy 0.4 "40 of 100"
            close m.BalancedAccuracy ((3.0 / 7.0 + 1.0 / 3.0) / 2.0) "mean of two"
            close m.F1 (60.0 / 120.0) "2 · 30 / (60 + 20 + 40)"
            close m.ThreatScore (30.0 / 90.0) "30 of 90"
            close m.Prevalence 0.7 "70 of 100"
            close m.PhiCoefficient ((300.0 - 800.0) / sqrt (50.0 * 70.0 * 30.0 * 50.0)) "Matthews"
            close m.Informedness (3.0 / 7.0 + 1.0 / 3.0 - 1.0) "Youden"
            close m.Markedness -0.2 "0.6 + 0.2 - 1"
            close m.PositiveLikelihoodRatio (3.0 / 7.0 / (2.0 / 3.0)) "for"
            close m.NegativeLikelihoodRatio (4.0 / 7.0 * 3.0) "against"
            close m.DiagnosticOddsRatio (300.0 / 800.0) "cross product"
            close m.FowlkesMallowsIndex (sqrt (0.6 * 3.0 / 7.0)) "geometric mean"
            close m.FalseDiscoveryRate 0.4 "20 of 50"
            close m.FalseOmissionRate 0.8 "40 of 50"
            let root = sqrt (2.0 / 3.0)
            close m.PrevalenceThreshold (root / (sqrt (3.0 / 7.0) + root)) "threshold"

        testCase "a share of nothing is NaN"
        <| fun () ->
            let none = ComparisonMetrics.create (0.0, 5.0, 0.0, 0.0)
            Expect.isTrue (Double.IsNaN none.Sensitivity) "nobody had it"
            Expect.isTrue (Double.IsNaN none.BalancedAccuracy) "so there is no mean"
            close none.Accuracy 1.0 "all were right"
    ]

let private severalTests =
    let actual = [| "a"; "a"; "b"; "b"; "c"; "c" |]
    let predicted = [| "a"; "b"; "b"; "b"; "a"; "c" |]

    let matrix =
        MultiLabelConfusionMatrix.ofPredictions ([| "a"; "b"; "c" |], actual, predicted)

    testList "several classes" [
        testCase "rows are true labels, columns predicted ones"
        <| fun () ->
            Expect.equal
                (Matrix.Generic.toJaggedArray matrix.Confusion)
                [| [| 1; 1; 0 |]; [| 0; 2; 0 |]; [| 1; 0; 1 |] |]
                "counts"

            Expect.equal
                (MultiLabelConfusionMatrix.oneVsRest "a" matrix)
                (BinaryConfusionMatrix.create (1, 3, 1, 1))
                "a against the rest"

            Expect.sequenceEqual (MultiLabelConfusionMatrix.allVsAll matrix |> Seq.map fst) [ "a"; "b"; "c" ] "each"

        testCase "a micro average counts observations, a macro average labels"
        <| fun () ->
            // true positives 1 + 2 + 1 of 2 + 2 + 2
            close (ComparisonMetrics.microAverage matrix).Sensitivity (4.0 / 6.0) "micro"
            close (ComparisonMetrics.macroAverage matrix).Sensitivity ((0.5 + 1.0 + 0.5) / 3.0) "macro"
            // precision by label: 1/2, 2/3, 1
            close (ComparisonMetrics.microAverage matrix).Precision (4.0 / 6.0) "micro"
            close (ComparisonMetrics.macroAverage matrix).Precision ((0.5 + 2.0 / 3.0 + 1.0) / 3.0) "macro"

        testCase "a matrix that is not square is an error"
        <| fun () ->
            Expect.throws
                (fun () ->
                    ignore (MultiLabelConfusionMatrix.create ([| "a" |], Matrix.Generic.init 2 2 (fun _ _ -> 0))))
                "one label, four counts"
    ]

let private rocTests =
    testList "receiver operating characteristic" [
        testCase "each score is a threshold, from none found to all"
        <| fun () ->
            let actual = [ true; false; true; false ]
            let scores = [ 0.9; 0.8; 0.4; 0.1 ]

            Expect.equal
                (ComparisonMetrics.calculateROC (actual, scores))
                [| 0.0, 0.0; 0.0, 0.5; 0.5, 0.5; 0.5, 1.0; 1.0, 1.0 |]
                "points"

            close (area (ComparisonMetrics.calculateROC (actual, scores))) 0.75 "three of four pairs in order"

        testCase "equal scores are one threshold"
        <| fun () ->
            Expect.equal
                (ComparisonMetrics.calculateROC ([ true; false ], [ 0.5; 0.5 ]))
                [| 0.0, 0.0; 1.0, 1.0 |]
                "a diagonal"

        testCase "thresholds may be given"
        <| fun () ->
            Expect.equal
                (ComparisonMetrics.calculateROC ([ true; false; true ], [ 0.9; 0.8; 0.4 ], [ 0.85; 0.5 ]))
                [| 0.0, 0.0; 0.0, 0.5; 1.0, 0.5 |]
                "after one that nothing reaches"

        testCase "the area is the share of pairs in the right order, equal scores counting half"
        <| fun () ->
            check (fun (pairs: NonEmptyArray<bool * byte>) ->
                let actual, scores =
                    pairs.Get
                    |> Array.map (fun (truth, score) -> truth, float (score % 8uy))
                    |> Array.unzip

                let scoresOf truth =
                    Array.zip actual scores |> Array.filter (fst >> (=) truth) |> Array.map snd

                let wins =
                    Array.allPairs (scoresOf true) (scoresOf false)
                    |> Array.map (fun (p, n) ->
                        if p > n then 1.0
                        elif p = n then 0.5
                        else 0.0)

                wins.Length = 0
                || abs (area (ComparisonMetrics.calculateROC (actual, scores)) - Array.average wins) < 1e-9)

        testCase "several classes have a curve each, and two for their averages"
        <| fun () ->
            let curves =
                ComparisonMetrics.calculateMultiLabelROC (
                    [| "a"; "b"; "b" |],
                    [| "a", [| 0.9; 0.2; 0.1 |]; "b", [| 0.3; 0.6; 0.9 |] |]
                )

            Expect.sequenceEqual curves.Keys [ "a"; "b"; "macro-average"; "micro-average" ] "curves"

            for name in [ "a"; "b"; "micro-average" ] do
                close (area curves[name]) 1.0 $"{name} is in order"

        testCase "between observations the area is taken at the left, the right or half way"
        <| fun () ->
            let points = [| 0.0, 0.0; 1.0, 2.0; 3.0, 4.0 |]

            let area method =
                NumericalIntegration.definiteIntegral method points

            close (area LeftEndpoint) 4.0 "0 + 2 · 2"
            close (area RightEndpoint) 10.0 "2 + 2 · 4"

            for method in [ Midpoint; Trapezoidal; Simpson ] do
                close (area method) 7.0 "1 + 2 · 3"
    ]

/// All tests of this file.
let tests = testList "confusion matrices" [ binaryTests; severalTests; rocTests ]
