namespace Deedle

open System
open MathNet.Numerics.Statistics

/// Statistics of a series, or of each column of a frame that is a number; missing values are left out. With
/// no values the result is NaN.
[<AbstractClass; Sealed>]
type Stats =

    static member private Numbers(series: Series<'K, 'V>) : float[] =
        series.Values
        |> Seq.map (fun value -> Convert.ToDouble(box value))
        |> Array.ofSeq

    static member private Moment(series: Series<'K, 'V>, least: int, moment: seq<float> -> float) : float =
        let numbers = Stats.Numbers series
        if numbers.Length < least then nan else moment numbers

    static member private TryExtreme(series: Series<'K, 'V>, extreme: 'V -> 'V -> 'V) : 'V option =
        match List.ofSeq series.Values with
        | [] -> None
        | values -> Some(List.reduce extreme values)

    static member private Pairs(series1: Series<'K, 'V1>, series2: Series<'K, 'V2>) : float[] * float[] =
        series1.ZipInner(series2).Values
        |> Seq.map (fun (x, y) -> Convert.ToDouble(box x), Convert.ToDouble(box y))
        |> Array.ofSeq
        |> Array.unzip

    static member private OfPairs
        (frame: Frame<'R, 'C>, statistic: Series<'R, float> -> Series<'R, float> -> float)
        : Frame<'C, 'C> =
        let columns = frame.GetColumns<float>() |> Series.observations |> Array.ofSeq

        columns
        |> Seq.map (fun (key, column) ->
            key,
            columns
            |> Seq.map (fun (other, values) -> other, statistic values column)
            |> Series.ofObservations)
        |> Frame.ofColumns

    static member private OfColumns(frame: Frame<'R, 'C>, statistic: Series<'R, float> -> float) : Series<'C, float> =
        frame.GetColumns<float>() |> Series.mapValues statistic

    /// The number of values.
    static member count(series: Series<'K, 'V>) : int = series.ValueCount

    /// The sum.
    static member sum(series: Series<'K, 'V>) : float =
        match Stats.Numbers series with
        | [||] -> nan
        | numbers -> Array.sum numbers

    /// The arithmetic mean.
    static member mean(series: Series<'K, 'V>) : float =
        ArrayStatistics.Mean(Stats.Numbers series)

    /// The variance of a sample (over n - 1); NaN for one value.
    static member variance(series: Series<'K, 'V>) : float =
        ArrayStatistics.Variance(Stats.Numbers series)

    /// The standard deviation of a sample (over n - 1); NaN for one value.
    static member stdDev(series: Series<'K, 'V>) : float =
        ArrayStatistics.StandardDeviation(Stats.Numbers series)

    /// The skewness of the values: over n - 1 with the usual correction for a sample; NaN for less than three.
    static member skew(series: Series<'K, 'V>) : float =
        Stats.Moment(series, 3, Statistics.Skewness)

    /// The excess kurtosis of the values with the usual correction for a sample, 0 for a normal distribution; NaN
    /// for less than four.
    static member kurt(series: Series<'K, 'V>) : float =
        Stats.Moment(series, 4, Statistics.Kurtosis)

    /// The smallest value; None without values.
    static member tryMin(series: Series<'K, 'V>) : 'V option = Stats.TryExtreme(series, min)

    /// The largest value; None without values.
    static member tryMax(series: Series<'K, 'V>) : 'V option = Stats.TryExtreme(series, max)

    /// The smallest value.
    static member min(series: Series<'K, 'V>) : float =
        ArrayStatistics.Minimum(Stats.Numbers series)

    /// The largest value.
    static member max(series: Series<'K, 'V>) : float =
        ArrayStatistics.Maximum(Stats.Numbers series)

    /// The middle value; with an even number of values the mean of the two in the middle.
    static member median(series: Series<'K, 'V>) : float =
        ArrayStatistics.MedianInplace(Stats.Numbers series)

    /// The number of different values.
    static member uniqueCount(series: Series<'K, 'V>) : int =
        series.Values |> Seq.distinct |> Seq.length

    /// Key and value for which a function is smallest; None without values.
    static member minBy<'K, 'T, 'P when 'K: equality and 'P: comparison>
        (f: 'T -> 'P)
        (series: Series<'K, 'T>)
        : ('K * 'T) option =
        match List.ofSeq (Series.observations series) with
        | [] -> None
        | observations -> Some(List.minBy (snd >> f) observations)

    /// Key and value for which a function is largest; None without values.
    static member maxBy<'K, 'T, 'P when 'K: equality and 'P: comparison>
        (f: 'T -> 'P)
        (series: Series<'K, 'T>)
        : ('K * 'T) option =
        match List.ofSeq (Series.observations series) with
        | [] -> None
        | observations -> Some(List.maxBy (snd >> f) observations)

    /// Quantiles by their share from 0 to 1, interpolated linearly between the sorted values (definition 7 of
    /// Hyndman and Fan); the keys are the shares as text. NaN for a share outside 0 to 1.
    static member quantile(quantiles: float[], series: Series<'K, 'V>) : Series<string, float> =
        let numbers = Stats.Numbers series

        quantiles
        |> Seq.map (fun share ->
            string share,
            if share >= 0.0 && share <= 1.0 then
                ArrayStatistics.QuantileCustomInplace(numbers, share, QuantileDefinition.R7)
            else
                nan)
        |> Series.ofObservations

    /// unique, mean, std, min, 0.25, 0.5, 0.75 and max of a series.
    static member describe(series: Series<'K, 'V>) : Series<string, float> =
        Series.ofObservations [
            yield "unique", float (Stats.uniqueCount series)
            yield "mean", Stats.mean series
            yield "std", Stats.stdDev series
            yield "min", Stats.min series
            yield! Series.observations (Stats.quantile ([| 0.25; 0.5; 0.75 |], series))
            yield "max", Stats.max series
        ]

    /// Pearson's correlation of the values of two series that both have; NaN when one does not vary.
    static member corr (series1: Series<'K, 'V1>) (series2: Series<'K, 'V2>) : float =
        Correlation.Pearson(Stats.Pairs(series1, series2))

    /// The covariance of a sample (over n - 1), of the values of two series that both have; NaN for less than two.
    static member cov (series1: Series<'K, 'V1>) (series2: Series<'K, 'V2>) : float =
        let xs, ys = Stats.Pairs(series1, series2)
        ArrayStatistics.Covariance(xs, ys)

    /// The correlation of each two columns of numbers.
    static member corrFrame(frame: Frame<'R, 'C>) : Frame<'C, 'C> =
        Stats.OfPairs(frame, (fun column other -> Stats.corr column other))

    /// The covariance of each two columns of numbers.
    static member covFrame(frame: Frame<'R, 'C>) : Frame<'C, 'C> =
        Stats.OfPairs(frame, (fun column other -> Stats.cov column other))

    /// The number of values of each column.
    static member count(frame: Frame<'R, 'C>) : Series<'C, int> =
        frame.Columns |> Series.mapValues _.ValueCount

    /// The sum of each column.
    static member sum(frame: Frame<'R, 'C>) : Series<'C, float> =
        Stats.OfColumns(frame, (fun column -> Stats.sum column))

    /// The mean of each column.
    static member mean(frame: Frame<'R, 'C>) : Series<'C, float> =
        Stats.OfColumns(frame, (fun column -> Stats.mean column))

    /// The sample's standard deviation of each column.
    static member stdDev(frame: Frame<'R, 'C>) : Series<'C, float> =
        Stats.OfColumns(frame, (fun column -> Stats.stdDev column))

    /// The sample's variance of each column.
    static member variance(frame: Frame<'R, 'C>) : Series<'C, float> =
        Stats.OfColumns(frame, (fun column -> Stats.variance column))

    /// The skewness of each column.
    static member skew(frame: Frame<'R, 'C>) : Series<'C, float> =
        Stats.OfColumns(frame, (fun column -> Stats.skew column))

    /// The excess kurtosis of each column.
    static member kurt(frame: Frame<'R, 'C>) : Series<'C, float> =
        Stats.OfColumns(frame, (fun column -> Stats.kurt column))

    /// The number of different values of each column.
    static member uniqueCount(frame: Frame<'R, 'C>) : Series<'C, int> =
        frame.Columns |> Series.mapValues (fun column -> Stats.uniqueCount column)

    /// The median of each column.
    static member median(frame: Frame<'R, 'C>) : Series<'C, float> =
        Stats.OfColumns(frame, (fun column -> Stats.median column))

    /// The smallest value of each column.
    static member min(frame: Frame<'R, 'C>) : Series<'C, float> =
        Stats.OfColumns(frame, (fun column -> Stats.min column))

    /// The largest value of each column.
    static member max(frame: Frame<'R, 'C>) : Series<'C, float> =
        Stats.OfColumns(frame, (fun column -> Stats.max column))

    /// <c>describe</c> of each column.
    static member describe(frame: Frame<'R, 'C>) : Frame<string, 'C> =
        frame.GetColumns<float>()
        |> Series.mapValues (fun column -> Stats.describe column)
        |> Frame.ofColumns

    /// The number of values whose keys share a part.
    static member levelCount<'K, 'L, 'V when 'K: equality and 'L: equality>
        (level: 'K -> 'L)
        (series: Series<'K, 'V>)
        : Series<'L, int> =
        Series.applyLevel level (fun group -> Stats.count group) series

    /// The sum of the values whose keys share a part.
    static member levelSum<'K, 'L, 'V when 'K: equality and 'L: equality>
        (level: 'K -> 'L)
        (series: Series<'K, 'V>)
        : Series<'L, float> =
        Series.applyLevel level (fun group -> Stats.sum group) series

    /// The mean of the values whose keys share a part.
    static member levelMean<'K, 'L, 'V when 'K: equality and 'L: equality>
        (level: 'K -> 'L)
        (series: Series<'K, 'V>)
        : Series<'L, float> =
        Series.applyLevel level (fun group -> Stats.mean group) series

    /// The median of the values whose keys share a part.
    static member levelMedian<'K, 'L, 'V when 'K: equality and 'L: equality>
        (level: 'K -> 'L)
        (series: Series<'K, 'V>)
        : Series<'L, float> =
        Series.applyLevel level (fun group -> Stats.median group) series

    /// The sample's standard deviation of the values whose keys share a part.
    static member levelStdDev<'K, 'L, 'V when 'K: equality and 'L: equality>
        (level: 'K -> 'L)
        (series: Series<'K, 'V>)
        : Series<'L, float> =
        Series.applyLevel level (fun group -> Stats.stdDev group) series

    /// The sample's variance of the values whose keys share a part.
    static member levelVariance<'K, 'L, 'V when 'K: equality and 'L: equality>
        (level: 'K -> 'L)
        (series: Series<'K, 'V>)
        : Series<'L, float> =
        Series.applyLevel level (fun group -> Stats.variance group) series

    /// The smallest of the values whose keys share a part.
    static member levelMin<'K, 'L, 'V when 'K: equality and 'L: equality>
        (level: 'K -> 'L)
        (series: Series<'K, 'V>)
        : Series<'L, float> =
        Series.applyLevel level (fun group -> Stats.min group) series

    /// The largest of the values whose keys share a part.
    static member levelMax<'K, 'L, 'V when 'K: equality and 'L: equality>
        (level: 'K -> 'L)
        (series: Series<'K, 'V>)
        : Series<'L, float> =
        Series.applyLevel level (fun group -> Stats.max group) series
