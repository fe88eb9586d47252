namespace Deedle

open System
open Deedle.Indices

/// Functions on frames, data last: <c>runs |> Frame.filterRowValues (fun r -> r?Epoch > 2.0) |> Frame.sortRows "Loss"</c>.
/// They return new frames; the frame given stays as it is.
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Frame =

    /// A frame without rows and columns.
    let empty<'R, 'C when 'R: equality and 'C: equality> : Frame<'R, 'C> =
        Frame<'R, 'C>(KeyIndex<'R> [||], KeyIndex<'C> [||], [||])

    /// The number of rows.
    let countRows (frame: Frame<'R, 'C>) = frame.RowCount

    /// The number of columns.
    let countCols (frame: Frame<'R, 'C>) = frame.ColumnCount

    /// The number of values of each column that are not missing.
    let countValues (frame: Frame<'R, 'C>) : Series<'C, int> =
        frame.Columns |> Series.mapValues _.ValueCount

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

    /// The rows as values of a type, by key; those that do not widen safely to it are missing.
    let getRows (frame: Frame<'R, 'C>) : Series<'R, Series<'C, 'T>> =
        frame.Rows
        |> Series.mapAll (fun _ row ->
            row
            |> Option.bind (fun row ->
                Column.tryConvert<'T> ConversionKind.Safe row.Column
                |> Option.map (fun values -> Series<'C, 'T>(row.Source, values))))

    /// The numbers as an array, rows × columns; NaN where one is missing.
    let toArray2D (frame: Frame<'R, 'C>) : float[,] = frame.ToArray2D<float>()

    /// The numbers as an array of rows; NaN where one is missing.
    let toJaggedArray (frame: Frame<'R, 'C>) : float[][] = frame.ToJaggedArray<float>()

    /// A frame with some of the columns, in the order asked for; unknown keys are left out.
    let sliceCols (columns: seq<'C>) (frame: Frame<'R, 'C>) : Frame<'R, 'C> = frame.Columns[columns]

    /// A frame with some of the rows, in the order asked for; a row that is not there has missing values.
    let sliceRows (rows: seq<'R>) (frame: Frame<'R, 'C>) : Frame<'R, 'C> = frame.Rows[rows]

    /// A frame with some of the columns and rows, in the order asked for.
    let slice (columns: seq<'C>) (rows: seq<'R>) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        frame |> sliceCols columns |> sliceRows rows

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

    /// A frame with other keys for the columns, in the same order.
    let indexColsWith (keys: seq<'C2>) (frame: Frame<'R, 'C1>) : Frame<'R, 'C2> =
        let keys = Array.ofSeq keys

        if keys.Length <> frame.ColumnCount then
            invalidArg "keys" "New keys do not match current column index length"

        Frame<'R, 'C2>(frame.RowIndexed, KeyIndex<'C2> keys, frame.Data)

    /// A frame with a key made of the old one for each column.
    let mapColKeys (f: 'C -> 'C2) (frame: Frame<'R, 'C>) : Frame<'R, 'C2> =
        indexColsWith (frame.ColumnKeys |> Seq.map f) frame

    /// A frame with a key made of the old one for each column, as <c>mapColKeys</c>.
    let renameColsUsing (mapping: 'C -> 'C2) (frame: Frame<'R, 'C>) : Frame<'R, 'C2> = mapColKeys mapping frame

    let private relocate (offsets: int[]) (frame: Frame<'R, 'C>) = frame.PickRows offsets

    /// The frame with its columns sorted by key.
    let sortColsByKey (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        let offsets = Series.offsetsByKey frame.ColumnIndexed

        Frame<'R, 'C>(frame.RowIndexed, frame.ColumnIndexed.Pick offsets, offsets |> Array.map (Array.get frame.Data))

    /// Rows as columns and columns as rows; each new column is of the type of its first value when the others
    /// convert to it.
    let transpose (frame: Frame<'R, 'C>) : Frame<'C, 'R> =
        FrameBuilding.ofRows (Series.observations frame.Columns)

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

    /// The rank of each row by a column, as <c>Series.rank</c>.
    let rankRowsBy (colKey: 'C) (frame: Frame<'R, 'C>) : Series<'R, int> =
        frame.GetColumn<IComparable> colKey |> Series.rank

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

    /// The rows at whose keys the mask is true; rows that the mask lacks are left out.
    let filterRowsByMask (mask: Series<'R, bool>) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        filterRows (fun key _ -> (mask.TryGet key).ValueOrDefault) frame

    /// The first row of each combination of values in some columns, missing ones counting as equal.
    let distinctRowsBy (columns: seq<'C>) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        let cells =
            columns
            |> Seq.map (fun key -> (frame.GetColumn<obj> key).Column.Elements)
            |> List.ofSeq

        let rows =
            frame.GroupsOf(Array.init frame.RowCount (fun row -> cells |> List.map (Array.item row)))

        relocate (rows |> Array.map (snd >> Array.head)) frame

    let private part first count (frame: Frame<'R, 'C>) =
        if count < 0 || count > frame.RowCount then
            invalidArg "count" "Must be greater than zero and less than the number of rows."

        relocate (Array.init count (fun i -> first + i)) frame

    /// The first rows; <c>ArgumentException</c> when there are not so many.
    let take (count: int) (frame: Frame<'R, 'C>) : Frame<'R, 'C> = part 0 count frame

    /// The last rows; <c>ArgumentException</c> when there are not so many.
    let takeLast (count: int) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        part (frame.RowCount - count) count frame

    /// The rows but for the first; <c>ArgumentException</c> when there are not so many.
    let skip (count: int) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        part count (frame.RowCount - count) frame

    /// The rows but for the last; <c>ArgumentException</c> when there are not so many.
    let skipLast (count: int) (frame: Frame<'R, 'C>) : Frame<'R, 'C> = part 0 (frame.RowCount - count) frame

    let private rowsWhere (condition: int -> bool) (frame: Frame<'R, 'C>) =
        relocate (Array.init frame.RowCount id |> Array.filter condition) frame

    let private colsWhere (condition: Column -> bool) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        let kept =
            Array.init frame.ColumnCount id
            |> Array.filter (fun i -> condition frame.Data[i])

        Frame<'R, 'C>(frame.RowIndexed, frame.ColumnIndexed.Pick kept, kept |> Array.map (Array.get frame.Data))

    /// The rows that have a value in a column.
    let dropSparseRowsBy (colKey: 'C) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        let column = (frame.GetColumn<obj> colKey).Column
        rowsWhere (fun row -> column[row].HasValue) frame

    /// The rows that have a value in some column.
    let dropEmptyRows (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        rowsWhere (fun row -> Array.exists (fun column -> Column.isThere column row) frame.Data) frame

    /// The columns that have a value in every row.
    let dropSparseCols (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        colsWhere (fun column -> Column.countPresent column = column.Count) frame

    /// The columns that have a value in some row.
    let dropEmptyCols (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        colsWhere (fun column -> Column.countPresent column > 0) frame

    /// A value in the place of missing ones: in the columns that widen safely to its type, which they then have,
    /// and in those to whose type it widens safely. Other columns stay.
    let fillMissingWith (value: 'T) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        let filled =
            frame.ColumnApply<'T>(fun series -> Series.fillMissingWith value series :> ISeries<'R>)

        match box value with
        | null -> filled
        | value -> filled.WithData(filled.Data |> Array.map _.FillWith(value))

    /// Each missing value filled from the nearest row that has one in a direction, column by column.
    let fillMissing (direction: Direction) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        frame.WithData(frame.Data |> Array.map _.Fill(direction))

    /// What a function makes of column and row key in the place of missing values, in the columns that widen
    /// safely to its type.
    let fillMissingUsing (f: Series<'R, 'T> -> 'R -> 'T) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        frame.ColumnApply<'T>(fun series -> Series.fillMissingUsing (f series) series :> ISeries<'R>)

    /// The rows that have a value in every column.
    let dropSparseRows (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        rowsWhere (fun row -> Array.forall (fun column -> Column.isThere column row) frame.Data) frame

    /// What a function makes of each column's key and values.
    let mapCols (f: 'C -> ObjectSeries<'R> -> #ISeries<'R>) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        frame.Columns |> Series.map f |> FrameBuilding.ofColumnSeries

    /// What a function makes of each column's values.
    let mapColValues (f: ObjectSeries<'R> -> #ISeries<'R>) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        mapCols (fun _ column -> f column) frame

    /// The columns for which a condition on key and values holds.
    let filterCols (f: 'C -> ObjectSeries<'R> -> bool) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        let kept =
            frame.Columns.Observations
            |> Seq.filter (fun pair -> f pair.Key pair.Value)
            |> Seq.map _.Key

        sliceCols kept frame

    /// The columns for which a condition on their values holds.
    let filterColValues (f: ObjectSeries<'R> -> bool) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        filterCols (fun _ column -> f column) frame

    /// What a function makes of row key, column key and value, in the columns that widen safely to its type.
    let map (f: 'R -> 'C -> 'T1 -> 'T2) (frame: Frame<'R, 'C>) : Frame<'R, 'C> =
        frame.Select<'T1, 'T2>(fun row column value -> f row column value)

    /// What a function makes of each value in the columns that widen safely to its type; the others stay.
    let mapValues (f: 'T1 -> 'T2) (frame: Frame<'R, 'C>) : Frame<'R, 'C> = frame.SelectValues<'T1, 'T2> f

    /// The values of each column that widens safely to a type, joined by an operation.
    let reduceValues (op: 'T -> 'T -> 'T) (frame: Frame<'R, 'C>) : Series<'C, 'T> =
        frame.GetColumns<'T>() |> Series.mapValues (Series.reduceValues op)

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

    /// The frame with its row keys made of the old ones.
    let mapRowKeys (f: 'R1 -> 'R2) (frame: Frame<'R1, 'C>) : Frame<'R2, 'C> =
        indexRowsWith (frame.RowKeys |> Seq.map f) frame

    /// The frame with row keys made of the rows' values.
    let indexRowsUsing (f: ObjectSeries<'C> -> 'R2) (frame: Frame<'R1, 'C>) : Frame<'R2, 'C> =
        indexRowsWith (mapRowValues f frame).Values frame

    /// The frame with its rows keyed by a column of integers, which is dropped.
    let indexRowsInt (column: 'C) (frame: Frame<'R1, 'C>) : Frame<int, 'C> = indexRows column frame

    /// The frame at some row keys, in their order; a row that is not there has missing values.
    let realignRows (keys: seq<'R>) (frame: Frame<'R, 'C>) : Frame<'R, 'C> = sliceRows keys frame

    /// A frame with the columns of both, for the rows that a left or right join keeps; where the other one lacks a
    /// row, its values at the nearest one that a look-up finds.
    let joinAlign (kind: JoinKind) (lookup: Lookup) (frame1: Frame<'R, 'C>) (frame2: Frame<'R, 'C>) : Frame<'R, 'C> =
        frame1.Join(frame2, kind, lookup)

    /// A frame with the columns of both, joined by the values of a column of both, which become the row keys; in
    /// each frame they must differ.
    let joinOn (kind: JoinKind) (colKey: 'C) (frame1: Frame<'R1, 'C>) (frame2: Frame<'R2, 'C>) : Frame<'K, 'C> =
        join kind (indexRows colKey frame1) (indexRows colKey frame2)

    /// As <c>joinOn</c>, with keys of text.
    let joinOnString (kind: JoinKind) (colKey: 'C) (frame1: Frame<'R1, 'C>) (frame2: Frame<'R2, 'C>) =
        joinOn kind colKey frame1 frame2: Frame<string, 'C>

    /// As <c>joinOn</c>, with integers as keys.
    let joinOnInt (kind: JoinKind) (colKey: 'C) (frame1: Frame<'R1, 'C>) (frame2: Frame<'R2, 'C>) =
        joinOn kind colKey frame1 frame2: Frame<int, 'C>

    /// The rows and columns of all frames; two values at one row and column are an
    /// <c>InvalidOperationException</c>.
    let mergeAll (frames: seq<Frame<'R, 'C>>) : Frame<'R, 'C> =
        match List.ofSeq frames with
        | [] -> empty
        | first :: others -> first.Merge others

    /// The rows and columns of both frames, as <c>mergeAll</c>.
    let merge (frame1: Frame<'R, 'C>) (frame2: Frame<'R, 'C>) : Frame<'R, 'C> = frame1.Merge frame2

    /// The rows gathered by the values of a column, which come before the row keys; a missing one is an error.
    let groupRowsBy (column: 'C) (frame: Frame<'R, 'C>) : Frame<'K * 'R, 'C> = frame.GroupRowsBy<'K> column

    /// The rows gathered by a column of text.
    let groupRowsByString (column: 'C) (frame: Frame<'R, 'C>) : Frame<string * 'R, 'C> = groupRowsBy column frame

    /// The rows gathered by a column of integers.
    let groupRowsByInt (column: 'C) (frame: Frame<'R, 'C>) : Frame<int * 'R, 'C> = groupRowsBy column frame

    /// The rows gathered by a column of truth values.
    let groupRowsByBool (column: 'C) (frame: Frame<'R, 'C>) : Frame<bool * 'R, 'C> = groupRowsBy column frame

    /// The rows gathered by what a function makes of their keys and values.
    let groupRowsUsing (selector: 'R -> ObjectSeries<'C> -> 'K) (frame: Frame<'R, 'C>) : Frame<'K * 'R, 'C> =
        frame.GroupRowsUsing(fun key row -> selector key row)

    /// The rows gathered by what a function makes of their keys.
    let groupRowsByIndex (keySelector: 'R -> 'K) (frame: Frame<'R, 'C>) : Frame<'K * 'R, 'C> =
        frame.GroupRowsByIndex keySelector

    /// A row for each combination of values in some columns, with what a function makes of other columns' values
    /// in these rows.
    let aggregateRowsBy
        (groupBy: seq<'C>)
        (aggBy: seq<'C>)
        (aggFunc: Series<'R, 'V1> -> 'V2)
        (frame: Frame<'R, 'C>)
        : Frame<int, 'C> =
        frame.AggregateRowsBy(groupBy, aggBy, aggFunc)

    /// A table of what a function makes of the rows that share a row label and a column label; missing where no
    /// row has both.
    let pivotTable
        (rowGrp: 'R -> ObjectSeries<'C> -> 'RNew)
        (colGrp: 'R -> ObjectSeries<'C> -> 'CNew)
        (op: Frame<'R, 'C> -> 'T)
        (frame: Frame<'R, 'C>)
        : Frame<'RNew, 'CNew> =
        let labels group =
            Array.init frame.RowCount (fun i -> group (frame.GetRowKeyAt i) (frame.Rows.GetAt i))

        let rowLabels = labels rowGrp

        frame.GroupsOf(labels colGrp)
        |> Array.map (fun (column, offsets) ->
            let groups =
                offsets
                |> Array.map (fun offset -> rowLabels[offset], offset)
                |> Grouping.offsets

            column,
            Series<'RNew, 'T>(groups |> Array.map fst, groups |> Array.map (fun (_, rows) -> op (frame.PickRows rows))))
        |> FrameBuilding.ofColumns

    /// What a function makes of each column's values whose row keys share a part, in the columns that widen
    /// safely to its type.
    let applyLevel (levelSel: 'R -> 'K) (op: Series<'R, 'T> -> 'T) (frame: Frame<'R, 'C>) : Frame<'K, 'C> =
        frame.GetColumns<'T>()
        |> Series.mapValues (Series.applyLevel levelSel op)
        |> FrameBuilding.ofColumnSeries

    /// Each column's values whose row keys share a part, joined by an operation.
    let reduceLevel (levelSel: 'R -> 'K) (op: 'T -> 'T -> 'T) (frame: Frame<'R, 'C>) : Frame<'K, 'C> =
        frame.GetColumns<'T>()
        |> Series.mapValues (Series.reduceLevel levelSel op)
        |> FrameBuilding.ofColumnSeries

    /// A frame for each first part of the row keys, whose rows have the second part as key.
    let nest (frame: Frame<'R1 * 'R2, 'C>) : Series<'R1, Frame<'R2, 'C>> =
        let groups = frame.RowIndexed.Keys |> Array.map fst |> frame.GroupsOf

        Series<'R1, Frame<'R2, 'C>>(
            groups |> Array.map fst,
            groups
            |> Array.map (fun (_, offsets) -> mapRowKeys snd (frame.PickRows offsets))
        )

    /// A frame for each label that a function makes of the row keys.
    let nestBy (keySelector: 'R -> 'K) (frame: Frame<'R, 'C>) : Series<'K, Frame<'R, 'C>> =
        groupRowsByIndex keySelector frame |> nest

    /// One frame of many, each row with the frame's key before its own.
    let unnest (series: Series<'R1, Frame<'R2, 'C>>) : Frame<'R1 * 'R2, 'C> =
        series
        |> Series.map (fun key frame -> mapRowKeys (fun row -> key, row) frame)
        |> Series.values
        |> mergeAll
