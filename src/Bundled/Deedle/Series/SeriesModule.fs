namespace Deedle

open System
open System.Collections.Generic
open Deedle.Indices

/// Functions on series, data last: <c>accuracies |> Series.filterValues (fun a -> a > 0.8) |> Series.sort</c>.
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Series =

    /// The pairs of key and value that have a value.
    let observations (series: Series<'K, 'T>) : seq<'K * 'T> =
        series.Observations |> Seq.map (fun pair -> pair.Key, pair.Value)

    /// A pair of key and optional value for each key.
    let observationsAll (series: Series<'K, 'T>) : seq<'K * 'T option> =
        series.ObservationsAll
        |> Seq.map (fun pair -> pair.Key, OptionalValue.asOption pair.Value)

    /// The keys, in order.
    let keys (series: Series<'K, 'T>) = series.Keys

    /// The values that are there.
    let values (series: Series<'K, 'T>) = series.Values

    /// An optional value for each key.
    let valuesAll (series: Series<'K, 'T>) : seq<'T option> =
        series.ObservationsAll
        |> Seq.map (fun pair -> OptionalValue.asOption pair.Value)

    /// The number of values that are not missing.
    let countValues (series: Series<'K, 'T>) = series.ValueCount

    /// The number of keys.
    let countKeys (series: Series<'K, 'T>) = series.KeyCount

    /// A series without keys.
    let empty<'K, 'V when 'K: equality> : Series<'K, 'V> =
        Series<'K, 'V>(Array.empty<'K>, Array.empty<'V>)

    /// Whether there is a value at a key.
    let has (key: 'K) (series: Series<'K, 'T>) = series.TryGet(key).HasValue

    /// Whether there is no value at a key.
    let hasNot (key: 'K) (series: Series<'K, 'T>) = not (has key series)

    /// Whether there is a value at each of some keys.
    let hasAll (keys: seq<'K>) (series: Series<'K, 'T>) =
        keys |> Seq.forall (fun key -> has key series)

    /// Whether there is a value at one of some keys.
    let hasSome (keys: seq<'K>) (series: Series<'K, 'T>) =
        keys |> Seq.exists (fun key -> has key series)

    /// Whether there is no value at any of some keys.
    let hasNone (keys: seq<'K>) (series: Series<'K, 'T>) =
        keys |> Seq.forall (fun key -> hasNot key series)

    /// The value that a look-up finds; raises <c>KeyNotFoundException</c> or <c>MissingValueException</c>.
    let lookup (key: 'K) (lookup: Lookup) (series: Series<'K, 'T>) : 'T = series.Get(key, lookup)

    /// The value that a look-up finds; None when there is none.
    let tryLookup (key: 'K) (lookup: Lookup) (series: Series<'K, 'T>) : 'T option =
        series.TryGet(key, lookup) |> OptionalValue.asOption

    /// Key and value that a look-up finds; None when there is none.
    let tryLookupObservation (key: 'K) (lookup: Lookup) (series: Series<'K, 'T>) : ('K * 'T) option =
        series.TryGetObservation(key, lookup)
        |> OptionalValue.asOption
        |> Option.map (fun pair -> pair.Key, pair.Value)

    /// For each key the value that a look-up finds, or a missing one.
    let lookupAll (keys: seq<'K>) (lookup: Lookup) (series: Series<'K, 'T>) : Series<'K, 'T> =
        series.GetItems(keys, lookup)

    /// The value at a key; raises <c>KeyNotFoundException</c> or <c>MissingValueException</c>.
    let get (key: 'K) (series: Series<'K, 'T>) = series.Get key

    /// The value at a key; None when the key or the value is missing.
    let tryGet (key: 'K) (series: Series<'K, 'T>) =
        series.TryGet key |> OptionalValue.asOption

    /// The value at an offset; raises <c>InvalidOperationException</c> when it is missing.
    let getAt (index: int) (series: Series<'K, 'T>) = series.GetAt index

    /// The value at an offset; None when it is missing.
    let tryGetAt (index: int) (series: Series<'K, 'T>) =
        series.TryGetAt index |> OptionalValue.asOption

    /// The values at some keys; a key that is not there gets a missing value.
    let getAll (keys: seq<'K>) (series: Series<'K, 'T>) = series.GetItems keys

    /// The first key.
    let firstKey (series: Series<'K, 'T>) = series.GetKeyAt 0

    /// The last key.
    let lastKey (series: Series<'K, 'T>) = series.GetKeyAt(series.KeyCount - 1)

    /// The value of the first key.
    let firstValue (series: Series<'K, 'T>) = series.GetAt 0

    /// The value of the last key.
    let lastValue (series: Series<'K, 'T>) = series.GetAt(series.KeyCount - 1)

    /// The first value; None when it is missing or there are no keys.
    let tryFirstValue (series: Series<'K, 'T>) =
        if series.IsEmpty then None else tryGetAt 0 series

    /// The last value; None when it is missing or there are no keys.
    let tryLastValue (series: Series<'K, 'T>) =
        if series.IsEmpty then
            None
        else
            tryGetAt (series.KeyCount - 1) series

    /// The values at keys greater than one.
    let after (lowerExclusive: 'K) (series: Series<'K, 'T>) = series.After lowerExclusive

    /// The values at keys smaller than one.
    let before (upperExclusive: 'K) (series: Series<'K, 'T>) = series.Before upperExclusive

    /// The values from a key on.
    let startAt (lowerInclusive: 'K) (series: Series<'K, 'T>) = series.StartAt lowerInclusive

    /// The values up to a key.
    let endAt (upperInclusive: 'K) (series: Series<'K, 'T>) = series.EndAt upperInclusive

    /// The values from one key to another, both included.
    let between (lowerInclusive: 'K) (upperInclusive: 'K) (series: Series<'K, 'T>) =
        series.Between(lowerInclusive, upperInclusive)

    /// A new value from each key and value; missing ones stay missing.
    let map (f: 'K -> 'T -> 'R) (series: Series<'K, 'T>) : Series<'K, 'R> =
        series.Select(fun (pair: KeyValuePair<'K, 'T>) -> f pair.Key pair.Value)

    /// A new value from each value; missing ones stay missing.
    let mapValues (f: 'T -> 'R) (series: Series<'K, 'T>) : Series<'K, 'R> = map (fun _ value -> f value) series

    /// A new optional value from each key and optional value.
    let mapAll (f: 'K -> 'T option -> 'R option) (series: Series<'K, 'T>) : Series<'K, 'R> =
        series.SelectOptional(fun pair -> f pair.Key (OptionalValue.asOption pair.Value) |> OptionalValue.ofOption)

    /// New keys from the old ones.
    let mapKeys (f: 'K -> 'R) (series: Series<'K, 'T>) : Series<'R, 'T> =
        series.SelectKeys(fun pair -> f pair.Key)

    /// The values for which a condition on key and value holds; missing ones are dropped.
    let filter (f: 'K -> 'T -> bool) (series: Series<'K, 'T>) : Series<'K, 'T> =
        series.Where(fun (pair: KeyValuePair<'K, 'T>) -> f pair.Key pair.Value)

    /// The values for which a condition holds; missing ones are dropped.
    let filterValues (f: 'T -> bool) (series: Series<'K, 'T>) : Series<'K, 'T> = filter (fun _ value -> f value) series

    /// The keys for which a condition on key and optional value holds.
    let filterAll (f: 'K -> 'T option -> bool) (series: Series<'K, 'T>) : Series<'K, 'T> =
        series.WhereOptional(fun pair -> f pair.Key (OptionalValue.asOption pair.Value))

    /// The values at the keys where the mask is true; keys that the mask lacks are left out.
    let filterByMask (mask: Series<'K, bool>) (series: Series<'K, 'T>) : Series<'K, 'T> =
        filter (fun key _ -> (mask.TryGet key).ValueOrDefault) series

    /// One value in the place of another.
    let replaceValue (oldValue: 'T) (newValue: 'T) (series: Series<'K, 'T>) : Series<'K, 'T> =
        mapValues (fun value -> if value = oldValue then newValue else value) series

    /// The values inside options; None becomes a missing value.
    let flatten (series: Series<'K, 'T option>) : Series<'K, 'T> =
        mapAll (fun _ value -> Option.flatten value) series

    /// Missing values where another series has none; keys that it lacks stay as they are.
    let withMissingFrom (other: Series<'K, 'S>) (series: Series<'K, 'T>) : Series<'K, 'T> =
        series.SelectOptional(fun pair ->
            if other.Source.Locate pair.Key >= 0 && not (other.TryGet(pair.Key).HasValue) then
                OptionalValue.Missing
            else
                pair.Value)

    let private relocate (offsets: int[]) (series: Series<'K, 'T>) = series.Pick offsets

    /// The series without the keys whose value is missing.
    let dropMissing (series: Series<'K, 'T>) : Series<'K, 'T> = filter (fun _ _ -> true) series

    /// The series with one value in the place of each missing one.
    let fillMissingWith (value: 'T) (series: Series<'K, 'T>) : Series<'K, 'T> =
        series.SelectOptional(fun pair ->
            if pair.Value.HasValue then
                pair.Value
            else
                OptionalValue<'T> value)

    /// The series with what a function makes of the key in the place of each missing value.
    let fillMissingUsing (f: 'K -> 'T) (series: Series<'K, 'T>) : Series<'K, 'T> =
        mapAll (fun key value -> value |> Option.orElseWith (fun () -> Some(f key))) series

    /// The series with each missing value filled from the nearest one that is there in a direction: with
    /// <c>Forward</c> from the last one before it. What has nothing to be filled from stays missing.
    let fillMissing (direction: Direction) (series: Series<'K, 'T>) : Series<'K, 'T> =
        Series<'K, 'T>(series.Source, series.Column.Filled direction)

    /// The offsets of a series sorted by value: missing ones first, equal ones as they were.
    let internal sortedOffsets (comparer: 'T -> 'T -> int) (series: Series<'K, 'T>) : int[] =
        Array.init series.KeyCount id
        |> Array.sortWith (fun a b ->
            match series.TryGetAt a, series.TryGetAt b with
            | OptionalValue.Present x, OptionalValue.Present y -> comparer x y
            | x, y -> compare x.HasValue y.HasValue)

    /// The offsets of an index sorted by key.
    let internal offsetsByKey (index: KeyIndex<'K>) : int[] =
        let comparer = Comparer<'K>.Default

        Array.init index.Count id
        |> Array.sortWith (fun a b -> comparer.Compare(index.Keys[a], index.Keys[b]))

    /// The series sorted by a comparison of values; missing ones come first.
    let sortWith (comparer: 'V -> 'V -> int) (series: Series<'K, 'V>) : Series<'K, 'V> =
        relocate (sortedOffsets comparer series) series

    /// The series sorted by what a function makes of the values; missing ones come first.
    let sortBy (proj: 'T -> 'V) (series: Series<'K, 'T>) : Series<'K, 'T> =
        sortWith (fun a b -> compare (proj a) (proj b)) series

    /// The series sorted by value, ascending; missing ones come first.
    let sort (series: Series<'K, 'V>) : Series<'K, 'V> = sortWith compare series

    /// The series sorted by key.
    let sortByKey (series: Series<'K, 'T>) : Series<'K, 'T> =
        relocate (offsetsByKey series.Source) series

    /// The series from end to start.
    let rev (series: Series<'K, 'T>) : Series<'K, 'T> =
        relocate (Array.rev (Array.init series.KeyCount id)) series

    let private part first count (series: Series<'K, 'T>) =
        if count < 0 || count > series.KeyCount then
            invalidArg "count" "Must be greater than zero and less than the number of keys."

        relocate (Array.init count (fun i -> first + i)) series

    /// The first keys and their values; <c>ArgumentException</c> when there are not so many.
    let take (count: int) (series: Series<'K, 'T>) : Series<'K, 'T> = part 0 count series

    /// The last keys and their values; <c>ArgumentException</c> when there are not so many.
    let takeLast (count: int) (series: Series<'K, 'T>) : Series<'K, 'T> =
        part (series.KeyCount - count) count series

    /// The keys and values from some offset on; <c>ArgumentException</c> when there are not so many.
    let skip (count: int) (series: Series<'K, 'T>) : Series<'K, 'T> =
        part count (series.KeyCount - count) series

    /// The keys and values but for some at the end; <c>ArgumentException</c> when there are not so many.
    let skipLast (count: int) (series: Series<'K, 'T>) : Series<'K, 'T> = part 0 (series.KeyCount - count) series

    /// The rank of each value from 1, equal values sharing one and the next taking the next number.
    let rank (series: Series<'K, 'V>) : Series<'K, int> =
        let ranks =
            series.Values
            |> Seq.distinct
            |> Seq.sort
            |> Seq.mapi (fun i value -> value, i + 1)
            |> Map.ofSeq

        mapValues (fun value -> ranks[value]) series

    /// The series at some keys, in their order; a key that is not there gets a missing value.
    let realign (keys: seq<'K>) (series: Series<'K, 'T>) : Series<'K, 'T> = getAll keys series

    /// The same values with other keys, in the same order.
    let indexWith (keys: seq<'K2>) (series: Series<'K1, 'T>) : Series<'K2, 'T> =
        let keys = Array.ofSeq keys

        let offsets =
            Array.init keys.Length (fun i -> if i < series.KeyCount then i else -1)

        Series<'K2, 'T>(KeyIndex<'K2> keys, series.Column.Pick offsets)

    /// The same values with the keys 0, 1, 2, …
    let indexOrdinally (series: Series<'K, 'T>) : Series<int, 'T> =
        Series<int, 'T>(KeyIndex<int>(Array.init series.KeyCount id), series.Column)

    /// The values joined by an operation, first to last.
    let reduceValues (op: 'T -> 'T -> 'T) (series: Series<'K, 'T>) : 'T = Seq.reduce op series.Values

    /// Two series side by side for the keys at which both have a value.
    let zipInner (series1: Series<'K, 'V1>) (series2: Series<'K, 'V2>) : Series<'K, 'V1 * 'V2> =
        series1.ZipInner series2

    /// A value made of the values, first to last.
    let foldValues (op: 'R -> 'T -> 'R) (init: 'R) (series: Series<'K, 'T>) : 'R = Seq.fold op init series.Values

    /// A running value made of the values so far; missing where the value is.
    let scanValues (foldFunc: 'R -> 'T -> 'R) (init: 'R) (series: Series<'K, 'T>) : Series<'K, 'R> =
        let step (state, _) (value: OptionalValue<'T>) =
            match value with
            | OptionalValue.Present value -> (let next = foldFunc state value in next, OptionalValue<'R> next)
            | OptionalValue.Missing -> state, OptionalValue<'R>.Missing

        let scanned =
            series.Column.Elements |> Array.scan step (init, OptionalValue.Missing)

        Series<'K, 'R>(series.Source, scanned |> Array.tail |> Array.map snd |> Column<'R>.OfOptional)

    /// The values moved on by some keys, at the keys that then have one: down with a positive offset.
    let shift (offset: int) (series: Series<'K, 'T>) : Series<'K, 'T> =
        let count = max 0 (series.KeyCount - abs offset)
        let keys, values = max 0 offset, max 0 -offset

        Series<'K, 'T>(
            series.Source.Pick(Array.init count (fun i -> keys + i)),
            series.Column.Pick(Array.init count (fun i -> values + i))
        )

    /// Each value less the one some keys before it (after it with a negative offset).
    let inline diff (offset: int) (series: Series<'K, ^T>) : Series<'K, ^T> =
        let earlier: Series<'K, ^T> = shift offset series

        earlier.SelectOptional(fun pair ->
            match series.TryGet pair.Key, pair.Value with
            | OptionalValue.Present value, OptionalValue.Present before -> OptionalValue(value - before)
            | _ -> OptionalValue.Missing)

    /// A series for each group of values, in order of first appearance; missing values are in none.
    let groupBy (keySelector: 'K -> 'T -> 'TNewKey) (series: Series<'K, 'T>) : Series<'TNewKey, Series<'K, 'T>> =
        series.GroupBy(fun (pair: KeyValuePair<'K, 'T>) -> keySelector pair.Key pair.Value)

    /// What a function makes of each group's key and values.
    let groupInto
        (keySelector: 'K -> 'T -> 'TNewKey)
        (f: 'TNewKey -> Series<'K, 'T> -> 'TNewValue)
        (series: Series<'K, 'T>)
        : Series<'TNewKey, 'TNewValue> =
        groupBy keySelector series |> map f

    /// What a function makes of the values whose keys share a part: <c>Series.applyLevel Pair.get1Of2 Stats.mean</c>.
    let inline applyLevel (level: 'K1 -> 'K2) (op: Series<'K1, 'V> -> 'R) (series: Series<'K1, 'V>) : Series<'K2, 'R> =
        groupBy (fun key _ -> level key) series |> mapValues op

    /// As <c>applyLevel</c>, where None becomes a missing value.
    let inline applyLevelOptional
        (level: 'K1 -> 'K2)
        (op: Series<'K1, 'V> -> 'R option)
        (series: Series<'K1, 'V>)
        : Series<'K2, 'R> =
        applyLevel level op series |> flatten

    /// The values whose keys share a part, joined by an operation.
    let reduceLevel (level: 'K1 -> 'K2) (op: 'T -> 'T -> 'T) (series: Series<'K1, 'T>) : Series<'K2, 'T> =
        groupBy (fun key _ -> level key) series |> mapValues (reduceValues op)

    /// Two series side by side for the keys of either.
    let zip (series1: Series<'K, 'V1>) (series2: Series<'K, 'V2>) = series1.Zip series2

    /// Two series side by side for the keys that a join keeps, with a look-up for those that the other one lacks.
    let zipAlign (kind: JoinKind) (lookup: Lookup) (series1: Series<'K, 'V1>) (series2: Series<'K, 'V2>) =
        series1.Zip(series2, kind, lookup)

    /// What a function makes of the values at the keys that a join keeps; either may be missing.
    let zipAlignInto
        (kind: JoinKind)
        (lookup: Lookup)
        (op: 'V1 option -> 'V2 option -> 'R option)
        (series1: Series<'K, 'V1>)
        (series2: Series<'K, 'V2>)
        : Series<'K, 'R> =
        zipAlign kind lookup series1 series2
        |> mapAll (fun _ pair ->
            pair
            |> Option.bind (fun (left, right) -> op (OptionalValue.asOption left) (OptionalValue.asOption right)))

    /// What a function makes of the values at the keys of both; missing where either has none.
    let zipInto (op: 'V1 -> 'V2 -> 'R) (series1: Series<'K, 'V1>) (series2: Series<'K, 'V2>) : Series<'K, 'R> =
        zipAlignInto JoinKind.Inner Lookup.Exact (Option.map2 op) series1 series2

    /// The values of both; two values at one key are an <c>InvalidOperationException</c>.
    let merge (series1: Series<'K, 'V>) (series2: Series<'K, 'V>) : Series<'K, 'V> = series1.Merge series2

    /// The values of all; two values at one key are an <c>InvalidOperationException</c>.
    let mergeAll (series: seq<Series<'K, 'V>>) : Series<'K, 'V> =
        match List.ofSeq series with
        | [] -> empty
        | first :: others -> first.Merge others
