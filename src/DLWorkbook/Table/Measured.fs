namespace DLWorkbook

open System
open FSharp.Stats

/// A quantity measured several times, such as the accuracy of one model with several seeds. In a table it
/// reads <c>0.847 ± 0.003</c>: the mean with as many decimals as the deviation's first two digits need.
[<Sealed; AllowNullLiteral(false)>]
type Measured(values: seq<float>) =

    let values = Array.ofSeq values

    /// The single measurements, in order.
    member _.Values = values

    /// How many measurements there are.
    member _.Count = values.Length

    /// The mean; NaN when there is no measurement.
    member _.Mean: float = Seq.mean values

    /// The sample's standard deviation (over n - 1); NaN for fewer than two measurements.
    member _.Deviation: float = Seq.stDev values

    /// Start and end of the interval that holds the true mean with a confidence such as 0.95, by Student's t
    /// distribution; NaN for fewer than two measurements.
    member _.Interval(confidence: float) : float * float =
        if values.Length < 2 then
            nan, nan
        else
            (ConfidenceInterval.ci confidence values).ToTuple()

    /// Mean ± standard deviation; the mean alone for one measurement, <c>–</c> for none.
    override this.ToString() =
        let text decimals (x: float) =
            x.ToString($"N{decimals}", Globalization.CultureInfo.InvariantCulture)

        /// The decimals that show the first digits of a number.
        let decimals digits x =
            if x = 0.0 then
                digits
            else
                max 0 (min 9 (digits - 1 - int (floor (log10 (abs x)))))

        if values.Length = 0 then
            "–"
        elif Double.IsNaN this.Deviation || this.Deviation = 0.0 then
            text (decimals 4 this.Mean) this.Mean
        else
            let shown = decimals 2 this.Deviation
            $"{text shown this.Mean} ± {text shown this.Deviation}"
