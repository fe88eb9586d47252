namespace FSharp.Stats

open MathNet.Numerics.Distributions

/// Intervals that hold a mean with a given confidence, by Student's t distribution.
module ConfidenceInterval =

    /// Half the width of the interval around the sample's mean; ciLevel is the confidence, often 0.95.
    let ciDeviation (ciLevel: float) (sample: seq<float>) : float =
        let sample = Array.ofSeq sample

        if not (ciLevel > 0.0 && ciLevel < 1.0) then
            invalidArg "ciLevel" $"expected a confidence between 0 and 1, got {ciLevel}"

        if sample.Length < 2 then
            nan
        else
            let t = StudentT.InvCDF(0.0, 1.0, float (sample.Length - 1), 0.5 + ciLevel / 2.0)

            t * Seq.sem sample

    /// The interval around the sample's mean that holds the true mean with the confidence ciLevel.
    let ci (ciLevel: float) (sample: seq<float>) : Interval<float> =
        let sample = Array.ofSeq sample
        let mean, deviation = Seq.mean sample, ciDeviation ciLevel sample
        Interval.CreateClosed(mean - deviation, mean + deviation)
