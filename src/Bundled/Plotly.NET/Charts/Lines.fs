namespace Plotly.NET

open System
open Plotly.NET.TraceObjects

/// Points and lines.
[<AutoOpen>]
module ChartLines =

    let private scatter useDefaults fields =
        Trace("scatter", Field.given fields)
        |> GenericChart.ofTraceObject (defaultArg useDefaults true)

    let private marker color scale outline symbol opacities (given: Marker option) =
        let own =
            Marker.init (
                ?Color = color,
                ?Colorscale = scale,
                ?Outline = outline,
                ?Symbol = symbol,
                ?MultiOpacity = opacities
            )

        match given with
        | Some marker -> Json.merge marker.Fields own.Fields
        | None -> own.Fields

    let private line color width dash shape smoothing (given: Line option) =
        let own =
            Line.init (?Color = color, ?Width = width, ?Dash = dash, ?Shape = shape, ?Smoothing = smoothing)

        match given with
        | Some line -> Json.merge line.Fields own.Fields
        | None -> own.Fields

    let private nest name fields =
        if List.isEmpty fields then
            None
        else
            Some(name, Fields fields)

    let private lineMode markers texts =
        match defaultArg markers false, texts with
        | true, true -> StyleParam.Mode.Lines_Markers_Text
        | true, false -> StyleParam.Mode.Lines_Markers
        | false, true -> StyleParam.Mode.Lines_Text
        | false, false -> StyleParam.Mode.Lines

    type Chart with

        /// Draws data at (x, y) as points, lines, texts or several of them. `Text` or `MultiText` appears under the
        /// pointer, and on the plot when the mode says so.
        static member Scatter
            (
                x: seq<#IConvertible>,
                y: seq<#IConvertible>,
                mode: StyleParam.Mode,
                ?Name: string,
                ?ShowLegend: bool,
                ?Opacity: float,
                ?MultiOpacity: seq<float>,
                ?Text: #IConvertible,
                ?MultiText: seq<#IConvertible>,
                ?TextPosition: StyleParam.TextPosition,
                ?MarkerColor: Color,
                ?MarkerColorScale: StyleParam.Colorscale,
                ?MarkerOutline: Line,
                ?MarkerSymbol: StyleParam.MarkerSymbol,
                ?Marker: Marker,
                ?LineColor: Color,
                ?LineWidth: float,
                ?LineDash: StyleParam.DrawingStyle,
                ?Line: Line,
                ?StackGroup: string,
                ?Fill: StyleParam.Fill,
                ?FillColor: Color,
                ?UseDefaults: bool
            ) =
            [
                Some("mode", mode.Json)
                Some("x", Json.ofConvertibles x)
                Some("y", Json.ofConvertibles y)
                Field.text "name" Name
                Field.flag "showlegend" ShowLegend
                Field.number "opacity" Opacity
                Field.oneOrMany "text" Text MultiText
                Field.json "textposition" (TextPosition |> Option.map _.Json)
                marker MarkerColor MarkerColorScale MarkerOutline MarkerSymbol MultiOpacity Marker
                |> nest "marker"
                line LineColor LineWidth LineDash None None Line |> nest "line"
                Field.text "stackgroup" StackGroup
                Field.json "fill" (Fill |> Option.map _.Json)
                Field.json "fillcolor" (FillColor |> Option.map _.Json)
            ]
            |> scatter UseDefaults

        /// Draws (x, y) pairs as points, lines, texts or several of them.
        static member Scatter
            (
                xy: seq<#IConvertible * #IConvertible>,
                mode: StyleParam.Mode,
                ?Name: string,
                ?ShowLegend: bool,
                ?Opacity: float,
                ?MultiOpacity: seq<float>,
                ?Text: #IConvertible,
                ?MultiText: seq<#IConvertible>,
                ?TextPosition: StyleParam.TextPosition,
                ?MarkerColor: Color,
                ?MarkerColorScale: StyleParam.Colorscale,
                ?MarkerOutline: Line,
                ?MarkerSymbol: StyleParam.MarkerSymbol,
                ?Marker: Marker,
                ?LineColor: Color,
                ?LineWidth: float,
                ?LineDash: StyleParam.DrawingStyle,
                ?Line: Line,
                ?StackGroup: string,
                ?Fill: StyleParam.Fill,
                ?FillColor: Color,
                ?UseDefaults: bool
            ) =
            let x, y = Seq.toArray xy |> Array.unzip

            Chart.Scatter(
                x,
                y,
                mode,
                ?Name = Name,
                ?ShowLegend = ShowLegend,
                ?Opacity = Opacity,
                ?MultiOpacity = MultiOpacity,
                ?Text = Text,
                ?MultiText = MultiText,
                ?TextPosition = TextPosition,
                ?MarkerColor = MarkerColor,
                ?MarkerColorScale = MarkerColorScale,
                ?MarkerOutline = MarkerOutline,
                ?MarkerSymbol = MarkerSymbol,
                ?Marker = Marker,
                ?LineColor = LineColor,
                ?LineWidth = LineWidth,
                ?LineDash = LineDash,
                ?Line = Line,
                ?StackGroup = StackGroup,
                ?Fill = Fill,
                ?FillColor = FillColor,
                ?UseDefaults = UseDefaults
            )

        /// Draws points at (x, y), with their texts when `TextPosition` is given.
        static member Point
            (
                x: seq<#IConvertible>,
                y: seq<#IConvertible>,
                ?Name: string,
                ?ShowLegend: bool,
                ?Opacity: float,
                ?MultiOpacity: seq<float>,
                ?Text: #IConvertible,
                ?MultiText: seq<#IConvertible>,
                ?TextPosition: StyleParam.TextPosition,
                ?MarkerColor: Color,
                ?MarkerColorScale: StyleParam.Colorscale,
                ?MarkerOutline: Line,
                ?MarkerSymbol: StyleParam.MarkerSymbol,
                ?Marker: Marker,
                ?StackGroup: string,
                ?UseDefaults: bool
            ) =
            let mode =
                if TextPosition.IsSome then
                    StyleParam.Mode.Markers_Text
                else
                    StyleParam.Mode.Markers

            Chart.Scatter(
                x,
                y,
                mode,
                ?Name = Name,
                ?ShowLegend = ShowLegend,
                ?Opacity = Opacity,
                ?MultiOpacity = MultiOpacity,
                ?Text = Text,
                ?MultiText = MultiText,
                ?TextPosition = TextPosition,
                ?MarkerColor = MarkerColor,
                ?MarkerColorScale = MarkerColorScale,
                ?MarkerOutline = MarkerOutline,
                ?MarkerSymbol = MarkerSymbol,
                ?Marker = Marker,
                ?StackGroup = StackGroup,
                ?UseDefaults = UseDefaults
            )

        /// Draws points at (x, y) pairs.
        static member Point
            (
                xy: seq<#IConvertible * #IConvertible>,
                ?Name: string,
                ?ShowLegend: bool,
                ?Opacity: float,
                ?MultiOpacity: seq<float>,
                ?Text: #IConvertible,
                ?MultiText: seq<#IConvertible>,
                ?TextPosition: StyleParam.TextPosition,
                ?MarkerColor: Color,
                ?MarkerColorScale: StyleParam.Colorscale,
                ?MarkerOutline: Line,
                ?MarkerSymbol: StyleParam.MarkerSymbol,
                ?Marker: Marker,
                ?StackGroup: string,
                ?UseDefaults: bool
            ) =
            let x, y = Seq.toArray xy |> Array.unzip

            Chart.Point(
                x,
                y,
                ?Name = Name,
                ?ShowLegend = ShowLegend,
                ?Opacity = Opacity,
                ?MultiOpacity = MultiOpacity,
                ?Text = Text,
                ?MultiText = MultiText,
                ?TextPosition = TextPosition,
                ?MarkerColor = MarkerColor,
                ?MarkerColorScale = MarkerColorScale,
                ?MarkerOutline = MarkerOutline,
                ?MarkerSymbol = MarkerSymbol,
                ?Marker = Marker,
                ?StackGroup = StackGroup,
                ?UseDefaults = UseDefaults
            )

        /// Joins data at (x, y) by lines, with markers and texts on request.
        static member Line
            (
                x: seq<#IConvertible>,
                y: seq<#IConvertible>,
                ?ShowMarkers: bool,
                ?Name: string,
                ?ShowLegend: bool,
                ?Opacity: float,
                ?MultiOpacity: seq<float>,
                ?Text: #IConvertible,
                ?MultiText: seq<#IConvertible>,
                ?TextPosition: StyleParam.TextPosition,
                ?MarkerColor: Color,
                ?MarkerColorScale: StyleParam.Colorscale,
                ?MarkerOutline: Line,
                ?MarkerSymbol: StyleParam.MarkerSymbol,
                ?Marker: Marker,
                ?LineColor: Color,
                ?LineWidth: float,
                ?LineDash: StyleParam.DrawingStyle,
                ?Line: Line,
                ?StackGroup: string,
                ?Fill: StyleParam.Fill,
                ?FillColor: Color,
                ?UseDefaults: bool
            ) =
            Chart.Scatter(
                x,
                y,
                lineMode ShowMarkers TextPosition.IsSome,
                ?Name = Name,
                ?ShowLegend = ShowLegend,
                ?Opacity = Opacity,
                ?MultiOpacity = MultiOpacity,
                ?Text = Text,
                ?MultiText = MultiText,
                ?TextPosition = TextPosition,
                ?MarkerColor = MarkerColor,
                ?MarkerColorScale = MarkerColorScale,
                ?MarkerOutline = MarkerOutline,
                ?MarkerSymbol = MarkerSymbol,
                ?Marker = Marker,
                ?LineColor = LineColor,
                ?LineWidth = LineWidth,
                ?LineDash = LineDash,
                ?Line = Line,
                ?StackGroup = StackGroup,
                ?Fill = Fill,
                ?FillColor = FillColor,
                ?UseDefaults = UseDefaults
            )

        /// Joins (x, y) pairs by lines, with markers and texts on request.
        static member Line
            (
                xy: seq<#IConvertible * #IConvertible>,
                ?ShowMarkers: bool,
                ?Name: string,
                ?ShowLegend: bool,
                ?Opacity: float,
                ?MultiOpacity: seq<float>,
                ?Text: #IConvertible,
                ?MultiText: seq<#IConvertible>,
                ?TextPosition: StyleParam.TextPosition,
                ?MarkerColor: Color,
                ?MarkerColorScale: StyleParam.Colorscale,
                ?MarkerOutline: Line,
                ?MarkerSymbol: StyleParam.MarkerSymbol,
                ?Marker: Marker,
                ?LineColor: Color,
                ?LineWidth: float,
                ?LineDash: StyleParam.DrawingStyle,
                ?Line: Line,
                ?StackGroup: string,
                ?Fill: StyleParam.Fill,
                ?FillColor: Color,
                ?UseDefaults: bool
            ) =
            let x, y = Seq.toArray xy |> Array.unzip

            Chart.Line(
                x,
                y,
                ?ShowMarkers = ShowMarkers,
                ?Name = Name,
                ?ShowLegend = ShowLegend,
                ?Opacity = Opacity,
                ?MultiOpacity = MultiOpacity,
                ?Text = Text,
                ?MultiText = MultiText,
                ?TextPosition = TextPosition,
                ?MarkerColor = MarkerColor,
                ?MarkerColorScale = MarkerColorScale,
                ?MarkerOutline = MarkerOutline,
                ?MarkerSymbol = MarkerSymbol,
                ?Marker = Marker,
                ?LineColor = LineColor,
                ?LineWidth = LineWidth,
                ?LineDash = LineDash,
                ?Line = Line,
                ?StackGroup = StackGroup,
                ?Fill = Fill,
                ?FillColor = FillColor,
                ?UseDefaults = UseDefaults
            )

        /// Joins data at (x, y) by a smooth curve; `Smoothing`: 0 to 1.3.
        static member Spline
            (
                x: seq<#IConvertible>,
                y: seq<#IConvertible>,
                ?ShowMarkers: bool,
                ?Smoothing: float,
                ?Name: string,
                ?ShowLegend: bool,
                ?Opacity: float,
                ?MultiOpacity: seq<float>,
                ?Text: #IConvertible,
                ?MultiText: seq<#IConvertible>,
                ?TextPosition: StyleParam.TextPosition,
                ?MarkerColor: Color,
                ?MarkerColorScale: StyleParam.Colorscale,
                ?MarkerOutline: Line,
                ?MarkerSymbol: StyleParam.MarkerSymbol,
                ?Marker: Marker,
                ?LineColor: Color,
                ?LineWidth: float,
                ?LineDash: StyleParam.DrawingStyle,
                ?Line: Line,
                ?StackGroup: string,
                ?Fill: StyleParam.Fill,
                ?FillColor: Color,
                ?UseDefaults: bool
            ) =
            Chart.Line(
                x,
                y,
                ?ShowMarkers = ShowMarkers,
                ?Name = Name,
                ?ShowLegend = ShowLegend,
                ?Opacity = Opacity,
                ?MultiOpacity = MultiOpacity,
                ?Text = Text,
                ?MultiText = MultiText,
                ?TextPosition = TextPosition,
                ?MarkerColor = MarkerColor,
                ?MarkerColorScale = MarkerColorScale,
                ?MarkerOutline = MarkerOutline,
                ?MarkerSymbol = MarkerSymbol,
                ?Marker = Marker,
                ?LineColor = LineColor,
                ?LineWidth = LineWidth,
                ?LineDash = LineDash,
                ?Line = Line,
                ?StackGroup = StackGroup,
                ?Fill = Fill,
                ?FillColor = FillColor,
                ?UseDefaults = UseDefaults
            )
            |> Chart.withLineStyle (Shape = StyleParam.Shape.Spline, ?Smoothing = Smoothing)

        /// Joins data at (x, y) by lines and fills the area down to zero.
        static member Area
            (
                x: seq<#IConvertible>,
                y: seq<#IConvertible>,
                ?ShowMarkers: bool,
                ?Name: string,
                ?ShowLegend: bool,
                ?Opacity: float,
                ?MultiOpacity: seq<float>,
                ?Text: #IConvertible,
                ?MultiText: seq<#IConvertible>,
                ?TextPosition: StyleParam.TextPosition,
                ?MarkerColor: Color,
                ?MarkerColorScale: StyleParam.Colorscale,
                ?MarkerOutline: Line,
                ?MarkerSymbol: StyleParam.MarkerSymbol,
                ?Marker: Marker,
                ?LineColor: Color,
                ?LineWidth: float,
                ?LineDash: StyleParam.DrawingStyle,
                ?Line: Line,
                ?StackGroup: string,
                ?FillColor: Color,
                ?UseDefaults: bool
            ) =
            Chart.Line(
                x,
                y,
                ?ShowMarkers = ShowMarkers,
                ?Name = Name,
                ?ShowLegend = ShowLegend,
                ?Opacity = Opacity,
                ?MultiOpacity = MultiOpacity,
                ?Text = Text,
                ?MultiText = MultiText,
                ?TextPosition = TextPosition,
                ?MarkerColor = MarkerColor,
                ?MarkerColorScale = MarkerColorScale,
                ?MarkerOutline = MarkerOutline,
                ?MarkerSymbol = MarkerSymbol,
                ?Marker = Marker,
                ?LineColor = LineColor,
                ?LineWidth = LineWidth,
                ?LineDash = LineDash,
                ?Line = Line,
                ?StackGroup = StackGroup,
                ?FillColor = FillColor,
                ?UseDefaults = UseDefaults,
                Fill = StyleParam.Fill.ToZero_y
            )
