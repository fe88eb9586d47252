namespace Plotly.NET.LayoutObjects

open System
open Plotly.NET

/// A line, rectangle, circle or path on a plot.
type Shape internal (fields) =
    inherit PlotlyObject(fields)

    /// A shape from (X0, Y0) to (X1, Y1). `Xref` and `Yref` name the axis that they are measured on, or "paper" for
    /// parts of the plot from 0 to 1.
    static member init
        (
            ?FillColor: Color,
            ?Layer: StyleParam.Layer,
            ?Line: Line,
            ?Name: string,
            ?Opacity: float,
            ?Path: string,
            ?ShapeType: StyleParam.ShapeType,
            ?X0: #IConvertible,
            ?X1: #IConvertible,
            ?Xref: string,
            ?Y0: #IConvertible,
            ?Y1: #IConvertible,
            ?Yref: string
        ) =
        [
            Field.json "fillcolor" (FillColor |> Option.map _.Json)
            Field.json "layer" (Layer |> Option.map _.Json)
            Field.object "line" Line
            Field.text "name" Name
            Field.number "opacity" Opacity
            Field.text "path" Path
            Field.json "type" (ShapeType |> Option.map _.Json)
            Field.value "x0" X0
            Field.value "x1" X1
            Field.text "xref" Xref
            Field.value "y0" Y0
            Field.value "y1" Y1
            Field.text "yref" Yref
        ]
        |> Field.given
        |> Shape
