/// Histograms, distributions as seen, and how wide bins should be.
module DLWorkbook.Tests.Bundled.FSharpStats.HistogramTests

open System
open Expecto
open FsCheck
open FSharp.Stats
open FSharp.Stats.Distributions

let private close (actual: float) (expected: float) (what: string) =
    Expect.floatClose Accuracy.high actual expected what

let private frequencyTests =
    testList "frequencies" [
        testCase "bins start at 0 and are known by their middle"
        <| fun () ->
            let hist = Frequency.create 2.0 [ -0.5; 0.0; 1.9; 2.0; 5.0 ]
            Expect.equal (Map.toList hist) [ -1.0, 1; 1.0, 2; 3.0, 1; 5.0, 1 ] "no empty ones"
            Expect.equal (Frequency.sum hist, Frequency.maxLike hist) (5, 2) "all and most"
            close (Frequency.average hist) 1.25 "5 in 4 bins"
            Expect.equal (Frequency.frequencyAt hist 1.0, Frequency.frequencyAt hist 7.0) (2, 0) "of a bin"
            Expect.sequenceEqual (Frequency.getZip hist |> Seq.map fst) [ -1.0; 1.0; 3.0; 5.0 ] "in order"

        testCase "items are counted as they are"
        <| fun () ->
            let hist = Frequency.createGeneric [ "Urban"; "Rural"; "Urban" ]
            Expect.equal (Map.toList hist) [ "Rural", 1; "Urban", 2 ] "counts"

        testCase "every number is in one bin, no further than half a width from its middle"
        <| fun () ->
            Check.One(
                Config.QuickThrowOnFailure.WithQuietOnSuccess true,
                fun (values: NonEmptyArray<int>) ->
                    let values = values.Get |> Array.map (fun v -> float v / 8.0)
                    let hist = Frequency.create 0.5 values

                    Frequency.sum hist = values.Length
                    && values
                       |> Array.forall (fun v -> hist.Keys |> Seq.exists (fun middle -> abs (v - middle) <= 0.25))
            )
    ]

let private empiricalTests =
    testList "empirical distributions" [
        testCase "shares add up to one"
        <| fun () ->
            let shares = Empirical.create 2.0 [ 0.0; 1.0; 2.0; 5.0 ]
            Expect.equal (Map.toList shares) [ 1.0, 0.5; 3.0, 0.25; 5.0, 0.25 ] "shares"
            close (Empirical.mean shares) 2.5 "0.5 + 0.75 + 1.25"
            // 0.5 · 1.5² + 0.25 · 0.5² + 0.25 · 2.5²
            close (Empirical.var shares) 2.75 "variance"
            close (Empirical.sum shares) 1.0 "sum"

        testCase "the ends of bins are those that are written, not their nearest binary fractions"
        <| fun () ->
            let bins = Empirical.create 0.1 [ 0.1; 0.2; 0.3; 0.6; 0.7 ]
            Expect.hasLength (Map.toList bins) 5 "each starts a bin of its own"

        testCase "names have shares, and a template says which count"
        <| fun () ->
            let shares = Empirical.createNominal [ "Y"; "N"; "Y"; "Y" ]
            Expect.equal (Map.toList shares) [ "N", 0.25; "Y", 0.75 ] "shares"
            close (Empirical.probabilityAt shares "?") 0.0 "never seen"

            Expect.equal
                (Map.toList (Empirical.createNominalWithTemplate (set [ "Y"; "Z" ]) [ "Y"; "N"; "Y" ]))
                [ "Y", 1.0; "Z", 0.0 ]
                "N does not count"

            Expect.equal (Empirical.ofHistogram (Map [ "a", 1; "b", 3 ])) (Map [ "a", 0.25; "b", 0.75 ]) "of counts"
    ]

let private bandwidthTests =
    testList "widths of bins" [
        testCase "how many bins, by rule"
        <| fun () ->
            close (Bandwidth.BinNumber.sqrt 100.0) 10.0 "root"
            close (Bandwidth.BinNumber.sturges 64.0) 7.0 "1 + log₂ 64"
            close (Bandwidth.BinNumber.riceRule 100.0) 10.0 "2 · 4.64, rounded up"
            close (Bandwidth.BinNumber.fromBandwidth (1.0, 9.5) 2.0) 5.0 "8.5 / 2, rounded up"
            close (Bandwidth.fromBinNumber 1.0 9.0 4) 2.0 "and back"

        testCase "how wide, by rule"
        <| fun () ->
            let data = [| 1.0; 2.0; 3.0; 4.0; 5.0; 6.0; 7.0; 8.0 |]
            let deviation = sqrt 6.0
            close (Bandwidth.scottNormal data) (3.5 * deviation / 2.0) "n^(1/3) = 2"
            close (Bandwidth.forHistogram data) (7.0 / 8.0) "as many bins as values"
            // quartiles at ranks 2.25 and 6.75: 4.5 / 1.34 is more than the deviation
            close (Bandwidth.nrd0 data) (0.9 * deviation * Math.Pow(8.0, -0.2)) "Silverman"
            // quartiles that are equal would give 0: the deviation, √8, stands in
            close
                (Bandwidth.nrd0 [| 1.0; 1.0; 1.0; 1.0; 1.0; 1.0; 1.0; 9.0 |])
                (0.9 * sqrt 8.0 * Math.Pow(8.0, -0.2))
                "a spike"

        testCase "one value has no width"
        <| fun () ->
            Expect.throwsT<ArgumentException> (fun () -> ignore (Bandwidth.scottNormal [| 1.0 |])) "Scott"
            Expect.throwsT<ArgumentException> (fun () -> ignore (Bandwidth.nrd0 [| 1.0 |])) "Silverman"

        testCase "the range, and the median distance from the median"
        <| fun () ->
            Expect.equal (Seq.range [ 3; 1; 2 ]) (Interval.CreateClosed(1, 3)) "range"
            // median 3; distances 2 1 0 1 7
            close (Seq.medianAbsoluteDev [ 1.0; 2.0; 3.0; 4.0; 10.0 ]) 1.0 "median distance"
            close (Seq.weightedMean [ 1.0; 3.0 ] [ 2.0; 6.0 ]) 5.0 "20 / 4"
    ]

/// All tests of this file.
let tests = testList "histograms" [ frequencyTests; empiricalTests; bandwidthTests ]
