namespace Deedle

open System
open System.IO
open System.Runtime.CompilerServices
open System.Text
open Deedle.Indices

/// Making frames: <c>frame [ "loss" => series losses; "accuracy" => series accuracies ]</c>.
[<AutoOpen>]
module ``F# Frame extensions`` =

    /// A pair of key and value, or of name and column: <c>"loss" => 0.43</c>.
    let (=>) a b = a, b

    /// A pair of name and column, for columns of different types in one frame.
    let (=?>) a (b: ISeries<'R>) = a, b

    /// A frame from pairs of name and column; its rows are the keys of all of them.
    let frame (columns: seq<'C * #ISeries<'R>>) : Frame<'R, 'C> = FrameBuilding.ofColumns columns

    /// Ways to make a frame.
    [<AbstractClass; Sealed>]
    type Frame =

        /// A frame from pairs of name and column; its rows are the keys of all of them.
        static member ofColumns(cols: seq<'C * #ISeries<'R>>) : Frame<'R, 'C> = FrameBuilding.ofColumns cols

        /// A frame from a series of columns.
        static member ofColumns(cols: Series<'C, #ISeries<'R>>) : Frame<'R, 'C> = FrameBuilding.ofColumnSeries cols

        /// A frame from pairs of key and row; its columns are the keys of all rows, in order of appearance,
        /// each of the type of its first value when the others convert to it.
        static member ofRows(rows: seq<'R * #ISeries<'C>>) : Frame<'R, 'C> = FrameBuilding.ofRows rows

        /// A frame from a series of rows.
        static member ofRows(rows: Series<'R, #ISeries<'C>>) : Frame<'R, 'C> =
            FrameBuilding.ofRows (Series.observations rows)

        /// A frame of records: a row for each, with the keys 0, 1, 2, …; a column for each property, of its
        /// type and in the order of declaration.
        static member ofRecords(values: seq<'T>) : Frame<int, string> = RecordColumns.frame values

        /// A frame with the given row keys and no columns.
        static member ofRowKeys(keys: seq<'R>) : Frame<'R, string> =
            Frame<'R, string>(KeyIndex<'R>(Array.ofSeq keys), KeyIndex<string> [||], [||])

        /// A frame from rows, with the keys 0, 1, 2, …
        static member ofRowsOrdinal(rows: seq<#Series<'K, 'V>>) : Frame<int, 'K> =
            rows |> Seq.mapi (fun i row -> i, row) |> FrameBuilding.ofRows

        /// A frame from triples of row key, column key and value.
        static member ofValues(values: seq<'R * 'C * 'V>) : Frame<'R, 'C> =
            values
            |> Seq.groupBy (fun (_, column, _) -> column)
            |> Seq.map (fun (column, cells) ->
                column,
                Series<'R, 'V>(
                    cells |> Seq.map (fun (row, _, _) -> row),
                    cells |> Seq.map (fun (_, _, value) -> value)
                ))
            |> FrameBuilding.ofColumns

        /// A frame from an array, rows × columns, with the keys 0, 1, 2, … for both.
        static member ofArray2D(array: 'T[,]) : Frame<int, int> =
            Seq.init (Array2D.length2 array) (fun column -> column, Series.ofValues array[*, column])
            |> FrameBuilding.ofColumns

        /// Reads comma-separated text. Types are inferred from the first 100 rows (inferRows; 0 for all): 0 and 1
        /// only, or true/false/yes/no: bool; integers: int or int64; other numbers: decimal, or float when some are
        /// missing; dates: DateTime; else text. A cell that does not fit is missing. The schema names types where
        /// inference would err, by position (<c>"int,,float"</c>) or by name (<c>"Income=float,Area->Place"</c>); a
        /// header may do so too (<c>Income (float)</c>).
        static member ReadCsv
            (
                reader: TextReader,
                ?hasHeaders: bool,
                ?inferTypes: bool,
                ?inferRows: int,
                ?schema: string,
                ?separators: string,
                ?culture: string,
                ?maxRows: int,
                ?missingValues: string[]
            ) : Frame<int, string> =
            reader
            |> CsvReading.frame {
                HasHeaders = hasHeaders
                InferTypes = inferTypes
                InferRows = inferRows
                Schema = schema
                Separators = separators
                Culture = culture
                MaxRows = maxRows
                MissingValues = missingValues
            }

        /// Reads a file of comma-separated text, as from a reader.
        static member ReadCsv
            (
                path: string,
                ?hasHeaders: bool,
                ?inferTypes: bool,
                ?inferRows: int,
                ?schema: string,
                ?separators: string,
                ?culture: string,
                ?maxRows: int,
                ?missingValues: string[],
                ?encoding: Encoding
            ) : Frame<int, string> =
            use reader = new StreamReader(path, defaultArg encoding Encoding.UTF8)

            Frame.ReadCsv(
                reader :> TextReader,
                ?hasHeaders = hasHeaders,
                ?inferTypes = inferTypes,
                ?inferRows = inferRows,
                ?schema = schema,
                ?separators = separators,
                ?culture = culture,
                ?maxRows = maxRows,
                ?missingValues = missingValues
            )

        /// Reads comma-separated text from a stream, as from a reader.
        static member ReadCsv
            (
                stream: Stream,
                ?hasHeaders: bool,
                ?inferTypes: bool,
                ?inferRows: int,
                ?schema: string,
                ?separators: string,
                ?culture: string,
                ?maxRows: int,
                ?missingValues: string[],
                ?encoding: Encoding
            ) : Frame<int, string> =
            let reader = new StreamReader(stream, defaultArg encoding Encoding.UTF8)

            Frame.ReadCsv(
                reader :> TextReader,
                ?hasHeaders = hasHeaders,
                ?inferTypes = inferTypes,
                ?inferRows = inferRows,
                ?schema = schema,
                ?separators = separators,
                ?culture = culture,
                ?maxRows = maxRows,
                ?missingValues = missingValues
            )

        /// Reads a file of comma-separated text, with the values of a column as row keys.
        static member ReadCsv<'R when 'R: equality>
            (
                path: string,
                indexCol: string,
                ?hasHeaders: bool,
                ?inferTypes: bool,
                ?inferRows: int,
                ?schema: string,
                ?separators: string,
                ?culture: string,
                ?maxRows: int,
                ?missingValues: string[],
                ?encoding: Encoding
            ) : Frame<'R, string> =
            use reader = new StreamReader(path, defaultArg encoding Encoding.UTF8)

            Frame.ReadCsv(
                reader :> TextReader,
                ?hasHeaders = hasHeaders,
                ?inferTypes = inferTypes,
                ?inferRows = inferRows,
                ?schema = schema,
                ?separators = separators,
                ?culture = culture,
                ?maxRows = maxRows,
                ?missingValues = missingValues
            )
            |> Frame.indexRows indexCol

        /// Reads comma-separated text that is at hand, as from a reader.
        static member ReadCsvString
            (
                csvString: string,
                ?hasHeaders: bool,
                ?inferTypes: bool,
                ?inferRows: int,
                ?schema: string,
                ?separators: string,
                ?culture: string,
                ?maxRows: int,
                ?missingValues: string[]
            ) : Frame<int, string> =
            Frame.ReadCsv(
                new StringReader(csvString) :> TextReader,
                ?hasHeaders = hasHeaders,
                ?inferTypes = inferTypes,
                ?inferRows = inferRows,
                ?schema = schema,
                ?separators = separators,
                ?culture = culture,
                ?maxRows = maxRows,
                ?missingValues = missingValues
            )

    type Frame<'TRowKey, 'TColumnKey when 'TRowKey: equality and 'TColumnKey: equality> with

        /// A table of what a function makes of the rows that share a value in the column r and one in the column c.
        member frame.PivotTable<'R, 'C, 'T when 'R: equality and 'C: equality>
            (r: 'TColumnKey, c: 'TColumnKey, op: Frame<'TRowKey, 'TColumnKey> -> 'T)
            : Frame<'R, 'C> =
            frame
            |> Frame.pivotTable (fun _ row -> row.GetAs<'R> r) (fun _ row -> row.GetAs<'C> c) op

/// Methods on frames.
[<Extension; AbstractClass; Sealed>]
type FrameExtensions =

    /// Prints the frame as a table.
    [<Extension>]
    static member Print(frame: Frame<'K, 'V>) = Console.WriteLine(frame.Format())

    /// Prints the frame as a table, with the columns' types when asked for.
    [<Extension>]
    static member Print(frame: Frame<'K, 'V>, printTypes: bool) =
        Console.WriteLine(frame.Format printTypes)
