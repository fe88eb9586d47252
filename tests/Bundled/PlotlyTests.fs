module DLWorkbook.Tests.Bundled.PlotlyTests

open System
open System.IO
open System.Text.Json
open Expecto
open Plotly.NET
open Plotly.NET.LayoutObjects
open Plotly.NET.TraceObjects

/// The chart's JSON, as a program reads it.
let private json (chart: GenericChart) =
    JsonDocument.Parse(GenericChart.toJson chart).RootElement

/// The value at a path such as "data/0/marker/color".
let private at (path: string) (root: JsonElement) =
    (root, path.Split '/')
    ||> Array.fold (fun (element: JsonElement) key ->
        match Int32.TryParse key with
        | true, index when element.ValueKind = JsonValueKind.Array -> element[index]
        | _ ->
            match element.TryGetProperty key with
            | true, value -> value
            | _ -> failtestf "no \"%s\" on the way to %s in %s" key path (element.GetRawText()))

let private has (path: string) (chart: GenericChart) (expected: string) =
    let actual = json chart |> at path
    let wanted = (JsonDocument.Parse expected).RootElement

    if not (JsonElement.DeepEquals(actual, wanted)) then
        failtestf "%s: expected %s, got %s" path expected (actual.GetRawText())

let private hasText path chart (expected: string) =
    Expect.equal ((json chart |> at path).GetString()) expected path

let private lacks (path: string) (name: string) chart =
    let found, _ = (json chart |> at path).TryGetProperty name
    Expect.isFalse found $"%s{name} below %s{path}"

let private x = [ 1.0; 2.0; 3.0 ]
let private y = [ 0.5; 0.25; 0.125 ]

let private verbs =
    testList "verb" [
        testCase "Line joins data by lines, with markers on request" (fun () ->
            let plain = Chart.Line(x = x, y = y, Name = "train", LineWidth = 2.0)
            hasText "data/0/type" plain "scatter"
            hasText "data/0/mode" plain "lines"
            has "data/0/x" plain "[1,2,3]"
            has "data/0/y" plain "[0.5,0.25,0.125]"
            hasText "data/0/name" plain "train"
            has "data/0/line/width" plain "2"
            hasText "data/0/mode" (Chart.Line(x = x, y = y, ShowMarkers = true)) "lines+markers")
        testCase "Line takes pairs as well" (fun () ->
            let chart = Chart.Line(xy = [ 1, 0.5; 2, 0.25 ])
            has "data/0/x" chart "[1,2]"
            has "data/0/y" chart "[0.5,0.25]")
        testCase "Point draws markers, and texts when they have a position" (fun () ->
            let chart =
                Chart.Point(
                    x = x,
                    y = y,
                    MultiText = [ "a"; "b"; "c" ],
                    MarkerSymbol = StyleParam.MarkerSymbol.Diamond
                )

            hasText "data/0/mode" chart "markers"
            has "data/0/text" chart """["a","b","c"]"""
            hasText "data/0/marker/symbol" chart "2"

            hasText
                "data/0/mode"
                (Chart.Point(x = x, y = y, TextPosition = StyleParam.TextPosition.TopCenter))
                "markers+text")
        testCase "Scatter draws what its mode says" (fun () ->
            hasText
                "data/0/mode"
                (Chart.Scatter(x = x, y = y, mode = StyleParam.Mode.Lines_Markers_Text))
                "lines+markers+text")
        testCase "Spline and Area are lines with a form and a fill" (fun () ->
            let spline = Chart.Spline(x = x, y = y, Smoothing = 0.5)
            hasText "data/0/line/shape" spline "spline"
            has "data/0/line/smoothing" spline "0.5"
            hasText "data/0/fill" (Chart.Area(x = x, y = y)) "tozeroy")
        testCase "Column stands, Bar lies" (fun () ->
            let column = Chart.Column(values = [ 1; 2 ], Keys = [ "a"; "b" ])
            hasText "data/0/type" column "bar"
            has "data/0/x" column """["a","b"]"""
            has "data/0/y" column "[1,2]"
            hasText "data/0/orientation" column "v"
            let bar = Chart.Bar(keysValues = [ "a", 1; "b", 2 ])
            has "data/0/y" bar """["a","b"]"""
            has "data/0/x" bar "[1,2]"
            hasText "data/0/orientation" bar "h")
        testCase "Histogram and BoxPlot hand over all values" (fun () ->
            let histogram =
                Chart.Histogram(X = [ 1; 1; 2 ], NBinsX = 10, HistNorm = StyleParam.HistNorm.Probability)

            hasText "data/0/type" histogram "histogram"
            has "data/0/x" histogram "[1,1,2]"
            has "data/0/nbinsx" histogram "10"
            hasText "data/0/histnorm" histogram "probability"
            let box = Chart.BoxPlot(Y = [ 1.5; 2.5 ], BoxPoints = StyleParam.BoxPoints.False)
            hasText "data/0/type" box "box"
            has "data/0/y" box "[1.5,2.5]"
            has "data/0/boxpoints" box "false")
        testCase "Heatmap has a row for each row, and its first on top on request" (fun () ->
            let chart =
                Chart.Heatmap([ [ 1; 2 ]; [ 3; 4 ] ], X = [ "a"; "b" ], ReverseYAxis = true)

            hasText "data/0/type" chart "heatmap"
            has "data/0/z" chart "[[1,2],[3,4]]"
            hasText "layout/yaxis/autorange" chart "reversed"
            lacks "layout" "yaxis" (Chart.Heatmap [ [ 1 ] ]))
        testCase "AnnotatedHeatmap writes a text into each cell" (fun () ->
            let chart =
                Chart.AnnotatedHeatmap([ [ 1; 2 ]; [ 3; 4 ] ], [ [ "p"; "q" ]; [ "r"; "s" ] ])

            hasText "layout/annotations/2/text" chart "r"
            has "layout/annotations/2/x" chart "0"
            has "layout/annotations/2/y" chart "1"
            has "layout/annotations/2/showarrow" chart "false")
        testCase "Contour has levels and colours" (fun () ->
            let chart =
                Chart.Contour(
                    [ [ 0.0; 1.0 ]; [ 1.0; 2.0 ] ],
                    ContoursStart = 0.0,
                    ContoursEnd = 1.0,
                    ColorScale = StyleParam.Colorscale.Viridis
                )

            hasText "data/0/type" chart "contour"
            has "data/0/contours/end" chart "1"
            hasText "data/0/colorscale" chart "Viridis")
    ]

