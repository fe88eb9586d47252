namespace Plotly.NET.LayoutObjects

open System
open Plotly.NET

/// A text on a plot.
type Annotation internal (fields) =
    inherit PlotlyObject(fields)

    /// A text at (X, Y). `XRef` and `YRef` name the axis that the place is measured on, or "paper" for parts of the
    /// plot from 0 to 1; `AX` and `AY`: where the arrow starts, in pixels from its head, or on the axis that `AXRef` and
    /// `AYRef` name. `Width`, `Height`, `BorderPad` and `BorderWidth` make a box, in pixels; `StandOff` and
    /// `StartStandOff`: pixels that the arrow keeps from its ends.
    static member init
        (
            ?X: #IConvertible,
            ?Y: #IConvertible,
            ?Align: StyleParam.AnnotationAlignment,
            ?ArrowColor: Color,
            ?ArrowHead: StyleParam.ArrowHead,
            ?ArrowSize: float,
            ?AX: #IConvertible,
            ?AXRef: #IConvertible,
            ?AY: #IConvertible,
            ?AYRef: #IConvertible,
            ?BGColor: Color,
            ?BorderColor: Color,
            ?BorderPad: int,
            ?BorderWidth: int,
            ?Font: Font,
            ?Height: int,
            ?HoverText: string,
            ?Opacity: float,
            ?ShowArrow: bool,
            ?StandOff: int,
            ?StartStandOff: int,
            ?Text: string,
            ?TextAngle: float,
            ?Width: int,
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
            Field.json "align" (Align |> Option.map _.Json)
            Field.json "arrowcolor" (ArrowColor |> Option.map _.Json)
            Field.json "arrowhead" (ArrowHead |> Option.map _.Json)
            Field.number "arrowsize" ArrowSize
            Field.value "ax" AX
            Field.value "axref" AXRef
            Field.value "ay" AY
            Field.value "ayref" AYRef
            Field.json "bgcolor" (BGColor |> Option.map _.Json)
            Field.json "bordercolor" (BorderColor |> Option.map _.Json)
            Field.int "borderpad" BorderPad
            Field.int "borderwidth" BorderWidth
            Field.object "font" Font
            Field.int "height" Height
            Field.text "hovertext" HoverText
            Field.number "opacity" Opacity
            Field.flag "showarrow" ShowArrow
            Field.int "standoff" StandOff
            Field.int "startstandoff" StartStandOff
            Field.text "text" Text
            Field.number "textangle" TextAngle
            Field.int "width" Width
            Field.json "xanchor" (XAnchor |> Option.map _.Json)
            Field.value "xref" XRef
            Field.int "xshift" XShift
            Field.json "yanchor" (YAnchor |> Option.map _.Json)
            Field.value "yref" YRef
            Field.int "yshift" YShift
        ]
        |> Field.given
        |> Annotation
