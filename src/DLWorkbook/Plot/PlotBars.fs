namespace DLWorkbook

open System
open Plotly.NET
open Plotly.NET.LayoutObjects

/// Bars, counts and spreads.
module internal PlotBars =

    /// Room below for names that have to be written aslant, since they don't fit beside each other.
    let private roomFor (names: string[]) (chart: GenericChart) : GenericChart =
        let longest = names |> Array.map _.Length |> Array.fold max 0

        if longest * names.Length * 8 > PlotStyle.width - 100 then
            chart
            |> Chart.withMarginSize (Left = 70, Right = 60, Top = 90, Bottom = 60 + 4 * min longest 30)
        else
            chart

    /// Room above for the figures that stand on the bars, which the plot's edge would cut.
    let private roomAbove (heights: float[]) (chart: GenericChart) : GenericChart =
        let highest = heights |> Array.filter Double.IsFinite |> Array.fold max 0.0

        if highest > 0.0 && heights |> Array.forall (fun height -> not (height < 0.0)) then
            chart
            |> Chart.withYAxis (LinearAxis.init (Range = StyleParam.Range.ofMinMax (0.0, 1.1 * highest)))
        else
            chart

    let bars (title: string) (yAxis: string) (values: seq<string * float * float option>) : GenericChart =
        let values = Array.ofSeq values
        let heights = values |> Array.map (fun (_, value, _) -> value)

        let errors =
            values |> Array.map (fun (_, _, error) -> error |> Option.defaultValue 0.0)

        let hasErrors = values |> Array.exists (fun (_, _, error) -> error.IsSome)

        let chart =
            Chart.Column(
                values = heights,
                Keys = (values |> Array.map (fun (name, _, _) -> PlotStyle.escape name)),
                MarkerColor = PlotStyle.color 0,
                MultiText =
                    (heights
                     |> Array.map (fun value -> value.ToString("0.####", Globalization.CultureInfo.InvariantCulture))),
                TextPosition =
                    (if hasErrors then
                         StyleParam.TextPosition.Inside
                     else
                         StyleParam.TextPosition.Outside)
            )

        (if hasErrors then
             chart
             |> Chart.withYErrorStyle (
                 Type = StyleParam.ErrorType.Data,
                 Array = errors,
                 Color = PlotStyle.ink,
                 Thickness = 1.5,
                 Width = 6.0
             )
         else
             chart)
        |> PlotStyle.dressed title PlotStyle.width PlotStyle.height
        |> PlotStyle.axes "" yAxis
        |> Chart.withXAxis (LinearAxis.init (AxisType = StyleParam.AxisType.Category, ShowGrid = false))
        |> Chart.withLayoutStyle (BarGap = 0.4)
        |> (if hasErrors then id else roomAbove heights)
        |> roomFor (values |> Array.map (fun (name, _, _) -> name))

    let groupedBars (title: string) (yAxis: string) (series: seq<string * #seq<string * float>>) : GenericChart =
        let series =
            series |> Seq.map (fun (name, values) -> name, List.ofSeq values) |> List.ofSeq

        series
        |> Seq.mapi (fun i (name, values) ->
            Chart.Column(
                keysValues = (values |> Seq.map (fun (key, value) -> PlotStyle.escape key, value)),
                Name = PlotStyle.escape name,
                MarkerColor = PlotStyle.color i
            ))
        |> List.ofSeq
        |> PlotStyle.combined
        |> PlotStyle.dressed title PlotStyle.width PlotStyle.height
        |> PlotStyle.axes "" yAxis
        |> Chart.withXAxis (LinearAxis.init (AxisType = StyleParam.AxisType.Category, ShowGrid = false))
        |> Chart.withLayoutStyle (BarMode = StyleParam.BarMode.Group)
        |> roomFor (series |> Seq.collect snd |> Seq.map fst |> Seq.distinct |> Array.ofSeq)

    let histogram (title: string) (xAxis: string) (series: seq<string * #seq<float>>) : GenericChart =
        let series =
            series |> Seq.map (fun (name, values) -> name, Array.ofSeq values) |> List.ofSeq

        let opacity = if series.Length > 1 then 0.6 else 0.9

        series
        |> List.mapi (fun i (name, values) ->
            Chart.Histogram(
                X = values,
                Name = PlotStyle.escape name,
                MarkerColor = PlotStyle.color i,
                NBinsX = 50,
                Opacity = opacity
            ))
        |> PlotStyle.combined
        |> PlotStyle.dressed title PlotStyle.width PlotStyle.height
        |> PlotStyle.axes xAxis "count"
        |> Chart.withLayoutStyle (BarMode = StyleParam.BarMode.Overlay, BarGap = 0.03)

    let boxes (title: string) (yAxis: string) (series: seq<string * #seq<float>>) : GenericChart =
        series
        |> Seq.mapi (fun i (name, values) ->
            Chart.BoxPlot(
                Y = values,
                Name = PlotStyle.escape name,
                MarkerColor = PlotStyle.color i,
                BoxPoints = StyleParam.BoxPoints.All,
                Jitter = 0.4,
                ShowLegend = false
            ))
        |> List.ofSeq
        |> PlotStyle.combined
        |> PlotStyle.dressed title PlotStyle.width PlotStyle.height
        |> PlotStyle.axes "" yAxis
