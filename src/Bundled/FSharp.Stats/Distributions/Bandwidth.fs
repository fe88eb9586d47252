namespace FSharp.Stats.Distributions

open System
open FSharp.Stats

/// How wide the bins of a histogram, or the kernels of a density, should be.
module Bandwidth =

    /// How many bins a histogram should have, from the number of values as a float.
    module BinNumber =

        /// As many bins as a width takes from min to max.
        let fromBandwidth (min: float, max: float) (bw: float) : float = ceil ((max - min) / bw)

        /// The root of the number of values.
        let sqrt (ndataLength: float) : float = Math.Sqrt ndataLength

        /// Sturges' rule (1926), 1 + log₂ n, for values that are about normally distributed.
        let sturges (ndataLength: float) : float = ceil (1.0 + Math.Log2 ndataLength)

        /// The Rice rule, 2 ∛n.
        let riceRule (ndataLength: float) : float = ceil (2.0 * ndataLength ** (1.0 / 3.0))

    let private atLeastTwo (name: string) (data: float[]) =
        if data.Length < 2 then
            invalidArg "data" $"{name}: expected at least two values, got {data.Length}"

    /// The width of one of nBins bins from min to max.
    let inline fromBinNumber (min: float) (max: float) nBins : float =
        if float nBins < 0.0 then
            invalidArg "nBins" $"expected a number of bins, got {nBins}"

        (max - min) / float nBins

    /// The width of as many bins as there are values, NaN and infinities left out of the range.
    let forHistogram (data: seq<float>) : float =
        let finite = data |> Seq.filter Double.IsFinite |> Array.ofSeq
        fromBinNumber (Array.min finite) (Array.max finite) (Seq.length data)

    /// Scott's rule (1979) for values that are about normally distributed: 3.5 σ / ∛n.
    let scottNormal (data: float[]) : float =
        atLeastTwo "scottNormal" data
        3.5 * Seq.stDev data / float data.Length ** (1.0 / 3.0)

    /// Silverman's rule of thumb (1986) for a density with Gaussian kernels: 0.9 min (σ, IQR / 1.34) n^(-1/5).
    let nrd0 (x: float[]) : float =
        atLeastTwo "nrd0" x
        let deviation = Seq.stDev x

        let spread =
            [ min deviation (Quantile.interQuantileRange Quantile.nist x / 1.34); deviation; abs x[0]; 1.0 ]
            |> List.find (fun candidate -> candidate <> 0.0)

        0.9 * spread * float x.Length ** -0.2
