namespace FSharp.Stats.Distributions

/// Histograms: how often each value comes, or how many fall into each bin, which is known by its middle.
module Frequency =

    /// How often each item comes.
    let createGeneric (list: 'a list) : Map<'a, int> = list |> List.countBy id |> Map.ofList

    /// How many numbers fall into each bin of a width; the bins start at 0 and do not contain their upper end. Empty
    /// ones are left out.
    let create (bandwidth: float) (data: seq<float>) : Map<float, int> =
        data
        |> Seq.countBy (fun x -> floor (x / bandwidth))
        |> Seq.map (fun (bin, count) -> (bin + 0.5) * bandwidth, count)
        |> Map.ofSeq

    /// The bins and their frequencies, in ascending order.
    let getZip (hist: Map<'a, int>) : seq<'a * int> = Map.toSeq hist

    /// The sum of all frequencies.
    let sum (hist: Map<'a, int>) : int = hist.Values |> Seq.sum

    /// The mean of the frequencies.
    let average (hist: Map<'a, int>) : float = hist.Values |> Seq.averageBy float

    /// The largest frequency.
    let maxLike (hist: Map<'a, int>) : int = hist.Values |> Seq.max

    /// The frequency of a bin; 0 where there is none.
    let frequencyAt (hist: Map<'a, int>) (x: 'a) : int =
        hist |> Map.tryFind x |> Option.defaultValue 0

    /// The frequencies, in ascending order of their bins.
    let frequencies (hist: Map<'a, int>) : seq<int> = Seq.ofArray (Array.ofSeq hist.Values)
