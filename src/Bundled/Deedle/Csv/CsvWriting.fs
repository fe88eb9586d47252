namespace Deedle

open System
open System.Globalization
open System.IO

/// Writing a frame as comma-separated text.
module internal CsvWriting =

    let private format (culture: CultureInfo) (value: objnull) =
        match value with
        | :? DateTime as date when date.TimeOfDay = TimeSpan.Zero -> date.ToString("d", culture)
        | :? DateTime as date -> date.ToString culture
        | :? IFormattable as value -> value.ToString(null, culture)
        | value -> string value

    /// Cells with separators, blanks, line ends or quotes are quoted.
    let private quoted (separator: char) (text: string) =
        if text.IndexOfAny [| '"'; ','; ';'; '\t'; ' '; '\r'; '\n'; separator |] < 0 then
            text
        else
            "\"" + text.Replace("\"", "\"\"") + "\""

    /// Writes a line of names, then a line for each row, with its key first when asked for.
    let write
        (writer: TextWriter)
        (separator: char)
        (culture: CultureInfo)
        (includeRowKeys: bool)
        (keyNames: seq<string> option)
        (frame: Frame<'R, 'C>)
        =
        let line (cells: seq<string>) =
            cells
            |> Seq.map (quoted separator)
            |> String.concat (string separator)
            |> writer.WriteLine

        let keys =
            frame.RowKeys |> Seq.map (fun key -> Formatting.levels (box key)) |> Array.ofSeq

        let levels = if keys.Length = 0 then 1 else keys[0].Length

        let headings =
            match keyNames with
            | _ when not includeRowKeys -> []
            | Some names when Seq.length names <> levels ->
                invalidArg "keyNames" $"expected {levels} names for the row keys, got {Seq.length names}"
            | Some names -> List.ofSeq names
            | None when levels = 1 -> [ "Key" ]
            | None -> [ for level in 1..levels -> $"Key #{level}" ]

        line (
            headings
            @ (frame.ColumnKeys |> Seq.map (fun key -> string (box key)) |> List.ofSeq)
        )

        keys
        |> Array.iteri (fun row key ->
            let keyCells =
                if includeRowKeys then
                    key |> List.map (format culture)
                else
                    []

            let cells =
                frame.Data
                |> Seq.map (fun column ->
                    match column.GetObject row with
                    | OptionalValue.Present value -> format culture value
                    | OptionalValue.Missing -> "")

            line (Seq.append keyCells cells))
