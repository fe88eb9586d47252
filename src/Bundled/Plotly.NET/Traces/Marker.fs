namespace Plotly.NET.TraceObjects

open Plotly.NET

/// The points or bars of a trace.
type Marker internal (fields) =
    inherit PlotlyObject(fields)

    /// Markers of a colour (or one for each datum), a size in pixels and a form. `CMin`, `CMid` and `CMax`: the numbers
    /// at the ends and in the middle of the colour scale.
    static member init
        (
            ?CMax: float,
            ?CMid: float,
            ?CMin: float,
            ?Color: Color,
            ?Colors: seq<Color>,
            ?ColorBar: ColorBar,
            ?Colorscale: StyleParam.Colorscale,
            ?Outline: Line,
            ?Opacity: float,
            ?MultiOpacity: seq<float>,
            ?ReverseScale: bool,
            ?ShowScale: bool,
            ?Size: int,
            ?MultiSize: seq<int>,
            ?Symbol: StyleParam.MarkerSymbol,
            ?OutlierColor: Color
        ) =
        let color = Colors |> Option.map Plotly.NET.Color.fromColors |> Option.orElse Color

        [
            Field.number "cmax" CMax
            Field.number "cmid" CMid
            Field.number "cmin" CMin
            Field.json "color" (color |> Option.map _.Json)
            Field.object "colorbar" ColorBar
            Field.json "colorscale" (Colorscale |> Option.map _.Json)
            Field.object "line" Outline
            Field.oneOrMany "opacity" Opacity MultiOpacity
            Field.flag "reversescale" ReverseScale
            Field.flag "showscale" ShowScale
            Field.oneOrMany "size" Size MultiSize
            Field.json "symbol" (Symbol |> Option.map _.Json)
            Field.json "outliercolor" (OutlierColor |> Option.map _.Json)
        ]
        |> Field.given
        |> Marker
