namespace DLWorkbook

open System
open System.IO
open Plotly.NET

/// Shows what a lab finds: saves each chart and table under `out/<lab>/`, tells where, and keeps a page with all of
/// them, `out/<lab>/index.html`, that works without a network.
///
///     history |> Plot.history |> Show.chart "history"
///     results |> Table.ofRecords |> Show.table "results"
///
/// Vocabulary: start (once, before the first), source, chart, table, text, finish (opens the page when a person is there). A
/// name that is shown again replaces what it stood for, in its place.
[<RequireQualifiedAccess>]
module Show =

    type private Shown = {
        Settings: ShowSettings
        Sources: ShowSource list
        Items: ShowItem list
    }

    let private nothing settings = { Settings = settings; Sources = []; Items = [] }

    let private gate = obj ()

    /// All that has been shown since `start`: the one thing here that changes, and only under the gate.
    let mutable private shown = nothing (ShowSettings.forLab "scratch")

    /// The widest line that a terminal is sure to hold.
    let private lineWidth = 80

    let private folderOf settings =
        Path.Combine(settings.Folder, settings.Lab)

    let private file settings name = Path.Combine(folderOf settings, name)

    let private add item =
        lock gate (fun () ->
            let isNew = shown.Items |> List.forall (fun other -> other.Name <> item.Name)

            let items =
                if isNew then
                    shown.Items @ [ item ]
                else
                    shown.Items
                    |> List.map (fun other -> if other.Name = item.Name then item else other)

            shown <- { shown with Items = items }

            ShowPage.index shown.Settings.Title shown.Settings.Run shown.Sources items
            |> ShowFiles.write (file shown.Settings "index.html"))

    let private tell (kind: string) path =
        Console.Out.WriteLine $"%-6s{kind} %s{ShowFiles.shown path}"

    /// Starts a lab: what follows is shown in its folder, on a new page. A lab's name that isn't made of letters, digits,
    /// '-' and '_' is an `ArgumentException`.
    let start (settings: ShowSettings) : unit =
        ShowFiles.requireName "Show.start" "Lab" settings.Lab
        lock gate (fun () -> shown <- nothing settings)

    /// Says on the lab's page what data all that is shown from here on rests on; of a sample it says that its numbers mean
    /// nothing elsewhere. Prints nothing.
    let source (isSample: bool) (description: string) : unit =
        let source = { Description = description; IsSample = isSample }

        lock gate (fun () ->
            if not (List.contains source shown.Sources) then
                shown <- { shown with Sources = shown.Sources @ [ source ] })

    /// The settings in force.
    let settings () : ShowSettings = lock gate (fun () -> shown.Settings)

    /// The folder of the lab's charts and tables.
    let folder () : string = folderOf (settings ())

    /// The lab's page.
    let page () : string = file (settings ()) "index.html"

    /// Saves a chart as a page that works offline (and as a picture, when the settings ask for it), adds it to the lab's
    /// page and tells where it is. A name that isn't made of letters, digits, '-' and '_' is an `ArgumentException`.
    let chart (name: string) (chart: GenericChart) : unit =
        ShowFiles.requireName "Show.chart" (nameof name) name
        let settings = settings ()
        let html = file settings (name + ".html")

        let width, height =
            match GenericChart.tryGetLayoutSize chart with
            | width, height -> Option.defaultValue 760 width + 16, Option.defaultValue 440 height + 20

        let options =
            DisplayOptions.init (
                DocumentTitle = $"%s{name} – %s{settings.Title}",
                DocumentDescription = $"A chart of %s{settings.Title}",
                PlotlyJSReference = PlotlyJSReference.Full
            )

        chart
        |> Chart.withDisplayOptions options
        |> GenericChart.toEmbeddedHTML
        |> ShowFiles.write html

        tell "chart" html

        let picture =
            if settings.Png then
                let png = file settings (name + ".png")

                match Programs.savePicture html width height png with
                | Ok() ->
                    tell "image" png
                    true
                | Result.Error fault ->
                    Console.Out.WriteLine fault
                    false
            else
                false

        add { Name = name; Body = ChartPage(width, height, picture) }

    /// Prints a table in lines of at most 80 characters, saves it as CSV and as a page, and adds it to the lab's page. A
    /// name that isn't made of letters, digits, '-' and '_' is an `ArgumentException`.
    let table (name: string) (table: Deedle.Frame<'R, string>) : unit =
        ShowFiles.requireName "Show.table" (nameof name) name
        let settings = settings ()
        let html = Table.toHtml table
        let csv = file settings (name + ".csv")

        Console.Out.WriteLine()
        Console.Out.Write(Table.toText lineWidth table)
        ShowFiles.write csv (Table.toCsv table)
        ShowFiles.write (file settings (name + ".html")) (ShowPage.table name html)
        tell "table" csv
        add { Name = name; Body = TableHtml html }

    /// Prints words and adds them to the lab's page under a name.
    let text (name: string) (words: string) : unit =
        ShowFiles.requireName "Show.text" (nameof name) name
        Console.Out.WriteLine words
        add { Name = name; Body = Words words }

    /// Tells where the lab's page is, and opens it when the settings ask for it. Nothing was shown: nothing is told.
    let finish () : unit =
        if lock gate (fun () -> not shown.Items.IsEmpty) then
            let page = page ()
            tell "page" page

            if (settings ()).Open then
                match Programs.openPage page with
                | Ok() -> ()
                | Result.Error fault -> Console.Out.WriteLine $"The page can't be opened here: %s{fault}"
