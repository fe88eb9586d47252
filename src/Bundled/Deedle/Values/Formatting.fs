namespace Deedle.Internal

/// What shows itself as a table in F# Interactive:
/// <c>fsi.AddPrinter&lt;Deedle.Internal.IFsiFormattable&gt;(fun table -> "\n" + table.Format())</c>.
type IFsiFormattable =
    /// The table.
    abstract Format: unit -> string
    /// The table, and below it how many keys and missing values there are.
    abstract FormatWithInfo: unit -> string

namespace Deedle

open System
open System.Globalization
open System.Text

/// The text of keys and tables.
module internal Formatting =

    /// Rows and columns shown at each end of a long table.
    let itemsAtEnd = 15

    /// The width above which a cell's text is cut.
    let widestCell = 50

    /// The levels of a key: a tuple has one for each part, anything else is one level.
    let rec levels (key: objnull) : objnull list =
        match key with
        | :? Runtime.CompilerServices.ITuple as tuple ->
            [ for i in 0 .. tuple.Length - 2 -> tuple[i] ] @ levels tuple[tuple.Length - 1]
        | _ -> [ key ]

    /// The text of one level of a key; a date without a time is shown without one.
    let key (key: objnull) =
        match key with
        | :? DateTime as date when date.TimeOfDay = TimeSpan.Zero -> date.ToString("d", CultureInfo.CurrentCulture)
        | :? DateTime as date -> date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        | other -> string other

    /// The texts of keys by level; in an ordered index a level that repeats the one above is left blank.
    let keyColumns (ordered: bool) (keys: objnull list[]) : string[][] =
        keys
        |> Array.mapi (fun row levels ->
            let above = if row > 0 then Some keys[row - 1] else None

            levels
            |> List.mapi (fun level part ->
                let repeats =
                    ordered
                    && above
                       |> Option.exists (fun above -> List.take (level + 1) above = List.take (level + 1) levels)

                if repeats then "" else key part)
            |> Array.ofList)

    /// Lines of cells, each padded to its column's width and a blank.
    let table (rows: string[][]) =
        let cut (cell: string) =
            if cell.Length > widestCell then
                cell.Substring(0, widestCell - 3) + "..."
            else
                cell

        let rows = rows |> Array.map (Array.map cut)
        let columns = if rows.Length = 0 then 0 else rows[0].Length

        let widths =
            Array.init columns (fun c -> rows |> Seq.map (fun row -> row[c].Length) |> Seq.max)

        let text = StringBuilder()

        for row in rows do
            row
            |> Array.iteri (fun c cell -> text.Append(cell.PadRight(widths[c] + 1)) |> ignore)

            text.Append Environment.NewLine |> ignore

        text.ToString()

    /// The offsets shown of a long list: all of them, or both ends with None between.
    let ends (atStart: int) (atEnd: int) (count: int) : int option list =
        if count <= atStart + atEnd then
            [ for i in 0 .. count - 1 -> Some i ]
        else
            [ for i in 0 .. atStart - 1 -> Some i ]
            @ [ None ]
            @ [ for i in count - atEnd .. count - 1 -> Some i ]

    /// The table of a series: its keys, an arrow and the values.
    let series (startCount: int) (endCount: int) (keys: objnull[], ordered: bool) (values: Column) =
        if keys.Length = 0 then
            table [| [| "(Empty)" |] |]
        else
            let shown = ends startCount endCount keys.Length
            let visible = shown |> List.choose id |> Array.ofList

            let keyTexts =
                visible
                |> Array.map (fun i -> levels keys[i])
                |> keyColumns ordered
                |> Array.zip visible
                |> dict

            let more = Array.create (List.length (levels keys[0]) - 1) ""

            shown
            |> List.map (function
                | Some i -> Array.append keyTexts[i] [| "->"; values.GetObject(i).ToString() |]
                | None -> Array.concat [ [| "..." |]; more; [| "->"; "..." |] ])
            |> Array.ofList
            |> table

    let private typeName (t: Type) =
        if t = typeof<obj> then "(obj)"
        elif t = typeof<float> then "(float)"
        elif t = typeof<int> then "(int)"
        elif t = typeof<string> then "(string)"
        else $"({t.Name})"

    /// The table of a frame: a line of column keys for each of their levels, the types when asked for, then
    /// for each row its key, an arrow and its values.
    let frame
        (rowStart: int, rowEnd: int, columnStart: int, columnEnd: int)
        (printTypes: bool)
        (rowKeys: objnull[], rowsOrdered: bool)
        (columnKeys: objnull[], columnsOrdered: bool)
        (data: Column[])
        =
        let levelsOf (keys: objnull[]) =
            if keys.Length = 0 then 1 else List.length (levels keys[0])

        let rowLevels = levelsOf rowKeys
        let columnLevels = levelsOf columnKeys
        let margin = Array.create (rowLevels + 1) ""

        /// A line with the middle of a very wide table left out.
        let line (cells: string[]) =
            if columnKeys.Length <= columnStart + rowLevels + 1 + columnEnd then
                cells
            else
                Array.concat [
                    Array.take (columnStart + rowLevels + 1) cells
                    [| "..." |]
                    Array.skip (cells.Length - columnEnd) cells
                ]

        let headers =
            // unlike a row's, a column's level is left blank when it repeats the one before, whatever stands above
            let byLevel level =
                columnKeys |> Array.map (fun key -> [ levels key |> List.item level ])

            [
                for level in 0 .. columnLevels - 1 ->
                    Array.append margin (byLevel level |> keyColumns columnsOrdered |> Array.map Array.head)
            ]

        let types =
            if printTypes then
                [ Array.append margin (data |> Array.map (fun column -> typeName column.ElementType)) ]
            else
                []

        let shown = ends rowStart rowEnd rowKeys.Length
        let visible = shown |> List.choose id |> Array.ofList

        let keyTexts =
            visible
            |> Array.map (fun row -> levels rowKeys[row])
            |> keyColumns rowsOrdered
            |> Array.zip visible
            |> dict

        let rows =
            shown
            |> List.map (function
                | Some row ->
                    Array.concat [
                        keyTexts[row]
                        [| "->" |]
                        data |> Array.map (fun column -> column.GetObject(row).ToString())
                    ]
                | None -> Array.concat [ Array.create rowLevels ":"; [| "" |]; Array.create columnKeys.Length "..." ])

        headers @ types @ rows |> List.map line |> Array.ofList |> table
