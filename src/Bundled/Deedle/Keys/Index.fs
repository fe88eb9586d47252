namespace Deedle.Indices

open System
open System.Collections.Generic
open System.Collections.ObjectModel
open Deedle

/// The keys of a series, or of a frame's rows or columns, in order and without duplicates.
type IIndex<'K when 'K: equality> =
    /// The keys, in order.
    abstract Keys: ReadOnlyCollection<'K>
    /// The number of keys.
    abstract KeyCount: int64
    /// Whether there are no keys.
    abstract IsEmpty: bool
    /// Whether the keys can be compared and ascend.
    abstract IsOrdered: bool

/// Keys with a look-up from key to offset. A duplicate key is an <c>ArgumentException</c>. Keys that were made from
/// unordered ones may be told not to count as ordered, even where they happen to ascend.
[<Sealed>]
type internal KeyIndex<'K when 'K: equality>(keys: 'K[], mayBeOrdered: bool) =

    // the tuple of one stands for the key, since a dictionary's own keys are known not to be null
    let offsets =
        let offsets = Dictionary<ValueTuple<'K>, int>(keys.Length)

        keys
        |> Array.iteri (fun offset key ->
            if not (offsets.TryAdd(ValueTuple<'K> key, offset)) then
                invalidArg "keys" $"Duplicate key '%A{key}'. Duplicate keys are not allowed in the index.")

        offsets

    let ascending () =
        let comparer = Comparer<'K>.Default

        if typeof<IComparable>.IsAssignableFrom typeof<'K> then
            try
                keys |> Seq.pairwise |> Seq.forall (fun (a, b) -> comparer.Compare(a, b) <= 0)
            with :? ArgumentException ->
                // a tuple with a part that can't be compared
                false
        else
            false

    let ordered = lazy (mayBeOrdered && ascending ())

    /// Keys that are ordered when they ascend.
    new(keys: 'K[]) = KeyIndex<'K>(keys, true)

    /// The keys, in order.
    member _.Keys = keys

    /// The number of keys.
    member _.Count = keys.Length

    /// Whether the keys can be compared and ascend.
    member _.IsOrdered = ordered.Value

    /// The offset of a key; -1 when it is not there.
    member _.Locate(key: 'K) =
        match offsets.TryGetValue(ValueTuple<'K> key) with
        | true, offset -> offset
        | false, _ -> -1

    /// The offset of a key; raises <c>KeyNotFoundException</c> when it is not there.
    member this.LocateOrFail(key: 'K) =
        match this.Locate key with
        | -1 -> raise (KeyNotFoundException $"The key {key} is not present in the index")
        | offset -> offset

    /// The offset of the key that a look-up finds among those that an element is at; -1 when there is none. A
    /// nearest key needs ascending keys: else an <c>InvalidOperationException</c>.
    member this.Find(key: 'K, lookup: Lookup, hasValue: int -> bool) : int =
        // where the key is or would be, and whether it is there
        let place () =
            if not this.IsOrdered then
                invalidOp $"Lookup.{lookup}: expected ascending keys, got unordered ones: sort by key first?"

            match Array.BinarySearch(keys, key, Comparer<'K>.Default) with
            | found when found >= 0 -> found, true
            | absent -> ~~~absent, false

        let upwards inclusive =
            let place, found = place ()
            seq { (if found && not inclusive then place + 1 else place) .. keys.Length - 1 }

        let downwards inclusive =
            let place, found = place ()
            seq { (if found && inclusive then place else place - 1) .. -1 .. 0 }

        let first offsets =
            offsets |> Seq.tryFind hasValue |> Option.defaultValue -1

        match lookup, this.Locate key with
        | Lookup.Exact, offset -> offset
        | (Lookup.ExactOrGreater | Lookup.ExactOrSmaller), offset when offset >= 0 && hasValue offset -> offset
        | Lookup.ExactOrGreater, _ -> first (upwards true)
        | Lookup.Greater, _ -> first (upwards false)
        | Lookup.ExactOrSmaller, _ -> first (downwards true)
        | Lookup.Smaller, _ -> first (downwards false)
        | other, _ -> invalidArg "lookup" $"expected one of the five look-ups, got {other}"

    /// The keys for which a condition holds, with their offsets; ordered only if these are.
    member this.Where(condition: 'K -> bool) : KeyIndex<'K> * int[] =
        let offsets = Array.init keys.Length id |> Array.filter (fun i -> condition keys[i])

        KeyIndex<'K>(offsets |> Array.map (Array.get keys), this.IsOrdered), offsets

    /// The keys at some offsets.
    member _.Pick(offsets: int[]) =
        KeyIndex<'K>(offsets |> Array.map (Array.get keys))

    /// The offsets from one key to another; None is the first or the last, and Some also says whether the key
    /// itself belongs to the range.
    member this.Range(low: ('K * bool) option, high: ('K * bool) option) : int[] =
        let always _ = true

        let first =
            match low with
            | Some(key, inclusive) ->
                this.Find(key, (if inclusive then Lookup.ExactOrGreater else Lookup.Greater), always)
            | None -> 0

        let last =
            match high with
            | Some(key, inclusive) ->
                this.Find(key, (if inclusive then Lookup.ExactOrSmaller else Lookup.Smaller), always)
            | None -> keys.Length - 1

        if first < 0 then [||] else [| first..last |]

    /// For each of this index's keys its offset in another one, or -1.
    member _.OffsetsIn(other: KeyIndex<'K>) = keys |> Array.map other.Locate

    /// Whether the other index has the same keys in the same order.
    member this.SameAs(other: KeyIndex<'K>) =
        obj.ReferenceEquals(this, other) || keys = other.Keys

    override this.Equals(other: obj | null) =
        match other with
        | :? KeyIndex<'K> as other -> this.SameAs other
        | _ -> false

    override _.GetHashCode() = hash keys

    /// The index in an object that holds it.
    static member Of(index: IIndex<'K>) =
        match index with
        | :? KeyIndex<'K> as index -> index
        | other -> KeyIndex<'K>(Array.ofSeq other.Keys)

    interface IIndex<'K> with
        member _.Keys = ReadOnlyCollection<'K> keys
        member _.KeyCount = int64 keys.Length
        member _.IsEmpty = keys.Length = 0
        member this.IsOrdered = this.IsOrdered
