namespace Deedle

open System
open Deedle.Indices

/// Frames side by side and one below the other.
[<AutoOpen>]
module ``F# Frame joining`` =

    type Frame<'TRowKey, 'TColumnKey when 'TRowKey: equality and 'TColumnKey: equality> with

        /// A frame with the columns of both, for the rows that a join keeps; no column may be in both. With a
        /// look-up other than <c>Exact</c>, which goes with a left or right join of ascending keys, each column of
        /// the other frame gives the value of the nearest row that has one.
        member this.Join
            (otherFrame: Frame<'TRowKey, 'TColumnKey>, kind: JoinKind, lookup: Lookup)
            : Frame<'TRowKey, 'TColumnKey> =
            match
                this.ColumnKeys
                |> Seq.tryFind (fun key -> otherFrame.ColumnIndexed.Locate key >= 0)
            with
            | Some key -> invalidOp $"Join: expected columns of different keys, got '{key}' in both: rename one?"
            | None -> ()

            let any (_: int) = true

            // each column is aligned on its own, since a look-up goes to the rows at which it has a value
            let align leftHas rightHas =
                KeyIndex.align kind lookup (this.RowIndexed, leftHas) (otherFrame.RowIndexed, rightHas)

            let keys, _, _ = align any any

            let left =
                this.Data
                |> Array.map (fun column ->
                    let _, offsets, _ = align (Column.isThere column) any
                    column.Relocate offsets)

            let right =
                otherFrame.Data
                |> Array.map (fun column ->
                    let _, _, offsets = align any (Column.isThere column)
                    column.Relocate offsets)

            Frame<'TRowKey, 'TColumnKey>(
                keys,
                KeyIndex<'TColumnKey>(Array.append this.ColumnIndexed.Keys otherFrame.ColumnIndexed.Keys),
                Array.append left right
            )

        /// A frame with the columns of both, for the rows that a join keeps; no column may be in both.
        member this.Join(otherFrame: Frame<'TRowKey, 'TColumnKey>, kind: JoinKind) : Frame<'TRowKey, 'TColumnKey> =
            this.Join(otherFrame, kind, Lookup.Exact)

        /// A frame with the columns and rows of both.
        member this.Join(otherFrame: Frame<'TRowKey, 'TColumnKey>) : Frame<'TRowKey, 'TColumnKey> =
            this.Join(otherFrame, JoinKind.Outer, Lookup.Exact)

        /// A frame with one more column, for the rows that a join keeps.
        member this.Join<'V>
            (colKey: 'TColumnKey, series: Series<'TRowKey, 'V>, kind: JoinKind)
            : Frame<'TRowKey, 'TColumnKey> =
            this.Join(Frame<'TRowKey, 'TColumnKey>([ colKey ], [ series :> ISeries<'TRowKey> ]), kind)

        /// A frame with one more column and the rows of both.
        member this.Join<'V>(colKey: 'TColumnKey, series: Series<'TRowKey, 'V>) : Frame<'TRowKey, 'TColumnKey> =
            this.Join(colKey, series, JoinKind.Outer)

        /// The rows and columns of both frames; two values at one row and column are an
        /// <c>InvalidOperationException</c>.
        member this.Merge(otherFrame: Frame<'TRowKey, 'TColumnKey>) : Frame<'TRowKey, 'TColumnKey> =
            this.Merge [ otherFrame ]

        /// The rows and columns of all frames; two values at one row and column are an
        /// <c>InvalidOperationException</c>. A column is of its first frame's type.
        member this.Merge(otherFrames: seq<Frame<'TRowKey, 'TColumnKey>>) : Frame<'TRowKey, 'TColumnKey> =
            let frames = [| this; yield! otherFrames |]
            let rows = KeyIndex.union (frames |> Array.map _.RowIndexed)

            let columns =
                frames |> Seq.collect _.ColumnKeys |> Seq.distinct |> Array.ofSeq |> KeyIndex

            let merged key =
                frames
                |> Array.choose (fun frame ->
                    match frame.ColumnIndexed.Locate key with
                    | -1 -> None
                    | offset -> Some(frame.Data[offset].Relocate(rows.OffsetsIn frame.RowIndexed)))
                |> Column.merge

            Frame<'TRowKey, 'TColumnKey>(rows, columns, columns.Keys |> Array.map merged)
