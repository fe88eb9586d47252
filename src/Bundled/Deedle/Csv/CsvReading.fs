namespace Deedle

open System
open System.Collections.Generic
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
        Separators: string option
        Culture: string option
        MaxRows: int option
        MissingValues: string[] option
    }

    /// Names for the columns: blank ones are called by their position, repeated ones get a number.
    let private columnNames (headers: string[]) =
        let taken = HashSet<string>()

        let rec free (name: string) (number: int) =
            let candidate =
                if number = 1 then name
                elif name.Contains ' ' then $"{name} {number}"
                else $"{name}{number}"

            if taken.Add candidate then
                candidate
            else
                free name (number + 1)

        headers
        |> Array.mapi (fun i name ->
            free
                (if String.IsNullOrWhiteSpace name then
                     $"Column{i + 1}"
                 else
                     name)
                1)

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
        let lines = CsvText.rows reader (defaultArg options.Separators ",")

        if lines.Length = 0 then
            raise (InvalidDataException "Frame.ReadCsv: expected a line of column names, got no lines at all")

        let hasHeaders = defaultArg options.HasHeaders true
        let width = lines[0].Length

        let names = columnNames (if hasHeaders then lines[0] else Array.create width "")

        let rows =
            lines
            |> Array.skip (if hasHeaders then 1 else 0)
            |> match options.MaxRows with
               | Some rows -> Array.truncate rows
               | None -> id

        rows
        |> Array.iteri (fun i row ->
            if row.Length <> width then
                raise (
                    InvalidDataException
                        $"Frame.ReadCsv: expected {width} cells in each row, got {row.Length} in row {i} ({row[0]}, …)"
                ))

        let inferred (cells: string[]) =
            if defaultArg options.InferTypes true then
                let sample =
                    match defaultArg options.InferRows 100 with
                    | 0 -> cells
                    | count -> Array.truncate count cells

                let types = sample |> Array.map (CsvCell.typeOf culture missing)
                Array.fold CsvCell.common Blank types, Array.contains Blank types
            else
                Text, false

        let data =
            Array.init width (fun c ->
                let cells = rows |> Array.map (fun row -> row[c])
                column culture missing (inferred cells) cells)

        Frame<int, string>(KeyIndex<int>(Array.init rows.Length id), KeyIndex<string> names, data)
