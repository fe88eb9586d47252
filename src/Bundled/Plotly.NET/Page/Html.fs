/// Writes a chart, and the page around it, as HTML.
module internal Plotly.NET.Html

open System
open System.Net

/// The element that a chart is drawn in and the script that draws it.
let chart (reference: PlotlyJSReference option) (traces: Trace list) (layout: Layout) (config: Config) =
    let data = traces |> List.map _.Json |> Array.ofList |> Items |> Json.toString

    let figure =
        $"%s{data}, %s{Json.toString layout.Json}, %s{Json.toString config.Json}"

    match reference with
    | Some(Require address) ->
        let id = $"chart-{Guid.NewGuid()}"
        let path = Text(address.Replace(".js", "")) |> Json.toString

        $"<div id=\"%s{id}\" class=\"plotly-chart\"></div>\n<script>\nrequire.config({{ paths: {{ plotly: %s{path} }} }});\nrequire(['plotly'], function (Plotly) {{ Plotly.newPlot('%s{id}', %s{figure}); }});\n</script>\n"
    | _ ->
        $"<div class=\"plotly-chart\"></div>\n<script>\nPlotly.newPlot(document.currentScript.previousElementSibling, %s{figure});\n</script>\n"

let private missing traces =
    let tables = traces |> List.map DataTable.ofTrace |> String.concat "\n"

    $"<p><strong>This chart can't be drawn: plotly.js %s{PlotlyJs.version} was not on the machine that wrote the page.</strong> "
    + $"To get it, run <code>npm pack plotly.js-dist-min@%s{PlotlyJs.version}</code>, "
    + "put its <code>plotly.min.js</code> into <code>artifacts/plotly/</code>, and write the page again. Its data:</p>\n"
    + tables

/// A whole page with one chart; without plotly.js, a page that says so and shows the data.
let page (options: DisplayOptions) (traces: Trace list) layout config =
    let drawn = chart options.Reference traces layout config

    let script, body =
        match options.Reference with
        | Some(CDN address) -> $"<script src=\"%s{WebUtility.HtmlEncode address}\" charset=\"utf-8\"></script>\n", drawn
        | Some Full ->
            match PlotlyJs.tryRead () with
            | Some source -> $"<script>%s{source}</script>\n", drawn
            | None -> "", missing traces
        | Some NoReference
        | Some(Require _)
        | None -> "", drawn

    let title =
        options.Title |> Option.defaultValue "Chart" |> WebUtility.HtmlEncode |> string

    let description =
        match options.Description with
        | Some text -> $"<meta name=\"description\" content=\"%s{string (WebUtility.HtmlEncode text)}\">\n"
        | None -> ""

    $"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s{title}</title>\n%s{description}%s{script}</head>\n<body>\n%s{body}</body>\n</html>\n"