let private styles =
    testList "style" [
        testCase "titles, axes, size and margins go into the layout" (fun () ->
            let chart =
                Chart.Line(x = x, y = y)
                |> Chart.withTitle "Loss"
                |> Chart.withXAxisStyle (TitleText = "epoch", MinMax = (0, 10))
                |> Chart.withYAxisStyle (TitleText = "loss", AxisType = StyleParam.AxisType.Log)
                |> Chart.withXAxis (LinearAxis.init (DTick = 1))
                |> Chart.withSize (Width = 700, Height = 400)
                |> Chart.withMarginSize (Left = 10, Top = 20)

            hasText "layout/title/text" chart "Loss"
            hasText "layout/xaxis/title/text" chart "epoch"
            has "layout/xaxis/range" chart "[0,10]"
            has "layout/xaxis/dtick" chart "1"
            hasText "layout/yaxis/type" chart "log"
            has "layout/width" chart "700"
            has "layout/height" chart "400"
            has "layout/margin/t" chart "20"
            Expect.equal (GenericChart.tryGetLayoutSize chart) (Some 700, Some 400) "size")
        testCase "markers, lines and error bars go into the traces, over what is there" (fun () ->
            let chart =
                Chart.Line(x = x, y = y, LineColor = Color.fromHex "#0072B2")
                |> Chart.withLineStyle (Dash = StyleParam.DrawingStyle.Dot)
                |> Chart.withMarkerStyle (Size = 9)
                |> Chart.withYErrorStyle (Type = StyleParam.ErrorType.Data, Array = [ 0.1; 0.2; 0.3 ])

            hasText "data/0/line/color" chart "rgba(0, 114, 178, 1.0)"
            hasText "data/0/line/dash" chart "dot"
            has "data/0/marker/size" chart "9"
            has "data/0/error_y/array" chart "[0.1,0.2,0.3]")
        testCase "a style leaves the chart that it is given as it was" (fun () ->
            let before = Chart.Line(x = x, y = y)
            let text = GenericChart.toJson before
            before |> Chart.withTitle "Loss" |> Chart.withTraceInfo (Name = "n") |> ignore
            Expect.equal (GenericChart.toJson before) text "the first chart")
        testCase "withTraceInfo numbers the names of further traces" (fun () ->
            let chart =
                Chart.combine [ Chart.Line(x = x, y = y); Chart.Line(x = x, y = y) ]
                |> Chart.withTraceInfo (Name = "run", ShowLegend = true)

            hasText "data/0/name" chart "run"
            hasText "data/1/name" chart "run_1"
            has "data/1/showlegend" chart "true")
        testCase "annotations and shapes are added, or set on request" (fun () ->
            let note text =
                Annotation.init (X = 1, Y = 2, Text = text)

            let line =
                Shape.init (ShapeType = StyleParam.ShapeType.Line, X0 = 0, X1 = 1, Yref = "paper")

            let chart =
                Chart.Line(x = x, y = y)
                |> Chart.withAnnotation (note "a")
                |> Chart.withAnnotations [ note "b"; note "c" ]
                |> Chart.withShape line

            hasText "layout/annotations/2/text" chart "c"
            hasText "layout/shapes/0/type" chart "line"
            let fresh = chart |> Chart.withAnnotation (note "d", Append = false)
            hasText "layout/annotations/0/text" fresh "d"
            Expect.equal ((json fresh |> at "layout/annotations").GetArrayLength()) 1 "annotations")
        testCase "a slider's steps call plotly.js, each argument in an object of its own" (fun () ->
            let step label (values: float list) =
                SliderStep.init (
                    Args = [
                        "y", values :> obj
                        "title", "t" :> obj
                        "annotations", [ Annotation.init (X = 1.0, Text = label) ] :> obj
                    ],
                    Method = StyleParam.Method.Update,
                    Label = label
                )

            let slider =
                Slider.init (
                    Active = 1,
                    CurrentValue = SliderCurrentValue.init (Prefix = "at "),
                    Padding = Padding.init (T = 20, B = 5),
                    Steps = [ step "a" [ 1.0; 2.0 ]; step "b" [ 3.0 ] ]
                )

            let chart = Chart.Line(x = x, y = y) |> Chart.withSlider slider
            has "layout/sliders/0/active" chart "1"
            has "layout/sliders/0/pad" chart "{\"b\":5,\"t\":20}"
            hasText "layout/sliders/0/currentvalue/prefix" chart "at "
            hasText "layout/sliders/0/steps/1/method" chart "update"
            has "layout/sliders/0/steps/0/args/0" chart "{\"y\":[1,2]}"
            has "layout/sliders/0/steps/0/args/1" chart "{\"title\":\"t\"}"
            hasText "layout/sliders/0/steps/1/args/2/annotations/0/text" chart "b"
            let other = chart |> Chart.withSlider (Slider.init (Len = 0.5))
            has "layout/sliders" other "[{\"len\":0.5}]")
        testCase "an annotation may be a box, and an arrow between two places" (fun () ->
            let arrow =
                Annotation.init (
                    X = 1.0,
                    AX = 0.0,
                    AXRef = "x",
                    AYRef = "y",
                    ArrowHead = StyleParam.ArrowHead.TriangleTall,
                    StandOff = 2,
                    Width = 90,
                    BorderPad = 4,
                    Align = StyleParam.AnnotationAlignment.Right
                )

            let chart = Chart.Line(x = x, y = y) |> Chart.withAnnotation arrow
            hasText "layout/annotations/0/axref" chart "x"
            has "layout/annotations/0/arrowhead" chart "2"
            has "layout/annotations/0/standoff" chart "2"
            has "layout/annotations/0/width" chart "90"
            has "layout/annotations/0/borderpad" chart "4"
            hasText "layout/annotations/0/align" chart "right")
        testCase "colours are one, one for each datum, or numbers for a scale" (fun () ->
            let colored color =
                Chart.Point(x = x, y = y) |> Chart.withMarkerStyle (Color = color)

            hasText "data/0/marker/color" (colored (Color.fromARGB 51 1 2 3)) "rgba(1, 2, 3, 0.2)"
            has "data/0/marker/color" (colored (Color.fromColorScaleValues [ 1.5; 2.5 ])) "[1.5,2.5]"

            has
                "data/0/marker/color"
                (colored (Color.fromColors [ Color.fromString "red"; Color.fromString "blue" ]))
                """["red","blue"]""")
        testCase "a colour out of range is refused" (fun () ->
            Expect.throws (fun () -> Color.fromRGB 256 0 0 |> ignore) "red 256"
            Expect.throws (fun () -> Color.fromHex "#12" |> ignore) "two digits")
        testCase "Error and Marker come as values too" (fun () ->
            let chart =
                Chart.Point(
                    x = x,
                    y = y,
                    Marker = Marker.init (Size = 4, Opacity = 0.5),
                    MarkerColor = Color.fromString "red"
                )
                |> Chart.withYError (Error.init (Value = 2.0, Type = StyleParam.ErrorType.Constant))

            has "data/0/marker/size" chart "4"
            hasText "data/0/marker/color" chart "red"
            hasText "data/0/error_y/type" chart "constant")
    ]

