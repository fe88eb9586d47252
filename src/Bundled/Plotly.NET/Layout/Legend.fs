namespace Plotly.NET.LayoutObjects

open Plotly.NET

/// The list of a chart's traces.
type Legend internal (fields) =
    inherit PlotlyObject(fields)

    /// A legend at (X, Y), measured in parts of the plot from 0 to 1; the anchors say which of its corners stands there.
    static member init
        (
            ?BGColor: Color,
            ?BorderColor: Color,
            ?BorderWidth: float,
            ?Font: Font,
            ?Orientation: StyleParam.Orientation,
            ?Title: Title,
            ?Visible: bool,
            ?X: float,
            ?XAnchor: StyleParam.XAnchorPosition,
            ?Y: float,
            ?YAnchor: StyleParam.YAnchorPosition
        ) =
        [
            Field.json "bgcolor" (BGColor |> Option.map _.Json)
            Field.json "bordercolor" (BorderColor |> Option.map _.Json)
            Field.number "borderwidth" BorderWidth
            Field.object "font" Font
            Field.json "orientation" (Orientation |> Option.map _.Json)
            Field.object "title" Title
            Field.flag "visible" Visible
            Field.number "x" X
            Field.json "xanchor" (XAnchor |> Option.map _.Json)
            Field.number "y" Y
            Field.json "yanchor" (YAnchor |> Option.map _.Json)
        ]
        |> Field.given
        |> Legend
