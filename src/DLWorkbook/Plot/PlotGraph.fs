namespace DLWorkbook

open System.Globalization
open Plotly.NET
open Plotly.NET.LayoutObjects

/// Computational graphs: boxes in layers from left to right, joined by arrows. One unit of both axes is a pixel.
module internal PlotGraph =

    let private boxWidth = 94
    let private layerWidth = 146.0
    let private rowHeight = 84.0

    /// Room for title, buttons and slider above and below a small graph.
    let private leastWidth = 640.0

    /// Pixels between the arrows of a node that is used more than once by another.
    let private lane = 16.0

    /// The box's fill, border and text of a role.
    let private colors role =
        let hex (code: string) = Color.fromHex code

        match role with
        | GraphRole.Variable -> hex "E3EFF8", hex "0072B2", PlotStyle.ink
        | GraphRole.Constant -> hex "F3F4F6", hex "8C959F", PlotStyle.ink
        | GraphRole.Operation -> hex "FFFFFF", hex "57606A", PlotStyle.ink
        | GraphRole.Result -> hex "E2F4EC", hex "009E73", PlotStyle.ink
        | GraphRole.Active -> hex "FCE9D8", hex "D55E00", PlotStyle.ink
        | GraphRole.Cut -> hex "FFFFFF", hex "C6CBD1", PlotStyle.faint

    let private centre (x: float, y: float) = x * layerWidth, -y * rowHeight

    let private framed (node: GraphNode) place =
        let x, y = centre place
        let fill, border, ink = colors node.Role

        let lines =
            [ $"<b>%s{PlotStyle.escape node.Label}</b>" ]
            @ List.map PlotStyle.escape node.Lines

        Annotation.init (
            X = x,
            Y = y,
            Text = String.concat "<br>" lines,
            ShowArrow = false,
            Align = StyleParam.AnnotationAlignment.Center,
            Font =
                Font.init (
                    Family = StyleParam.FontFamily.Custom "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif",
                    Size = 12.0,
                    Color = ink
                ),
            BGColor = fill,
            BorderColor = border,
            BorderWidth = (if node.Role = GraphRole.Active then 3 else 1),
            BorderPad = 4,
            Width = boxWidth
        )

    let private number (value: float) =
        value.ToString("0.##", CultureInfo.InvariantCulture)

    /// The path of an arrow: it leaves and arrives level, and is smooth on its way.
    let private path (points: (float * float) list) =
        let bends =
            points
            |> List.pairwise
            |> List.map (fun ((x0, y0), (x1, y1)) ->
                let middle = (x0 + x1) / 2.0
                $"C %s{number middle},%s{number y0} %s{number middle},%s{number y1} %s{number x1},%s{number y1}")

        let x, y = points.Head
        $"M %s{number x},%s{number y} " + String.concat " " bends

    /// The points of an arrow from the right edge of a box to the left edge of another, moved aside by some pixels.
    let private fromEdgeToEdge aside points =
        let half = float boxWidth / 2.0 + 5.0

        match points |> List.map (centre >> fun (x, y) -> x, y + aside) with
        | [] -> []
        | (x, y) :: rest ->
            let last = rest.Length - 1

            (x + half, y)
            :: (rest |> List.mapi (fun i (x, y) -> (if i = last then x - half - 6.0 else x), y))

    let private line (cut: bool) points =
        Shape.init (
            ShapeType = StyleParam.ShapeType.SvgPath,
            Path = path points,
            Layer = StyleParam.Layer.Below,
            Line =
                Line.init (
                    Color = PlotStyle.faint,
                    Width = 1.4,
                    Dash =
                        (if cut then
                             StyleParam.DrawingStyle.Dot
                         else
                             StyleParam.DrawingStyle.Solid)
                )
        )

    let private head points =
        let x, y = List.last points

        Annotation.init (
            X = x + 6.0,
            Y = y,
            AX = x - 2.0,
            AY = y,
            XRef = "x",
            YRef = "y",
            AXRef = "x",
            AYRef = "y",
            Text = "",
            ShowArrow = true,
            ArrowHead = StyleParam.ArrowHead.TriangleTall,
            ArrowSize = 1.0,
            ArrowColor = PlotStyle.faint
        )

    let private checkedInputs (nodes: GraphNode list) =
        for node in nodes do
            for input in node.Inputs do
                if input < 0 || input >= nodes.Length then
                    invalidArg
                        "nodes"
                        $"Plot.graph: node \"%s{node.Label}\" is computed from node %d{input}: expected 0 to %d{nodes.Length - 1}"

        nodes |> List.map _.Inputs |> Array.ofList

    let private drawn title (bottom: int) (nodes: GraphNode list) =
        if nodes.IsEmpty then
            invalidArg "nodes" "Plot.graph: expected at least one node, got none"

        let placed = GraphLayout.place (checkedInputs nodes)

        let arrows =
            placed.Arrows
            |> List.collect (fun (source, target, points) ->
                let uses = nodes[target].Inputs |> List.filter ((=) source) |> List.length

                List.init uses (fun number ->
                    target, fromEdgeToEdge (lane * (float number - float (uses - 1) / 2.0)) points))

        let heads = arrows |> List.map (snd >> head)

        let notes (nodes: GraphNode list) =
            List.mapi (fun i node -> framed node placed.Nodes[i]) nodes @ heads

        let needed = float (placed.Layers - 1) * layerWidth + float boxWidth + 30.0
        let width = max leastWidth needed
        let start = (needed - width - float boxWidth) / 2.0 - 15.0
        let height = (placed.Most - placed.Least + 1.0) * rowHeight
        let left, top, right = 20, 60, 20

        let axis least most =
            LinearAxis.init (Range = StyleParam.Range.ofMinMax (least, most), Visible = false)

        let chart =
            Chart.Point(x = [ 0.0 ], y = [ 0.0 ], Opacity = 0.0, ShowLegend = false)
            |> PlotStyle.dressed title (int width + left + right) (int height + top + bottom)
            |> Chart.withMarginSize (Left = left, Right = right, Top = top, Bottom = bottom)
            |> Chart.withXAxis (axis start (start + width))
            |> Chart.withYAxis (axis (-(placed.Most + 0.5) * rowHeight) (-(placed.Least - 0.5) * rowHeight))
            |> Chart.withShapes [ for target, points in arrows -> line (nodes[target].Role = GraphRole.Cut) points ]

        chart, notes

    let graph (title: string) (nodes: seq<GraphNode>) : GenericChart =
        let nodes = List.ofSeq nodes
        let chart, notes = drawn title 20 nodes
        chart |> Chart.withAnnotations (notes nodes)

    let graphSteps (title: string) (steps: seq<string * #seq<GraphNode>>) : GenericChart =
        let steps =
            steps |> Seq.map (fun (label, nodes) -> label, List.ofSeq nodes) |> List.ofSeq

        match List.tryLast steps with
        | None -> invalidArg (nameof steps) "Plot.graphSteps: expected at least one step, got none"
        | Some(_, final) ->
            for label, nodes in steps do
                if List.map _.Inputs nodes <> List.map _.Inputs final then
                    invalidArg
                        (nameof steps)
                        $"Plot.graphSteps: step \"%s{label}\" has other nodes or arrows than the last step"

            let chart, notes = drawn title 110 final

            let stops =
                steps
                |> List.map (fun (label, nodes) ->
                    SliderStep.init (
                        Args = [ "annotations", notes nodes :> obj ],
                        Method = StyleParam.Method.Relayout,
                        Label = PlotStyle.escape label
                    ))

            chart
            |> Chart.withAnnotations (notes final)
            |> Chart.withSlider (
                Slider.init (
                    Active = steps.Length - 1,
                    CurrentValue = SliderCurrentValue.init (Prefix = "", Font = PlotStyle.font 13.0),
                    Padding = Padding.init (T = 20),
                    Steps = stops
                )
            )
