namespace Plotly.NET

/// A chart: traces, the layout around them, how a reader can act on it, and the page that it stands on. A value: every
/// `Chart.with…` gives a new one.
type GenericChart = internal {
    Traces: Trace list
    Layout: Layout
    Config: Config
    Display: DisplayOptions
} with

    /// The traces.
    static member getTraces(gChart: GenericChart) = gChart.Traces

    /// The layout.
    static member getLayout(gChart: GenericChart) = gChart.Layout

    /// The width and height in pixels, when they are set.
    static member tryGetLayoutSize(gChart: GenericChart) : int option * int option =
        let size name =
            match List.tryFind (fst >> (=) name) gChart.Layout.Fields with
            | Some(_, Int n) -> Some(int n)
            | _ -> None

        size "width", size "height"

    /// Sets the layout.
    static member setLayout layout (gChart: GenericChart) = { gChart with Layout = layout }

    /// Puts a layout over the chart's own.
    static member addLayout layout (gChart: GenericChart) = { gChart with Layout = Layout.combine gChart.Layout layout }

    /// Changes the layout.
    static member mapLayout f (gChart: GenericChart) = { gChart with Layout = f gChart.Layout }

    /// Sets how a reader can act on the chart.
    static member setConfig config (gChart: GenericChart) = { gChart with Config = config }

    /// Puts a configuration over the chart's own.
    static member addConfig config (gChart: GenericChart) = { gChart with Config = Config.combine gChart.Config config }

    /// Sets the page around the chart.
    static member setDisplayOptions displayOpts (gChart: GenericChart) = { gChart with Display = displayOpts }

    /// Puts a page over the chart's own.
    static member addDisplayOptions displayOpts (gChart: GenericChart) = {
        gChart with
            Display = DisplayOptions.combine gChart.Display displayOpts
    }

    /// Changes each trace.
    static member mapTrace (f: Trace -> Trace) (gChart: GenericChart) = {
        gChart with
            Traces = List.map f gChart.Traces
    }

    /// Changes each trace, knowing its place from 0.
    static member mapiTrace (f: int -> Trace -> Trace) (gChart: GenericChart) = {
        gChart with
            Traces = List.mapi f gChart.Traces
    }

    /// How many traces there are.
    static member countTrace(gChart: GenericChart) = gChart.Traces.Length

    /// Whether some trace satisfies a condition.
    static member existsTrace (predicate: Trace -> bool) (gChart: GenericChart) = List.exists predicate gChart.Traces

    /// A chart of several traces; with `Defaults` around them, or with nothing.
    static member ofTraceObjects (useDefaults: bool) (traces: #seq<Trace>) =
        let layout =
            if useDefaults then
                Layout.init (Width = Defaults.DefaultWidth, Height = Defaults.DefaultHeight)
                |> fun layout -> Layout(layout.Fields @ [ "template", Defaults.DefaultTemplate.Json ])
            else
                Layout()

        {
            Traces = List.ofSeq traces
            Layout = layout
            Config =
                if useDefaults then
                    Defaults.DefaultConfig
                else
                    Config.init ()
            Display = Defaults.DefaultDisplayOptions
        }

    /// A chart of one trace; with `Defaults` around it, or with nothing.
    static member ofTraceObject (useDefaults: bool) (trace: Trace) =
        GenericChart.ofTraceObjects useDefaults [ trace ]

    /// One chart of all traces; layouts are put over each other in turn, annotations and shapes of all are kept.
    static member combine(gCharts: seq<GenericChart>) =
        gCharts
        |> Seq.reduce (fun first second -> {
            Traces = first.Traces @ second.Traces
            Layout = Layout.combine first.Layout second.Layout
            Config = Config.combine first.Config second.Config
            Display = DisplayOptions.combine first.Display second.Display
        })

    /// The chart as an HTML element with the script that draws it; plotly.js must be on the page before it.
    static member toChartHTML(gChart: GenericChart) =
        Html.chart gChart.Display.Reference gChart.Traces gChart.Layout gChart.Config

    /// The chart as a whole HTML page.
    static member toEmbeddedHTML(gChart: GenericChart) =
        Html.page gChart.Display gChart.Traces gChart.Layout gChart.Config

    /// The chart as JSON: an object with data, layout and frames (none).
    static member toFigureJson(gChart: GenericChart) =
        [
            "data", gChart.Traces |> List.map _.Json |> Array.ofList |> Items
            "layout", gChart.Layout.Json
            "frames", Items [||]
        ]
        |> Fields
        |> Json.toString

    /// The chart as JSON: an object with data, layout and config.
    static member toJson(gChart: GenericChart) =
        [
            "data", gChart.Traces |> List.map _.Json |> Array.ofList |> Items
            "layout", gChart.Layout.Json
            "config", gChart.Config.Json
        ]
        |> Fields
        |> Json.toString
