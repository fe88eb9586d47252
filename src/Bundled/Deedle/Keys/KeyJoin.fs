namespace Deedle.Indices

open System.Collections.Generic
open Deedle

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
        let ordered = left.IsOrdered && right.IsOrdered

        match kind with
        | JoinKind.Outer
        | JoinKind.Inner when left.SameAs right -> left
        | JoinKind.Outer -> KeyIndex((union [| left; right |]).Keys, ordered)
        | JoinKind.Inner -> KeyIndex(left.Keys |> Array.filter (fun key -> right.Locate key >= 0), ordered)
        | JoinKind.Left -> left
        | JoinKind.Right -> right
        | other -> invalidArg "kind" $"join: expected Outer, Inner, Left or Right, got {other}"

    /// For each key that a join keeps its offsets in the left and the right, -1 where there is none. With a
    /// look-up other than <c>Exact</c> the nearest key of the other side that has a value stands in; that goes
    /// with a left or right join of ascending keys only.
    let align
        (kind: JoinKind)
        (lookup: Lookup)
        (left: KeyIndex<'K>, leftHas: int -> bool)
        (right: KeyIndex<'K>, rightHas: int -> bool)
        =
        if lookup <> Lookup.Exact then
            if kind = JoinKind.Inner || kind = JoinKind.Outer then
                invalidOp $"{kind} join: expected Lookup.Exact, got {lookup}"

            if lookup = Lookup.Greater || lookup = Lookup.Smaller then
                invalidOp $"join: expected Exact, ExactOrGreater or ExactOrSmaller, got {lookup}"

            if not (left.IsOrdered && right.IsOrdered) then
                invalidOp $"join with {lookup}: expected ascending keys on both sides: sort by key first?"

        let keys = join kind left right

        let find (index: KeyIndex<'K>, has) isOther =
            if isOther && lookup <> Lookup.Exact then
                keys.Keys |> Array.map (fun key -> index.Find(key, lookup, has))
            else
                keys.OffsetsIn index

        keys, find (left, leftHas) (kind = JoinKind.Right), find (right, rightHas) (kind = JoinKind.Left)
