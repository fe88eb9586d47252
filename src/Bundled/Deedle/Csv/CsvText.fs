namespace Deedle

open System.Collections.Generic
open System.IO
open System.Text

/// Splitting comma-separated text into rows of cells (RFC 4180: quoted cells may hold separators, line ends
/// and doubled quotes). Empty lines are skipped.
module internal CsvText =

    let private isLineEnd (c: int) = c = int '\r' || c = int '\n'

    /// Reads on to the quote that ends a quoted part; a doubled quote stands for one.
    let private readQuoted (reader: TextReader) (cell: StringBuilder) =
        let mutable inside = true

        while inside do
            match reader.Read() with
            | -1 -> inside <- false
            | c when char c = '"' && reader.Peek() = int '"' -> cell.Append(char (reader.Read())) |> ignore
            | c when char c = '"' -> inside <- false
            | c -> cell.Append(char c) |> ignore

    let private readRow (reader: TextReader) (separators: string) : string[] =
        let cells = List<string>()
        let cell = StringBuilder()
        let mutable reading = true

        while reading do
            match reader.Read() with
            | c when c = -1 || isLineEnd c -> reading <- false
            | c when separators.Contains(char c) ->
                cells.Add(string cell)
                cell.Clear() |> ignore
            | c when char c = '"' -> readQuoted reader cell
            | c -> cell.Append(char c) |> ignore

        cells.Add(string cell)
        cells.ToArray()

    /// All rows, in order.
    let rows (reader: TextReader) (separators: string) : string[][] = [|
        while reader.Peek() >= 0 do
            if isLineEnd (reader.Peek()) then
                reader.Read() |> ignore
            else
                readRow reader separators
    |]
