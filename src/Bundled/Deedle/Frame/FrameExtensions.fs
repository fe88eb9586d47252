namespace Deedle

open System
open System.IO
open System.Runtime.CompilerServices
open Deedle.Indices

/// Making frames: <c>frame [ "loss" => series losses; "accuracy" => series accuracies ]</c>.
[<AutoOpen>]
module ``F# Frame extensions`` =

    /// A pair of key and value, or of name and column: <c>"loss" => 0.43</c>.
    let (=>) a b = a, b

    /// A pair of name and column, for columns of different types in one frame.
    let (=?>) a (b: ISeries<'R>) = a, b

    let private ofNamed (columns: seq<'C * #ISeries<'R>>) : Frame<'R, 'C> =
        let names, series = columns |> Array.ofSeq |> Array.unzip
        Frame<'R, 'C>(names, series |> Seq.map (fun s -> s :> ISeries<'R>))

    let private ofNamedRows (rows: seq<'R * #ISeries<'C>>) : Frame<'R, 'C> =
        let names, series = rows |> Array.ofSeq |> Array.unzip

        let columns = series |> Seq.collect _.Index.Keys |> Seq.distinct |> Array.ofSeq

        let data =
            columns
            |> Array.map (fun key -> series |> Array.map _.TryGetObject(key) |> Column.ofObjects)

        Frame<'R, 'C>(KeyIndex<'R> names, KeyIndex<'C> columns, data)

    /// A frame from pairs of name and column; its rows are the keys of all of them.
    let frame (columns: seq<'C * #ISeries<'R>>) : Frame<'R, 'C> = ofNamed columns

    /// Ways to make a frame.
    [<AbstractClass; Sealed>]
    type Frame =

        /// A frame from pairs of name and column; its rows are the keys of all of them.
        static member ofColumns(cols: seq<'C * #ISeries<'R>>) : Frame<'R, 'C> = ofNamed cols

        /// A frame from a series of columns.
        static member ofColumns(cols: Series<'C, #ISeries<'R>>) : Frame<'R, 'C> = ofNamed (Series.observations cols)

        /// A frame from pairs of key and row; its columns are the keys of all rows, in order of appearance,
        /// each of the type of its first value when the others convert to it.
        static member ofRows(rows: seq<'R * #ISeries<'C>>) : Frame<'R, 'C> = ofNamedRows rows

        /// A frame from a series of rows.
        static member ofRows(rows: Series<'R, #ISeries<'C>>) : Frame<'R, 'C> = ofNamedRows (Series.observations rows)

        /// A frame of records: a row for each, with the keys 0, 1, 2, …; a column for each property, of its
        /// type and in the order of declaration.
        static member ofRecords(values: seq<'T>) : Frame<int, string> = RecordColumns.frame values

        /// A frame with the given row keys and no columns.
        static member ofRowKeys(keys: seq<'R>) : Frame<'R, string> =
            Frame<'R, string>(KeyIndex<'R>(Array.ofSeq keys), KeyIndex<string> [||], [||])

        /// Reads a file of comma-separated text. Types are inferred from the first 100 rows (inferRows; 0 for
        /// all): 0 and 1 only, or true/false/yes/no: bool; integers: int or int64; other numbers: decimal,
        /// or float when some are missing; dates: DateTime; else text. A cell that does not fit is missing.
        static member ReadCsv
            (
                path: string,
                ?hasHeaders: bool,
                ?inferTypes: bool,
                ?inferRows: int,
                ?separators: string,
                ?culture: string,
                ?maxRows: int,
                ?missingValues: string[]
            ) : Frame<int, string> =
            use reader = new StreamReader(path)

            reader
            |> CsvReading.frame {
                HasHeaders = hasHeaders
                InferTypes = inferTypes
                InferRows = inferRows
                Separators = separators
                Culture = culture
                MaxRows = maxRows
                MissingValues = missingValues
            }

        /// Reads comma-separated text from a stream, as from a file.
        static member ReadCsv
            (
                stream: Stream,
                ?hasHeaders: bool,
                ?inferTypes: bool,
                ?inferRows: int,
                ?separators: string,
                ?culture: string,
                ?maxRows: int,
                ?missingValues: string[]
            ) : Frame<int, string> =
            new StreamReader(stream)
            |> CsvReading.frame {
                HasHeaders = hasHeaders
                InferTypes = inferTypes
                InferRows = inferRows
                Separators = separators
                Culture = culture
                MaxRows = maxRows
                MissingValues = missingValues
            }

        /// Reads comma-separated text that is at hand, as from a file.
        static member ReadCsvString
            (
                csvString: string,
                ?hasHeaders: bool,
                ?inferTypes: bool,
                ?inferRows: int,
                ?separators: string,
                ?culture: string,
                ?maxRows: int,
                ?missingValues: string[]
            ) : Frame<int, string> =
            new StringReader(csvString)
            |> CsvReading.frame {
                HasHeaders = hasHeaders
                InferTypes = inferTypes
                InferRows = inferRows
                Separators = separators
                Culture = culture
                MaxRows = maxRows
                MissingValues = missingValues
            }

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