let private several =
    testList "several charts" [
        testCase "combine keeps all traces, and the last title" (fun () ->
            let chart =
                [
                    Chart.Line(x = x, y = y) |> Chart.withTitle "a"
                    Chart.Point(x = x, y = y) |> Chart.withTitle "b"
                ]
                |> Chart.combine

            Expect.equal ((json chart |> at "data").GetArrayLength()) 2 "traces"
            hasText "layout/title/text" chart "b")
        testCase "a grid gives each cell axes of its own, with the cell's titles" (fun () ->
            let cell name =
                Chart.Line(x = x, y = y) |> Chart.withYAxisStyle (TitleText = name)

            let chart =
                [ cell "loss"; cell "accuracy" ]
                |> Chart.Grid(nRows = 1, nCols = 2, SubPlotTitles = [ "left"; "right" ])

            hasText "data/0/yaxis" chart "y"
            hasText "data/1/yaxis" chart "y2"
            hasText "data/1/xaxis" chart "x2"
            hasText "layout/yaxis/title/text" chart "loss"
            hasText "layout/yaxis2/title/text" chart "accuracy"
            has "layout/grid/columns" chart "2"
            hasText "layout/annotations/1/text" chart "right"
            // Two cells with a gap of 0.2: each takes 4/9 of the width, the second is centred at 7/9.
            Expect.floatClose Accuracy.high ((json chart |> at "layout/annotations/1/x").GetDouble()) (7.0 / 9.0) "x"
            Expect.floatClose Accuracy.high ((json chart |> at "layout/annotations/1/y").GetDouble()) 1.0 "y")
        testCase "a coupled grid shares axes by row and column" (fun () ->
            let chart =
                List.init 4 (fun _ -> Chart.Line(x = x, y = y))
                |> Chart.Grid(nRows = 2, nCols = 2, Pattern = StyleParam.LayoutGridPattern.Coupled)

            hasText "data/3/xaxis" chart "x2"
            hasText "data/3/yaxis" chart "y2"
            hasText "data/2/xaxis" chart "x")
        testCase "SingleStack puts charts below each other" (fun () ->
            let chart =
                [ Chart.Line(x = x, y = y); Chart.Line(x = x, y = y) ] |> Chart.SingleStack()

            has "layout/grid/rows" chart "2"
            has "layout/grid/columns" chart "1")
    ]

