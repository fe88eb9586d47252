namespace Deedle

open System
open Deedle.Indices

/// Frames whose rows are gathered by a label.
[<AutoOpen>]
module ``F# Frame grouping`` =

    /// The labels of all rows; a missing one is an error.
    let private complete (operation: string) (labels: OptionalValue<'L>[]) : 'L[] =
        match labels |> Array.tryFindIndex (fun label -> not label.HasValue) with
        | None -> labels |> Array.map _.Value
        | Some row ->
            failwith
                $"{operation}: expected a value to group by in each row, got none in row {row}: Frame.dropSparseRowsBy first?"

    type Frame<'TRowKey, 'TColumnKey when 'TRowKey: equality and 'TColumnKey: equality> with

        /// The offsets of the rows of each label.
        member internal _.GroupsOf(labels: 'L[]) : ('L * int[])[] =
            labels |> Array.mapi (fun offset label -> label, offset) |> Grouping.offsets

        /// The same rows, gathered by label, with the label before the key of each.
        member internal this.GroupByLabels(labels: 'L[]) : Frame<'L * 'TRowKey, 'TColumnKey> =
            let offsets = this.GroupsOf labels |> Array.collect snd

            this.Relocate(KeyIndex(offsets |> Array.map (fun i -> labels[i], this.GetRowKeyAt i)), offsets)

        /// The rows gathered by the values of a column, which come before the row keys; a missing one is an error.
        member this.GroupRowsBy<'TGroup when 'TGroup: equality>
            (colKey: 'TColumnKey)
            : Frame<'TGroup * 'TRowKey, 'TColumnKey> =
            this.GetColumn<'TGroup>(colKey).Column.Elements
            |> complete "GroupRowsBy"
            |> this.GroupByLabels

        /// The rows gathered by what a function makes of their keys.
        member this.GroupRowsByIndex<'TGroup when 'TGroup: equality>
            (keySelector: Func<'TRowKey, 'TGroup>)
            : Frame<'TGroup * 'TRowKey, 'TColumnKey> =
            this.RowIndexed.Keys |> Array.map keySelector.Invoke |> this.GroupByLabels

        /// The rows gathered by what a function makes of their keys and values.
        member this.GroupRowsUsing<'TGroup when 'TGroup: equality>
            (f: Func<'TRowKey, ObjectSeries<'TColumnKey>, 'TGroup>)
            : Frame<'TGroup * 'TRowKey, 'TColumnKey> =
            (this.Rows |> Series.map (fun key row -> f.Invoke(key, row))).Column.Elements
            |> complete "GroupRowsUsing"
            |> this.GroupByLabels

        /// A row for each combination of values in the columns groupBy, which a missing value may be part of; and
        /// for each column of aggBy what a function makes of its values in these rows.
        member this.AggregateRowsBy<'V1, 'V2>
            (groupBy: seq<'TColumnKey>, aggBy: seq<'TColumnKey>, aggFunc: Func<Series<'TRowKey, 'V1>, 'V2>)
            : Frame<int, 'TColumnKey> =
            let wanted = System.Collections.Generic.HashSet<'TColumnKey> groupBy
            let keys = this.ColumnKeys |> Seq.filter wanted.Contains |> List.ofSeq

            if keys.IsEmpty then
                invalidOp "AggregateRowsBy: expected at least one column of the frame to group by, got none"

            let labels = keys |> List.map (fun key -> (this.GetColumn<obj> key).Column.Elements)

            let groups =
                this.GroupsOf(Array.init this.RowCount (fun row -> labels |> List.map (Array.item row)))

            let labelColumns =
                keys
                |> List.mapi (fun part key -> key, groups |> Array.map (fst >> List.item part))

            let aggregates =
                aggBy
                |> Seq.map (fun key ->
                    let column = this.GetColumn<'V1> key

                    key,
                    groups
                    |> Array.map (fun (_, offsets) ->
                        OptionalValue.boxed (OptionalValue(aggFunc.Invoke(column.Pick offsets)))))
                |> List.ofSeq

            let names, columns = labelColumns @ aggregates |> Array.ofList |> Array.unzip

            Frame<int, 'TColumnKey>(
                KeyIndex<int>(Array.init groups.Length id),
                KeyIndex<'TColumnKey> names,
                columns |> Array.map Column.ofObjects
            )
