namespace Plotly.NET.LayoutObjects

open System
open Plotly.NET

/// An x or y axis.
type LinearAxis internal (fields) =
    inherit PlotlyObject(fields)

    /// An axis. `Range` and `AutoRange` set what it shows, `TickMode`, `NTicks`, `Tick0`, `DTick`, `TickVals` and
    /// `TickText` where its ticks stand and what they say, `TickFormat` and `HoverFormat` how numbers are written
    /// (d3-format); `ScaleAnchor` ties its scale to another axis. Widths and lengths are in pixels.
    static member init
        (
            ?Visible: bool,
            ?Color: Color,
            ?Title: Title,
            ?AxisType: StyleParam.AxisType,
            ?AutoRange: StyleParam.AutoRange,
            ?RangeMode: StyleParam.RangeMode,
            ?Range: StyleParam.Range,
            ?FixedRange: bool,
            ?ScaleAnchor: StyleParam.ScaleAnchor,
            ?ScaleRatio: float,
            ?Constrain: StyleParam.AxisConstraint,
            ?TickMode: StyleParam.TickMode,
            ?NTicks: int,
            ?Tick0: #IConvertible,
            ?DTick: #IConvertible,
            ?TickVals: seq<#IConvertible>,
            ?TickText: seq<#IConvertible>,
            ?Mirror: StyleParam.Mirror,
            ?TickLen: int,
            ?ShowTickLabels: bool,
            ?TickFont: Font,
            ?TickAngle: int,
            ?TickFormat: string,
            ?HoverFormat: string,
            ?ShowLine: bool,
            ?LineColor: Color,
            ?LineWidth: float,
            ?ShowGrid: bool,
            ?GridColor: Color,
            ?GridWidth: float,
            ?ZeroLine: bool,
            ?ZeroLineColor: Color,
            ?ZeroLineWidth: float,
            ?Side: StyleParam.Side,
            ?Domain: StyleParam.Range,
            ?CategoryOrder: StyleParam.CategoryOrder,
            ?CategoryArray: seq<#IConvertible>
        ) =
        [
            Field.flag "visible" Visible
            Field.json "color" (Color |> Option.map _.Json)
            Field.object "title" Title
            Field.json "type" (AxisType |> Option.map _.Json)
            Field.json "autorange" (AutoRange |> Option.map _.Json)
            Field.json "rangemode" (RangeMode |> Option.map _.Json)
            Field.json "range" (Range |> Option.map _.Json)
            Field.flag "fixedrange" FixedRange
            Field.json "scaleanchor" (ScaleAnchor |> Option.map _.Json)
            Field.number "scaleratio" ScaleRatio
            Field.json "constrain" (Constrain |> Option.map _.Json)
            Field.json "tickmode" (TickMode |> Option.map _.Json)
            Field.int "nticks" NTicks
            Field.value "tick0" Tick0
            Field.value "dtick" DTick
            Field.values "tickvals" TickVals
            Field.values "ticktext" TickText
            Field.json "mirror" (Mirror |> Option.map _.Json)
            Field.int "ticklen" TickLen
            Field.flag "showticklabels" ShowTickLabels
            Field.object "tickfont" TickFont
            Field.int "tickangle" TickAngle
            Field.text "tickformat" TickFormat
            Field.text "hoverformat" HoverFormat
            Field.flag "showline" ShowLine
            Field.json "linecolor" (LineColor |> Option.map _.Json)
            Field.number "linewidth" LineWidth
            Field.flag "showgrid" ShowGrid
            Field.json "gridcolor" (GridColor |> Option.map _.Json)
            Field.number "gridwidth" GridWidth
            Field.flag "zeroline" ZeroLine
            Field.json "zerolinecolor" (ZeroLineColor |> Option.map _.Json)
            Field.number "zerolinewidth" ZeroLineWidth
            Field.json "side" (Side |> Option.map _.Json)
            Field.json "domain" (Domain |> Option.map _.Json)
            Field.json "categoryorder" (CategoryOrder |> Option.map _.Json)
            Field.values "categoryarray" CategoryArray
        ]
        |> Field.given
        |> LinearAxis
