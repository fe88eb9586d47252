namespace Deedle

open System
open System.Globalization
open System.IO
open Deedle.Indices

/// Reading comma-separated text into a frame.
module internal CsvReading =

    /// What a reader may be told; the defaults are those of <c>Frame.ReadCsv</c>.
    type Options = {
        HasHeaders: bool option
        InferTypes: bool option
        InferRows: int option
        Schema: string option
        Separators: string option
        Culture: string option
        MaxRows: int option
        MissingValues: string[] option
    }


    let private column
        (culture: CultureInfo)
        (missing: string[])
        (cellType: CellType, hasBlanks: bool)
        (cells: string[])
        : Column =
        let read (parse: string -> 'T option) : Column =
            cells |> Array.map (parse >> OptionalValue.ofOption) |> Column<'T>.OfOptional :> Column

        match cellType with
        | Bit
        | Truth -> read CsvCell.truth
        | Zero
        | One
        | Integer -> read (CsvCell.integer culture)
        | Long -> read (CsvCell.long culture)
        | Fraction when not hasBlanks -> read (CsvCell.fraction culture)
        | Fraction
        | Real -> read (CsvCell.real culture missing)
        | Date -> read (CsvCell.date culture)
        | Identifier -> read CsvCell.identifier
        | Blank
        | Text -> read Some

    /// A frame with a row for each line and a column for each cell of the first line.
    let frame (options: Options) (reader: TextReader) : Frame<int, string> =
        let culture = CultureInfo.GetCultureInfo(defaultArg options.Culture "")
        let missing = defaultArg options.MissingValues CsvCell.missingWords

        // a mark of the byte order that was kept as a character
        if reader.Peek() = int '\uFEFF' then
            reader.Read() |> ignore

        let lines = CsvText.rows reader (defaultArg options.Separators ",")

        if lines.Length = 0 then
            raise (InvalidDataException "Frame.ReadCsv: expected a line of column names, got no lines at all")

        let hasHeaders = defaultArg options.HasHeaders true
        let width = lines[0].Length

        let headers = if hasHeaders then lines[0] else Array.create width ""
        let schema = defaultArg options.Schema ""

        let columns =
            if defaultArg options.InferTypes true || schema <> "" then
                CsvSchema.columns schema headers
            else
                CsvSchema.untyped headers

        // types are inferred from rows beyond those that are kept, too
        let rows = lines |> Array.skip (if hasHeaders then 1 else 0)
        let kept = Array.truncate (defaultArg options.MaxRows rows.Length) rows

        rows
        |> Array.iteri (fun i row ->
            if row.Length <> width then
                raise (
                    InvalidDataException
                        $"Frame.ReadCsv: expected {width} cells in each row, got {row.Length} in row {i} ({row[0]}, …)"
                ))

        let inferred (cells: string[]) =
            let sample =
                match defaultArg options.InferRows 100 with
                | 0 -> cells
                | count -> Array.truncate count cells

            let types = sample |> Array.map (CsvCell.typeOf culture missing)
            Array.fold CsvCell.common Blank types, Array.contains Blank types

        let data =
            columns
            |> Array.mapi (fun c description ->
                let cells = rows |> Array.map (fun row -> row[c])

                let found =
                    match description.Type with
                    | Some asked -> asked, false
                    | None -> inferred cells

                column culture missing found (Array.truncate kept.Length cells))

        Frame<int, string>(
            KeyIndex<int>(Array.init kept.Length id),
            KeyIndex<string>(columns |> Array.map _.Name),
            data
        )
