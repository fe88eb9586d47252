/// Numbers in series and frames: operators, running values, statistics.
module DLWorkbook.Tests.Bundled.Deedle.ArithmeticTests

open System
open Deedle
open Expecto
open FsCheck

let private close (actual: float) (expected: float) (what: string) =
    Expect.floatClose Accuracy.high actual expected what

let private operatorTests =
    testList "operators" [
        testCase "integers stay integers and decimals stay exact"
        <| fun () ->
            let whole = series [ 1 => 7; 2 => 9 ] / series [ 2 => 2; 3 => 1 ]
            Expect.equal (List.ofSeq (Series.observationsAll whole)) [ 1, None; 2, Some 4; 3, None ] "9 / 2"
            Expect.sequenceEqual (100 - series [ 1 => 7; 2 => 9 ]).Values [ 93; 91 ] "number less series"

            let exact = series [ 1 => 0.10m; 2 => 0.20m ] + 0.20m
            Expect.sequenceEqual exact.Values [ 0.30m; 0.40m ] "no rounding"

        testCase "texts are put together by key"
        <| fun () ->
            let s = "<" + Series.ofOptionalObservations [ 1, Some "a"; 2, None ] + ">"
            Expect.equal (List.ofSeq (Series.valuesAll s)) [ Some "<a>"; None ] "a missing one stays missing"

        testCase "F#'s functions of numbers work on series"
        <| fun () ->
            let s = series [ 1 => -4.0; 2 => 2.25; 3 => nan ]
            Expect.equal (List.ofSeq (Series.valuesAll (sqrt s))) [ None; Some 1.5; None ] "a root of -4 is missing"
            Expect.sequenceEqual (abs s).Values [ 4.0; 2.25 ] "magnitude"
            Expect.sequenceEqual (round s).Values [ -4.0; 2.0 ] "nearest"
            Expect.sequenceEqual (s ** 2.0).Values [ 16.0; 5.0625 ] "power"
            close (log (series [ 1 => Math.E ])).[1] 1.0 "logarithm"

        testCase "a frame's numbers are changed, its texts are not"
        <| fun () ->
            let f =
                frame [ "n" =?> Series.ofValues [ 1; 2 ]; "t" =?> Series.ofValues [ "a"; "b" ] ]

            let g = 10.0 - f * 2.0
            Expect.sequenceEqual g?n.Values [ 8.0; 6.0 ] "numbers"
            Expect.sequenceEqual (g.GetColumn<string> "t").Values [ "a"; "b" ] "texts"
            Expect.sequenceEqual g.ColumnTypes [ typeof<float>; typeof<string> ] "integers became reals"

        testCase "a series is matched with a frame's rows"
        <| fun () ->
            let f =
                frame [ "x" => series [ 1 => 1.0; 2 => 2.0 ] ] - series [ 2 => 0.5; 3 => 1.0 ]

            Expect.equal (List.ofSeq (Series.observationsAll f?x)) [ 1, None; 2, Some 1.5; 3, None ] "by key"

        testCase "a difference is missing where either value is"
        <| fun () ->
            let s = series [ 1 => 1.0; 2 => 4.0; 3 => nan; 4 => 9.0 ]

            Expect.equal
                (List.ofSeq (Series.observationsAll (Series.diff 1 s)))
                [ 2, Some 3.0; 3, None; 4, None ]
                "diff"

            Expect.equal (List.ofSeq (Series.observationsAll (Series.shift 2 s))) [ 3, Some 1.0; 4, Some 4.0 ] "shift"
            Expect.sequenceEqual (Series.shift -3 s).Keys [ 1 ] "up"

            Expect.equal
                (List.ofSeq (Series.valuesAll (Series.scanValues (+) 0.0 s)))
                [ Some 1.0; Some 5.0; None; Some 14.0 ]
                "a running sum steps over what is missing"

        testCase "equal values share a rank"
        <| fun () ->
            let ranks =
                Series.rank (series [ "a" => 3.0; "b" => 1.0; "c" => nan; "d" => 3.0; "e" => 7.0 ])

            Expect.equal (List.ofSeq (Series.valuesAll ranks)) [ Some 2; Some 1; None; Some 2; Some 3 ] "ranks"
    ]

