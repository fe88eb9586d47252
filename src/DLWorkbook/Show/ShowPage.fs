namespace DLWorkbook

open System.Net

/// One thing that a lab has shown.
type internal ShowItem = {
    /// Its name, which is also its file's.
    Name: string
    /// What kind of thing it is.
    Body: ShowBody
}

and internal ShowBody =
    /// A chart on a page of its own, of a size in pixels; with a picture beside it or not.
    | ChartPage of width: int * height: int * picture: bool
    /// A table's HTML element.
    | TableHtml of string
    /// Words.
    | Words of string

/// Data that what is shown rests on.
type internal ShowSource = {
    /// What it is.
    Description: string
    /// Whether it is the built-in sample.
    IsSample: bool
}

/// Writes the pages of a lab's folder; they need nothing from outside it.
module internal ShowPage =

    let private encode (text: string) = string (WebUtility.HtmlEncode text)

    let private style =
        """
:root { color-scheme: light dark; --ink: #24292f; --faint: #57606a; --back: #f6f8fa; --card: #ffffff; --line: #d0d7de; --link: #0969da; --alarm: #bc4c00; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --faint: #9198a1; --back: #0d1117; --card: #161b22; --line: #30363d; --link: #58a6ff; --alarm: #f0883e; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
main { max-width: 1240px; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { margin: 0 0 .25rem; font-size: 1.9rem; }
h2 { margin: 0; font-size: 1.1rem; }
.run { margin: 0; color: var(--faint); }
.sample { margin: .75rem 0 0; padding: .75rem 1.25rem; border: 2px solid var(--alarm); border-radius: 8px; }
.sample strong { color: var(--alarm); }
nav { margin: 1.25rem 0 1.5rem; display: flex; flex-wrap: wrap; gap: .35rem .9rem; }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
section { margin: 0 0 1.5rem; padding: 1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px; overflow-x: auto; }
header.item { display: flex; justify-content: space-between; gap: 1rem; margin: 0 0 .75rem; }
header.item span { font-size: .9rem; white-space: nowrap; }
iframe { display: block; border: 0; border-radius: 4px; background: #ffffff; max-width: none; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .8rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--faint); font-weight: 600; }
th.number, td.number { text-align: right; }
pre { margin: 0; white-space: pre-wrap; font: inherit; }
"""

    let private document (title: string) (body: string) =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + $"<title>%s{encode title}</title>\n<style>%s{style}</style>\n</head>\n<body>\n<main>\n%s{body}</main>\n</body>\n</html>\n"

    /// A name as a heading: dashes and underscores become spaces.
    let private heading (name: string) =
        let words = name.Replace('-', ' ').Replace('_', ' ')
        words.Substring(0, 1).ToUpperInvariant() + words.Substring 1

    let private link file label = $"<a href=\"%s{file}\">%s{label}</a>"

    let private section (item: ShowItem) =
        let links, body =
            match item.Body with
            | ChartPage(width, height, picture) ->
                let page = item.Name + ".html"

                let links = [
                    link page "open alone"
                    if picture then
                        link (item.Name + ".png") "picture"
                ]

                links,
                $"<iframe src=\"%s{page}\" width=\"%d{width}\" height=\"%d{height}\" title=\"%s{encode (heading item.Name)}\" loading=\"lazy\"></iframe>"
            | TableHtml html -> [ link (item.Name + ".csv") "CSV" ], html
            | Words text -> [], $"<pre>%s{encode text}</pre>"

        let shown = String.concat " · " links

        $"<section id=\"%s{item.Name}\">\n<header class=\"item\"><h2>%s{encode (heading item.Name)}</h2><span>%s{shown}</span></header>\n%s{body}\n</section>\n"

    let private source (source: ShowSource) =
        if source.IsSample then
            $"<p class=\"sample\"><strong>BUILT-IN SAMPLE</strong><br>%s{encode source.Description}. Its numbers say nothing about the real data.</p>\n"
        else
            $"<p class=\"run\">%s{encode source.Description}</p>\n"

    /// The page of the whole lab: on what data, and everything that it has shown, in order.
    let index (title: string) (run: string) (sources: ShowSource list) (items: ShowItem list) =
        let contents =
            items
            |> List.map (fun item -> link ("#" + item.Name) (encode (heading item.Name)))
            |> String.concat "\n"

        let body =
            $"<h1>%s{encode title}</h1>\n<p class=\"run\">%s{encode run}</p>\n"
            + (sources |> List.map source |> String.concat "")
            + $"<nav>%s{contents}</nav>\n"
            + (items |> List.map section |> String.concat "")

        document title body

    /// The page of a table.
    let table (name: string) (html: string) =
        document (heading name) $"<h1>%s{encode (heading name)}</h1>\n<section>%s{html}</section>\n"
