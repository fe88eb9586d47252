namespace Plotly.NET.TraceObjects

open System
open Plotly.NET

/// The error bars of a trace.
type Error internal (fields) =
    inherit PlotlyObject(fields)

    /// Bars whose lengths are one value (`Value`) or one for each datum (`Array`; downwards `Arrayminus`, when not
    /// symmetric). Thickness and width are in pixels.
    static member init
        (
            ?Visible: bool,
            ?Type: StyleParam.ErrorType,
            ?Symmetric: bool,
            ?Array: seq<#IConvertible>,
            ?Arrayminus: seq<#IConvertible>,
            ?Value: float,
            ?Valueminus: float,
            ?Color: Color,
            ?Thickness: float,
            ?Width: float
        ) =
        [
            Field.flag "visible" Visible
            Field.json "type" (Type |> Option.map _.Json)
            Field.flag "symmetric" Symmetric
            Field.values "array" Array
            Field.values "arrayminus" Arrayminus
            Field.number "value" Value
            Field.number "valueminus" Valueminus
            Field.json "color" (Color |> Option.map _.Json)
            Field.number "thickness" Thickness
            Field.number "width" Width
        ]
        |> Field.given
        |> Error
