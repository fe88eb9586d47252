namespace DLWorkbook

open System
open Plotly.NET
open Plotly.NET.LayoutObjects

/// Charts from plain data, all with one look. Functions take a title, then what the axes mean, then the data, and give
/// a chart that `Show.chart` saves and Plotly.NET's verbs go on with:
///
///     [ "train", trainLoss; "validation", validationLoss ] |> Plot.curves "Learning curves" "loss" |> Show.chart "loss"
///
/// Vocabulary: curves and curvePanels (over epochs), lines (over any x), roc, calibration, confusion, heatmap, images,
/// scatter, embedding, boundary, bars, groupedBars, histogram, boxes, mark. NaN leaves a gap. Texts are shown as they
/// are written, also when they look like HTML.
[<RequireQualifiedAccess>]
module Plot =

    let private width = 760
    let private height = 440

    let private combined (charts: GenericChart list) =
        match charts with
        | [] -> Chart.Line(x = Array.empty<float>, y = Array.empty<float>)
        | charts -> Chart.combine charts

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

    /// Draws named series of one value per epoch, numbered from 1.
    let curves (title: string) (yAxis: string) (series: seq<string * #seq<float>>) : GenericChart =
        let series =
            series |> Seq.map (fun (name, values) -> name, Array.ofSeq values) |> List.ofSeq

        let longest = series |> List.map (snd >> Array.length) |> List.fold max 0

        series
        |> List.mapi (fun i (name, values) -> curve i (name, values))
        |> combined
        |> PlotStyle.dressed title width height
        |> PlotStyle.axes "epoch" yAxis
        |> wholeEpochs longest
        |> Chart.withLayoutStyle (HoverMode = StyleParam.HoverMode.XUnified)

    /// Draws panels beside each other, each with a y axis of its own and named series of one value per epoch; a series
    /// has the same colour in each, and one entry in the legend.
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
            |> combined
            |> PlotStyle.axes "epoch" axis
            |> wholeEpochs (series |> List.map (snd >> Array.length) |> List.fold max 0)

        panels
        |> List.mapi panel
        |> Chart.Grid(nRows = 1, nCols = max 1 panels.Length, XGap = 0.18)
        |> PlotStyle.dressed title (max width (430 * panels.Length)) 420

    /// Draws named series of (x, y) pairs.
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
        |> combined
        |> PlotStyle.dressed title width height
        |> PlotStyle.axes xAxis yAxis

    /// Draws ROC curves: for each model its name, the area under the curve, and (false positive rate, true positive
    /// rate) pairs; beside them the diagonal of a guess.
    let roc (title: string) (models: seq<string * float * #seq<float * float>>) : GenericChart =
        let models =
            models
            |> Seq.mapi (fun i (name, area, points) ->
                Chart.Line(
                    xy = points,
                    Name = PlotStyle.escape $"%s{name} (AUC %.3f{area})",
                    LineColor = PlotStyle.color i,
                    LineWidth = 2.5
                ))
            |> List.ofSeq

        models @ [ PlotStyle.diagonal "a guess (AUC 0.500)" ]
        |> Chart.combine
        |> PlotStyle.dressed title 620 620
        |> PlotStyle.axes "false positive rate" "true positive rate"
        |> PlotStyle.unitSquare
        |> PlotStyle.legendAt 0.94 StyleParam.XAnchorPosition.Right 0.03 StyleParam.YAnchorPosition.Bottom

    /// Draws how far predicted probabilities can be trusted: for each model its name and, for each bin, the mean
    /// predicted probability, the observed share and the number of samples.
    let calibration (title: string) (models: seq<string * #seq<float * float * int>>) : GenericChart =
        let models =
            models
            |> Seq.mapi (fun i (name, bins) ->
                let bins = Array.ofSeq bins
                let largest = bins |> Array.map (fun (_, _, n) -> n) |> Array.fold max 1

                let size n =
                    6 + int (12.0 * sqrt (float n / float largest))

                Chart.Line(
                    x = (bins |> Array.map (fun (p, _, _) -> p)),
                    y = (bins |> Array.map (fun (_, share, _) -> share)),
                    Name = PlotStyle.escape name,
                    ShowMarkers = true,
                    LineColor = PlotStyle.color i,
                    MultiText = (bins |> Array.map (fun (_, _, n) -> $"%d{n} samples"))
                )
                |> Chart.withMarkerStyle (
                    Color = PlotStyle.color i,
                    MultiSize = (bins |> Array.map (fun (_, _, n) -> size n))
                ))
            |> List.ofSeq

        models @ [ PlotStyle.diagonal "perfect" ]
        |> Chart.combine
        |> PlotStyle.dressed title 620 620
        |> PlotStyle.axes "predicted probability" "observed share"
        |> PlotStyle.unitSquare
        |> PlotStyle.legendAt 0.06 StyleParam.XAnchorPosition.Left 0.98 StyleParam.YAnchorPosition.Top

    /// Draws a confusion matrix, counts.[actual, predicted], with the count and its share of the row in each cell.
    let confusion (title: string) (labels: seq<string>) (counts: int[,]) : GenericChart =
        let labels = labels |> Seq.map PlotStyle.escape |> Array.ofSeq

        PlotMatrices.confusion labels counts
        |> PlotStyle.dressed title 620 560
        |> PlotMatrices.confusionAxes

    /// Draws a matrix, values.[row, column], the first row at the top, as coloured cells.
    let heatmap (title: string) (xAxis: string) (yAxis: string) (values: float[,]) : GenericChart =
        PlotMatrices.heatmap values
        |> PlotStyle.dressed title width (height + 60)
        |> PlotStyle.axes xAxis yAxis

    /// Draws named grey images, pixels.[row, column], dark to light, so many beside each other.
    let images (title: string) (columns: int) (images: seq<string * float[,]>) : GenericChart =
        let images = List.ofSeq images
        let rows = max 1 ((images.Length + columns - 1) / columns)

        PlotMatrices.images columns rows images
        |> PlotStyle.dressed title (max 300 (40 + 110 * columns)) (110 + 120 * rows)
        |> Chart.withMarginSize (Left = 20, Right = 20, Top = 90, Bottom = 20)

    let private pointGroups groups =
        groups
        |> Seq.mapi (fun i (name, points: seq<float * float * string>) ->
            let points = Array.ofSeq points

            Chart.Point(
                x = (points |> Array.map (fun (x, _, _) -> x)),
                y = (points |> Array.map (fun (_, y, _) -> y)),
                Name = PlotStyle.escape name,
                MultiText = (points |> Array.map (fun (_, _, text) -> PlotStyle.escape text))
            )
            |> Chart.withMarkerStyle (Color = PlotStyle.color i, Size = 7, Opacity = 0.75))
        |> List.ofSeq

    /// Draws named groups of points (x, y, text); the text appears under the pointer.
    let scatter
        (title: string)
        (xAxis: string)
        (yAxis: string)
        (groups: seq<string * seq<float * float * string>>)
        : GenericChart =
        pointGroups groups
        |> combined
        |> PlotStyle.dressed title width (height + 60)
        |> PlotStyle.axes xAxis yAxis

    /// Draws words (or other names) at their places (x, y) on a map, coloured by a value on both sides of zero, such as a
    /// word's weight in a verdict. Up to 80 of them are written out; the others appear under the pointer.
    let embedding (title: string) (valueName: string) (words: seq<string * float * float * float>) : GenericChart =
        let words = Array.ofSeq words
        let names = words |> Array.map (fun (word, _, _, _) -> PlotStyle.escape word)
        let values = words |> Array.map (fun (_, _, _, value) -> value)

        let extent =
            values |> Array.filter Double.IsFinite |> Array.map abs |> Array.fold max 1e-12

        let draw =
            if words.Length <= 80 then
                StyleParam.Mode.Markers_Text
            else
                StyleParam.Mode.Markers

        Chart.Scatter(
            x = (words |> Array.map (fun (_, x, _, _) -> x)),
            y = (words |> Array.map (fun (_, _, y, _) -> y)),
            mode = draw,
            MultiText = names,
            TextPosition = StyleParam.TextPosition.TopCenter
        )
        |> Chart.withMarkerStyle (
            Color = Color.fromColorScaleValues values,
            Colorscale = PlotStyle.diverging,
            CMin = -extent,
            CMax = extent,
            ShowScale = true,
            ColorBar =
                ColorBar.init (
                    Title = Title.init (Text = PlotStyle.escape valueName),
                    Thickness = 14.0,
                    OutlineWidth = 0.0
                ),
            Size = 9
        )
        |> PlotStyle.dressed title 900 680
        |> PlotStyle.axes "" ""

    /// Draws a probability, probability.[row of y, column of x], as an area from blue (0) over white (0.5) to orange (1)
    /// with its line at 0.5, and named groups of points (x, y, text) on it.
    let boundary
        (title: string)
        (x: float[])
        (y: float[])
        (probability: float[,])
        (groups: seq<string * seq<float * float * string>>)
        : GenericChart =
        PlotMatrices.requireGrid "Plot.boundary" x y probability

        let whole (places: float[]) =
            StyleParam.Range.ofMinMax (Array.min places, Array.max places)

        let area =
            Chart.Contour(
                PlotMatrices.rows probability,
                X = x,
                Y = y,
                ColorScale = PlotStyle.twoSided,
                ShowScale = false,
                ContoursStart = 0.0,
                ContoursEnd = 1.0,
                NContours = 21,
                ShowContourLines = false,
                Opacity = 0.9
            )

        area :: pointGroups groups
        |> Chart.combine
        |> PlotStyle.dressed title 640 620
        |> PlotStyle.axes "x" "y"
        |> Chart.withXAxis (LinearAxis.init (Range = whole x, Constrain = StyleParam.AxisConstraint.Domain))
        |> Chart.withYAxis (LinearAxis.init (Range = whole y, ScaleAnchor = StyleParam.ScaleAnchor.X 1))

    /// Draws a bar for each name, its value and, when there is one, the half length of its error bar.
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
        |> PlotStyle.dressed title width height
        |> PlotStyle.axes "" yAxis
        |> Chart.withXAxis (LinearAxis.init (AxisType = StyleParam.AxisType.Category, ShowGrid = false))
        |> Chart.withLayoutStyle (BarGap = 0.4)

    /// Draws bars side by side: for each named series, a value for each name.
    let groupedBars (title: string) (yAxis: string) (series: seq<string * #seq<string * float>>) : GenericChart =
        series
        |> Seq.mapi (fun i (name, values) ->
            Chart.Column(
                keysValues = (values |> Seq.map (fun (key, value) -> PlotStyle.escape key, value)),
                Name = PlotStyle.escape name,
                MarkerColor = PlotStyle.color i
            ))
        |> List.ofSeq
        |> combined
        |> PlotStyle.dressed title width height
        |> PlotStyle.axes "" yAxis
        |> Chart.withXAxis (LinearAxis.init (AxisType = StyleParam.AxisType.Category, ShowGrid = false))
        |> Chart.withLayoutStyle (BarMode = StyleParam.BarMode.Group)

    /// Draws how often values of named series occur, over each other.
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
        |> combined
        |> PlotStyle.dressed title width height
        |> PlotStyle.axes xAxis "count"
        |> Chart.withLayoutStyle (BarMode = StyleParam.BarMode.Overlay, BarGap = 0.03)

    /// Draws median, quartiles, whiskers and every value of named series.
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
        |> combined
        |> PlotStyle.dressed title width height
        |> PlotStyle.axes "" yAxis

    /// Marks a place on the x axis, such as the best epoch, by a dotted line with a label.
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
