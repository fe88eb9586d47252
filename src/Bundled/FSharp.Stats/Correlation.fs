namespace FSharp.Stats

/// Measures of how two samples vary together.
module Correlation =

    /// Correlation of sequences.
    [<RequireQualifiedAccess>]
    module Seq =

        /// Pearson's correlation of two samples of numbers, from -1 to 1; NaN when one does not vary.
        let ofFloats (xs: float[]) (ys: float[]) : float =
            if xs.Length <> ys.Length then
                invalidArg "seq2" $"pearson: expected as many values in both samples, got {xs.Length} and {ys.Length}"

            MathNet.Numerics.Statistics.Correlation.Pearson(xs, ys)

        /// Pearson's correlation of two samples, from -1 to 1; NaN when one does not vary.
        let inline pearson (seq1: seq<'T>) (seq2: seq<'T>) : float =
            ofFloats (seq1 |> Seq.map float |> Array.ofSeq) (seq2 |> Seq.map float |> Array.ofSeq)

        /// Pearson's correlation of a sample of pairs.
        let inline pearsonOfPairs (seq: seq<'T * 'T>) : float =
            let xs, ys = seq |> Array.ofSeq |> Array.unzip
            pearson xs ys
