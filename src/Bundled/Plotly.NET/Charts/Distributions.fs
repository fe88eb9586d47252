namespace Plotly.NET

open System
open Plotly.NET.TraceObjects

/// How values are spread.
[<AutoOpen>]
module ChartDistributions =

    let private marker color outline (given: Marker option) =
        let own = Marker.init (?Color = color, ?Outline = outline)

        match given with
        | Some marker -> Some(Marker(Json.merge marker.Fields own.Fields))
        | None when own.Fields.IsEmpty -> None
        | None -> Some own

    type Chart with

        /// Counts values by bins along x (or along y, when only y is given). `NBinsX`, `NBinsY`: at most so many bins.
        static member Histogram
            (
                ?X: seq<#IConvertible>,
                ?Y: seq<#IConvertible>,
                ?Orientation: StyleParam.Orientation,
                ?Name: string,
                ?ShowLegend: bool,
                ?Opacity: float,
                ?Text: #IConvertible,
                ?MultiText: seq<#IConvertible>,
                ?HistNorm: StyleParam.HistNorm,
                ?NBinsX: int,
                ?NBinsY: int,
                ?MarkerColor: Color,
                ?MarkerOutline: Line,
                ?Marker: Marker,
                ?UseDefaults: bool
            ) =
            [
                Field.values "x" X
                Field.values "y" Y
                Field.json "orientation" (Orientation |> Option.map _.Json)
                Field.text "name" Name
                Field.flag "showlegend" ShowLegend
                Field.number "opacity" Opacity
                Field.oneOrMany "text" Text MultiText
                Field.json "histnorm" (HistNorm |> Option.map _.Json)
                Field.int "nbinsx" NBinsX
                Field.int "nbinsy" NBinsY
                Field.object "marker" (marker MarkerColor MarkerOutline Marker)
            ]
            |> Field.given
            |> fun fields -> Trace("histogram", fields)
            |> GenericChart.ofTraceObject (defaultArg UseDefaults true)

        /// Draws quartiles, whiskers and outliers of the values along y (or x), one box for each key on the other axis.
        static member BoxPlot
            (
                ?X: seq<#IConvertible>,
                ?Y: seq<#IConvertible>,
                ?Name: string,
                ?ShowLegend: bool,
                ?Text: #IConvertible,
                ?MultiText: seq<#IConvertible>,
                ?FillColor: Color,
                ?MarkerColor: Color,
                ?Marker: Marker,
                ?Opacity: float,
                ?BoxPoints: StyleParam.BoxPoints,
                ?BoxMean: StyleParam.BoxMean,
                ?Jitter: float,
                ?PointPos: float,
                ?Orientation: StyleParam.Orientation,
                ?Outline: Line,
                ?Notched: bool,
                ?UseDefaults: bool
            ) =
            [
                Field.values "x" X
                Field.values "y" Y
                Field.text "name" Name
                Field.flag "showlegend" ShowLegend
                Field.oneOrMany "text" Text MultiText
                Field.json "fillcolor" (FillColor |> Option.map _.Json)
                Field.object "marker" (marker MarkerColor None Marker)
                Field.number "opacity" Opacity
                Field.json "boxpoints" (BoxPoints |> Option.map _.Json)
                Field.json "boxmean" (BoxMean |> Option.map _.Json)
                Field.number "jitter" Jitter
                Field.number "pointpos" PointPos
                Field.json "orientation" (Orientation |> Option.map _.Json)
                Field.object "line" Outline
                Field.flag "notched" Notched
            ]
            |> Field.given
            |> fun fields -> Trace("box", fields)
            |> GenericChart.ofTraceObject (defaultArg UseDefaults true)
