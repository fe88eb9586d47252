namespace Plotly.NET

/// What a new chart starts with. These can be set; a chart takes them as it is made.
module Defaults =

    /// The width of a chart, in pixels.
    let mutable DefaultWidth = 600

    /// The height of a chart, in pixels.
    let mutable DefaultHeight = 600

    /// How a reader can act on a chart: its size follows the window.
    let mutable DefaultConfig = Config.init (Responsive = true)

    /// The page around a chart: with plotly.js inside, so that it works offline.
    let mutable DefaultDisplayOptions =
        DisplayOptions.init (DocumentTitle = "Plotly.NET Datavisualization", PlotlyJSReference = Full)

    /// The look of a chart.
    let mutable DefaultTemplate = ChartTemplates.light

    /// Sets everything back.
    let reset () =
        DefaultWidth <- 600
        DefaultHeight <- 600
        DefaultConfig <- Config.init (Responsive = true)

        DefaultDisplayOptions <-
            DisplayOptions.init (DocumentTitle = "Plotly.NET Datavisualization", PlotlyJSReference = Full)

        DefaultTemplate <- ChartTemplates.light