let private statisticsTests =
    testList "statistics" [
        testCase "skewness and kurtosis are corrected for a sample"
        <| fun () ->
            // 1, 2, 3, 10: mean 4, differences -3, -2, -1, 6; squares sum 50, cubes 180, fourth powers 1394
            let s = Series.ofValues [ 1.0; 2.0; 3.0; 10.0 ]
            // g1 = (180/4) / (50/4)^1.5, times sqrt (4·3) / 2
            close (Stats.skew s) (45.0 / Math.Pow(12.5, 1.5) * sqrt 12.0 / 2.0) "skewness"
            // ((n² - 1) m4/m2² - 3 (n - 1)²) / ((n - 2)(n - 3)), n = 4
            close (Stats.kurt s) ((15.0 * 348.5 / (12.5 * 12.5) - 27.0) / 2.0) "excess kurtosis"
            Expect.isTrue (Double.IsNaN(Stats.skew (Series.ofValues [ 1.0; 2.0 ]))) "too few"

        testCase "covariance is over n - 1, correlation without a unit"
        <| fun () ->
            let x = series [ 1 => 1.0; 2 => 2.0; 3 => 3.0; 4 => nan ]
            let y = series [ 1 => 2.0; 2 => 1.0; 3 => 6.0; 5 => 9.0 ]
            // differences (-1, 0, 1) and (-1, -2, 3): products 1 + 0 + 3
            close (Stats.cov x y) 2.0 "4 / 2"
            close (Stats.corr x y) (4.0 / sqrt (2.0 * 14.0)) "correlation"

        testCase "a frame's correlations are of each two columns of numbers"
        <| fun () ->
            let f =
                frame [
                    "up" =?> Series.ofValues [ 1.0; 2.0; 3.0 ]
                    "text" =?> Series.ofValues [ "a"; "b"; "c" ]
                    "down" =?> Series.ofValues [ 6; 4; 2 ]
                ]

            let correlations = Stats.corrFrame f
            Expect.sequenceEqual correlations.ColumnKeys [ "up"; "down" ] "no text"
            close (correlations.GetColumn<float> "up").["down"] -1.0 "opposite"
            close (Stats.covFrame f).["down"].["down"] 4.0 "variance in the diagonal"

        testCase "the extreme of no values is None"
        <| fun () ->
            Expect.equal (Stats.tryMin (series [ 1 => nan; 2 => 3.0; 3 => 2.0 ])) (Some 2.0) "smallest"
            Expect.equal (Stats.tryMax (series [ 1 => nan ])) None "none"

        testCase "a frame described has a column for each of its own, in which text has nothing"
        <| fun () ->
            let described =
                Stats.describe (frame [ "n" =?> Series.ofValues [ 1; 2; 3; 4 ]; "t" =?> Series.ofValues [ "a" ] ])

            Expect.sequenceEqual
                described.RowKeys
                [ "unique"; "mean"; "std"; "min"; "0.25"; "0.5"; "0.75"; "max" ]
                "rows"

            close described?n.["std"] (sqrt (5.0 / 3.0)) "over n - 1"

        testCase "quantiles do not depend on the order of values, and the median is one of them"
        <| fun () ->
            let property (values: NonEmptyArray<NormalFloat>) =
                let values = values.Get |> Array.map _.Get

                let at (values: float[]) =
                    (Stats.quantile ([| 0.3; 0.5 |], Series.ofValues values)).Values |> List.ofSeq

                let middle = (at values).[1]
                let median = Stats.median (Series.ofValues values)

                at values = at (Array.rev values)
                && (abs (middle - median) <= 1e-9 * (1.0 + abs median) || Double.IsInfinity median)

            Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess true, property)
    ]

/// All tests of this file.
let tests = testList "arithmetic" [ operatorTests; statisticsTests ]
