namespace Deedle

open System.Collections.Generic

/// Looking keys up that need not be there, and ranges of keys: <c>series.[2.0 .. 3.0]</c>.
[<AutoOpen>]
module ``F# Series ranges`` =

    type Series<'K, 'V when 'K: equality> with

        member private this.Find(key: 'K, lookup: Lookup) : int =
            this.Source.Find(key, lookup, (fun offset -> (this.TryGetAt offset).HasValue))

        /// The first and the last key; keys that do not ascend are an <c>InvalidOperationException</c>.
        member this.KeyRange: 'K * 'K =
            if not this.IsOrdered then
                invalidOp "KeyRange: expected ascending keys, got unordered ones: sort by key first?"

            this.GetKeyAt 0, this.GetKeyAt(this.KeyCount - 1)

        /// Key and value that a look-up finds; missing when there is none.
        member this.TryGetObservation(key: 'K, lookup: Lookup) : OptionalValue<KeyValuePair<'K, 'V>> =
            match this.Find(key, lookup) with
            | -1 -> OptionalValue.Missing
            | offset ->
                this.TryGetAt offset
                |> OptionalValue.map (fun value -> KeyValuePair(this.GetKeyAt offset, value))

        /// Key and value that a look-up finds; raises <c>KeyNotFoundException</c> or <c>MissingValueException</c>.
        member this.GetObservation(key: 'K, lookup: Lookup) : KeyValuePair<'K, 'V> =
            match this.Find(key, lookup) with
            | -1 -> raise (KeyNotFoundException $"The key {key} is not present in the index")
            | offset ->
                let found = this.GetKeyAt offset
                KeyValuePair(found, this.Get found)

        /// The value that a look-up finds; missing when there is none.
        member this.TryGet(key: 'K, lookup: Lookup) : OptionalValue<'V> =
            this.TryGetObservation(key, lookup) |> OptionalValue.map _.Value

        /// The value that a look-up finds; raises <c>KeyNotFoundException</c> or <c>MissingValueException</c>.
        member this.Get(key: 'K, lookup: Lookup) : 'V = this.GetObservation(key, lookup).Value

        /// For each key the value that a look-up finds, or a missing one.
        member this.GetItems(keys: seq<'K>, lookup: Lookup) : Series<'K, 'V> =
            let keys = Array.ofSeq keys

            Series<'K, 'V>(
                Indices.KeyIndex<'K> keys,
                this.Column.Pick(keys |> Array.map (fun key -> this.Find(key, lookup)))
            )

        member private this.Part(low: ('K * bool) option, high: ('K * bool) option) : Series<'K, 'V> =
            this.Pick(this.Source.Range(low, high))

        /// The values from one key to another, both included, as <c>series.[low .. high]</c>.
        member this.GetSlice(lo: 'K option, hi: 'K option) : Series<'K, 'V> =
            let inclusive key = Option.map (fun key -> key, true) key
            this.Part(inclusive lo, inclusive hi)

        /// The values from one key to another, both included.
        member this.Between(lowerInclusive: 'K, upperInclusive: 'K) : Series<'K, 'V> =
            this.Part(Some(lowerInclusive, true), Some(upperInclusive, true))

        /// The values at keys greater than one.
        member this.After(lowerExclusive: 'K) : Series<'K, 'V> =
            this.Part(Some(lowerExclusive, false), None)

        /// The values at keys smaller than one.
        member this.Before(upperExclusive: 'K) : Series<'K, 'V> =
            this.Part(None, Some(upperExclusive, false))

        /// The values from a key on.
        member this.StartAt(lowerInclusive: 'K) : Series<'K, 'V> =
            this.Part(Some(lowerInclusive, true), None)

        /// The values up to a key.
        member this.EndAt(upperInclusive: 'K) : Series<'K, 'V> =
            this.Part(None, Some(upperInclusive, true))
