/// Shows a chart's data as plain tables, for a page that has no plotly.js.
module internal Plotly.NET.DataTable

open System.Globalization
open System.Net

/// How many rows of a trace are shown.
let private most = 20

let rec private cell value =
    match value with
    | Null -> ""
    | Bool b -> string b
    | Int n -> n.ToString CultureInfo.InvariantCulture
    | Number v -> v.ToString("G6", CultureInfo.InvariantCulture)
    | Single v -> v.ToString("G6", CultureInfo.InvariantCulture)
    | Text text -> text
    | Items items -> items |> Array.truncate most |> Array.map cell |> String.concat " "
    | Fields _ -> ""

let private row tag (cells: string list) =
    cells
    |> List.map (fun text -> $"<%s{tag}>%s{WebUtility.HtmlEncode text}</%s{tag}>")
    |> String.concat ""
    |> fun inner -> $"<tr>%s{inner}</tr>"

/// The first rows of a trace's data, under its name.
let ofTrace (trace: Trace) =
    let name =
        match trace.TryFind "name" with
        | Some(Text name) -> name
        | _ -> trace.``type``

    let columns =
        [ "x"; "y"; "z"; "text" ]
        |> List.choose (fun field ->
            match trace.TryFind field with
            | Some(Items items) -> Some(field, items)
            | _ -> None)

    let length = columns |> List.map (fun (_, items) -> items.Length) |> List.fold max 0

    let rows = [
        for i in 0 .. min length most - 1 ->
            columns
            |> List.map (fun (_, items) -> if i < items.Length then cell items[i] else "")
            |> row "td"
    ]

    let more =
        if length > most then
            $"<p>%d{length - most} more rows are not shown.</p>"
        else
            ""

    let head = row "th" (List.map fst columns)
    let body = String.concat "\n" rows
    $"<h2>%s{WebUtility.HtmlEncode name}</h2>\n<table border=\"1\">%s{head}\n%s{body}</table>%s{more}"
