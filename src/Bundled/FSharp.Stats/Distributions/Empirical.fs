namespace FSharp.Stats.Distributions

/// Distributions as they were seen: the share of each value, or of each bin, which is known by its middle.
module Empirical =

    /// The sum of all shares.
    let sum (pmf: Map<'a, float>) : float = pmf.Values |> Seq.sum

    /// Shares that add up to 1.
    let normalize (pmf: Map<'a, float>) : Map<'a, float> =
        let total = sum pmf
        pmf |> Map.map (fun _ share -> share / total)

    /// The shares of a histogram's frequencies.
    let ofHistogram (hist: Map<'a, int>) : Map<'a, float> =
        hist |> Map.map (fun _ count -> float count) |> normalize

    /// The share of numbers in each bin of a width, as <c>Frequency.create</c>.
    let create (bandwidth: float) (data: seq<float>) : Map<float, float> =
        let width = decimal bandwidth

        // in decimal, so that 0.3 belongs to the fourth bin of width 0.1
        data
        |> Seq.countBy (fun x -> floor (float (decimal x / width)))
        |> Seq.map (fun (bin, count) -> (bin + 0.5) * bandwidth, float count)
        |> Map.ofSeq
        |> normalize

    /// The share of each item.
    let inline createNominal (data: seq<'a>) : Map<'a, float> =
        data |> Seq.countBy id |> Map.ofSeq |> ofHistogram

    /// The share of each item of a template, 0 for those that do not come; others do not count.
    let inline createNominalWithTemplate (template: Set<'a>) (data: seq<'a>) : Map<'a, float> =
        let counts = data |> Seq.countBy id |> Map.ofSeq

        template
        |> Seq.map (fun item -> item, float (Frequency.frequencyAt counts item))
        |> Map.ofSeq
        |> normalize

    /// The values and their shares, in ascending order.
    let getZip (pmf: Map<'a, float>) : seq<'a * float> = Map.toSeq pmf

    /// The largest share.
    let maxLike (pmf: Map<'a, float>) : float = pmf.Values |> Seq.max

    /// The share of a value; 0 where there is none.
    let probabilityAt (pmf: Map<'a, float>) (x: 'a) : float =
        pmf |> Map.tryFind x |> Option.defaultValue 0.0

    /// The shares, in ascending order of their values.
    let probabilities (pmf: Map<'a, float>) : seq<float> = Seq.ofArray (Array.ofSeq pmf.Values)

    /// The mean of the distribution.
    let mean (pmf: Map<float, float>) : float =
        pmf |> Seq.sumBy (fun pair -> pair.Key * pair.Value)

    /// The mean squared difference from a number.
    let varAround (mu: float) (pmf: Map<float, float>) : float =
        pmf |> Seq.sumBy (fun pair -> pair.Value * (pair.Key - mu) ** 2.0)

    /// The variance of the distribution.
    let var (pmf: Map<float, float>) : float = varAround (mean pmf) pmf
