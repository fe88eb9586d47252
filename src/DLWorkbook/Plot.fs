namespace DLWorkbook

open System
open Plotly.NET
open DLWorkbook.Core.Evaluation
open DLWorkbook.Core.Training

/// Charts from plain data, all with one look. Functions take a title, then what the axes mean, then the data, and give
/// a chart that `Show.chart` saves and Plotly.NET's verbs go on with:
///
///     [ "train", trainLoss; "validation", validationLoss ] |> Plot.curves "Learning curves" "loss" |> Show.chart "loss"
///
/// Vocabulary: curves and curvePanels (over epochs), lines (over any x), roc, calibration, confusion, heatmap, cells, images,
/// pictures, scatter, embedding, boundary, boundaries, graph, graphSteps, bars, groupedBars, histogram, boxes; then mark,
/// logarithmic. NaN leaves a gap. Texts are shown as they are written, also when they look like HTML.
[<RequireQualifiedAccess>]
module Plot =

    /// Draws named series of one value per epoch, numbered from 1.
    let curves (title: string) (yAxis: string) (series: seq<string * #seq<float>>) : GenericChart =
        PlotCurves.curves title yAxis series

    /// Draws panels beside each other, each with a y axis of its own and named series of one value per epoch; a series
    /// has the same colour in each, and one entry in the legend.
    let curvePanels (title: string) (panels: seq<string * #seq<string * #seq<float>>>) : GenericChart =
        PlotCurves.curvePanels title panels

    /// Draws named series of (x, y) pairs.
    let lines
        (title: string)
        (xAxis: string)
        (yAxis: string)
        (series: seq<string * #seq<float * float>>)
        : GenericChart =
        PlotCurves.lines title xAxis yAxis series

    /// Draws ROC curves: for each model its name, the area under the curve, and (false positive rate, true positive
    /// rate) pairs; beside them the diagonal of a guess.
    let roc (title: string) (models: seq<string * float * #seq<float * float>>) : GenericChart =
        PlotRates.roc title models

    /// Draws how far predicted probabilities can be trusted: for each model its name and, for each bin, the mean
    /// predicted probability, the observed share and the number of samples.
    let calibration (title: string) (models: seq<string * #seq<float * float * int>>) : GenericChart =
        PlotRates.calibration title models

    /// Draws a confusion matrix, counts.[actual, predicted], with the count and its share of the row in each cell.
    let confusion (title: string) (labels: seq<string>) (counts: int[,]) : GenericChart =
        let labels = labels |> Seq.map PlotStyle.escape |> Array.ofSeq

        PlotMatrices.confusion labels counts
        |> PlotStyle.dressed title 620 560
        |> PlotMatrices.confusionAxes

    /// Draws a matrix, values.[row, column], the first row at the top, as coloured cells.
    let heatmap (title: string) (xAxis: string) (yAxis: string) (values: float[,]) : GenericChart =
        PlotMatrices.heatmap values
        |> PlotStyle.dressed title PlotStyle.width (PlotStyle.height + 60)
        |> PlotStyle.axes xAxis yAxis

    /// Draws rows of numbers, each row under its name and each column under its own, as coloured cells with the number
    /// written in: what several quantities do step by step. Blue is below zero, orange above; NaN stays empty. A row of
    /// another length than the columns is an `ArgumentException`.
    let cells (title: string) (xAxis: string) (columns: seq<string>) (rows: seq<string * #seq<float>>) : GenericChart =
        let columns = Array.ofSeq columns
        let rows = [ for name, values in rows -> name, Array.ofSeq values ]

        for name, values in rows do
            if values.Length <> columns.Length then
                invalidArg
                    (nameof rows)
                    $"Plot.cells: expected %d{columns.Length} numbers in row \"%s{name}\", one for each column, got %d{values.Length}"

        let longest = rows |> List.map (fst >> _.Length) |> List.fold max 0

        PlotMatrices.cells columns rows
        |> PlotStyle.dressed title PlotStyle.width (130 + 34 * rows.Length)
        |> PlotStyle.axes xAxis ""
        |> Chart.withMarginSize (Left = 30 + 8 * min longest 24, Right = 20, Top = 60, Bottom = 60)

    let private gallery operation title columns (draw: int -> int -> 'image list -> GenericChart) images =
        if columns < 1 then
            invalidArg (nameof columns) $"%s{operation}: expected at least 1 column, got %d{columns}"

        let images = List.ofSeq images
        let rows = max 1 ((images.Length + columns - 1) / columns)

        draw columns rows images
        |> PlotStyle.dressed title (max 300 (40 + 110 * columns)) (110 + 120 * rows)
        |> Chart.withMarginSize (Left = 20, Right = 20, Top = 90, Bottom = 20)

    /// Draws named grey images, pixels.[row, column], dark to light, so many beside each other (at least one). The darkest
    /// value of each is black, the lightest white.
    let images (title: string) (columns: int) (images: seq<string * float[,]>) : GenericChart =
        gallery "Plot.images" title columns PlotMatrices.images images

    /// Draws named images, grey or coloured, as they are: (channels = 1 or 3, height, width) in [0, 1], what lies outside cut
    /// off; so many beside each other (at least one). <c>ImageDataset.ImageOf</c> gives such images.
    let pictures (title: string) (columns: int) (pictures: seq<string * float32[,,]>) : GenericChart =
        gallery "Plot.pictures" title columns PlotMatrices.pictures pictures

    /// Draws named groups of points (x, y, text); the text appears under the pointer.
    let scatter
        (title: string)
        (xAxis: string)
        (yAxis: string)
        (groups: seq<string * #seq<float * float * string>>)
        : GenericChart =
        PlotPoints.scatter title xAxis yAxis groups

    /// Draws words (or other names) at their places (x, y) on a map, coloured by a value on both sides of zero, such as a
    /// word's weight in a verdict. Up to 80 of them are written out; the others appear under the pointer.
    let embedding (title: string) (valueName: string) (words: seq<string * float * float * float>) : GenericChart =
        PlotPoints.embedding title valueName words

    /// Draws a probability, probability.[row of y, column of x], as an area from blue (0) over white (0.5, where the
    /// verdict turns) to orange (1), and named groups of points (x, y, text) on it.
    let boundary
        (title: string)
        (x: float[])
        (y: float[])
        (probability: float[,])
        (groups: seq<string * #seq<float * float * string>>)
        : GenericChart =
        PlotPoints.boundary title x y probability groups

    /// Draws panels with `boundary` in each, so many beside each other (at least one): how a verdict moves while a model
    /// learns, or differs between models. The points are the same in each.
    let boundaries
        (title: string)
        (columns: int)
        (x: float[])
        (y: float[])
        (panels: seq<string * float[,]>)
        (groups: seq<string * #seq<float * float * string>>)
        : GenericChart =
        if columns < 1 then
            invalidArg (nameof columns) $"Plot.boundaries: expected at least 1 column, got %d{columns}"

        PlotPoints.boundaries title columns x y (List.ofSeq panels) groups

    /// Draws a computational graph, inputs on the left, the result on the right: a box for each node, an arrow from each
    /// node to those that are computed from it. A node that is computed from itself is an `ArgumentException`.
    let graph (title: string) (nodes: seq<GraphNode>) : GenericChart = PlotGraph.graph title nodes

    /// Draws a computational graph with a slider that goes through named steps: the same nodes and arrows in each, with
    /// other lines and roles. The last step is what is seen at first, and in a picture.
    let graphSteps (title: string) (steps: seq<string * #seq<GraphNode>>) : GenericChart =
        PlotGraph.graphSteps title steps

    /// Draws a bar for each name, its value and, when there is one, the half length of its error bar.
    let bars (title: string) (yAxis: string) (values: seq<string * float * float option>) : GenericChart =
        PlotBars.bars title yAxis values

    /// Draws bars side by side: for each named series, a value for each name.
    let groupedBars (title: string) (yAxis: string) (series: seq<string * #seq<string * float>>) : GenericChart =
        PlotBars.groupedBars title yAxis series

    /// Draws how often values of named series occur, over each other.
    let histogram (title: string) (xAxis: string) (series: seq<string * #seq<float>>) : GenericChart =
        PlotBars.histogram title xAxis series

    /// Draws median, quartiles, whiskers and every value of named series.
    let boxes (title: string) (yAxis: string) (series: seq<string * #seq<float>>) : GenericChart =
        PlotBars.boxes title yAxis series

    /// Marks a place on the x axis, such as the best epoch, by a dotted line with a label.
    let mark (label: string) (x: float) (chart: GenericChart) : GenericChart = PlotCurves.mark label x chart

    /// Gives the y axis powers of ten, for values above zero that differ in size; others leave a gap.
    let logarithmic (chart: GenericChart) : GenericChart = PlotCurves.logarithmic chart

    /// Draws how a model was trained: loss and metric, of the training rows and, where there were any, the validation rows.
    let history (fit: Fit) : GenericChart =
        let epochs = List.ofSeq fit.Run.Epochs

        let series (train: EpochRecord -> float) (validation: EpochRecord -> Nullable<float>) =
            let watched = epochs |> List.choose (validation >> Option.ofNullable)

            [
                "train", List.map train epochs
                if not watched.IsEmpty then
                    "validation", watched
            ]

        curvePanels $"How the %s{fit.Run.Model} learnt" [
            fit.Run.Loss, series _.TrainLoss _.ValidationLoss
            fit.Run.Metric, series _.TrainMetric _.ValidationMetric
        ]

    /// Draws a two-class report's confusion matrix.
    let confusionOf (title: string) (matrix: ConfusionMatrix) : GenericChart =
        confusion title matrix.Labels (matrix.Counts |> Array2D.map int)

    /// Draws the receiver operating characteristics of named models.
    let rocOf (title: string) (models: seq<string * RocCurve>) : GenericChart =
        [
            for name, curve in models ->
                name, curve.Area, [ for point in curve.Points -> point.FalsePositiveRate, point.TruePositiveRate ]
        ]
        |> roc title

    /// Draws how far the probabilities of named models can be taken at their word.
    let calibrationOf (title: string) (models: seq<string * CalibrationCurve>) : GenericChart =
        [
            for name, curve in models -> name, [ for bin in curve.Bins -> bin.Predicted, bin.Observed, bin.Count ]
        ]
        |> calibration title
