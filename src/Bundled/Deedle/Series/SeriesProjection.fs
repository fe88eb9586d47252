namespace Deedle

open System
open System.Collections.Generic
open Deedle.Indices

/// Choosing, changing and grouping the values of a series.
[<AutoOpen>]
module ``F# Series projection`` =

    type Series<'K, 'V when 'K: equality> with

        /// The values for which a condition on key and value holds; missing ones are dropped.
        member this.Where(f: Func<KeyValuePair<'K, 'V>, bool>) : Series<'K, 'V> =
            this.WhereOptional(fun pair -> pair.Value.HasValue && f.Invoke(KeyValuePair(pair.Key, pair.Value.Value)))

        /// The keys for which a condition on key and optional value holds.
        member this.WhereOptional(f: Func<KeyValuePair<'K, OptionalValue<'V>>, bool>) : Series<'K, 'V> =
            this.Pick(
                Array.init this.KeyCount id
                |> Array.filter (fun i -> f.Invoke(KeyValuePair(this.GetKeyAt i, this.TryGetAt i)))
            )

        /// A new value for each key; the function sees missing values and may give them.
        member this.SelectOptional<'R>
            (f: Func<KeyValuePair<'K, OptionalValue<'V>>, OptionalValue<'R>>)
            : Series<'K, 'R> =
            Series<'K, 'R>(
                this.Source,
                this.ObservationsAll |> Seq.map f.Invoke |> Array.ofSeq |> Column<'R>.OfOptional
            )

        /// A new value for each value that is there. A function that reads a missing value gives one.
        member this.Select<'R>(f: Func<KeyValuePair<'K, 'V>, 'R>) : Series<'K, 'R> =
            this.SelectOptional(fun pair ->
                pair.Value
                |> OptionalValue.bind (fun value ->
                    try
                        OptionalValue<'R>(f.Invoke(KeyValuePair(pair.Key, value)))
                    with :? MissingValueException ->
                        OptionalValue<'R>.Missing))

        /// A new value from each value that is there.
        member this.SelectValues<'T>(f: Func<'V, 'T>) : Series<'K, 'T> =
            this.Select(fun (pair: KeyValuePair<'K, 'V>) -> f.Invoke pair.Value)

        /// The series with new keys, which may depend on key and optional value.
        member this.SelectKeys<'R when 'R: equality>
            (f: Func<KeyValuePair<'K, OptionalValue<'V>>, 'R>)
            : Series<'R, 'V> =
            Series<'R, 'V>(KeyIndex<'R>(this.ObservationsAll |> Seq.map f.Invoke |> Array.ofSeq), this.Column)

        /// A series for each group of values, in order of first appearance; missing values are in none.
        member this.GroupBy<'TNewKey when 'TNewKey: equality>
            (keySelector: Func<KeyValuePair<'K, 'V>, 'TNewKey>)
            : Series<'TNewKey, Series<'K, 'V>> =
            let groups =
                Array.init this.KeyCount id
                |> Array.choose (fun i ->
                    this.TryGetAt i
                    |> OptionalValue.asOption
                    |> Option.map (fun value -> keySelector.Invoke(KeyValuePair(this.GetKeyAt i, value)), i))
                |> Grouping.offsets

            Series<'TNewKey, Series<'K, 'V>>(
                groups |> Array.map fst,
                groups |> Array.map (fun (_, offsets) -> this.Pick offsets)
            )
