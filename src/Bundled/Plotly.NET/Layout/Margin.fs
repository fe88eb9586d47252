namespace Plotly.NET.LayoutObjects

open System
open Plotly.NET

/// The room around a plot.
type Margin internal (fields) =
    inherit PlotlyObject(fields)

    /// Room on each side, and between plot and axes, in pixels; `Autoexpand`: whether it grows with what it holds.
    static member init
        (
            ?Left: #IConvertible,
            ?Right: #IConvertible,
            ?Top: #IConvertible,
            ?Bottom: #IConvertible,
            ?Pad: #IConvertible,
            ?Autoexpand: bool
        ) =
        [
            Field.value "l" Left
            Field.value "r" Right
            Field.value "t" Top
            Field.value "b" Bottom
            Field.value "pad" Pad
            Field.flag "autoexpand" Autoexpand
        ]
        |> Field.given
        |> Margin
