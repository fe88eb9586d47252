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

    internal new((index, column): Keyed<'K, 'V>) = Series<'K, 'V>(index, column)

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

    /// The series at some offsets.
    member internal _.Pick(offsets: int[]) : Series<'K, 'V> =
        Series<'K, 'V>(index.Pick offsets, column.Pick offsets)

    /// The values at some keys; a key that is not there gets a missing value.
    member _.GetItems(keys: seq<'K>) : Series<'K, 'V> =
        let wanted = KeyIndex<'K>(Array.ofSeq keys)
        Series<'K, 'V>(wanted, column.Pick(wanted.OffsetsIn index))

    /// The values at the keys for which a condition holds: <c>series.[Lookup1Of2 "Urban"]</c>.
    member _.GetByLevel(key: ICustomLookup<'K>) : Series<'K, 'V> =
        let keys, offsets = index.Where key.Matches
        Series<'K, 'V>(keys, column.Pick offsets)

    /// The value at a key, as <c>Get</c>.
    member this.Item
        with get (key: 'K): 'V = this.Get key

    /// The values at some keys, as <c>GetItems</c>.
    member this.Item
        with get (keys: seq<'K>): Series<'K, 'V> = this.GetItems keys

    /// The values at the keys for which a condition holds, as <c>GetByLevel</c>.
    member this.Item
        with get (key: ICustomLookup<'K>): Series<'K, 'V> = this.GetByLevel key

    /// The value at a key that is a name: <c>series?name</c>.
    static member (?)(series: Series<string, 'V>, name: string) : 'V = series.Get name

    static member private Mapped(f: 'T -> 'R, series: Series<'K, 'T>) : Series<'K, 'R> =
        Series<'K, 'R>(Pointwise.map f (series.Source, series.Column))

    static member private Zipped(f: 'T -> 'T -> 'T, s1: Series<'K, 'T>, s2: Series<'K, 'T>) : Series<'K, 'T> =
        Series<'K, 'T>(Pointwise.zip f (s1.Source, s1.Column) (s2.Source, s2.Column))

    /// The values with their signs turned.
    static member (~-)(series: Series<'K, float>) = Series<'K, float>.Mapped((~-), series)

    /// The sums of values with equal keys.
    static member (+)(s1: Series<'K, float>, s2: Series<'K, float>) = Series<'K, float>.Zipped((+), s1, s2)

    /// Each value plus a number.
    static member (+)(series: Series<'K, float>, scalar: float) =
        Series<'K, float>.Mapped((fun v -> v + scalar), series)

    /// A number plus each value.
    static member (+)(scalar: float, series: Series<'K, float>) =
        Series<'K, float>.Mapped((fun v -> scalar + v), series)

    /// The differences of values with equal keys.
    static member (-)(s1: Series<'K, float>, s2: Series<'K, float>) = Series<'K, float>.Zipped((-), s1, s2)

    /// Each value less a number.
    static member (-)(series: Series<'K, float>, scalar: float) =
        Series<'K, float>.Mapped((fun v -> v - scalar), series)

    /// A number less each value.
    static member (-)(scalar: float, series: Series<'K, float>) =
        Series<'K, float>.Mapped((fun v -> scalar - v), series)

    /// The products of values with equal keys.
    static member (*)(s1: Series<'K, float>, s2: Series<'K, float>) = Series<'K, float>.Zipped((*), s1, s2)

    /// Each value times a number.
    static member (*)(series: Series<'K, float>, scalar: float) =
        Series<'K, float>.Mapped((fun v -> v * scalar), series)

    /// A number times each value.
    static member (*)(scalar: float, series: Series<'K, float>) =
        Series<'K, float>.Mapped((fun v -> scalar * v), series)

    /// The quotients of values with equal keys.
    static member (/)(s1: Series<'K, float>, s2: Series<'K, float>) = Series<'K, float>.Zipped((/), s1, s2)

    /// Each value over a number.
    static member (/)(series: Series<'K, float>, scalar: float) =
        Series<'K, float>.Mapped((fun v -> v / scalar), series)

    /// A number over each value.
    static member (/)(scalar: float, series: Series<'K, float>) =
        Series<'K, float>.Mapped((fun v -> scalar / v), series)

    /// The values with their signs turned.
    static member (~-)(series: Series<'K, int>) = Series<'K, int>.Mapped((~-), series)

    /// The sums of values with equal keys.
    static member (+)(s1: Series<'K, int>, s2: Series<'K, int>) = Series<'K, int>.Zipped((+), s1, s2)

    /// Each value plus a number.
    static member (+)(series: Series<'K, int>, scalar: int) =
        Series<'K, int>.Mapped((fun v -> v + scalar), series)

    /// A number plus each value.
    static member (+)(scalar: int, series: Series<'K, int>) =
        Series<'K, int>.Mapped((fun v -> scalar + v), series)

    /// The differences of values with equal keys.
    static member (-)(s1: Series<'K, int>, s2: Series<'K, int>) = Series<'K, int>.Zipped((-), s1, s2)

    /// Each value less a number.
    static member (-)(series: Series<'K, int>, scalar: int) =
        Series<'K, int>.Mapped((fun v -> v - scalar), series)

    /// A number less each value.
    static member (-)(scalar: int, series: Series<'K, int>) =
        Series<'K, int>.Mapped((fun v -> scalar - v), series)

    /// The products of values with equal keys.
    static member (*)(s1: Series<'K, int>, s2: Series<'K, int>) = Series<'K, int>.Zipped((*), s1, s2)

    /// Each value times a number.
    static member (*)(series: Series<'K, int>, scalar: int) =
        Series<'K, int>.Mapped((fun v -> v * scalar), series)

    /// A number times each value.
    static member (*)(scalar: int, series: Series<'K, int>) =
        Series<'K, int>.Mapped((fun v -> scalar * v), series)

    /// The quotients of values with equal keys. Integers are cut towards zero.
    static member (/)(s1: Series<'K, int>, s2: Series<'K, int>) = Series<'K, int>.Zipped((/), s1, s2)

    /// Each value over a number. Integers are cut towards zero.
    static member (/)(series: Series<'K, int>, scalar: int) =
        Series<'K, int>.Mapped((fun v -> v / scalar), series)

    /// A number over each value. Integers are cut towards zero.
    static member (/)(scalar: int, series: Series<'K, int>) =
        Series<'K, int>.Mapped((fun v -> scalar / v), series)

    /// The values with their signs turned.
    static member (~-)(series: Series<'K, decimal>) =
        Series<'K, decimal>.Mapped((~-), series)

    /// The sums of values with equal keys.
    static member (+)(s1: Series<'K, decimal>, s2: Series<'K, decimal>) = Series<'K, decimal>.Zipped((+), s1, s2)

    /// Each value plus a number.
    static member (+)(series: Series<'K, decimal>, scalar: decimal) =
        Series<'K, decimal>.Mapped((fun v -> v + scalar), series)

    /// A number plus each value.
    static member (+)(scalar: decimal, series: Series<'K, decimal>) =
        Series<'K, decimal>.Mapped((fun v -> scalar + v), series)

    /// The differences of values with equal keys.
    static member (-)(s1: Series<'K, decimal>, s2: Series<'K, decimal>) = Series<'K, decimal>.Zipped((-), s1, s2)

    /// Each value less a number.
    static member (-)(series: Series<'K, decimal>, scalar: decimal) =
        Series<'K, decimal>.Mapped((fun v -> v - scalar), series)

    /// A number less each value.
    static member (-)(scalar: decimal, series: Series<'K, decimal>) =
        Series<'K, decimal>.Mapped((fun v -> scalar - v), series)

    /// The products of values with equal keys.
    static member (*)(s1: Series<'K, decimal>, s2: Series<'K, decimal>) = Series<'K, decimal>.Zipped((*), s1, s2)

    /// Each value times a number.
    static member (*)(series: Series<'K, decimal>, scalar: decimal) =
        Series<'K, decimal>.Mapped((fun v -> v * scalar), series)

    /// A number times each value.
    static member (*)(scalar: decimal, series: Series<'K, decimal>) =
        Series<'K, decimal>.Mapped((fun v -> scalar * v), series)

    /// The quotients of values with equal keys.
    static member (/)(s1: Series<'K, decimal>, s2: Series<'K, decimal>) = Series<'K, decimal>.Zipped((/), s1, s2)

    /// Each value over a number.
    static member (/)(series: Series<'K, decimal>, scalar: decimal) =
        Series<'K, decimal>.Mapped((fun v -> v / scalar), series)

    /// A number over each value.
    static member (/)(scalar: decimal, series: Series<'K, decimal>) =
        Series<'K, decimal>.Mapped((fun v -> scalar / v), series)

    /// The texts of equal keys, one after the other.
    static member (+)(s1: Series<'K, string>, s2: Series<'K, string>) = Series<'K, string>.Zipped((+), s1, s2)

    /// Each text with another one behind it.
    static member (+)(series: Series<'K, string>, scalar: string) =
        Series<'K, string>.Mapped((fun v -> v + scalar), series)

    /// Each text with another one before it.
    static member (+)(scalar: string, series: Series<'K, string>) =
        Series<'K, string>.Mapped((fun v -> scalar + v), series)

    /// Each value to a power.
    static member Pow(series: Series<'K, float>, scalar: float) =
        Series<'K, float>.Mapped((fun v -> v ** scalar), series)

    /// The magnitude of each value.
    static member Abs(series: Series<'K, float>) = Series<'K, float>.Mapped(abs, series)

    /// The exponential of each value.
    static member Exp(series: Series<'K, float>) = Series<'K, float>.Mapped(exp, series)

    /// The natural logarithm of each value; missing below zero.
    static member Log(series: Series<'K, float>) = Series<'K, float>.Mapped(log, series)

    /// The logarithm to base ten of each value; missing below zero.
    static member Log10(series: Series<'K, float>) = Series<'K, float>.Mapped(log10, series)

    /// The square root of each value; missing below zero.
    static member Sqrt(series: Series<'K, float>) = Series<'K, float>.Mapped(sqrt, series)

    /// The largest whole number not above each value.
    static member Floor(series: Series<'K, float>) = Series<'K, float>.Mapped(floor, series)

    /// The smallest whole number not below each value.
    static member Ceiling(series: Series<'K, float>) = Series<'K, float>.Mapped(ceil, series)

    /// Each value without its fraction.
    static member Truncate(series: Series<'K, float>) =
        Series<'K, float>.Mapped(truncate, series)

    /// The nearest whole number to each value, the even one of two.
    static member Round(series: Series<'K, float>) = Series<'K, float>.Mapped(round, series)

    /// A table of keys and values; only the first and last 15 of a long series.
    member this.Format() : string = this.Format false

    /// A table of keys and values; of a long series only half the given number at each end.
    member this.Format(itemCount: int) : string =
        this.Format(itemCount / 2, itemCount / 2, false)

    /// A table of keys and values, with the numbers of both below it when asked for.
    member this.Format(showInfo: bool) : string =
        this.Format(Formatting.itemsAtEnd, Formatting.itemsAtEnd, showInfo)

    /// A table of keys and values: as many as given of the start and the end of a long series, with the numbers
    /// of both below it when asked for.
    member this.Format(startCount: int, endCount: int, showInfo: bool) : string =
        let table =
            Formatting.series startCount endCount (index.Keys |> Array.map box, index.IsOrdered) (column :> Column)

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
