namespace FSharp.Stats

open System
open MathNet.Numerics.Statistics

/// Quantiles of a sample; the share q is from 0 to 1. Outside it, for no values and for NaN: NaN. The nine functions
/// are the nine definitions of Hyndman and Fan, Sample quantiles in statistical packages (1996), by which R and
/// NumPy number them.
module Quantile =

    /// A quantile of a share and values.
    type QuantileFunction<'a> = float -> 'a[] -> float

    let private ofDefinition (definition: QuantileDefinition) (q: float) (data: seq<float>) =
        let data = Array.ofSeq data

        if data.Length = 0 || not (q >= 0.0 && q <= 1.0) || Array.exists Double.IsNaN data then
            nan
        else
            ArrayStatistics.QuantileCustomInplace(data, q, definition)

    /// The quantile whose median is unbiased whatever the distribution: definition 8.
    let compute (q: float) (data: seq<float>) : float =
        ofDefinition QuantileDefinition.R8 q data

    /// The smallest value that at least a share of q does not exceed: definition 1, the inverse of the empirical
    /// distribution function.
    let empiricalInvCdf (q: float) (data: seq<float>) : float =
        ofDefinition QuantileDefinition.R1 q data

    /// As <c>empiricalInvCdf</c>, with the mean of two values where the distribution function steps: definition 2.
    let empiricalInvCdfAverage (q: float) (data: seq<float>) : float =
        ofDefinition QuantileDefinition.R2 q data

    /// The value whose rank is nearest to nq, the even one of two: definition 3.
    let nearest (q: float) (data: seq<float>) : float =
        ofDefinition QuantileDefinition.R3 q data

    /// Interpolated in the empirical distribution function, at rank nq: definition 4.
    let california (q: float) (data: seq<float>) : float =
        ofDefinition QuantileDefinition.R4 q data

    /// Interpolated between the midpoints of the steps, at rank nq + 1/2: definition 5.
    let hazen (q: float) (data: seq<float>) : float =
        ofDefinition QuantileDefinition.R5 q data

    /// Interpolated at rank (n + 1)q: definition 6.
    let nist (q: float) (data: seq<float>) : float =
        ofDefinition QuantileDefinition.R6 q data

    /// Interpolated at rank (n - 1)q + 1, between the order statistics' modes: definition 7, the default of R and
    /// of NumPy.
    let mode (q: float) (data: seq<float>) : float =
        ofDefinition QuantileDefinition.R7 q data

    /// The quantile that is unbiased for a normal distribution, at rank (n + 1/4)q + 3/8: definition 9.
    let normal (q: float) (data: seq<float>) : float =
        ofDefinition QuantileDefinition.R9 q data

    /// The third quartile less the first, by some definition.
    let interQuantileRange (qf: QuantileFunction<'a>) (data: 'a[]) : float = qf 0.75 data - qf 0.25 data

    /// What a definition gives for several shares; it gets the values sorted.
    let computePercentiles (calcMethod: float -> float[] -> 'b) (percentile: seq<float>) (data: seq<float>) : seq<'b> =
        let sorted = data |> Array.ofSeq |> Array.sort
        percentile |> Seq.map (fun q -> calcMethod q sorted)
