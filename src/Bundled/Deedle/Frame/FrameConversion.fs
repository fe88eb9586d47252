namespace Deedle

open System
open System.Collections.Generic

/// A frame's values as other types and as arrays.
[<AutoOpen>]
module ``F# Frame conversion`` =

    /// What stands for a missing number in an array; other types have nothing that does.
    let private standIn<'R> (operation: string) : 'R =
        match box nan, box nanf with
        | (:? 'R as none), _
        | _, (:? 'R as none) -> none
        | _ ->
            invalidOp $"{operation}: expected no missing values or a default for them, got a missing {typeof<'R>.Name}"

    type Frame<'TRowKey, 'TColumnKey when 'TRowKey: equality and 'TColumnKey: equality> with

        member private this.Cells<'R>(fallback: unit -> 'R) : 'R[][] =
            this.Data
            |> Array.map (fun column ->
                (Column.convert<'R> ConversionKind.Flexible column).Elements
                |> Array.map (fun element -> if element.HasValue then element.Value else fallback ()))

        /// The values as an array, rows × columns, converted flexibly; a missing one becomes NaN, or an
        /// <c>InvalidOperationException</c> when the type has none.
        member this.ToArray2D<'R>() : 'R[,] =
            let cells = this.Cells<'R>(fun () -> standIn "ToArray2D")
            Array2D.init this.RowCount this.ColumnCount (fun row column -> cells[column][row])

        /// The values as an array, rows × columns, with a default for missing ones.
        member this.ToArray2D<'R>(defaultValue: 'R) : 'R[,] =
            let cells = this.Cells<'R>(fun () -> defaultValue)
            Array2D.init this.RowCount this.ColumnCount (fun row column -> cells[column][row])

        /// The values as an array of rows, converted as by <c>ToArray2D</c>.
        member this.ToJaggedArray<'R>() : 'R[][] =
            let cells = this.Cells<'R>(fun () -> standIn "ToJaggedArray")
            Array.init this.RowCount (fun row -> cells |> Array.map (Array.item row))

        /// The values as an array of rows, with a default for missing ones.
        member this.ToJaggedArray<'R>(defaultValue: 'R) : 'R[][] =
            let cells = this.Cells<'R>(fun () -> defaultValue)
            Array.init this.RowCount (fun row -> cells |> Array.map (Array.item row))

        /// The columns that convert to a type, flexibly, with their keys.
        member this.GetAllColumns<'R>() : seq<KeyValuePair<'TColumnKey, Series<'TRowKey, 'R>>> =
            this.GetAllColumns<'R> ConversionKind.Flexible

        /// The columns that convert to a type so, with their keys.
        member this.GetAllColumns<'R>
            (conversionKind: ConversionKind)
            : seq<KeyValuePair<'TColumnKey, Series<'TRowKey, 'R>>> =
            Seq.zip this.ColumnKeys this.Data
            |> Seq.choose (fun (key, column) ->
                Column.tryConvert<'R> conversionKind column
                |> Option.map (fun column -> KeyValuePair(key, Series<'TRowKey, 'R>(this.RowIndexed, column))))

        /// The column that a look-up finds, as values of a type; missing when there is none.
        member this.TryGetColumn<'R>(column: 'TColumnKey, lookup: Lookup) : OptionalValue<Series<'TRowKey, 'R>> =
            match this.ColumnIndexed.Find(column, lookup, (fun _ -> true)) with
            | -1 -> OptionalValue.Missing
            | offset -> OptionalValue(this.GetColumnAt<'R> offset)

        /// A row as values of a type; missing for an unknown key.
        member this.TryGetRow<'T>(rowKey: 'TRowKey) : OptionalValue<Series<'TColumnKey, 'T>> =
            match this.RowIndexed.Locate rowKey with
            | -1 -> OptionalValue.Missing
            | _ -> OptionalValue(this.GetRow<'T> rowKey)

        /// The row at an offset as values of a type; <c>ArgumentOutOfRangeException</c> when there is none.
        member this.GetRowAt<'T>(index: int) : Series<'TColumnKey, 'T> =
            if index < 0 || index >= this.RowCount then
                raise (
                    ArgumentOutOfRangeException("index", $"expected a row from 0 to {this.RowCount - 1}, got {index}")
                )

            this.GetRow<'T>(this.GetRowKeyAt index)

        /// What a function makes of each column that converts to a type so; the others stay.
        member this.ColumnApply<'T>
            (conversionKind: ConversionKind, f: Func<Series<'TRowKey, 'T>, ISeries<'TRowKey>>)
            : Frame<'TRowKey, 'TColumnKey> =
            Seq.zip this.ColumnKeys this.Data
            |> Seq.map (fun (key, column) ->
                key,
                match Column.tryConvert<'T> conversionKind column with
                | Some column -> f.Invoke(Series<'TRowKey, 'T>(this.RowIndexed, column))
                | None -> this.Columns.Get key :> ISeries<'TRowKey>)
            |> FrameBuilding.ofColumns

        /// What a function makes of each column that widens safely to a type; the others stay.
        member this.ColumnApply<'T>(f: Func<Series<'TRowKey, 'T>, ISeries<'TRowKey>>) : Frame<'TRowKey, 'TColumnKey> =
            this.ColumnApply<'T>(ConversionKind.Safe, f)

        /// What a function makes of row key, column key and value, in the columns that widen safely to its type.
        member this.Select<'T1, 'T2>(f: Func<'TRowKey, 'TColumnKey, 'T1, 'T2>) : Frame<'TRowKey, 'TColumnKey> =
            Seq.zip this.ColumnKeys this.Data
            |> Seq.map (fun (key, column) ->
                key,
                match Column.tryConvert<'T1> ConversionKind.Safe column with
                | Some column ->
                    Series<'TRowKey, 'T1>(this.RowIndexed, column)
                    |> Series.map (fun row value -> f.Invoke(row, key, value))
                    :> ISeries<'TRowKey>
                | None -> this.Columns.Get key :> ISeries<'TRowKey>)
            |> FrameBuilding.ofColumns

        /// What a function makes of each value in the columns that widen safely to its type; the others stay.
        member this.SelectValues<'T1, 'T2>(f: Func<'T1, 'T2>) : Frame<'TRowKey, 'TColumnKey> =
            this.Select<'T1, 'T2>(fun _ _ value -> f.Invoke value)
