namespace Deedle

open System
open System.Collections.Generic
open Deedle.Indices

/// The columns of a frame by key.
type ColumnSeries<'TRowKey, 'TColumnKey when 'TRowKey: equality and 'TColumnKey: equality>
    internal (frame: Frame<'TRowKey, 'TColumnKey>) =
    inherit
        Series<'TColumnKey, ObjectSeries<'TRowKey>>(
            frame.ColumnIndexed,
            Column<ObjectSeries<'TRowKey>>(
                frame.ColumnCount,
                fun i ->
                    let column = frame.Data[i]

                    OptionalValue<ObjectSeries<'TRowKey>>(ObjectSeries<'TRowKey>(frame.RowIndexed, Column.boxed column))
            )
        )

    /// A frame with some of the columns, in the order asked for.
    member _.Item
        with get (items: seq<'TColumnKey>): Frame<'TRowKey, 'TColumnKey> = frame.WithColumns items

    /// A frame with the columns at whose keys a condition holds.
    member _.Item
        with get (level: ICustomLookup<'TColumnKey>): Frame<'TRowKey, 'TColumnKey> =
            let keys, offsets = frame.ColumnIndexed.Where level.Matches

            Frame<'TRowKey, 'TColumnKey>(frame.RowIndexed, keys, offsets |> Array.map (Array.get frame.Data))

    /// A frame with the columns from one key to another, both included: <c>frame.Columns.["a" .. "c"]</c>.
    member _.GetSlice(lo: 'TColumnKey option, hi: 'TColumnKey option) : Frame<'TRowKey, 'TColumnKey> =
        let inclusive = Option.map (fun key -> key, true)

        frame.ColumnIndexed.Range(inclusive lo, inclusive hi)
        |> Array.map (Array.get frame.ColumnIndexed.Keys)
        |> frame.WithColumns

/// The rows of a frame by key.
and RowSeries<'TRowKey, 'TColumnKey when 'TRowKey: equality and 'TColumnKey: equality>
    internal (frame: Frame<'TRowKey, 'TColumnKey>) =
    inherit
        Series<'TRowKey, ObjectSeries<'TColumnKey>>(
            frame.RowIndexed,
            Column<ObjectSeries<'TColumnKey>>(
                frame.RowCount,
                fun row ->
                    OptionalValue<ObjectSeries<'TColumnKey>>(
                        ObjectSeries<'TColumnKey>(
                            frame.ColumnIndexed,
                            Column<obj>(frame.ColumnCount, (fun i -> frame.Data[i].GetObject row))
                        )
                    )
            )
        )

    /// A frame with some of the rows, in the order asked for.
    member _.Item
        with get (items: seq<'TRowKey>): Frame<'TRowKey, 'TColumnKey> = frame.WithRows items

    /// A frame with the rows at whose keys a condition holds: <c>frame.Rows.[Lookup1Of2 "Urban"]</c>.
    member _.Item
        with get (level: ICustomLookup<'TRowKey>): Frame<'TRowKey, 'TColumnKey> =
            frame.Relocate(frame.RowIndexed.Where level.Matches)

    /// A frame with the rows from one key to another, both included: <c>frame.Rows.[10 .. 20]</c>.
    member _.GetSlice(lo: 'TRowKey option, hi: 'TRowKey option) : Frame<'TRowKey, 'TColumnKey> =
        let inclusive = Option.map (fun key -> key, true)
        frame.PickRows(frame.RowIndexed.Range(inclusive lo, inclusive hi))

/// A table: rows and columns with unique keys, a type for each column, values that may be missing.
and Frame<'TRowKey, 'TColumnKey when 'TRowKey: equality and 'TColumnKey: equality>
    internal (rows: KeyIndex<'TRowKey>, columns: KeyIndex<'TColumnKey>, data: Column[]) =

    let mutable rows = rows
    let mutable columns = columns
    let mutable data = data

    /// A frame from names of columns and their series; its rows are the keys of all of them, in
    /// ascending order when every series' keys ascend.
    new(names: seq<'TColumnKey>, columns: seq<ISeries<'TRowKey>>) =
        let columns = Array.ofSeq columns

        let indices =
            columns |> Array.map (fun series -> KeyIndex<'TRowKey>.Of series.Index)

        let rows = KeyIndex.union indices

        let data =
            Array.map2
                (fun (series: ISeries<'TRowKey>) (index: KeyIndex<'TRowKey>) ->
                    let column = Column.Of series.Vector

                    if index.SameAs rows then
                        column
                    else
                        column.Relocate(rows.OffsetsIn index))
                columns
                indices

        Frame<'TRowKey, 'TColumnKey>(rows, KeyIndex<'TColumnKey>(Array.ofSeq names), data)

    member internal _.RowIndexed: KeyIndex<'TRowKey> = rows
    member internal _.ColumnIndexed: KeyIndex<'TColumnKey> = columns
    member internal _.Data: Column[] = data

    /// The keys of the rows.
    member _.RowIndex: IIndex<'TRowKey> = rows

    /// The keys of the columns.
    member _.ColumnIndex: IIndex<'TColumnKey> = columns

    /// The number of rows.
    member _.RowCount: int = rows.Count

    /// The number of columns.
    member _.ColumnCount: int = columns.Count

    /// Whether there are no rows.
    member _.IsEmpty: bool = rows.Count = 0

    /// The keys of the rows, in order.
    member _.RowKeys: seq<'TRowKey> = Seq.ofArray rows.Keys

    /// The keys of the columns, in order.
    member _.ColumnKeys: seq<'TColumnKey> = Seq.ofArray columns.Keys

    /// The element types of the columns, in order.
    member _.ColumnTypes: seq<Type> = data |> Seq.map _.ElementType

    /// The columns by key; a sequence of keys gives a frame: <c>frame.Columns.[["loss"; "accuracy"]]</c>.
    member this.Columns: ColumnSeries<'TRowKey, 'TColumnKey> =
        ColumnSeries<'TRowKey, 'TColumnKey> this

    /// The rows by key; a sequence of keys gives a frame.
    member this.Rows: RowSeries<'TRowKey, 'TColumnKey> =
        RowSeries<'TRowKey, 'TColumnKey> this

    /// The same columns at other rows: those at the given offsets.
    member internal _.Relocate<'R when 'R: equality>(keys: KeyIndex<'R>, offsets: int[]) : Frame<'R, 'TColumnKey> =
        Frame<'R, 'TColumnKey>(keys, columns, data |> Array.map _.Relocate(offsets))

    /// The rows at some offsets.
    member internal this.PickRows(offsets: int[]) : Frame<'TRowKey, 'TColumnKey> =
        this.Relocate(rows.Pick offsets, offsets)

    /// The frame with other columns for its rows.
    member internal _.WithData(newData: Column[]) : Frame<'TRowKey, 'TColumnKey> =
        Frame<'TRowKey, 'TColumnKey>(rows, columns, newData)

    member internal this.WithRows(keys: seq<'TRowKey>) : Frame<'TRowKey, 'TColumnKey> =
        let keys = KeyIndex<'TRowKey>(Array.ofSeq keys)
        this.Relocate(keys, keys.OffsetsIn rows)

    member internal _.WithColumns(keys: seq<'TColumnKey>) : Frame<'TRowKey, 'TColumnKey> =
        let keys =
            keys
            |> Seq.filter (fun key -> columns.Locate key >= 0)
            |> Array.ofSeq
            |> KeyIndex<'TColumnKey>

        Frame<'TRowKey, 'TColumnKey>(rows, keys, keys.OffsetsIn columns |> Array.map (Array.get data))

    member private _.ColumnOrFail(key: 'TColumnKey) : Column =
        match columns.Locate key with
        | -1 -> invalidArg "column" $"Column with a key '{key}' does not exist in the data frame"
        | offset -> data[offset]

    /// A column as values of a type, converted flexibly when they are read; an unknown key is an
    /// <c>ArgumentException</c>.
    member this.GetColumn<'R>(column: 'TColumnKey) : Series<'TRowKey, 'R> =
        Series<'TRowKey, 'R>(rows, Column.convert<'R> ConversionKind.Flexible (this.ColumnOrFail column))

    /// A column by offset, as values of a type.
    member _.GetColumnAt<'R>(index: int) : Series<'TRowKey, 'R> =
        Series<'TRowKey, 'R>(rows, Column.convert<'R> ConversionKind.Flexible data[index])

    /// The columns that widen safely to a type, by key; the others are missing.
    member _.GetColumns<'R>() : Series<'TColumnKey, Series<'TRowKey, 'R>> =
        let converted =
            data
            |> Array.map (fun column ->
                match Column.tryConvert<'R> ConversionKind.Safe column with
                | Some column -> OptionalValue<Series<'TRowKey, 'R>>(Series<'TRowKey, 'R>(rows, column))
                | None -> OptionalValue<Series<'TRowKey, 'R>>.Missing)

        Series<'TColumnKey, Series<'TRowKey, 'R>>(columns, Column<_>.OfOptional converted)

    /// A row as values of a type, converted flexibly when they are read; an unknown key is an
    /// <c>InvalidOperationException</c>.
    member this.GetRow<'T>(rowKey: 'TRowKey) : Series<'TColumnKey, 'T> =
        match rows.Locate rowKey with
        | -1 -> OptionalValue<Series<'TColumnKey, 'T>>.Missing.Value
        | row ->
            let values = Column<obj>(columns.Count, (fun i -> data[i].GetObject row))
            Series<'TColumnKey, 'T>(columns, Column.convert<'T> ConversionKind.Flexible values)

    /// The key of the row at an offset.
    member _.GetRowKeyAt(index: int) : 'TRowKey = rows.Keys[index]

    /// A column as numbers, as <c>GetColumn</c>; setting it adds or replaces the column.
    member this.Item
        with get (column: 'TColumnKey): Series<'TRowKey, float> = this.GetColumn<float> column
        and set (column: 'TColumnKey) (series: Series<'TRowKey, float>) = this.ReplaceColumn(column, series)

    /// The value at a column and a row, as an object; an unknown key raises <c>KeyNotFoundException</c>, a
    /// missing value <c>MissingValueException</c>.
    member this.Item
        with get (column: 'TColumnKey, row: 'TRowKey): obj = this.Columns.Get(column).Get(row)

    /// Adds a column to this frame: the values at the frame's own rows. A key that is already there is
    /// an <c>ArgumentException</c>.
    member _.AddColumn(column: 'TColumnKey, series: ISeries<'TRowKey>) : unit =
        let added = Column.Of series.Vector
        let index = KeyIndex<'TRowKey>.Of series.Index

        if columns.Count = 0 && rows.Count = 0 then
            rows <- index
            data <- [| added |]
            columns <- KeyIndex<'TColumnKey> [| column |]
        else
            columns <- KeyIndex<'TColumnKey>(Array.append columns.Keys [| column |])
            data <- Array.append data [| added.Relocate(rows.OffsetsIn index) |]

    /// Removes a column from this frame; an unknown key is an <c>ArgumentException</c>.
    member this.DropColumn(column: 'TColumnKey) : unit =
        this.ColumnOrFail column |> ignore
        let offset = columns.Locate column
        data <- Array.removeAt offset data
        columns <- KeyIndex<'TColumnKey>(Array.removeAt offset columns.Keys)

    /// Puts a column in the place of one with the same key, at the end; adds it when there is none.
    member this.ReplaceColumn(column: 'TColumnKey, series: ISeries<'TRowKey>) : unit =
        if columns.Locate column >= 0 then
            this.DropColumn column

        this.AddColumn(column, series)

    /// Gives a column of this frame another key.
    member _.RenameColumn(oldKey: 'TColumnKey, newKey: 'TColumnKey) : unit =
        columns <- KeyIndex<'TColumnKey>(columns.Keys |> Array.map (fun key -> if key = oldKey then newKey else key))

    /// A copy; changing its columns leaves this frame as it is.
    member _.Clone() : Frame<'TRowKey, 'TColumnKey> =
        Frame<'TRowKey, 'TColumnKey>(rows, columns, data)

    /// A column as numbers: <c>frame?accuracy</c>.
    static member (?)(frame: Frame<'R, string>, column: string) : Series<'R, float> = frame.GetColumn<float> column

    /// Adds or replaces a column: <c>frame?error &lt;- 1.0 - frame?accuracy</c>.
    static member (?<-)(frame: Frame<'R, string>, column: string, series: Series<'R, 'V>) : unit =
        frame.ReplaceColumn(column, series)

    /// What a function makes of each column that widens safely to float; the others stay.
    member private this.MapNumbers(f: Column<float> -> Column<float>) : Frame<'TRowKey, 'TColumnKey> =
        data
        |> Array.map (fun column ->
            match Column.tryConvert<float> ConversionKind.Safe column with
            | Some numbers -> f numbers :> Column
            | None -> column)
        |> this.WithData

    static member private Mapped(frame: Frame<'TRowKey, 'TColumnKey>, f: float -> float) =
        frame.MapNumbers(fun column -> snd (Pointwise.map f (frame.RowIndexed, column)))

    static member private Zipped
        (frame: Frame<'TRowKey, 'TColumnKey>, series: Series<'TRowKey, float>, f: float -> float -> float)
        : Frame<'TRowKey, 'TColumnKey> =
        let keys = KeyIndex.join JoinKind.Outer frame.RowIndexed series.Source
        let values = keys, series.Column.Pick(keys.OffsetsIn series.Source)

        frame
            .Relocate(keys, keys.OffsetsIn frame.RowIndexed)
            .MapNumbers(fun column -> snd (Pointwise.zip f (keys, column) values))

    /// Each number of the frame plus a number; columns of other types stay.
    static member (+)(frame: Frame<'TRowKey, 'TColumnKey>, scalar: float) =
        Frame<'TRowKey, 'TColumnKey>.Mapped(frame, (fun v -> v + scalar))

    /// A number plus each number of the frame; columns of other types stay.
    static member (+)(scalar: float, frame: Frame<'TRowKey, 'TColumnKey>) =
        Frame<'TRowKey, 'TColumnKey>.Mapped(frame, (fun v -> scalar + v))

    /// Each number of the frame plus the value that a series has at the row's key; columns of other types stay.
    static member (+)(frame: Frame<'TRowKey, 'TColumnKey>, series: Series<'TRowKey, float>) =
        Frame<'TRowKey, 'TColumnKey>.Zipped(frame, series, (+))

    /// Each number of the frame less a number; columns of other types stay.
    static member (-)(frame: Frame<'TRowKey, 'TColumnKey>, scalar: float) =
        Frame<'TRowKey, 'TColumnKey>.Mapped(frame, (fun v -> v - scalar))

    /// A number less each number of the frame; columns of other types stay.
    static member (-)(scalar: float, frame: Frame<'TRowKey, 'TColumnKey>) =
        Frame<'TRowKey, 'TColumnKey>.Mapped(frame, (fun v -> scalar - v))

    /// Each number of the frame less the value that a series has at the row's key; columns of other types stay.
    static member (-)(frame: Frame<'TRowKey, 'TColumnKey>, series: Series<'TRowKey, float>) =
        Frame<'TRowKey, 'TColumnKey>.Zipped(frame, series, (-))

    /// Each number of the frame times a number; columns of other types stay.
    static member (*)(frame: Frame<'TRowKey, 'TColumnKey>, scalar: float) =
        Frame<'TRowKey, 'TColumnKey>.Mapped(frame, (fun v -> v * scalar))

    /// A number times each number of the frame; columns of other types stay.
    static member (*)(scalar: float, frame: Frame<'TRowKey, 'TColumnKey>) =
        Frame<'TRowKey, 'TColumnKey>.Mapped(frame, (fun v -> scalar * v))

    /// Each number of the frame times the value that a series has at the row's key; columns of other types stay.
    static member (*)(frame: Frame<'TRowKey, 'TColumnKey>, series: Series<'TRowKey, float>) =
        Frame<'TRowKey, 'TColumnKey>.Zipped(frame, series, (*))

    /// Each number of the frame over a number; columns of other types stay.
    static member (/)(frame: Frame<'TRowKey, 'TColumnKey>, scalar: float) =
        Frame<'TRowKey, 'TColumnKey>.Mapped(frame, (fun v -> v / scalar))

    /// A number over each number of the frame; columns of other types stay.
    static member (/)(scalar: float, frame: Frame<'TRowKey, 'TColumnKey>) =
        Frame<'TRowKey, 'TColumnKey>.Mapped(frame, (fun v -> scalar / v))

    /// Each number of the frame over the value that a series has at the row's key; columns of other types stay.
    static member (/)(frame: Frame<'TRowKey, 'TColumnKey>, series: Series<'TRowKey, float>) =
        Frame<'TRowKey, 'TColumnKey>.Zipped(frame, series, (/))

    /// A table of the frame's text: key, arrow, values; only the first and last 15 rows of a long one and,
    /// beyond 32 columns, the first and last 15 columns.
    member this.Format() : string = this.Format(false)

    /// A table of the frame's text, with the columns' types under their names when asked for.
    member this.Format(printTypes: bool) : string = this.Format(printTypes, false)

    /// A table of the frame's text, with the columns' types under their names and the numbers of rows, columns
    /// and missing values below when asked for.
    member this.Format(printTypes: bool, showInfo: bool) : string =
        let ends = Formatting.itemsAtEnd
        this.Format(ends, ends, ends, ends, printTypes, showInfo)

    /// A table of the frame's text, of many rows and columns only half the given numbers at each end.
    member this.Format(rowCount: int, columnCount: int) : string =
        this.Format(rowCount / 2, rowCount / 2, columnCount / 2, columnCount / 2, false, false)

    /// A table of the frame's text, of many rows and columns as many as given at the start and the end, with
    /// types and information when asked for.
    member _.Format
        (
            rowStartCount: int,
            rowEndCount: int,
            columnStartCount: int,
            columnEndCount: int,
            printTypes: bool,
            showInfo: bool
        ) : string =
        let table =
            Formatting.frame
                (rowStartCount, rowEndCount, columnStartCount, columnEndCount)
                printTypes
                (rows.Keys |> Array.map box, rows.IsOrdered)
                (columns.Keys |> Array.map box, columns.IsOrdered)
                data

        if showInfo then
            let missing =
                data |> Array.sumBy (fun column -> column.Count - Column.countPresent column)

            let line = Environment.NewLine
            $"{table}{line}{rows.Count} rows x {columns.Count} columns{line}{missing} missing values"
        else
            table

    /// Two frames are equal when their keys and values are, in the same order.
    override _.Equals(other: obj | null) =
        match other with
        | :? Frame<'TRowKey, 'TColumnKey> as other ->
            rows.SameAs other.RowIndexed
            && columns.SameAs other.ColumnIndexed
            && data = other.Data
        | _ -> false

    override _.GetHashCode() =
        rows.GetHashCode() ^^^ columns.GetHashCode() ^^^ hash data

    interface Internal.IFsiFormattable with
        member this.Format() = this.Format()
        member this.FormatWithInfo() = this.Format(false, true)