let private page chart =
    chart
    |> Chart.withDisplayOptions (DisplayOptions.init (DocumentTitle = "a <b> & c", PlotlyJSReference = NoReference))
    |> GenericChart.toEmbeddedHTML

let private data =
    testList "data" [
        testCase "NaN and infinities are null" (fun () ->
            has "data/0/y" (Chart.Line(x = x, y = [ nan; infinity; 1.0 ])) "[null,null,1]"
            has "data/0/y" (Chart.Line(x = x, y = [ nanf; -infinityf; 1.0f ])) "[null,null,1]")
        testCase "singles keep their own digits" (fun () ->
            has "data/0/y" (Chart.Line(x = [ 1 ], y = [ 0.1f ])) "[0.1]")
        testCase "texts, truth values and dates are what they are" (fun () ->
            has "data/0/x" (Chart.Line(x = [ "a"; "b" ], y = [ 1; 2 ])) """["a","b"]"""
            has "data/0/x" (Chart.Line(x = [ true ], y = [ 1L ])) "[true]"
            hasText "data/0/x/0" (Chart.Line(x = [ DateTime(2024, 3, 1) ], y = [ 1m ])) "2024-03-01T00:00:00")
        testCase "no data is an empty chart" (fun () ->
            has "data/0/x" (Chart.Line(x = Array.empty<float>, y = Array.empty<float>)) "[]"
            has "data/0/z" (Chart.Heatmap(Array.empty<float[]>)) "[]")
        testCase "a script can't be closed from inside the data" (fun () ->
            let evil = "</script><script>alert(1)</script><!--"

            let text =
                page (
                    Chart.Point(x = [ 1 ], y = [ 1 ], Name = evil, MultiText = [ evil ])
                    |> Chart.withTitle evil
                )

            Expect.isFalse (text.Contains "<script>alert") "the text as it was given"
            Expect.isFalse (text.Contains "<!--") "an opened comment"
            let opened = text.Split("<script").Length - 1
            let closed = text.Split("</script>").Length - 1
            Expect.equal opened 1 "scripts opened"
            Expect.equal closed 1 "scripts closed")
        testCase "the page's title is text" (fun () ->
            Expect.stringContains (page (Chart.Line(x = x, y = y))) "<title>a &lt;b&gt; &amp; c</title>" "title")
    ]

