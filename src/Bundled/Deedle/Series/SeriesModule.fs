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

    /// The value at a key; raises <c>KeyNotFoundException</c> or <c>MissingValueException</c>.
    let get (key: 'K) (series: Series<'K, 'T>) = series.Get key

    /// The value at a key; None when the key or the value is missing.
    let tryGet (key: 'K) (series: Series<'K, 'T>) =
        series.TryGet key |> OptionalValue.asOption

    /// The value at an offset; raises <c>InvalidOperationException</c> when it is missing.
    let getAt (index: int) (series: Series<'K, 'T>) = series.GetAt index

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

    let private relocate (offsets: int[]) (series: Series<'K, 'T>) =
        Series<'K, 'T>(
            KeyIndex<'K>(offsets |> Array.map series.GetKeyAt),
            Column<'T>.OfOptional(offsets |> Array.map series.TryGetAt)
        )

    /// The series without the keys whose value is missing.
    let dropMissing (series: Series<'K, 'T>) : Series<'K, 'T> = filter (fun _ _ -> true) series

    /// The series with one value in the place of each missing one.
    let fillMissingWith (value: 'T) (series: Series<'K, 'T>) : Series<'K, 'T> =
        series.SelectOptional(fun pair ->
            if pair.Value.HasValue then
                pair.Value
            else
                OptionalValue<'T> value)

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

    /// The same values with the keys 0, 1, 2, …
    let indexOrdinally (series: Series<'K, 'T>) : Series<int, 'T> =
        Series<int, 'T>(KeyIndex<int>(Array.init series.KeyCount id), series.Column)

    /// The values joined by an operation, first to last.
    let reduceValues (op: 'T -> 'T -> 'T) (series: Series<'K, 'T>) : 'T = Seq.reduce op series.Values

    /// Two series side by side for the keys at which both have a value.
    let zipInner (series1: Series<'K, 'V1>) (series2: Series<'K, 'V2>) : Series<'K, 'V1 * 'V2> =
        series1.ZipInner series2
