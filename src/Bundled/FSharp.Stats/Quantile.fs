namespace FSharp.Stats

open MathNet.Numerics.Statistics

/// Quantiles of a sample; the share q is from 0 to 1. Outside it, for no values and for NaN: NaN.
module Quantile =

    let private ofDefinition (definition: QuantileDefinition) (q: float) (data: seq<float>) =
        let data = Array.ofSeq data

        if
            data.Length = 0
            || not (q >= 0.0 && q <= 1.0)
            || Array.exists System.Double.IsNaN data
        then
            nan
        else
            ArrayStatistics.QuantileCustomInplace(data, q, definition)

    /// The quantile whose median is unbiased whatever the distribution: definition 8 of Hyndman and Fan,
    /// Sample quantiles in statistical packages (1996).
    let compute (q: float) (data: seq<float>) : float =
        ofDefinition QuantileDefinition.R8 q data

    /// The quantile that interpolates between the order statistics' modes: definition 7, the default of R
    /// and of NumPy.
    let mode (q: float) (data: seq<float>) : float =
        ofDefinition QuantileDefinition.R7 q data