let private pages =
    testList "page" [
        testCase "saveHtml writes the page, and adds .html" (fun () ->
            let folder = Directory.CreateTempSubdirectory "dlworkbook-"

            try
                let path = Path.Combine(folder.FullName, "chart")

                Chart.Line(x = x, y = y)
                |> Chart.withDisplayOptions (DisplayOptions.init (PlotlyJSReference = NoReference))
                |> Chart.saveHtml path

                let text = File.ReadAllText(path + ".html")
                Expect.stringContains text "newPlot" "the script"
                Expect.stringContains text "0.125" "the data"
            finally
                folder.Delete(recursive = true))
        testCase "CDN refers to an address, NoReference to none" (fun () ->
            let chart = Chart.Line(x = x, y = y)

            let from reference =
                chart
                |> Chart.withDisplayOptions (DisplayOptions.init (PlotlyJSReference = reference))
                |> GenericChart.toEmbeddedHTML

            Expect.stringContains (from (CDN "https://example.org/plotly.js")) "https://example.org/plotly.js" "CDN"
            Expect.isFalse ((from NoReference).Contains "<script src") "NoReference")
        testCase "Full holds plotly.js, or says what is missing and shows the data" (fun () ->
            let text =
                Chart.Line(x = x, y = [ 0.5; nan; 0.12345 ], Name = "a <b>")
                |> Chart.withDisplayOptions (DisplayOptions.init (PlotlyJSReference = Full))
                |> GenericChart.toEmbeddedHTML

            if text.Length > 1_000_000 then
                Expect.stringContains text "plotly.js v2.27.1" "the version"
                Expect.stringContains text "newPlot" "the chart"
            else
                Expect.stringContains text "plotly.js 2.27.1 was not on the machine" "what is missing"
                Expect.stringContains text "npm pack plotly.js-dist-min@2.27.1" "how to get it"
                Expect.stringContains text "<h2>a &lt;b&gt;</h2>" "the trace"
                Expect.stringContains text "<td>0.12345</td>" "the data")
    ]

let tests = testList "Plotly.NET" [ verbs; styles; several; data; pages ]
