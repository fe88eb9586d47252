/// What the workbook relies on in FSharp.Stats, bundled or real: moments, quantiles, correlation, confidence
/// intervals, principal components.
module DLWorkbook.Tests.Bundled.FSharpStatsTests

open System
open Expecto
open FsCheck
open FSharp.Stats
open FSharp.Stats.ML.Unsupervised

let private close (actual: float) (expected: float) (what: string) =
    Expect.floatClose Accuracy.high actual expected what

/// Numbers of ordinary size.
let private ordinary (values: NormalFloat[]) =
    values |> Array.map (fun value -> Math.Atan value.Get)

let private check property =
    Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess true, property)

let private momentTests =
    // mean 5; squared differences 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32
    let values = [ 2.0; 4.0; 4.0; 4.0; 5.0; 5.0; 7.0; 9.0 ]

    testList "moments" [
        testCase "a sample's variance is over n - 1, a population's over n"
        <| fun () ->
            close (Seq.mean values) 5.0 "mean"
            close (Seq.var values) (32.0 / 7.0) "sample"
            close (Seq.varPopulation values) 4.0 "population"
            close (Seq.stDev values) (sqrt (32.0 / 7.0)) "sample's deviation"
            close (Seq.stDevPopulation values) 2.0 "population's deviation"

        testCase "a function of the items can be measured"
        <| fun () ->
            close (values |> Seq.meanBy (fun x -> 10.0 * x)) 50.0 "mean"
            close (values |> Seq.varBy (fun x -> 10.0 * x)) (3200.0 / 7.0) "variance"
            close (values |> Seq.stDevBy (fun x -> x / 2.0)) (sqrt (8.0 / 7.0)) "deviation"

        testCase "the standard error shrinks with the root of n"
        <| fun () ->
            close (Seq.sem values) (sqrt (32.0 / 7.0) / sqrt 8.0) "standard error"
            close (Seq.cv values) (sqrt (32.0 / 7.0) / 5.0) "coefficient of variation"

        testCase "covariance is of pairs"
        <| fun () ->
            let x, y = [ 1.0; 2.0; 3.0; 4.0 ], [ 2.0; 1.0; 4.0; 3.0 ]
            // products of differences: 0.75 + 0.75 + 0.75 + 0.75 = 3
            close (Seq.cov x y) 1.0 "sample"
            close (Seq.covPopulation x y) 0.75 "population"

        testCase "the median is in the middle, whatever the order"
        <| fun () ->
            close (Seq.median [ 3.0; 1.0; 2.0 ]) 2.0 "odd"
            close (Seq.median [ 4.0; 1.0; 3.0; 2.0 ]) 2.5 "even"
            close (Seq.median [ 7.0 ]) 7.0 "one"

        testCase "single precision stays single precision"
        <| fun () ->
            let mean: float32 = Seq.mean [ 1.0f; 2.0f; 4.5f ]
            Expect.equal mean 2.5f "mean"
            Expect.equal (Seq.stDevPopulation [ 1.0f; 3.0f ]) 1.0f "deviation"

        testCase "without values, or with NaN among them, there is no statistic"
        <| fun () ->
            let none: float list = []

            for statistic in [ Seq.mean none; Seq.median none; Seq.var none; Seq.var [ 1.0 ]; Seq.sem none ] do
                Expect.isTrue (Double.IsNaN statistic) "too few values"

            for statistic in [ Seq.mean [ 1.0; nan ]; Seq.median [ 1.0; nan; 2.0 ]; Seq.stDev [ nan; 1.0 ] ] do
                Expect.isTrue (Double.IsNaN statistic) "NaN"

        testCase "shifting data leaves the variance, scaling multiplies the deviation"
        <| fun () ->
            check (fun (values: NormalFloat[]) ->
                let values = ordinary values

                values.Length < 2
                || (let shifted = values |> Array.map (fun x -> x + 3.0)
                    let scaled = values |> Array.map (fun x -> -2.0 * x)

                    abs (Seq.var shifted - Seq.var values) < 1e-9
                    && abs (Seq.stDev scaled - 2.0 * Seq.stDev values) < 1e-9))
    ]

let private quantileTests =
    testList "quantiles" [
        testCase "compute is the median-unbiased definition"
        <| fun () ->
            // h = (4 + 1/3) q + 1/3; at 0.25 it is 1.41666…, between the first and the second value
            close (Quantile.compute 0.25 [ 40.0; 10.0; 30.0; 20.0 ]) (10.0 + 10.0 * (5.0 / 12.0)) "first quartile"
            close (Quantile.compute 0.5 [ 4.0; 1.0; 3.0; 2.0 ]) 2.5 "median"

        testCase "the ends are the smallest and the largest value, beyond them there is none"
        <| fun () ->
            let values = [ 4.0; 1.0; 3.0 ]
            close (Quantile.compute 0.0 values) 1.0 "smallest"
            close (Quantile.compute 1.0 values) 4.0 "largest"
            Expect.isTrue (Double.IsNaN(Quantile.compute 1.5 values)) "beyond"
            Expect.isTrue (Double.IsNaN(Quantile.compute 0.5 [])) "no values"
    ]

