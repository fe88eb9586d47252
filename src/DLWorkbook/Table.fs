namespace DLWorkbook

open System
open System.IO
open Deedle

/// Tables, as Deedle frames with named columns:
/// <code>
/// results |> Table.ofRecords |> Table.percent "Accuracy" |> Table.sortDown "Accuracy" |> Table.toText 100
/// </code>
/// Make one with <c>ofRecords</c>, <c>ofRows</c>, <c>ofPairs</c> or any function of Deedle's; choose with
/// <c>select</c>, <c>rename</c>, <c>sortUp</c>, <c>sortDown</c>, <c>top</c>; sum up runs with
/// <c>measure</c>; set values with <c>percent</c> and <c>show</c>; end with <c>toText</c>, <c>toMarkdown</c>,
/// <c>toHtml</c> or <c>toCsv</c>.
[<RequireQualifiedAccess>]
module Table =

    let private unknownColumn (operation: string) (name: string) (frame: Frame<'R, string>) =
        let known = String.concat ", " frame.ColumnKeys
        invalidArg "column" $"{operation}: expected one of the table's columns ({known}), got '{name}'"

    let private requireColumn (operation: string) (frame: Frame<'R, string>) (name: string) =
        if not (Seq.contains name frame.ColumnKeys) then
            unknownColumn operation name frame

    /// A column of the type that its values share; of numbers when they are of several numeric types.
    let private columnOf (values: objnull[]) : ISeries<int> =
        let present =
            values
            |> Array.choose (fun value ->
                match value with
                | null -> None
                | value -> Some value)

        let all (isOfType: obj -> bool) =
            present.Length > 0 && Array.forall isOfType present

        let typed (convert: obj -> 'T) : ISeries<int> =
            values
            |> Seq.mapi (fun i value ->
                i,
                match value with
                | null -> None
                | value -> Some(convert value))
            |> Series.ofOptionalObservations
            :> ISeries<int>

        let number (value: obj) =
            match value with
            | :? int
            | :? int64
            | :? float
            | :? float32
            | :? decimal -> true
            | _ -> false

        if all (fun value -> value :? int) then
            typed unbox<int>
        elif all (fun value -> value :? int64) then
            typed unbox<int64>
        elif all number then
            typed Convert.ToDouble
        elif all (fun value -> value :? bool) then
            typed unbox<bool>
        elif all (fun value -> value :? string) then
            typed string
        else
            typed id

    /// The column without F# options: None is a missing value.
    let private withoutOptions (frame: Frame<int, string>) (name: string, kind: Type) : ISeries<int> =
        let flatten (options: Series<int, 'T option>) =
            options |> Series.mapAll (fun _ value -> Option.flatten value) :> ISeries<int>

        if kind = typeof<float option> then
            flatten (frame.GetColumn<float option> name)
        elif kind = typeof<int option> then
            flatten (frame.GetColumn<int option> name)
        elif kind = typeof<string option> then
            flatten (frame.GetColumn<string option> name)
        elif kind = typeof<bool option> then
            flatten (frame.GetColumn<bool option> name)
        else
            frame.Columns.[name] :> ISeries<int>

    /// A table with a row for each record and a column for each of its properties, in the order of their
    /// declaration; None is a missing value. (The properties of an anonymous record are in alphabetical
    /// order: see <c>select</c>.)
    let ofRecords (records: seq<'T>) : Frame<int, string> =
        let frame = Frame.ofRecords records

        Seq.zip frame.ColumnKeys frame.ColumnTypes
        |> Seq.map (fun (name, kind) -> name, withoutOptions frame (name, kind))
        |> Frame.ofColumns

    /// A table from names of columns and rows of as many values; null is a missing value. A row of another
    /// length is an <c>ArgumentException</c>.
    let ofRows (columns: seq<string>) (rows: seq<#seq<objnull>>) : Frame<int, string> =
        let columns = Array.ofSeq columns
        let rows = rows |> Seq.map Array.ofSeq |> Array.ofSeq

        rows
        |> Array.iteri (fun i row ->
            if row.Length <> columns.Length then
                let names = String.concat ", " columns

                invalidArg
                    (nameof rows)
                    $"Table.ofRows: expected {columns.Length} values ({names}) in each row, got {row.Length} in row {i}")

        columns
        |> Array.mapi (fun i name -> name, columnOf (rows |> Array.map (Array.get >> (|>) i)))
        |> Frame.ofColumns

    /// A table of two columns, for a list of names and values.
    let ofPairs (name: string) (value: string) (pairs: seq<string * 'T>) : Frame<int, string> =
        pairs
        |> Seq.map (fun (key, item) -> [ box key; box item ])
        |> ofRows [ name; value ]

    /// The table with some of its columns, in the order given; an unknown one is an <c>ArgumentException</c>.
    let select (columns: seq<string>) (frame: Frame<'R, string>) : Frame<'R, string> =
        columns |> Seq.iter (requireColumn "Table.select" frame)
        Frame.sliceCols columns frame

    /// The table with another name for a column.
    let rename (column: string) (name: string) (frame: Frame<'R, string>) : Frame<'R, string> =
        requireColumn "Table.rename" frame column
        Frame.renameCol column name frame

    /// The table with its rows in ascending order of a column; missing values come first.
    let sortUp (column: string) (frame: Frame<'R, string>) : Frame<'R, string> =
        requireColumn "Table.sortUp" frame column
        Frame.sortRows column frame

    /// The table with its rows in descending order of a column; missing values come first.
    let sortDown (column: string) (frame: Frame<'R, string>) : Frame<'R, string> =
        requireColumn "Table.sortDown" frame column
        frame |> Frame.sortRowsWith column (fun (a: IComparable) b -> compare b a)

    /// The first rows of the table, at most as many as it has.
    let top (count: int) (frame: Frame<'R, string>) : Frame<'R, string> =
        Frame.take (min count frame.RowCount) frame

    /// The table with a column replaced, in its place, by the text that a function gives of each value.
    /// Texts that are numbers with units, such as <c>84.65 %</c>, are aligned as numbers.
    let show (column: string) (text: 'T -> string) (frame: Frame<'R, string>) : Frame<'R, string> =
        requireColumn "Table.show" frame column
        let order = List.ofSeq frame.ColumnKeys
        let texts = frame.GetColumn<'T> column |> Series.mapValues text
        frame |> Frame.replaceCol column texts |> Frame.sliceCols order

    /// The table with a column of shares, 0 to 1, as percentages with some decimals: 0.8505 is 85.05 %.
    let percentTo (decimals: int) (column: string) (frame: Frame<'R, string>) : Frame<'R, string> =
        let text (share: float) =
            (100.0 * share).ToString($"F{decimals}", Globalization.CultureInfo.InvariantCulture)
            + " %"

        show column text frame

    /// The table with a column of shares, 0 to 1, as percentages with two decimals.
    let percent (column: string) (frame: Frame<'R, string>) : Frame<'R, string> = percentTo 2 column frame

    /// One row for each value of a column (such as the model, where rows are runs with different seeds), in
    /// order of appearance: how many rows had it, and mean ± standard deviation of other columns.
    let measure (by: string) (columns: seq<string>) (frame: Frame<'R, string>) : Frame<int, string> =
        let columns = List.ofSeq columns
        by :: columns |> List.iter (requireColumn "Table.measure" frame)

        let group = frame.GetColumn<string> by |> Series.valuesAll |> Array.ofSeq

        let values =
            columns
            |> List.map (fun name -> frame.GetColumn<float> name |> Series.valuesAll |> Array.ofSeq)

        group
        |> Array.distinct
        |> Array.map (fun key ->
            let members =
                group
                |> Seq.indexed
                |> Seq.filter (fun (_, other) -> other = key)
                |> Seq.map fst
                |> List.ofSeq

            let measured (column: float option[]) =
                members |> Seq.choose (Array.get column) |> Measured |> box

            [
                (match key with
                 | Some key -> box key
                 | None -> null)
                box members.Length
            ]
            @ (values |> List.map measured))
        |> ofRows (by :: "runs" :: columns)

    /// The table as plain text for lines of some width: a heading, a rule, a line for each row. Numbers are
    /// aligned to the right with the same decimals in a column; columns of text give way when it is too wide.
    let toText (width: int) (frame: Frame<'R, string>) : string =
        frame |> CellText.columns |> TableText.plain width

    /// The table in Markdown.
    let toMarkdown (frame: Frame<'R, string>) : string =
        frame |> CellText.columns |> TableText.markdown

    /// The table as an HTML element <c>table.workbook-table</c>; cells with numbers have the class <c>number</c>.
    let toHtml (frame: Frame<'R, string>) : string =
        frame |> CellText.columns |> TableText.html

    /// The table as comma-separated text with a line of names, in full precision and the invariant culture;
    /// row keys come first unless they only count the rows.
    let toCsv (frame: Frame<'R, string>) : string =
        use writer = new StringWriter(NewLine = "\n")
        frame.SaveCsv(writer, includeRowKeys = not (CellText.countsRows frame))
        writer.ToString()
