namespace Deedle

open System

/// A condition on keys: <c>series.[Lookup1Of2 "Urban"]</c> keeps those for which it holds.
type ICustomLookup<'K> =
    /// Whether the condition holds for a key.
    abstract Matches: 'K -> bool

/// Conditions on the parts of keys that are tuples.
[<AutoOpen>]
module MultiKeyExtensions =

    /// A part of a key that has to be equal to a value.
    let private is (value: 'T) : objnull option = Some(box value)

    let private matching (parts: objnull option list) = {
        new ICustomLookup<'K> with
            member _.Matches key =
                let levels = Formatting.levels (box key)

                if levels.Length <> parts.Length then
                    invalidOp $"expected a key of {parts.Length} parts, got {levels.Length}: {key}"

                List.forall2
                    (fun part level -> part |> Option.forall (fun part -> Object.Equals(part, level)))
                    parts
                    levels
    }

    /// The keys of two parts whose first one is this.
    let Lookup1Of2 k : ICustomLookup<'K> = matching [ is k; None ]

    /// The keys of two parts whose second one is this.
    let Lookup2Of2 k : ICustomLookup<'K> = matching [ None; is k ]

    /// The keys of two parts with these; None stands for any.
    let LookupAnyOf2 (k1: 'K1 option) (k2: 'K2 option) : ICustomLookup<'K> =
        matching [ Option.bind is k1; Option.bind is k2 ]

/// The parts of keys that are tuples: <c>frame |> Frame.applyLevel Pair.get1Of2 Stats.mean</c>.
module Pair =

    /// The first of two.
    let get1Of2 (v, _) = v

    /// The second of two.
    let get2Of2 (_, v) = v

    /// The first of three.
    let get1Of3 (v, _, _) = v

    /// The second of three.
    let get2Of3 (_, v, _) = v

    /// The third of three.
    let get3Of3 (_, _, v) = v

    /// The first two of three.
    let get1And2Of3 (v1, v2, _) = v1, v2

    /// The three parts of a pair within a pair, as from grouping twice.
    let flatten3 (v1, (v2, v3)) = v1, v2, v3
