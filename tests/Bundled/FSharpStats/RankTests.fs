/// Quantiles by their nine definitions, ranks, and correlation by them.
module DLWorkbook.Tests.Bundled.FSharpStats.RankTests

open System
open Expecto
open FsCheck
open FSharp.Stats

let private close (actual: float) (expected: float) (what: string) =
    Expect.floatClose Accuracy.high actual expected what

let private check property =
    Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess true, property)

let private definitions: (string * (float -> float list -> float)) list = [
    "empiricalInvCdf", (fun q data -> Quantile.empiricalInvCdf q data)
    "empiricalInvCdfAverage", (fun q data -> Quantile.empiricalInvCdfAverage q data)
    "nearest", (fun q data -> Quantile.nearest q data)
    "california", (fun q data -> Quantile.california q data)
    "hazen", (fun q data -> Quantile.hazen q data)
    "nist", (fun q data -> Quantile.nist q data)
    "mode", (fun q data -> Quantile.mode q data)
    "compute", (fun q data -> Quantile.compute q data)
    "normal", (fun q data -> Quantile.normal q data)
]

let private quantileTests =
    // ten values, so that the share 0.25 falls between two ranks by every definition that interpolates
    let data = [ 10.0; 9.0; 8.0; 7.0; 6.0; 5.0; 4.0; 3.0; 2.0; 1.0 ]

    testList "quantiles" [
        testCase "the nine definitions of the first quartile of 1 … 10"
        <| fun () ->
            let expected = [
                3.0 // the smallest k with k/10 ≥ 0.25
                3.0 // 0.25 is no step of k/10, so nothing is averaged
                2.0 // rank 2.5, to the even one
                2.5 // rank nq = 2.5
                3.0 // rank nq + 1/2
                2.75 // rank (n + 1) q
                3.25 // rank (n - 1) q + 1
                2.0 + 11.0 / 12.0 // rank (n + 1/3) q + 1/3
                2.9375 // rank (n + 1/4) q + 3/8
            ]

            for (name, quantile), expected in List.zip definitions expected do
                close (quantile 0.25 data) expected name

        testCase "at a step the second definition takes the middle and the first does not"
        <| fun () ->
            close (Quantile.empiricalInvCdf 0.5 [ 1.0; 2.0; 3.0; 4.0 ]) 2.0 "the inverse"
            close (Quantile.empiricalInvCdfAverage 0.5 [ 1.0; 2.0; 3.0; 4.0 ]) 2.5 "the average"

        testCase "every definition stays between the smallest and the largest value, and grows with the share"
        <| fun () ->
            check (fun (values: NonEmptyArray<int>) (q: byte) ->
                let values = values.Get |> Array.map float |> List.ofArray
                let q = float q / 255.0

                definitions
                |> List.forall (fun (_, quantile) ->
                    let at = quantile q values

                    List.min values <= at
                    && at <= List.max values
                    && quantile (q / 2.0) values <= at + 1e-9))

        testCase "no values, a share outside 0 … 1: no quantile"
        <| fun () ->
            for name, quantile in definitions do
                Expect.isTrue (Double.IsNaN(quantile 0.5 [])) name
                Expect.isTrue (Double.IsNaN(quantile -0.1 data)) name
                Expect.isTrue (Double.IsNaN(quantile 1.1 data)) name

        testCase "the range between quartiles, and several shares at once"
        <| fun () ->
            close (Quantile.interQuantileRange Quantile.nist (Array.ofList data)) (8.25 - 2.75) "ranks 2.75 and 8.25"

            Expect.sequenceEqual
                (Quantile.computePercentiles Quantile.mode [ 0.0; 0.5; 1.0 ] data)
                [ 1.0; 5.5; 10.0 ]
                "smallest, median, largest"
    ]

