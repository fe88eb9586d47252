namespace Plotly.NET

open System
open Plotly.NET.TraceObjects

/// Bars.
[<AutoOpen>]
module ChartBars =

    type Chart with

        /// Draws a vertical bar for each value, over its key when there are keys.
        static member Column
            (
                values: seq<#IConvertible>,
                ?Keys: seq<#IConvertible>,
                ?Name: string,
                ?ShowLegend: bool,
                ?Opacity: float,
                ?MultiOpacity: seq<float>,
                ?Text: #IConvertible,
                ?MultiText: seq<#IConvertible>,
                ?MarkerColor: Color,
                ?MarkerColorScale: StyleParam.Colorscale,
                ?MarkerOutline: Line,
                ?Marker: Marker,
                ?Base: #IConvertible,
                ?Width: #IConvertible,
                ?MultiWidth: seq<#IConvertible>,
                ?TextPosition: StyleParam.TextPosition,
                ?UseDefaults: bool
            ) =
            let own =
                TraceObjects.Marker.init (
                    ?Color = MarkerColor,
                    ?Colorscale = MarkerColorScale,
                    ?Outline = MarkerOutline,
                    ?MultiOpacity = MultiOpacity
                )

            let marker =
                match Marker with
                | Some given -> Json.merge given.Fields own.Fields
                | None -> own.Fields

            [
                Field.values "x" Keys
                Some("y", Json.ofConvertibles values)
                Some("orientation", StyleParam.Orientation.Vertical.Json)
                Field.text "name" Name
                Field.flag "showlegend" ShowLegend
                Field.number "opacity" Opacity
                Field.oneOrMany "text" Text MultiText
                Field.json "textposition" (TextPosition |> Option.map _.Json)
                Field.value "base" Base
                Field.oneOrMany "width" Width MultiWidth
                Some("marker", Fields marker)
            ]
            |> Field.given
            |> fun fields -> Trace("bar", fields)
            |> GenericChart.ofTraceObject (defaultArg UseDefaults true)

        /// Draws a vertical bar for each (key, value) pair.
        static member Column
            (
                keysValues: seq<#IConvertible * #IConvertible>,
                ?Name: string,
                ?ShowLegend: bool,
                ?Opacity: float,
                ?MultiOpacity: seq<float>,
                ?Text: #IConvertible,
                ?MultiText: seq<#IConvertible>,
                ?MarkerColor: Color,
                ?MarkerColorScale: StyleParam.Colorscale,
                ?MarkerOutline: Line,
                ?Marker: Marker,
                ?Base: #IConvertible,
                ?Width: #IConvertible,
                ?MultiWidth: seq<#IConvertible>,
                ?TextPosition: StyleParam.TextPosition,
                ?UseDefaults: bool
            ) =
            let keys, values = Seq.toArray keysValues |> Array.unzip

            Chart.Column(
                values,
                Keys = keys,
                ?Name = Name,
                ?ShowLegend = ShowLegend,
                ?Opacity = Opacity,
                ?MultiOpacity = MultiOpacity,
                ?Text = Text,
                ?MultiText = MultiText,
                ?MarkerColor = MarkerColor,
                ?MarkerColorScale = MarkerColorScale,
                ?MarkerOutline = MarkerOutline,
                ?Marker = Marker,
                ?Base = Base,
                ?Width = Width,
                ?MultiWidth = MultiWidth,
                ?TextPosition = TextPosition,
                ?UseDefaults = UseDefaults
            )

        /// Draws a horizontal bar for each value, beside its key when there are keys.
        static member Bar
            (
                values: seq<#IConvertible>,
                ?Keys: seq<#IConvertible>,
                ?Name: string,
                ?ShowLegend: bool,
                ?Opacity: float,
                ?MultiOpacity: seq<float>,
                ?Text: #IConvertible,
                ?MultiText: seq<#IConvertible>,
                ?MarkerColor: Color,
                ?MarkerColorScale: StyleParam.Colorscale,
                ?MarkerOutline: Line,
                ?Marker: Marker,
                ?Base: #IConvertible,
                ?Width: #IConvertible,
                ?MultiWidth: seq<#IConvertible>,
                ?TextPosition: StyleParam.TextPosition,
                ?UseDefaults: bool
            ) =
            let own =
                TraceObjects.Marker.init (
                    ?Color = MarkerColor,
                    ?Colorscale = MarkerColorScale,
                    ?Outline = MarkerOutline,
                    ?MultiOpacity = MultiOpacity
                )

            let marker =
                match Marker with
                | Some given -> Json.merge given.Fields own.Fields
                | None -> own.Fields

            [
                Field.values "y" Keys
                Some("x", Json.ofConvertibles values)
                Some("orientation", StyleParam.Orientation.Horizontal.Json)
                Field.text "name" Name
                Field.flag "showlegend" ShowLegend
                Field.number "opacity" Opacity
                Field.oneOrMany "text" Text MultiText
                Field.json "textposition" (TextPosition |> Option.map _.Json)
                Field.value "base" Base
                Field.oneOrMany "width" Width MultiWidth
                Some("marker", Fields marker)
            ]
            |> Field.given
            |> fun fields -> Trace("bar", fields)
            |> GenericChart.ofTraceObject (defaultArg UseDefaults true)

        /// Draws a horizontal bar for each (key, value) pair.
        static member Bar
            (
                keysValues: seq<#IConvertible * #IConvertible>,
                ?Name: string,
                ?ShowLegend: bool,
                ?Opacity: float,
                ?MultiOpacity: seq<float>,
                ?Text: #IConvertible,
                ?MultiText: seq<#IConvertible>,
                ?MarkerColor: Color,
                ?MarkerColorScale: StyleParam.Colorscale,
                ?MarkerOutline: Line,
                ?Marker: Marker,
                ?Base: #IConvertible,
                ?Width: #IConvertible,
                ?MultiWidth: seq<#IConvertible>,
                ?TextPosition: StyleParam.TextPosition,
                ?UseDefaults: bool
            ) =
            let keys, values = Seq.toArray keysValues |> Array.unzip

            Chart.Bar(
                values,
                Keys = keys,
                ?Name = Name,
                ?ShowLegend = ShowLegend,
                ?Opacity = Opacity,
                ?MultiOpacity = MultiOpacity,
                ?Text = Text,
                ?MultiText = MultiText,
                ?MarkerColor = MarkerColor,
                ?MarkerColorScale = MarkerColorScale,
                ?MarkerOutline = MarkerOutline,
                ?Marker = Marker,
                ?Base = Base,
                ?Width = Width,
                ?MultiWidth = MultiWidth,
                ?TextPosition = TextPosition,
                ?UseDefaults = UseDefaults
            )
