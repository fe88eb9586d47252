namespace Plotly.NET

/// How a reader can act on a chart.
type Config internal (fields) =
    inherit PlotlyObject(fields)

    /// `StaticPlot`: nothing reacts; `Responsive`: the size follows the window; `DisplayModeBar`: the buttons are always
    /// or never shown (without it: under the pointer); `Displaylogo`: plotly's mark is among them.
    static member init(?StaticPlot: bool, ?Responsive: bool, ?DisplayModeBar: bool, ?Displaylogo: bool) =
        [
            Field.flag "staticPlot" StaticPlot
            Field.flag "responsive" Responsive
            Field.flag "displayModeBar" DisplayModeBar
            Field.flag "displaylogo" Displaylogo
        ]
        |> Field.given
        |> Config

    /// Puts the second over the first.
    static member combine (first: Config) (second: Config) =
        Config(Json.merge first.Fields second.Fields)
