namespace Deedle

open Deedle.Indices

/// The values of a series: its keys and its elements.
type internal Keyed<'K, 'T when 'K: equality> = KeyIndex<'K> * Column<'T>

/// Operations on the values of series, element by element.
module internal Pointwise =

    /// The keys, and at which of them there is a value.
    let places (index: KeyIndex<'K>, column: Column<'T>) =
        index, (fun offset -> column[offset].HasValue)

    /// What a function makes of each value; missing ones stay missing.
    let map (f: 'T -> 'R) (index, column: Column<'T>) : Keyed<'K, 'R> =
        index, Column<'R>(column.Count, (fun i -> column[i] |> OptionalValue.map f))

    /// What a function makes of the values of equal keys; missing where either has none.
    let zip (f: 'T -> 'T -> 'R) (left: Keyed<'K, 'T>) (right: Keyed<'K, 'T>) : Keyed<'K, 'R> =
        let keys, l, r =
            KeyIndex.align JoinKind.Outer Lookup.Exact (places left) (places right)

        let l, r = (snd left).Pick l, (snd right).Pick r

        keys,
        Column<'R>
            .OfOptional(
                Array.map2
                    (fun (l: OptionalValue<'T>) (r: OptionalValue<'T>) ->
                        if l.HasValue && r.HasValue then
                            OptionalValue<'R>(f l.Value r.Value)
                        else
                            OptionalValue<'R>.Missing)
                    l.Elements
                    r.Elements
            )
