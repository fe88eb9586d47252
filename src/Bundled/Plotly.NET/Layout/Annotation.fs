namespace Plotly.NET.LayoutObjects

open System
open Plotly.NET

/// A text on a plot.
type Annotation internal (fields) =
    inherit PlotlyObject(fields)

    /// A text at (X, Y). `XRef` and `YRef` name the axis that the place is measured on, or "paper" for parts of the
    /// plot from 0 to 1; `AX` and `AY`: where the arrow starts, in pixels from its head.
    static member init
        (
            ?X: #IConvertible,
            ?Y: #IConvertible,
            ?ArrowColor: Color,
            ?AX: #IConvertible,
            ?AY: #IConvertible,
            ?BGColor: Color,
            ?BorderColor: Color,
            ?Font: Font,
            ?HoverText: string,
            ?Opacity: float,
            ?ShowArrow: bool,
            ?Text: string,
            ?TextAngle: float,
            ?XAnchor: StyleParam.XAnchorPosition,
            ?XRef: #IConvertible,
            ?XShift: int,
            ?YAnchor: StyleParam.YAnchorPosition,
            ?YRef: #IConvertible,
            ?YShift: int
        ) =
        [
            Field.value "x" X
            Field.value "y" Y
            Field.json "arrowcolor" (ArrowColor |> Option.map _.Json)
            Field.value "ax" AX
            Field.value "ay" AY
            Field.json "bgcolor" (BGColor |> Option.map _.Json)
            Field.json "bordercolor" (BorderColor |> Option.map _.Json)
            Field.object "font" Font
            Field.text "hovertext" HoverText
            Field.number "opacity" Opacity
            Field.flag "showarrow" ShowArrow
            Field.text "text" Text
            Field.number "textangle" TextAngle
            Field.json "xanchor" (XAnchor |> Option.map _.Json)
            Field.value "xref" XRef
            Field.int "xshift" XShift
            Field.json "yanchor" (YAnchor |> Option.map _.Json)
            Field.value "yref" YRef
            Field.int "yshift" YShift
        ]
        |> Field.given
        |> Annotation
