namespace DLWorkbook

open System
open System.Globalization
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

        let small = labels.Length >= 10

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
                        Size =
                            (if small then 10.0
                             elif labels.Length > 6 then 11.0
                             else 14.0),
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

    /// Rows of numbers under their names, blue below zero and orange above, each number written into its cell.
    let cells (columns: string[]) (series: (string * float[]) list) =
        let known = series |> Seq.collect snd |> Seq.filter Double.IsFinite |> Array.ofSeq

        let least, most =
            if known.Length = 0 then
                0.0, 0.0
            else
                Array.min known, Array.max known

        let bound = max (abs least) (abs most)
        let names = series |> List.map fst |> Array.ofList

        let written row column (value: float) =
            Annotation.init (
                X = column,
                Y = row,
                Text = (round (100.0 * value) / 100.0 + 0.0).ToString("0.##", CultureInfo.InvariantCulture),
                ShowArrow = false,
                Font =
                    Font.init (
                        Size = 11.0,
                        Color =
                            (if abs value > 0.65 * bound then
                                 Color.fromString "white"
                             else
                                 PlotStyle.ink)
                    )
            )

        let axis (texts: string[]) =
            LinearAxis.init (
                TickVals = [| 0 .. texts.Length - 1 |],
                TickText = (texts |> Array.map PlotStyle.escape),
                ShowGrid = false,
                ZeroLine = false
            )

        Chart.Heatmap(
            (series |> List.map snd),
            X = [| 0 .. columns.Length - 1 |],
            Y = [| 0 .. names.Length - 1 |],
            ColorScale = PlotStyle.around least most,
            ShowScale = false,
            XGap = 2,
            YGap = 2,
            ReverseYAxis = true
        )
        |> Chart.withAnnotations [
            for row, (_, values) in List.indexed series do
                for column, value in Array.indexed values do
                    if Double.IsFinite value then
                        written row column value
        ]
        |> Chart.withXAxis (axis columns)
        |> Chart.withYAxis (axis names)

    let heatmap (values: float[,]) =
        Chart.Heatmap(rows values, ColorScale = PlotStyle.sequential, ColorBar = colorBar "", ReverseYAxis = true)

    let private grey =
        StyleParam.Colorscale.Custom [ 0.0, Color.fromString "black"; 1.0, Color.fromString "white" ]

    /// Gives an image a place of its own: no axes, pixels as high as wide.
    let private framed number chart =
        chart
        |> Chart.withXAxis (LinearAxis.init (Visible = false, Constrain = StyleParam.AxisConstraint.Domain))
        |> Chart.withYAxis (
            LinearAxis.init (
                Visible = false,
                AutoRange = StyleParam.AutoRange.Reversed,
                ScaleAnchor = StyleParam.ScaleAnchor.X(number + 1),
                Constrain = StyleParam.AxisConstraint.Domain
            )
        )

    /// Images in rows and columns under their names.
    let private gallery columns rows (names: string list) (charts: GenericChart list) =
        charts
        |> List.mapi framed
        |> Chart.Grid(
            nRows = rows,
            nCols = columns,
            SubPlotTitles = (names |> List.map PlotStyle.escape),
            SubPlotTitleFont = Font.init (Size = 11.0, Color = PlotStyle.ink),
            XGap = 0.08,
            YGap = 0.25
        )

    let private matrixRows = rows

    let images columns rows (images: (string * float[,]) list) =
        images
        |> List.map (fun (_, pixels) ->
            Chart.Heatmap(matrixRows pixels, ColorScale = grey, ShowScale = false, ReverseYAxis = true))
        |> gallery columns rows (List.map fst images)

    /// An image of one channel or three, in [0, 1], as bytes of red, green and blue: (height, width, 3).
    let private colours (pixels: float32[,,]) =
        let channels = Array3D.length1 pixels

        let share row column channel =
            let value = pixels[(if channels = 1 then 0 else channel), row, column]
            int (System.MathF.Round(255f * System.Math.Clamp(value, 0f, 1f)))

        Array.init (Array3D.length2 pixels) (fun row ->
            Array.init (Array3D.length3 pixels) (fun column -> Array.init 3 (share row column)))

    let pictures columns rows (pictures: (string * float32[,,]) list) =
        for name, pixels in pictures do
            if Array3D.length1 pixels <> 1 && Array3D.length1 pixels <> 3 then
                invalidArg
                    (nameof pictures)
                    $"Plot.pictures: expected (channels=1 or 3, height, width), got (%d{Array3D.length1 pixels}, %d{Array3D.length2 pixels}, %d{Array3D.length3 pixels}) for '%s{name}'"

        pictures
        |> List.map (fun (_, pixels) -> Chart.Image(Z = colours pixels))
        |> gallery columns rows (List.map fst pictures)
