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

/// Keys with a look-up from key to offset. A duplicate key is an <c>ArgumentException</c>.
[<Sealed>]
type internal KeyIndex<'K when 'K: equality>(keys: 'K[]) =

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

    let ordered = lazy (ascending ())

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

/// Joining the keys of indices.
module internal KeyIndex =

    /// The keys of all indices: sorted when each of them ascends, else in order of appearance.
    let union (indices: KeyIndex<'K>[]) =
        match indices with
        | [||] -> KeyIndex<'K> [||]
        | _ when indices |> Array.forall indices[0].SameAs -> indices[0]
        | _ ->
            let keys = indices |> Seq.collect _.Keys |> Seq.distinct |> Array.ofSeq

            if indices |> Array.forall _.IsOrdered then
                let comparer = Comparer<'K>.Default
                KeyIndex(keys |> Array.sortWith (fun a b -> comparer.Compare(a, b)))
            else
                KeyIndex keys

    /// The keys that a join of two indices keeps.
    let join (kind: JoinKind) (left: KeyIndex<'K>) (right: KeyIndex<'K>) =
        match kind with
        | JoinKind.Outer -> union [| left; right |]
        | JoinKind.Inner when left.SameAs right -> left
        | JoinKind.Inner -> KeyIndex(left.Keys |> Array.filter (fun key -> right.Locate key >= 0))
        | JoinKind.Left -> left
        | JoinKind.Right -> right
        | other -> invalidArg "kind" $"join: expected Outer, Inner, Left or Right, got {other}"
