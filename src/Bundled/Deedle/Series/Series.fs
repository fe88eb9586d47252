namespace Deedle

open System
open System.Collections.Generic
open Deedle.Indices

/// A series of values of unknown type by key.
type ISeries<'K when 'K: equality> =
    /// The keys.
    abstract Index: IIndex<'K>
    /// The values.
    abstract Vector: IVector
    /// The value at a key; missing when the key or the value is.
    abstract TryGetObject: 'K -> OptionalValue<obj>

/// Values by key, some perhaps missing. Keys are unique and keep their order; null and NaN are missing.
/// Arithmetic between two series matches values by key: a key that one lacks gets a missing value.
type Series<'K, 'V when 'K: equality> internal (index: KeyIndex<'K>, column: Column<'V>) =

    do
        if index.Count <> column.Count then
            invalidArg "values" $"series: expected as many values as keys ({index.Count}), got {column.Count}"

    /// A series from keys and as many values; a duplicate key is an <c>ArgumentException</c>.
    new(keys: seq<'K>, values: seq<'V>) =
        Series<'K, 'V>(KeyIndex<'K>(Array.ofSeq keys), Column<'V>.OfValues(Array.ofSeq values))

    /// A series from pairs of key and value.
    new(pairs: seq<KeyValuePair<'K, 'V>>) =
        let pairs = Array.ofSeq pairs
        Series<'K, 'V>(pairs |> Seq.map _.Key, pairs |> Seq.map _.Value)

    member internal _.Source = index
    member internal _.Column = column

    /// The keys.
    member _.Index: IIndex<'K> = index

    /// The values as a vector.
    member _.Vector: IVector<'V> = column

    /// The keys, in order; also those that have no value.
    member _.Keys: seq<'K> = Seq.ofArray index.Keys

    /// The values that are there, in order of their keys.
    member _.Values: seq<'V> =
        Seq.init column.Count (fun i -> column[i]) |> Seq.choose OptionalValue.asOption

    /// One value for each key; the default of the type where it is missing.
    member _.ValuesAll: seq<'V> = Seq.init column.Count (fun i -> column[i].ValueOrDefault)

    /// The pairs of key and value that have a value.
    member _.Observations: seq<KeyValuePair<'K, 'V>> =
        Seq.init column.Count id
        |> Seq.choose (fun i ->
            column[i]
            |> OptionalValue.asOption
            |> Option.map (fun value -> KeyValuePair(index.Keys[i], value)))

    /// A pair of key and optional value for each key.
    member _.ObservationsAll: seq<KeyValuePair<'K, OptionalValue<'V>>> =
        Seq.init column.Count (fun i -> KeyValuePair(index.Keys[i], column[i]))

    /// The number of keys.
    member _.KeyCount = index.Count

    /// The number of values that are not missing.
    member this.ValueCount = Seq.length this.Values

    /// Whether there are no keys.
    member _.IsEmpty = index.Count = 0

    /// Whether the keys ascend.
    member _.IsOrdered = index.IsOrdered

    /// The value at a key; missing when the key or the value is.
    member _.TryGet(key: 'K) : OptionalValue<'V> =
        match index.Locate key with
        | -1 -> OptionalValue<'V>.Missing
        | offset -> column[offset]

    /// The value at a key; raises <c>KeyNotFoundException</c> for an unknown key and
    /// <c>MissingValueException</c> where there is no value.
    member _.Get(key: 'K) : 'V =
        match column[index.LocateOrFail key] with
        | OptionalValue.Present value -> value
        | OptionalValue.Missing -> raise (MissingValueException(key, $"Value at the key {key} is missing"))

    /// The key at an offset.
    member _.GetKeyAt(offset: int) : 'K = index.Keys[offset]

    /// The value at an offset, perhaps missing.
    member _.TryGetAt(offset: int) : OptionalValue<'V> = column[offset]

    /// The value at an offset; raises <c>InvalidOperationException</c> when it is missing.
    member _.GetAt(offset: int) : 'V = column[offset].Value

    /// The values at some keys; a key that is not there gets a missing value.
    member _.GetItems(keys: seq<'K>) : Series<'K, 'V> =
        let wanted = KeyIndex<'K>(Array.ofSeq keys)

        Series<'K, 'V>(
            wanted,
            Column<'V>
                .OfOptional(
                    wanted.OffsetsIn index
                    |> Array.map (fun i -> if i < 0 then OptionalValue<'V>.Missing else column[i])
                )
        )

    /// The value at a key, as <c>Get</c>.
    member this.Item
        with get (key: 'K): 'V = this.Get key

    /// The values at some keys, as <c>GetItems</c>.
    member this.Item
        with get (keys: seq<'K>): Series<'K, 'V> = this.GetItems keys

    /// The value at a key that is a name: <c>series?name</c>.
    static member (?)(series: Series<string, 'V>, name: string) : 'V = series.Get name

    /// The values for which a condition on key and value holds; missing ones are dropped.
    member this.Where(f: Func<KeyValuePair<'K, 'V>, bool>) : Series<'K, 'V> =
        this.Observations |> Seq.filter f.Invoke |> Series<'K, 'V>

    /// A new value for each key; the function sees missing values and may give them.
    member this.SelectOptional<'R>(f: Func<KeyValuePair<'K, OptionalValue<'V>>, OptionalValue<'R>>) : Series<'K, 'R> =
        Series<'K, 'R>(index, this.ObservationsAll |> Seq.map f.Invoke |> Array.ofSeq |> Column<'R>.OfOptional)

    /// A new value for each value that is there. A function that reads a missing value gives one.
    member this.Select<'R>(f: Func<KeyValuePair<'K, 'V>, 'R>) : Series<'K, 'R> =
        this.SelectOptional(fun pair ->
            pair.Value
            |> OptionalValue.bind (fun value ->
                try
                    OptionalValue<'R>(f.Invoke(KeyValuePair(pair.Key, value)))
                with :? MissingValueException ->
                    OptionalValue<'R>.Missing))

    /// The series with new keys, which may depend on key and optional value.
    member this.SelectKeys<'R when 'R: equality>(f: Func<KeyValuePair<'K, OptionalValue<'V>>, 'R>) : Series<'R, 'V> =
        Series<'R, 'V>(KeyIndex<'R>(this.ObservationsAll |> Seq.map f.Invoke |> Array.ofSeq), column)

    /// Two series side by side for the keys of either; a value that one lacks is missing in its half.
    member this.Zip<'V2>(otherSeries: Series<'K, 'V2>) : Series<'K, OptionalValue<'V> * OptionalValue<'V2>> =
        this.Zip(otherSeries, JoinKind.Outer)

    /// Two series side by side for the keys that a join keeps.
    member this.Zip<'V2>
        (otherSeries: Series<'K, 'V2>, kind: JoinKind)
        : Series<'K, OptionalValue<'V> * OptionalValue<'V2>> =
        let keys = KeyIndex.join kind index otherSeries.Source

        let values =
            keys.Keys |> Array.map (fun key -> this.TryGet key, otherSeries.TryGet key)

        Series<'K, OptionalValue<'V> * OptionalValue<'V2>>(keys, Column<_>.OfValues values)

    /// Two series side by side for the keys at which both have a value.
    member this.ZipInner<'V2>(otherSeries: Series<'K, 'V2>) : Series<'K, 'V * 'V2> =
        let pairs = this.Zip(otherSeries, JoinKind.Inner)

        pairs.SelectOptional(fun pair ->
            pair.Value
            |> OptionalValue.bind (fun (left, right) ->
                left |> OptionalValue.bind (fun l -> right |> OptionalValue.map (fun r -> l, r))))

    /// An operation between the values of equal keys; missing where either has none.
    static member internal Pointwise(left: Series<'K, 'T>, right: Series<'K, 'T>, op: 'T -> 'T -> 'T) =
        left
            .Zip(right)
            .SelectOptional(fun pair ->
                pair.Value
                |> OptionalValue.bind (fun (l, r) -> l |> OptionalValue.bind (fun l -> r |> OptionalValue.map (op l))))

    static member internal Each(series: Series<'K, 'T>, op: 'T -> 'T) =
        series.Select(fun (pair: KeyValuePair<'K, 'T>) -> op pair.Value)

    /// The values with their signs turned.
    static member (~-)(series: Series<'K, float>) = Series<'K, float>.Each(series, (~-))

    /// The sums of values with equal keys.
    static member (+)(s1: Series<'K, float>, s2: Series<'K, float>) =
        Series<'K, float>.Pointwise(s1, s2, (+))

    /// The differences of values with equal keys.
    static member (-)(s1: Series<'K, float>, s2: Series<'K, float>) =
        Series<'K, float>.Pointwise(s1, s2, (-))

    /// The products of values with equal keys.
    static member (*)(s1: Series<'K, float>, s2: Series<'K, float>) =
        Series<'K, float>.Pointwise(s1, s2, (*))

    /// The quotients of values with equal keys.
    static member (/)(s1: Series<'K, float>, s2: Series<'K, float>) =
        Series<'K, float>.Pointwise(s1, s2, (/))

    /// Each value plus a number.
    static member (+)(series: Series<'K, float>, scalar: float) =
        Series<'K, float>.Each(series, (fun v -> v + scalar))

    /// Each value less a number.
    static member (-)(series: Series<'K, float>, scalar: float) =
        Series<'K, float>.Each(series, (fun v -> v - scalar))

    /// Each value times a number.
    static member (*)(series: Series<'K, float>, scalar: float) =
        Series<'K, float>.Each(series, (fun v -> v * scalar))

    /// Each value over a number.
    static member (/)(series: Series<'K, float>, scalar: float) =
        Series<'K, float>.Each(series, (fun v -> v / scalar))

    /// A number plus each value.
    static member (+)(scalar: float, series: Series<'K, float>) =
        Series<'K, float>.Each(series, (fun v -> scalar + v))

    /// A number less each value.
    static member (-)(scalar: float, series: Series<'K, float>) =
        Series<'K, float>.Each(series, (fun v -> scalar - v))

    /// A number times each value.
    static member (*)(scalar: float, series: Series<'K, float>) =
        Series<'K, float>.Each(series, (fun v -> scalar * v))

    /// A number over each value.
    static member (/)(scalar: float, series: Series<'K, float>) =
        Series<'K, float>.Each(series, (fun v -> scalar / v))

    /// A table of keys and values; only the first and last 15 of a long series.
    member this.Format() : string = this.Format false

    /// A table of keys and values, with the numbers of both below it when asked for.
    member this.Format(showInfo: bool) : string =
        let table =
            Formatting.series (index.Keys |> Array.map box, index.IsOrdered) (column :> Column)

        if showInfo then
            let missing = this.KeyCount - this.ValueCount
            $"{table}{Environment.NewLine}series of {this.KeyCount} items with {missing} missing values"
        else
            table

    /// The series on one line: the first five values and the last.
    override _.ToString() =
        Formatting.ends 5 1 index.Count
        |> List.map (function
            | Some i -> $"{Formatting.key (box index.Keys[i])} => {column[i]}"
            | None -> " ... ")
        |> String.concat "; "
        |> sprintf "series [ %s]"

    /// Two series are equal when their keys and values are, in the same order.
    override _.Equals(other: obj | null) =
        match other with
        | :? Series<'K, 'V> as other -> index.SameAs other.Source && column.Equals other.Column
        | _ -> false

    override _.GetHashCode() =
        index.GetHashCode() ^^^ column.GetHashCode()

    interface ISeries<'K> with
        member _.Index = index
        member _.Vector = column
        member this.TryGetObject key = this.TryGet key |> OptionalValue.boxed

    interface Internal.IFsiFormattable with
        member this.Format() = this.Format()
        member this.FormatWithInfo() = this.Format true
