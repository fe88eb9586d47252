namespace Plotly.NET

open Plotly.NET.LayoutObjects

/// Several charts beside and below each other.
[<AutoOpen>]
module ChartGrid =

    /// Where a row's or column's cells begin and end, in parts of the plot, when each leaves this part of itself free.
    let private cells count gap =
        let step = 1. / (float count - gap)
        Array.init count (fun i -> step * float i, step * float i + step * (1. - gap))

    let private axisOf (layout: Layout) name =
        match List.tryFind (fst >> (=) name) layout.Fields with
        | Some(_, Fields fields) -> LinearAxis fields
        | _ -> LinearAxis.init ()

    let private isAxis (name: string, _) =
        name.StartsWith "xaxis" || name.StartsWith "yaxis"

    /// A chart moved to the axes of these numbers; its own first axes get the number of its cell.
    let private onAxes number x y (chart: GenericChart) =
        let anchor letter n =
            Text(if n < 2 then letter else $"%s{letter}%d{n}")

        let layout = chart.Layout
        let others = Layout(layout.Fields |> List.filter (isAxis >> not))

        {
            chart with
                Layout =
                    others
                    |> Layout.setLinearAxis (StyleParam.SubPlotId.XAxis number, axisOf layout "xaxis")
                    |> Layout.setLinearAxis (StyleParam.SubPlotId.YAxis number, axisOf layout "yaxis")
        }
        |> GenericChart.mapTrace (fun trace -> trace.With [ "xaxis", anchor "x" x; "yaxis", anchor "y" y ])

    let private titles rows columns xGap yGap topFirst offset (font: Font option) texts =
        let across, up = cells columns xGap, cells rows yGap
        let heights = if topFirst then Array.rev up else up

        texts
        |> Seq.truncate (rows * columns)
        |> Seq.mapi (fun i text ->
            let left, right = across[i % columns]

            Annotation.init (
                X = (left + right) / 2.,
                XRef = "paper",
                XAnchor = StyleParam.XAnchorPosition.Center,
                Y = snd heights[i / columns] + offset,
                YRef = "paper",
                YAnchor = StyleParam.YAnchorPosition.Bottom,
                Text = text,
                ShowArrow = false,
                ?Font = font
            ))

    type Chart with

        /// Puts charts into a grid, row by row, each with its own axes (or one x axis a column and one y axis a row:
        /// `Coupled`). Gaps are parts of a cell: 0.2 across and 0.3 down, 0.1 when axes are coupled.
        static member Grid
            (
                nRows: int,
                nCols: int,
                ?SubPlotTitles: #seq<string>,
                ?SubPlotTitleFont: Font,
                ?SubPlotTitleOffset: float,
                ?RowOrder: StyleParam.LayoutGridRowOrder,
                ?Pattern: StyleParam.LayoutGridPattern,
                ?XGap: float,
                ?YGap: float
            ) =
            fun (gCharts: #seq<GenericChart>) ->
                let pattern = defaultArg Pattern StyleParam.LayoutGridPattern.Independent
                let order = defaultArg RowOrder StyleParam.LayoutGridRowOrder.TopToBottom
                let coupled = pattern = StyleParam.LayoutGridPattern.Coupled
                let xGap = defaultArg XGap (if coupled then 0.1 else 0.2)
                let yGap = defaultArg YGap (if coupled then 0.1 else 0.3)

                let texts =
                    match SubPlotTitles with
                    | Some texts -> Seq.map string texts
                    | None -> Seq.empty

                let grid = [
                    "rows", Int(int64 nRows)
                    "columns", Int(int64 nCols)
                    "pattern", pattern.Json
                    "roworder", order.Json
                    "xgap", Number xGap
                    "ygap", Number yGap
                ]

                gCharts
                |> Seq.truncate (nRows * nCols)
                |> Seq.mapi (fun i chart ->
                    if coupled then
                        onAxes (i + 1) (i % nCols + 1) (i / nCols + 1) chart
                    else
                        onAxes (i + 1) (i + 1) (i + 1) chart)
                |> Chart.combine
                |> Chart.withAnnotations (
                    titles
                        nRows
                        nCols
                        xGap
                        yGap
                        (order = StyleParam.LayoutGridRowOrder.TopToBottom)
                        (defaultArg SubPlotTitleOffset 0.)
                        SubPlotTitleFont
                        texts
                )
                |> Chart.withLayout (Layout [ "grid", Fields grid ])

        /// Puts charts below each other; see `Chart.Grid`.
        static member SingleStack
            (
                ?SubPlotTitles: #seq<string>,
                ?SubPlotTitleFont: Font,
                ?SubPlotTitleOffset: float,
                ?RowOrder: StyleParam.LayoutGridRowOrder,
                ?Pattern: StyleParam.LayoutGridPattern,
                ?XGap: float,
                ?YGap: float
            ) =
            fun (gCharts: #seq<GenericChart>) ->
                gCharts
                |> Chart.Grid(
                    nRows = Seq.length gCharts,
                    nCols = 1,
                    ?SubPlotTitles = SubPlotTitles,
                    ?SubPlotTitleFont = SubPlotTitleFont,
                    ?SubPlotTitleOffset = SubPlotTitleOffset,
                    ?RowOrder = RowOrder,
                    ?Pattern = Pattern,
                    ?XGap = XGap,
                    ?YGap = YGap
                )
