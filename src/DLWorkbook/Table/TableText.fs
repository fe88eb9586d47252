namespace DLWorkbook

open System
open System.Net
open System.Text

/// Setting columns of text as a table.
module internal TableText =

    let private gap = "  "

    /// The narrowest that a column of text is made to fit a line.
    let private narrowest = 8

    let private cut (width: int) (text: string) =
        if text.Length <= width then
            text
        else
            text.Substring(0, max 0 (width - 1)) + "…"

    let private pad (numeric: bool) (width: int) (text: string) =
        if numeric then text.PadLeft width else text.PadRight width

    /// Widths of the columns; the widest columns of text give way first when the line is too long.
    let private widths (line: int) (columns: TextColumn[]) =
        let widths =
            columns
            |> Array.map (fun column -> Seq.append [ column.Name ] column.Cells |> Seq.map _.Length |> Seq.max)

        let total () =
            Array.sum widths + gap.Length * (columns.Length - 1)

        let widest () =
            columns
            |> Seq.indexed
            |> Seq.filter (fun (i, column) -> not column.Numeric && widths[i] > narrowest)
            |> Seq.map fst
            |> Seq.sortByDescending (fun i -> widths[i])
            |> Seq.tryHead

        let rec fit () =
            match widest () with
            | Some i when total () > line ->
                widths[i] <- widths[i] - 1
                fit ()
            | _ -> widths

        fit ()

    /// Plain text for a line of the given number of characters.
    let plain (line: int) (columns: TextColumn[]) : string =
        let widths = widths line columns
        let rows = if columns.Length = 0 then 0 else columns[0].Cells.Length

        let write (cell: TextColumn -> string) =
            Array.map2 (fun column width -> cell column |> cut width |> pad column.Numeric width) columns widths
            |> String.concat gap
            |> _.TrimEnd()

        let text = StringBuilder()

        let add (line: string) =
            text.Append(line).Append('\n') |> ignore

        add (write _.Name)
        add (widths |> Array.map (fun width -> String('─', width)) |> String.concat gap)

        for row in 0 .. rows - 1 do
            add (write _.Cells[row])

        text.ToString()

    /// A table in the Markdown of GitHub.
    let markdown (columns: TextColumn[]) : string =
        let escape (text: string) =
            text.Replace("\\", "\\\\").Replace("|", "\\|")

        let line (cells: string[]) =
            "| " + String.concat " | " cells + " |\n"

        let rows = if columns.Length = 0 then 0 else columns[0].Cells.Length

        let rule =
            columns |> Array.map (fun column -> if column.Numeric then "---:" else ":---")

        [
            yield columns |> Array.map (fun column -> escape column.Name)
            yield rule
            for row in 0 .. rows - 1 do
                yield columns |> Array.map (fun column -> escape column.Cells[row])
        ]
        |> List.map line
        |> String.concat ""

    /// An HTML table element; cells that are numbers have the class <c>number</c>.
    let html (columns: TextColumn[]) : string =
        let cell tag (column: TextColumn) (text: string) =
            let kind = if column.Numeric then " class=\"number\"" else ""
            $"<{tag}{kind}>{WebUtility.HtmlEncode text}</{tag}>"

        let line (cells: string[]) =
            "<tr>" + String.concat "" cells + "</tr>\n"

        let rows = if columns.Length = 0 then 0 else columns[0].Cells.Length

        let body = [
            for row in 0 .. rows - 1 -> line (columns |> Array.map (fun column -> cell "td" column column.Cells[row]))
        ]

        [
            "<table class=\"workbook-table\">\n<thead>\n"
            line (columns |> Array.map (fun column -> cell "th" column column.Name))
            "</thead>\n<tbody>\n"
            yield! body
            "</tbody>\n</table>\n"
        ]
        |> String.concat ""
