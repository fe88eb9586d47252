namespace FSharp.Stats

/// Measures of how two samples vary together.
module Correlation =

    /// Correlation of sequences.
    [<RequireQualifiedAccess>]
    module Seq =

        let private sameLength (name: string) (first: int) (second: int) =
            if first <> second then
                invalidArg "seq2" $"{name}: expected as many values in both samples, got {first} and {second}"

        /// Pearson's correlation of two samples of numbers, from -1 to 1; NaN when one does not vary.
        let ofFloats (xs: float[]) (ys: float[]) : float =
            sameLength "pearson" xs.Length ys.Length

            // rounding may leave it just outside; a NaN stays
            match MathNet.Numerics.Statistics.Correlation.Pearson(xs, ys) with
            | r when r > 1.0 -> 1.0
            | r when r < -1.0 -> -1.0
            | r -> r

        /// Pearson's correlation of two samples, from -1 to 1; NaN when one does not vary.
        let inline pearson (seq1: seq<'T>) (seq2: seq<'T>) : float =
            ofFloats (seq1 |> Seq.map float |> Array.ofSeq) (seq2 |> Seq.map float |> Array.ofSeq)

        /// Pearson's correlation of a sample of pairs.
        let inline pearsonOfPairs (seq: seq<'T * 'T>) : float =
            let xs, ys = seq |> Array.ofSeq |> Array.unzip
            pearson xs ys

        /// Pearson's correlation of the pairs that a function makes of the items.
        let inline pearsonBy (f: 'T -> 'U * 'U) (seq: seq<'T>) : float = seq |> Seq.map f |> pearsonOfPairs

        /// Spearman's correlation of two samples: Pearson's of their ranks, equal values sharing the mean of theirs.
        let inline spearman (seq1: seq<'T>) (seq2: seq<'T>) : float =
            let ranks (seq: seq<'T>) =
                seq |> Seq.map float |> Array.ofSeq |> Rank.RankAverage()

            ofFloats (ranks seq1) (ranks seq2)

        /// Spearman's correlation of a sample of pairs.
        let inline spearmanOfPairs (seq: seq<'T * 'T>) : float =
            let xs, ys = seq |> Array.ofSeq |> Array.unzip
            spearman xs ys

        /// Spearman's correlation of the pairs that a function makes of the items.
        let inline spearmanBy (f: 'T -> 'U * 'U) (seq: seq<'T>) : float = seq |> Seq.map f |> spearmanOfPairs

        /// The pairs of observations: how many more go the same way than opposite ways, how many there are, how many
        /// have equal first values and how many equal second ones.
        let private pairs (xs: 'a[]) (ys: 'b[]) =
            sameLength "kendall" xs.Length ys.Length

            let mutable agreement, tiedX, tiedY = 0L, 0L, 0L

            for i in 0 .. xs.Length - 1 do
                for j in i + 1 .. xs.Length - 1 do
                    let x, y = sign (compare xs[i] xs[j]), sign (compare ys[i] ys[j])
                    agreement <- agreement + int64 (x * y)
                    tiedX <- tiedX + (if x = 0 then 1L else 0L)
                    tiedY <- tiedY + (if y = 0 then 1L else 0L)

            let n = int64 xs.Length
            float agreement, n * (n - 1L) / 2L, tiedX, tiedY

        /// Kendall's τa of two samples, which makes nothing of equal values; NaN for less than two. Kendall, A new
        /// measure of rank correlation (1938).
        let kendallTauA (seq1: seq<'a>) (seq2: seq<'b>) : float =
            let agreement, all, _, _ = pairs (Array.ofSeq seq1) (Array.ofSeq seq2)
            agreement / float all

        /// Kendall's τb of two samples, corrected for equal values; NaN when one does not vary.
        let kendallTauB (seq1: seq<'a>) (seq2: seq<'b>) : float =
            let agreement, all, tiedX, tiedY = pairs (Array.ofSeq seq1) (Array.ofSeq seq2)

            if tiedX = all || tiedY = all then
                nan
            else
                agreement / sqrt (float (all - tiedX) * float (all - tiedY))

        /// Kendall's τc of two samples, for tables with different numbers of rows and columns (Stuart 1953).
        let kendallTauC (seq1: seq<'a>) (seq2: seq<'b>) : float =
            let xs, ys = Array.ofSeq seq1, Array.ofSeq seq2
            let agreement, _, _, _ = pairs xs ys

            let fewest =
                float (min (Array.distinct xs |> Array.length) (Array.distinct ys |> Array.length))

            let n = float xs.Length
            2.0 * agreement / (n * n * (fewest - 1.0) / fewest)

        /// Kendall's correlation of two samples: τb.
        let kendall (seq1: seq<'a>) (seq2: seq<'b>) : float = kendallTauB seq1 seq2

        /// Kendall's correlation of a sample of pairs: τb.
        let inline kendallOfPairs (seq: seq<'T * 'T>) : float =
            let xs, ys = seq |> Array.ofSeq |> Array.unzip
            kendall xs ys

    /// Correlation of the rows or columns of a matrix.
    [<AutoOpen>]
    module Matrix =

        /// The correlation of each two rows, by some measure; 1 in the diagonal. Rows × columns → rows × rows.
        let rowWiseCorrelationMatrix (corrFunction: seq<float> -> seq<float> -> float) (m: matrix) : matrix =
            let rows = Matrix.toJaggedArray m

            let result =
                Array2D.init rows.Length rows.Length (fun i j -> if i = j then 1.0 else nan)

            for i in 0 .. rows.Length - 1 do
                for j in i + 1 .. rows.Length - 1 do
                    let correlation = corrFunction rows[i] rows[j]
                    result[i, j] <- correlation
                    result[j, i] <- correlation

            Matrix.ofArray2D result

        /// The correlation of each two columns, by some measure; 1 in the diagonal. Rows × columns → columns ×
        /// columns.
        let columnWiseCorrelationMatrix (corrFunction: seq<float> -> seq<float> -> float) (m: matrix) : matrix =
            rowWiseCorrelationMatrix corrFunction m.Transpose

        /// Pearson's correlation of each two rows.
        let rowWisePearson (m: matrix) : matrix = rowWiseCorrelationMatrix Seq.pearson m

        /// Pearson's correlation of each two columns.
        let columnWisePearson (m: matrix) : matrix =
            columnWiseCorrelationMatrix Seq.pearson m
