namespace Deedle

open System
open Deedle.Indices

/// Functions on frames, data last: <c>runs |> Frame.filterRowValues (fun r -> r?Epoch > 2.0) |> Frame.sortRows "Loss"</c>.
/// They return new frames; the frame given stays as it is.
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Frame =

    /// The number of rows.
    let countRows (frame: Frame<'R, 'C>) = frame.RowCount

    /// The number of columns.
    let countCols (frame: Frame<'R, 'C>) = frame.ColumnCount

    /// The columns by key.
    let cols (frame: Frame<'R, 'C>) = frame.Columns

    /// The rows by key.
    let rows (frame: Frame<'R, 'C>) = frame.Rows

    /// A column as values of a type; an unknown key is an <c>ArgumentException</c>.
    let getCol (column: 'C) (frame: Frame<'R, 'C>) : Series<'R, 'V> = frame.GetColumn<'V> column

    /// The columns that widen safely to a type, by key.
    let getCols (frame: Frame<'R, 'C>) : Series<'C, Series<'R, 'T>> =
        frame.GetColumns<'T>() |> Series.dropMissing

    /// The columns that are numbers or widen to them, by key.
    let getNumericCols (frame: Frame<'R, 'C>) : Series<'C, Series<'R, float>> = getCols frame

    /// A row as values of a type; an unknown key is an <c>InvalidOperationException</c>.
    let getRow (row: 'R) (frame: Frame<'R, 'C>) : Series<'C, 'T> = frame.GetRow<'T> row

    /// A frame with some of the columns, in the order asked for; unknown keys are left out.
    let sliceCols (columns: seq<'C>) (frame: Frame<'R, 'C>) : Frame<'R, 'C> = frame.Columns[columns]

    /// A frame with some of the rows, in the order asked for; a row that is not there has missing values.
    let sliceRows (rows: seq<'R>) (frame: Frame<'R, 'C>) : Frame<'R, 'C> = frame.Rows[rows]

    let private changed (change: Frame<'R, 'C> -> unit) (frame: Frame<'R, 'C>) =
        let copy = frame.Clone()
        change copy
        copy

    /// A frame with one more column, at the frame's own rows.
    let addCol (column: 'C) (series: Series<'R, 'V>) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        changed (fun copy -> copy.AddColumn(column, series)) frame

    /// A frame without a column.
    let dropCol (column: 'C) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        changed (fun copy -> copy.DropColumn column) frame

    /// A frame with another column in the place of one with the same key, at the end.
    let replaceCol (column: 'C) (series: ISeries<'R>) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        changed (fun copy -> copy.ReplaceColumn(column, series)) frame

    /// A frame with another key for a column.
    let renameCol (oldKey: 'C) (newKey: 'C) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        changed (fun copy -> copy.RenameColumn(oldKey, newKey)) frame

    let private relocate (offsets: int[]) (frame: Frame<'R, 'C>) =
        frame.Relocate(KeyIndex<'R>(offsets |> Array.map frame.GetRowKeyAt), offsets)

    /// The frame with its rows sorted by key.
    let sortRowsByKey (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        relocate (Series.offsetsByKey frame.RowIndexed) frame

    /// The frame with its rows sorted by a comparison of a column's values; missing ones come first.
    let sortRowsWith (colKey: 'C) (compareFunc: 'V -> 'V -> int) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        relocate (frame.GetColumn<'V> colKey |> Series.sortedOffsets compareFunc) frame

    /// The frame with its rows sorted by what a function makes of a column's values.
    let sortRowsBy (colKey: 'C) (f: 'T -> 'V) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        sortRowsWith colKey (fun (a: 'T) b -> compare (f a) (f b)) frame

    /// The frame with its rows sorted by a column, ascending; missing values come first.
    let sortRows (colKey: 'C) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        sortRowsWith colKey (fun (a: IComparable) b -> compare a b) frame

    /// A series with a value for each row, from its key and its values.
    let mapRows (f: 'R -> ObjectSeries<'C> -> 'V) (frame: Frame<'R, 'C>) : Series<'R, 'V> = frame.Rows |> Series.map f

    /// A series with a value for each row, from its values.
    let mapRowValues (f: ObjectSeries<'C> -> 'V) (frame: Frame<'R, 'C>) : Series<'R, 'V> =
        frame.Rows |> Series.mapValues f

    /// The rows for which a condition on key and values holds.
    let filterRows (f: 'R -> ObjectSeries<'C> -> bool) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        let kept =
            Array.init frame.RowCount id
            |> Array.filter (fun i -> f (frame.GetRowKeyAt i) (frame.Rows.GetAt i))

        relocate kept frame

    /// The rows for which a condition on their values holds.
    let filterRowValues (f: ObjectSeries<'C> -> bool) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        filterRows (fun _ row -> f row) frame

    /// The rows that have a value in a column.
    let filterRowsBy (column: 'C) (value: 'V) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        let wanted = OptionalValue<'V> value
        let values = frame.GetColumn<'V> column

        relocate
            (Array.init frame.RowCount id
             |> Array.filter (fun i -> values.TryGetAt i = wanted))
            frame

    let private part first count (frame: Frame<'R, 'C>) =
        if count < 0 || count > frame.RowCount then
            invalidArg "count" "Must be greater than zero and less than the number of rows."

        relocate (Array.init count (fun i -> first + i)) frame

    /// The first rows; <c>ArgumentException</c> when there are not so many.
    let take (count: int) (frame: Frame<'R, 'C>) : Frame<'R, 'C> = part 0 count frame

    /// The last rows; <c>ArgumentException</c> when there are not so many.
    let takeLast (count: int) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        part (frame.RowCount - count) count frame

    /// The rows that have a value in every column.
    let dropSparseRows (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        relocate
            (Array.init frame.RowCount id
             |> Array.filter (fun i -> Array.forall (fun (column: Column) -> column.GetObject(i).HasValue) frame.Data))
            frame

    /// The frame with its rows keyed by the values of a column, which is dropped; the values must be there
    /// and differ.
    let indexRows (column: 'C) (frame: Frame<'R1, 'C>) : Frame<'R2, 'C> =
        let keys = frame.GetColumn<'R2> column

        let offsets =
            Array.init frame.RowCount id
            |> Array.filter (fun i -> keys.TryGetAt(i).HasValue)

        let rest = dropCol column frame
        rest.Relocate(KeyIndex<'R2>(offsets |> Array.map keys.GetAt), offsets)

    /// The frame with its rows keyed by a column of text, which is dropped.
    let indexRowsString (column: 'C) (frame: Frame<'R1, 'C>) : Frame<string, 'C> = indexRows column frame

    /// The frame with other row keys, in the same order.
    let indexRowsWith (keys: seq<'R2>) (frame: Frame<'R1, 'C>) : Frame<'R2, 'C> =
        frame.Relocate(KeyIndex<'R2>(Array.ofSeq keys), Array.init frame.RowCount id)

    /// The frame with the row keys 0, 1, 2, …
    let indexRowsOrdinally (frame: Frame<'R, 'C>) : Frame<int, 'C> =
        indexRowsWith (Array.init frame.RowCount id) frame

    /// A frame with the columns of both, for the rows that a join keeps.
    let join (kind: JoinKind) (frame1: Frame<'R, 'C>) (frame2: Frame<'R, 'C>) : Frame<'R, 'C> =
        frame1.Join(frame2, kind)
