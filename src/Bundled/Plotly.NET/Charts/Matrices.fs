namespace Plotly.NET

open System
open Plotly.NET.LayoutObjects

/// Matrices as colours and as contours.
[<AutoOpen>]
module ChartMatrices =

    let private matrix (rows: seq<#seq<#IConvertible>>) =
        rows |> Seq.map (fun row -> Json.ofConvertibles row) |> Array.ofSeq |> Items

    type Chart with

        /// Draws a matrix, row by row from the bottom (from the top with `ReverseYAxis`), as coloured cells. `XGap` and
        /// `YGap`: pixels between cells.
        static member Heatmap
            (
                zData: seq<#seq<#IConvertible>>,
                ?X: seq<#IConvertible>,
                ?Y: seq<#IConvertible>,
                ?Name: string,
                ?ShowLegend: bool,
                ?Opacity: float,
                ?XGap: int,
                ?YGap: int,
                ?Text: #IConvertible,
                ?MultiText: seq<#IConvertible>,
                ?ColorBar: ColorBar,
                ?ColorScale: StyleParam.Colorscale,
                ?ShowScale: bool,
                ?ReverseScale: bool,
                ?ZSmooth: StyleParam.SmoothAlg,
                ?Transpose: bool,
                ?ReverseYAxis: bool,
                ?UseDefaults: bool
            ) =
            let chart =
                [
                    Some("z", matrix zData)
                    Field.values "x" X
                    Field.values "y" Y
                    Field.text "name" Name
                    Field.flag "showlegend" ShowLegend
                    Field.number "opacity" Opacity
                    Field.int "xgap" XGap
                    Field.int "ygap" YGap
                    Field.oneOrMany "text" Text MultiText
                    Field.object "colorbar" ColorBar
                    Field.json "colorscale" (ColorScale |> Option.map _.Json)
                    Field.flag "showscale" ShowScale
                    Field.flag "reversescale" ReverseScale
                    Field.json "zsmooth" (ZSmooth |> Option.map _.Json)
                    Field.flag "transpose" Transpose
                ]
                |> Field.given
                |> fun fields -> Trace("heatmap", fields)
                |> GenericChart.ofTraceObject (defaultArg UseDefaults true)

            if defaultArg ReverseYAxis false then
                chart
                |> Chart.withYAxis (LinearAxis.init (AutoRange = StyleParam.AutoRange.Reversed))
            else
                chart

        /// Draws pixels, Z[row][column] with three numbers of 0 to 255 each: red, green and blue; the first row at the top.
        static member Image
            (?Z: seq<#seq<#seq<int>>>, ?Name: string, ?ShowLegend: bool, ?Opacity: float, ?UseDefaults: bool)
            =
            let pixels (rows: seq<#seq<#seq<int>>>) =
                rows
                |> Seq.map (fun row -> row |> Seq.map Json.ofConvertibles |> Array.ofSeq |> Items)
                |> Array.ofSeq
                |> Items

            [
                Field.json "z" (Z |> Option.map pixels)
                Field.text "name" Name
                Field.flag "showlegend" ShowLegend
                Field.number "opacity" Opacity
            ]
            |> Field.given
            |> fun fields -> Trace("image", fields)
            |> GenericChart.ofTraceObject (defaultArg UseDefaults true)

        /// Draws a heat map with a text in each cell, at the cells' places from 0.
        static member AnnotatedHeatmap
            (
                zData: seq<#seq<#IConvertible>>,
                annotationText: seq<#seq<string>>,
                ?Name: string,
                ?Opacity: float,
                ?X: seq<#IConvertible>,
                ?XGap: int,
                ?Y: seq<#IConvertible>,
                ?YGap: int,
                ?ColorBar: ColorBar,
                ?ColorScale: StyleParam.Colorscale,
                ?ShowScale: bool,
                ?ReverseScale: bool,
                ?ReverseYAxis: bool,
                ?UseDefaults: bool
            ) =
            let rows, texts = Seq.length zData, Seq.length annotationText

            if rows <> texts then
                invalidArg
                    (nameof annotationText)
                    $"Chart.AnnotatedHeatmap: expected a row of texts for each of %d{rows} rows, got %d{texts}"

            let annotations =
                annotationText
                |> Seq.mapi (fun y row ->
                    row
                    |> Seq.mapi (fun x text -> Annotation.init (X = x, Y = y, Text = text, ShowArrow = false)))
                |> Seq.concat

            Chart.Heatmap(
                zData,
                ?Name = Name,
                ?Opacity = Opacity,
                ?X = X,
                ?XGap = XGap,
                ?Y = Y,
                ?YGap = YGap,
                ?ColorBar = ColorBar,
                ?ColorScale = ColorScale,
                ?ShowScale = ShowScale,
                ?ReverseScale = ReverseScale,
                ?ReverseYAxis = ReverseYAxis,
                ?UseDefaults = UseDefaults
            )
            |> Chart.withAnnotations annotations

        /// Draws a function on a grid by lines of equal height and colours between them. `ContoursStart` and
        /// `ContoursEnd`: the first and last line's height.
        static member Contour
            (
                zData: seq<#seq<#IConvertible>>,
                ?Name: string,
                ?ShowLegend: bool,
                ?Opacity: float,
                ?X: seq<#IConvertible>,
                ?Y: seq<#IConvertible>,
                ?ColorBar: ColorBar,
                ?ColorScale: StyleParam.Colorscale,
                ?ShowScale: bool,
                ?ReverseScale: bool,
                ?Transpose: bool,
                ?ContourLinesColor: Color,
                ?ContourLinesSmoothing: float,
                ?ContourLinesWidth: float,
                ?ShowContourLines: bool,
                ?ContoursColoring: StyleParam.ContourColoring,
                ?ShowContoursLabels: bool,
                ?ContoursStart: float,
                ?ContoursEnd: float,
                ?NContours: int,
                ?UseDefaults: bool
            ) =
            [
                Some("z", matrix zData)
                Field.values "x" X
                Field.values "y" Y
                Field.text "name" Name
                Field.flag "showlegend" ShowLegend
                Field.number "opacity" Opacity
                Field.object "colorbar" ColorBar
                Field.json "colorscale" (ColorScale |> Option.map _.Json)
                Field.flag "showscale" ShowScale
                Field.flag "reversescale" ReverseScale
                Field.flag "transpose" Transpose
                Field.int "ncontours" NContours
                Field.nest "contours" [
                    Field.json "coloring" (ContoursColoring |> Option.map _.Json)
                    Field.flag "showlines" ShowContourLines
                    Field.flag "showlabels" ShowContoursLabels
                    Field.number "start" ContoursStart
                    Field.number "end" ContoursEnd
                ]
                Field.nest "line" [
                    Field.json "color" (ContourLinesColor |> Option.map _.Json)
                    Field.number "smoothing" ContourLinesSmoothing
                    Field.number "width" ContourLinesWidth
                ]
            ]
            |> Field.given
            |> fun fields -> Trace("contour", fields)
            |> GenericChart.ofTraceObject (defaultArg UseDefaults true)
