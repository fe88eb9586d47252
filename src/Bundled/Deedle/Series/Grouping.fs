namespace Deedle

open System
open System.Collections.Generic

/// Gathering offsets by a label.
module internal Grouping =

    /// The offsets of each label, labels and offsets in order of appearance.
    let offsets (labelled: ('L * int)[]) : ('L * int[])[] =
        // the tuple of one stands for the label, since a dictionary's own keys are known not to be null
        let places = Dictionary<ValueTuple<'L>, List<int>>()
        let groups = List<'L * List<int>>()

        for label, offset in labelled do
            match places.TryGetValue(ValueTuple<'L> label) with
            | true, group -> group.Add offset
            | false, _ ->
                let group = List<int>([ offset ])
                places.Add(ValueTuple<'L> label, group)
                groups.Add((label, group))

        groups.ToArray() |> Array.map (fun (label, offsets) -> label, offsets.ToArray())
