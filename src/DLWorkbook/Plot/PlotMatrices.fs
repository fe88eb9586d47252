namespace DLWorkbook

open Plotly.NET
open Plotly.NET.LayoutObjects

/// Matrices as charts.
module internal PlotMatrices =

    /// The rows of a matrix.
    let rows (values: 'a[,]) =
        Array.init (Array2D.length1 values) (fun row -> values[row, *])

    /// Refuses a matrix that doesn't have a row for each y and a column for each x.
    let requireGrid operation (x: float[]) (y: float[]) (values: float[,]) =
        let height, width = Array2D.length1 values, Array2D.length2 values

        if height <> y.Length || width <> x.Length then
            invalidArg
                "probability"
                $"%s{operation}: expected (rows of y=%d{y.Length}, columns of x=%d{x.Length}), got (%d{height}, %d{width}): transposed?"

    let private colorBar title =
        ColorBar.init (Title = Title.init (Text = title), Thickness = 14.0, OutlineWidth = 0.0)

    let confusion (labels: string[]) (counts: int[,]) =
        let height, width = Array2D.length1 counts, Array2D.length2 counts

        if height <> labels.Length || width <> labels.Length then
            invalidArg
                (nameof counts)
                $"Plot.confusion: expected (actual=%d{labels.Length}, predicted=%d{labels.Length}), one for each label, got (%d{height}, %d{width})"

        let share actual predicted =
            let total = Array.sum counts[actual, *]

            if total = 0 then
                0.0
            else
                float counts[actual, predicted] / float total

        let places = [| 0 .. labels.Length - 1 |]
        let shares = places |> Array.map (fun actual -> places |> Array.map (share actual))

        let least, most =
            shares |> Seq.concat |> Seq.fold (fun (a, b) s -> min a s, max b s) (1.0, 0.0)

        let small = labels.Length > 10

        let cell actual predicted =
            let shown = counts[actual, predicted].ToString("#,##0")

            Annotation.init (
                X = predicted,
                Y = actual,
                Text =
                    (if small then
                         shown
                     else
                         $"<b>%s{shown}</b><br>%.1f{100.0 * shares[actual][predicted]} %%"),
                ShowArrow = false,
                Font =
                    Font.init (
                        Size = (if small then 10.0 else 14.0),
                        Color =
                            (if shares[actual][predicted] > 0.5 then
                                 Color.fromString "white"
                             else
                                 PlotStyle.ink)
                    )
            )

        let axis () =
            LinearAxis.init (TickVals = places, TickText = labels, ShowGrid = false, ZeroLine = false)

        Chart.Heatmap(
            shares,
            X = places,
            Y = places,
            ColorScale = PlotStyle.shares least most,
            ShowScale = false,
            XGap = 2,
            YGap = 2,
            ReverseYAxis = true
        )
        |> Chart.withAnnotations [
            for actual in places do
                for predicted in places do
                    cell actual predicted
        ]
        |> Chart.withXAxis (axis ())
        |> Chart.withYAxis (axis ())

    let confusionAxes chart =
        chart
        |> PlotStyle.axes "predicted" "actual"
        |> Chart.withMarginSize (Left = 110, Right = 30, Top = 70, Bottom = 70)

    let heatmap (values: float[,]) =
        Chart.Heatmap(rows values, ColorScale = PlotStyle.sequential, ColorBar = colorBar "", ReverseYAxis = true)

    let private grey =
        StyleParam.Colorscale.Custom [ 0.0, Color.fromString "black"; 1.0, Color.fromString "white" ]

    let private image number (_, pixels: float[,]) =
        Chart.Heatmap(rows pixels, ColorScale = grey, ShowScale = false, ReverseYAxis = true)
        |> Chart.withXAxis (LinearAxis.init (Visible = false, Constrain = StyleParam.AxisConstraint.Domain))
        |> Chart.withYAxis (
            LinearAxis.init (
                Visible = false,
                AutoRange = StyleParam.AutoRange.Reversed,
                ScaleAnchor = StyleParam.ScaleAnchor.X(number + 1),
                Constrain = StyleParam.AxisConstraint.Domain
            )
        )

    let images columns rows (images: (string * float[,]) list) =
        images
        |> List.mapi image
        |> Chart.Grid(
            nRows = rows,
            nCols = columns,
            SubPlotTitles = (images |> List.map (fst >> PlotStyle.escape)),
            SubPlotTitleFont = Font.init (Size = 11.0, Color = PlotStyle.ink),
            XGap = 0.08,
            YGap = 0.25
        )
