namespace Deedle

open System
open Deedle.Indices

/// Two or more series by their keys.
[<AutoOpen>]
module ``F# Series joining`` =

    type Series<'K, 'V when 'K: equality> with

        /// Two series side by side for the keys of either; a value that one lacks is missing in its half.
        member this.Zip<'V2>(otherSeries: Series<'K, 'V2>) : Series<'K, OptionalValue<'V> * OptionalValue<'V2>> =
            this.Zip(otherSeries, JoinKind.Outer, Lookup.Exact)

        /// Two series side by side for the keys that a join keeps.
        member this.Zip<'V2>
            (otherSeries: Series<'K, 'V2>, kind: JoinKind)
            : Series<'K, OptionalValue<'V> * OptionalValue<'V2>> =
            this.Zip(otherSeries, kind, Lookup.Exact)

        /// Two series side by side for the keys that a left or right join keeps; where the other one lacks a key,
        /// its value at the nearest one that a look-up finds.
        member this.Zip<'V2>
            (otherSeries: Series<'K, 'V2>, kind: JoinKind, lookup: Lookup)
            : Series<'K, OptionalValue<'V> * OptionalValue<'V2>> =
            let keys, left, right =
                KeyIndex.align
                    kind
                    lookup
                    (Pointwise.places (this.Source, this.Column))
                    (Pointwise.places (otherSeries.Source, otherSeries.Column))

            let left, right = this.Column.Pick left, otherSeries.Column.Pick right

            Series<'K, OptionalValue<'V> * OptionalValue<'V2>>(
                keys,
                Column<_>.OfValues(Array.init keys.Count (fun i -> left[i], right[i]))
            )

        /// Two series side by side for the keys of both; missing where either has no value.
        member this.ZipInner<'V2>(otherSeries: Series<'K, 'V2>) : Series<'K, 'V * 'V2> =
            this
                .Zip(otherSeries, JoinKind.Inner)
                .SelectOptional(fun pair ->
                    pair.Value
                    |> OptionalValue.bind (fun (left, right) ->
                        left |> OptionalValue.bind (fun l -> right |> OptionalValue.map (fun r -> l, r))))

        /// The values of both; two values at one key are an <c>InvalidOperationException</c>.
        member this.Merge(otherSeries: Series<'K, 'V>) : Series<'K, 'V> = this.Merge [ otherSeries ]

        /// The values of all; two values at one key are an <c>InvalidOperationException</c>.
        member this.Merge(otherSeries: seq<Series<'K, 'V>>) : Series<'K, 'V> =
            let all = [| this; yield! otherSeries |]
            let keys = KeyIndex.union (all |> Array.map _.Source)

            let columns =
                all
                |> Array.map (fun series -> series.Column.Pick(keys.OffsetsIn series.Source) :> Column)

            Series<'K, 'V>(keys, Column.convert<'V> ConversionKind.Exact (Column.merge columns))