let private correlationTests =
    testList "correlation" [
        testCase "Pearson's correlation by hand"
        <| fun () ->
            // sums of products and squares: 3 / sqrt (5 · 5)
            close (Correlation.Seq.pearson [ 1.0; 2.0; 3.0; 4.0 ] [ 2.0; 1.0; 4.0; 3.0 ]) 0.6 "two samples"
            close (Correlation.Seq.pearsonOfPairs [ 1.0, 2.0; 2.0, 4.0; 3.0, 6.0 ]) 1.0 "pairs on a line"
            Expect.isTrue (Double.IsNaN(Correlation.Seq.pearson [ 1.0; 1.0 ] [ 1.0; 2.0 ])) "no variation"

        testCase "samples of different lengths are an error"
        <| fun () -> Expect.throws (fun () -> ignore (Correlation.Seq.pearson [ 1.0 ] [ 1.0; 2.0 ])) "lengths"
    ]

let private intervalTests =
    testList "confidence intervals" [
        testCase "the interval of a mean is by Student's t"
        <| fun () ->
            // mean 2, deviation 1, n = 3; the tables' t for 95 % and 2 degrees of freedom is 4.302653
            let half = 4.302653 / sqrt 3.0
            Expect.isTrue (abs (ConfidenceInterval.ciDeviation 0.95 [ 1.0; 2.0; 3.0 ] - half) < 1e-5) "half width"
            let low, high = (ConfidenceInterval.ci 0.95 [ 1.0; 2.0; 3.0 ]).ToTuple()
            Expect.isTrue (abs (low - (2.0 - half)) < 1e-5 && abs (high - (2.0 + half)) < 1e-5) "ends"

        testCase "an interval knows what lies in it and how it is written"
        <| fun () ->
            let closed = Interval.CreateClosed(1.0, 2.0)
            Expect.isTrue (closed.liesInInterval 2.0) "the end belongs to it"
            Expect.isFalse (Interval.RightOpen(1.0, 2.0).liesInInterval 2.0) "here it does not"
            Expect.equal (string closed, string (Interval.Open(1.0, 2.0))) ("[1.0,2.0]", "(1.0,2.0)") "text"
            Expect.equal (closed.GetStart(), closed.GetEnd()) (1.0, 2.0) "ends"
            let empty: Interval<float> = Interval.Empty
            Expect.throws (fun () -> ignore (empty.ToTuple())) "the empty one has no ends"
    ]

let private pcaTests =
    testList "principal components" [
        testCase "centring gives columns of mean 0 and deviation 1"
        <| fun () ->
            let centred = PCA.center (matrix [ [ 1.0; 10.0 ]; [ 3.0; 20.0 ] ])
            Expect.equal (Matrix.toJaggedArray centred) [| [| -1.0; -1.0 |]; [| 1.0; 1.0 |] |] "values"

        testCase "points on a line have one component along it"
        <| fun () ->
            let points = matrix [ for t in [ -2.0; -1.0; 0.0; 3.0 ] -> [ 3.0 * t; 4.0 * t ] ]
            let pca = PCA.compute points
            close pca.VarExplainedByComponentIndividual.[0] 1.0 "all variance"
            close (abs pca.Loadings.[0, 0]) 0.6 "direction"
            close (abs pca.Loadings.[1, 0]) 0.8 "direction"
            Expect.isTrue (pca.Loadings.[0, 0] * pca.Loadings.[1, 0] > 0.0) "the same way"
            close (abs pca.PrincipalComponents.[3, 0]) 15.0 "distance along the line"
            close pca.VarianceOfComponent.[0] (sqrt (25.0 * 14.0 / 3.0)) "its deviation"
            close pca.VarExplainedByComponentCumulative.[1] 1.0 "shares add up"

        testCase "scores are the data turned: they add up to it again, with uncorrelated columns"
        <| fun () ->
            check (fun (values: NormalFloat[]) ->
                let values = ordinary values
                let rows = values.Length / 3

                rows < 4
                || (let data = Array.init rows (fun i -> Array.init 3 (fun j -> values[3 * i + j]))
                    let means = Array.init 3 (fun j -> data |> Seq.meanBy (fun row -> row[j]))
                    let x = data |> Array.map (fun row -> Array.map2 (-) row means)
                    let pca = PCA.compute (Matrix.ofJaggedArray x)
                    let score i k = pca.PrincipalComponents.[i, k]

                    let restored =
                        Seq.forall
                            (fun (i, j) ->
                                let sum = Seq.sum [ for k in 0..2 -> score i k * pca.Loadings.[j, k] ]
                                abs (sum - x[i][j]) < 1e-8)
                            (Seq.allPairs [ 0 .. rows - 1 ] [ 0..2 ])

                    let product a b =
                        Seq.sum [ for i in 0 .. rows - 1 -> score i a * score i b ]

                    restored
                    && Seq.forall (fun (a, b) -> abs (product a b) < 1e-8) [ 0, 1; 0, 2; 1, 2 ]))

        testCase "components come in order of the variance they explain"
        <| fun () ->
            let random = Random 7

            let data =
                Array.init 200 (fun _ ->
                    let a, b = random.NextDouble() - 0.5, random.NextDouble() - 0.5
                    [| a; 5.0 * b; 0.1 * a + b |])

            let explained =
                (PCA.compute (Matrix.ofJaggedArray data)).VarExplainedByComponentIndividual

            Expect.equal explained.Length 3 "components"
            Expect.sequenceEqual explained (Seq.sortDescending explained) "order"
            close (Seq.sum explained) 1.0 "shares"

        testCase "NaN is an error"
        <| fun () -> Expect.throws (fun () -> ignore (PCA.compute (matrix [ [ 1.0; nan ]; [ 1.0; 2.0 ] ]))) "NaN"
    ]

/// All tests of the statistics' package.
let tests =
    testList "FSharp.Stats" [ momentTests; quantileTests; correlationTests; intervalTests; pcaTests ]
