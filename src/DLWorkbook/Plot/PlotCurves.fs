namespace DLWorkbook

open System
open Plotly.NET
open Plotly.NET.LayoutObjects

/// Values over epochs or any other x.
module internal PlotCurves =

    let private epochs (values: float[]) =
        Array.init values.Length (fun i -> i + 1)

    let private curve index (name: string, values: seq<float>) =
        let values = Array.ofSeq values

        Chart.Line(
            x = epochs values,
            y = values,
            Name = PlotStyle.escape name,
            ShowMarkers = (values.Length <= 40),
            LineColor = PlotStyle.color index,
            MarkerColor = PlotStyle.color index,
            LineWidth = 2.5
        )

    let private wholeEpochs (longest: int) chart =
        if longest <= 12 then
            chart |> Chart.withXAxis (LinearAxis.init (Tick0 = 1, DTick = 1))
        else
            chart

    let curves (title: string) (yAxis: string) (series: seq<string * #seq<float>>) : GenericChart =
        let series =
            series |> Seq.map (fun (name, values) -> name, Array.ofSeq values) |> List.ofSeq

        let longest = series |> List.map (snd >> Array.length) |> List.fold max 0

        series
        |> List.mapi (fun i (name, values) -> curve i (name, values))
        |> PlotStyle.combined
        |> PlotStyle.dressed title PlotStyle.width PlotStyle.height
        |> PlotStyle.axes "epoch" yAxis
        |> wholeEpochs longest
        |> Chart.withLayoutStyle (HoverMode = StyleParam.HoverMode.XUnified)

    let curvePanels (title: string) (panels: seq<string * #seq<string * #seq<float>>>) : GenericChart =
        let panels =
            panels
            |> Seq.map (fun (axis, series) ->
                axis, series |> Seq.map (fun (name, values) -> name, Array.ofSeq values) |> List.ofSeq)
            |> List.ofSeq

        let names = panels |> List.collect (snd >> List.map fst) |> List.distinct
        let indexOf name = List.findIndex ((=) name) names

        let panel number (axis, series) =
            let isNew name =
                panels
                |> List.truncate number
                |> List.forall (snd >> List.forall (fst >> (<>) name))

            series
            |> List.map (fun (name, values) ->
                curve (indexOf name) (name, values)
                |> Chart.withTraceInfo (
                    Name = PlotStyle.escape name,
                    LegendGroup = PlotStyle.escape name,
                    ShowLegend = isNew name
                ))
            |> PlotStyle.combined
            |> PlotStyle.axes "epoch" axis
            |> wholeEpochs (series |> List.map (snd >> Array.length) |> List.fold max 0)

        panels
        |> List.mapi panel
        |> Chart.Grid(nRows = 1, nCols = max 1 panels.Length, XGap = 0.18)
        |> PlotStyle.dressed title (max PlotStyle.width (430 * panels.Length)) 420

    let lines
        (title: string)
        (xAxis: string)
        (yAxis: string)
        (series: seq<string * #seq<float * float>>)
        : GenericChart =
        series
        |> Seq.mapi (fun i (name, points) ->
            Chart.Line(xy = points, Name = PlotStyle.escape name, LineColor = PlotStyle.color i, LineWidth = 2.5))
        |> List.ofSeq
        |> PlotStyle.combined
        |> PlotStyle.dressed title PlotStyle.width PlotStyle.height
        |> PlotStyle.axes xAxis yAxis

    let logarithmic (chart: GenericChart) : GenericChart =
        chart
        |> Chart.withYAxis (LinearAxis.init (AxisType = StyleParam.AxisType.Log, TickFormat = ".0e", NTicks = 5))
        |> Chart.withYAxisStyle (TitleStandoff = 12)
        |> Chart.withMarginSize (Left = 95, Right = 30, Top = 90, Bottom = 60)

    let mark (label: string) (x: float) (chart: GenericChart) : GenericChart =
        chart
        |> Chart.withShape (
            Shape.init (
                ShapeType = StyleParam.ShapeType.Line,
                X0 = x,
                X1 = x,
                Y0 = 0.0,
                Y1 = 1.0,
                Yref = "paper",
                Line = Line.init (Color = PlotStyle.faint, Width = 1.5, Dash = StyleParam.DrawingStyle.Dot)
            )
        )
        |> Chart.withAnnotation (
            Annotation.init (
                X = x,
                Y = 1.0,
                YRef = "paper",
                YAnchor = StyleParam.YAnchorPosition.Top,
                XAnchor = StyleParam.XAnchorPosition.Left,
                Text = PlotStyle.escape (" " + label),
                ShowArrow = false,
                Font = Font.init (Size = 12.0, Color = PlotStyle.faint)
            )
        )
