namespace DLWorkbook

open System
open Plotly.NET
open Plotly.NET.LayoutObjects

/// Points on a plane.
module internal PlotPoints =

    let private pointGroups groups =
        groups
        |> Seq.mapi (fun i (name, points: #seq<float * float * string>) ->
            let points = Array.ofSeq points

            Chart.Point(
                x = (points |> Array.map (fun (x, _, _) -> x)),
                y = (points |> Array.map (fun (_, y, _) -> y)),
                Name = PlotStyle.escape name,
                MultiText = (points |> Array.map (fun (_, _, text) -> PlotStyle.escape text))
            )
            |> Chart.withMarkerStyle (Color = PlotStyle.color i, Size = 7, Opacity = 0.75))
        |> List.ofSeq

    let scatter
        (title: string)
        (xAxis: string)
        (yAxis: string)
        (groups: seq<string * #seq<float * float * string>>)
        : GenericChart =
        pointGroups groups
        |> PlotStyle.combined
        |> PlotStyle.dressed title PlotStyle.width (PlotStyle.height + 60)
        |> PlotStyle.axes xAxis yAxis

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

    /// A probability as an area from blue over white to orange.
    let private probabilityArea (x: float[]) (y: float[]) (probability: float[,]) =
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
            Opacity = 0.9,
            ShowLegend = false
        )

    let private whole (places: float[]) =
        StyleParam.Range.ofMinMax (Array.min places, Array.max places)

    let boundary
        (title: string)
        (x: float[])
        (y: float[])
        (probability: float[,])
        (groups: seq<string * #seq<float * float * string>>)
        : GenericChart =
        PlotMatrices.requireGrid "Plot.boundary" x y probability

        probabilityArea x y probability :: pointGroups groups
        |> Chart.combine
        |> PlotStyle.dressed title 640 620
        |> PlotStyle.axes "x" "y"
        |> Chart.withXAxis (LinearAxis.init (Range = whole x, Constrain = StyleParam.AxisConstraint.Domain))
        |> Chart.withYAxis (LinearAxis.init (Range = whole y, ScaleAnchor = StyleParam.ScaleAnchor.X 1))

    let boundaries
        (title: string)
        (columns: int)
        (x: float[])
        (y: float[])
        (panels: (string * float[,]) list)
        (groups: seq<string * #seq<float * float * string>>)
        : GenericChart =
        for _, probability in panels do
            PlotMatrices.requireGrid "Plot.boundaries" x y probability

        let groups = List.ofSeq groups

        let panel number (_, probability) =
            // Made anew for each panel: a panel's axes are written into its traces.
            let marked =
                pointGroups groups
                |> List.map (fun group -> group |> Chart.withTraceInfo (ShowLegend = (number = 0)))

            probabilityArea x y probability :: marked
            |> Chart.combine
            |> Chart.withXAxis (
                LinearAxis.init (Range = whole x, ShowTickLabels = false, Constrain = StyleParam.AxisConstraint.Domain)
            )
            |> Chart.withYAxis (
                LinearAxis.init (
                    Range = whole y,
                    ShowTickLabels = false,
                    ScaleAnchor = StyleParam.ScaleAnchor.X(number + 1),
                    Constrain = StyleParam.AxisConstraint.Domain
                )
            )

        let rows = max 1 ((panels.Length + columns - 1) / columns)

        panels
        |> List.mapi panel
        |> Chart.Grid(
            nRows = rows,
            nCols = columns,
            SubPlotTitles = (panels |> List.map (fst >> PlotStyle.escape)),
            SubPlotTitleFont = Font.init (Size = 12.0, Color = PlotStyle.ink),
            XGap = 0.06,
            YGap = 0.16
        )
        |> PlotStyle.dressed title (60 + 240 * columns) (130 + 250 * rows)
        |> Chart.withMarginSize (Left = 30, Right = 30, Top = 130, Bottom = 20)
        |> Chart.withLegendStyle (Y = 1.0 + 26.0 / (250.0 * float rows - 10.0))
