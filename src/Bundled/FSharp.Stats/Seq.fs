namespace FSharp.Stats

/// Statistics of a sequence: <c>[ 0.84; 0.85; 0.86 ] |> Seq.stDev</c>. With no values (or, for a sample's
/// variance, with one) the result is NaN, as it is when a value is NaN; a type without NaN raises
/// <c>DivideByZeroException</c>.
[<RequireQualifiedAccess>]
module Seq =

    /// The sum of squared differences from the mean, over the number of values less some.
    let inline internal spread (less: int) (items: 'T[]) : 'T =
        let zero = LanguagePrimitives.GenericZero<'T>

        if items.Length <= less then
            zero / zero
        else
            let mean =
                LanguagePrimitives.DivideByInt<'T> (Array.fold (+) zero items) items.Length

            let squares = items |> Array.fold (fun sum x -> sum + (x - mean) * (x - mean)) zero

            LanguagePrimitives.DivideByInt<'T> squares (items.Length - less)

    /// The sum of products of differences from the means, over the number of pairs less some.
    let inline internal spreadTogether (less: int) (xs: 'T[]) (ys: 'T[]) : 'T =
        if xs.Length <> ys.Length then
            invalidArg "seq2" $"expected as many values in both sequences, got {xs.Length} and {ys.Length}"

        let zero = LanguagePrimitives.GenericZero<'T>

        if xs.Length <= less then
            zero / zero
        else
            let mean items =
                LanguagePrimitives.DivideByInt<'T> (Array.fold (+) zero items) xs.Length

            let meanX, meanY = mean xs, mean ys

            let products =
                Array.fold2 (fun sum x y -> sum + (x - meanX) * (y - meanY)) zero xs ys

            LanguagePrimitives.DivideByInt<'T> products (xs.Length - less)

    /// The smallest and the largest value; the empty interval without values.
    let inline range (items: seq<'T>) : Interval<'T> =
        let items = Array.ofSeq items

        if items.Length = 0 then
            Interval.Empty
        else
            Interval.CreateClosed(Array.min items, Array.max items)

    /// The arithmetic mean.
    let inline mean (items: seq<'T>) : 'T =
        let items = Array.ofSeq items
        let zero = LanguagePrimitives.GenericZero<'T>

        if items.Length = 0 then
            zero / zero
        else
            LanguagePrimitives.DivideByInt<'T> (Array.fold (+) zero items) items.Length

    /// The arithmetic mean of what a function makes of the items.
    let inline meanBy (f: 'T -> 'U) (items: seq<'T>) : 'U = mean (items |> Seq.map f)

    /// The middle value; with an even number of values the mean of the two in the middle.
    let inline median (items: seq<'T>) : 'T =
        let items = Array.ofSeq items
        let zero = LanguagePrimitives.GenericZero<'T>
        let one = LanguagePrimitives.GenericOne<'T>

        if items.Length = 0 || items |> Array.exists (fun x -> x <> x) then
            zero / zero
        else
            let sorted = Array.sort items
            let upper = sorted[sorted.Length / 2]
            let lower = sorted[(sorted.Length - 1) / 2]
            (lower + upper) / (one + one)

    /// The variance of a sample: squared differences from the mean over n - 1.
    let inline var (items: seq<'T>) : 'T = spread 1 (Array.ofSeq items)

    /// The variance of a sample, of what a function makes of the items.
    let inline varBy (f: 'T -> 'U) (items: seq<'T>) : 'U = var (items |> Seq.map f)

    /// The variance of a whole population: squared differences from the mean over n.
    let inline varPopulation (items: seq<'T>) : 'T = spread 0 (Array.ofSeq items)

    /// The standard deviation of a sample (over n - 1).
    let inline stDev (items: seq<'T>) : 'T = sqrt (var items)

    /// The standard deviation of a sample, of what a function makes of the items.
    let inline stDevBy (f: 'T -> 'U) (items: seq<'T>) : 'U = stDev (items |> Seq.map f)

    /// The standard deviation of a whole population (over n).
    let inline stDevPopulation (items: seq<'T>) : 'T = sqrt (varPopulation items)

    /// The standard error of the mean: the sample's standard deviation over √n.
    let sem (items: seq<float>) : float =
        let items = Array.ofSeq items
        stDev items / sqrt (float items.Length)

    /// The coefficient of variation: the sample's standard deviation over the mean.
    let inline cv (items: seq<'T>) : 'T =
        let items = Array.ofSeq items
        stDev items / mean items

    /// The covariance of two samples (over n - 1).
    let inline cov (seq1: seq<'T>) (seq2: seq<'T>) : 'T =
        spreadTogether 1 (Array.ofSeq seq1) (Array.ofSeq seq2)

    /// The covariance of two whole populations (over n).
    let inline covPopulation (seq1: seq<'T>) (seq2: seq<'T>) : 'T =
        spreadTogether 0 (Array.ofSeq seq1) (Array.ofSeq seq2)

    /// The median of the magnitudes of differences from the median.
    let medianAbsoluteDev (data: seq<float>) : float =
        let data = Array.ofSeq data
        let middle = median data
        data |> Seq.map (fun x -> abs (x - middle)) |> median

    /// The mean of values that count by their weights.
    let inline weightedMean (weights: seq<'T>) (items: seq<'T>) : 'T =
        let weights, items = Array.ofSeq weights, Array.ofSeq items

        if weights.Length <> items.Length then
            invalidArg "weights" $"expected as many weights as values, got {weights.Length} and {items.Length}"

        Array.sum (Array.map2 (*) weights items) / Array.sum weights