let private rankTests =
    let data = [| 3.0; 1.0; 3.0; 2.0; 3.0 |]

    testList "ranks" [
        testCase "equal values rank first to last, or share the smallest, largest or mean of their ranks"
        <| fun () ->
            Expect.equal (Rank.RankFirst () data) [| 3.0; 1.0; 4.0; 2.0; 5.0 |] "in order of appearance"
            Expect.equal (Rank.RankMin () data) [| 3.0; 1.0; 3.0; 2.0; 3.0 |] "smallest"
            Expect.equal (Rank.RankMax () data) [| 5.0; 1.0; 5.0; 2.0; 5.0 |] "largest"
            Expect.equal (Rank.RankAverage () data) [| 4.0; 1.0; 4.0; 2.0; 4.0 |] "mean"

        testCase "NaN has no rank, or the last, or the first"
        <| fun () ->
            let data = [| 2.0; nan; 1.0 |]
            let ranks = Rank.RankAverage () data
            Expect.isTrue (Double.IsNaN ranks[1]) "none"
            Expect.equal (ranks[0], ranks[2]) (2.0, 1.0) "the others"
            Expect.equal (Rank.RankAverage (RankNanWithNan = false) data) [| 2.0; 3.0; 1.0 |] "last"

            Expect.equal
                (Rank.RankAverage (NanIsMaximum = false, RankNanWithNan = false) data)
                [| 3.0; 1.0; 2.0 |]
                "first"

        testCase "mean ranks add up to n (n + 1) / 2"
        <| fun () ->
            check (fun (values: NonEmptyArray<byte>) ->
                let values = values.Get |> Array.map (fun v -> float (v % 5uy))
                let n = float values.Length
                abs (Array.sum (Rank.RankAverage () values) - n * (n + 1.0) / 2.0) < 1e-9)
    ]

let private correlationTests =
    testList "correlation by rank" [
        testCase "Spearman's is Pearson's of the ranks"
        <| fun () ->
            // ranks 1 2 3 4 and 1 3 2 4: 1 - 6 (0 + 1 + 1 + 0) / (4 · 15)
            close (Correlation.Seq.spearman [ 1.0; 2.0; 3.0; 40.0 ] [ 1.0; 9.0; 4.0; 16.0 ]) 0.8 "without ties"
            // ranks 1 2.5 2.5 and 1 2 3
            close (Correlation.Seq.spearman [ 1; 5; 5 ] [ 1; 2; 3 ]) (1.5 / sqrt (1.5 * 2.0)) "with a tie"

        testCase "Kendall's counts pairs that go the same way"
        <| fun () ->
            // six pairs, one of them the other way
            close (Correlation.Seq.kendall [ 1; 2; 3; 4 ] [ 1; 3; 2; 4 ]) (4.0 / 6.0) "without ties"

            // three pairs: two the same way, one tied in x
            let x, y = [ 1; 2; 2 ], [ 1; 2; 3 ]
            close (Correlation.Seq.kendallTauA x y) (2.0 / 3.0) "a: over all pairs"
            close (Correlation.Seq.kendallTauB x y) (2.0 / sqrt (2.0 * 3.0)) "b: over those that are not tied"
            close (Correlation.Seq.kendallTauC x y) (2.0 * 2.0 / (9.0 * 0.5)) "c: by the smaller number of values, 2"
            close (Correlation.Seq.kendallOfPairs [ 1, 2; 2, 1 ]) -1.0 "pairs"

        testCase "what does not vary has no correlation"
        <| fun () ->
            Expect.isTrue (Double.IsNaN(Correlation.Seq.spearman [ 1.0; 1.0 ] [ 1.0; 2.0 ])) "Spearman"
            Expect.isTrue (Double.IsNaN(Correlation.Seq.kendall [ 1.0; 1.0 ] [ 1.0; 2.0 ])) "Kendall"

        testCase "a growing function leaves correlation by rank as it is"
        <| fun () ->
            check (fun (pairs: NonEmptyArray<sbyte * sbyte>) ->
                let x, y = pairs.Get |> Array.map (fun (a, b) -> float a, float b) |> Array.unzip
                let grown = x |> Array.map (fun v -> exp (v / 64.0))

                let same a b =
                    (Double.IsNaN a && Double.IsNaN b) || abs (a - b) < 1e-9

                same (Correlation.Seq.spearman x y) (Correlation.Seq.spearman grown y)
                && same (Correlation.Seq.kendall x y) (Correlation.Seq.kendall grown y))

        testCase "a matrix of correlations is that of each two columns"
        <| fun () ->
            let m = matrix [ [ 1.0; 2.0; 6.0 ]; [ 2.0; 4.0; 5.0 ]; [ 3.0; 6.0; 1.0 ] ]
            let correlations = Correlation.Matrix.columnWisePearson m
            close correlations.[0, 1] 1.0 "twice as large"
            // differences -1 0 1 and 2 1 -3
            close correlations.[0, 2] (-5.0 / sqrt (2.0 * 14.0)) "the other way"
            close correlations.[2, 0] correlations.[0, 2] "symmetric"
            close (Correlation.Matrix.rowWisePearson m.Transpose).[0, 2] correlations.[0, 2] "rows of the transposed"

            let byRank =
                Correlation.Matrix.columnWiseCorrelationMatrix Correlation.Seq.spearman m

            close byRank.[0, 2] -1.0 "by another measure"
    ]

/// All tests of this file.
let tests =
    testList "quantiles and ranks" [ quantileTests; rankTests; correlationTests ]
