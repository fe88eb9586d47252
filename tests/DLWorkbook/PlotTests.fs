module DLWorkbook.Tests.Face.PlotTests

open System
open System.Text.Json
open Expecto
open Plotly.NET
open DLWorkbook

let private json (chart: GenericChart) =
    JsonDocument.Parse(GenericChart.toFigureJson chart).RootElement

let private traces chart = [ for trace in (json chart).GetProperty("data").EnumerateArray() -> trace ]

let private text (name: string) (element: JsonElement) = element.GetProperty(name).GetString()

let private numbers (name: string) (element: JsonElement) = [
    for item in element.GetProperty(name).EnumerateArray() ->
        if item.ValueKind = JsonValueKind.Number then
            Some(item.GetDouble())
        else
            None
]

let private annotations chart = [
    for note in (json chart).GetProperty("layout").GetProperty("annotations").EnumerateArray() -> note
]

let private throwsNaming parts f =
    Expect.throwsC f (fun fault ->
        Expect.isTrue (fault :? ArgumentException) "an ArgumentException"

        for part in parts do
            Expect.stringContains fault.Message part "message")

let tests =
    testList "Plot" [
        testCase "curves numbers epochs from 1 and leaves a gap for NaN" (fun () ->
            match traces (Plot.curves "t" "loss" [ "train", [ 0.5; nan; 0.25 ]; "validation", [ 0.6 ] ]) with
            | [ train; validation ] ->
                Expect.equal (text "name" train) "train" "name"
                Expect.equal (numbers "x" train) [ Some 1.0; Some 2.0; Some 3.0 ] "epochs"
                Expect.equal (numbers "y" train) [ Some 0.5; None; Some 0.25 ] "values"
                Expect.equal (numbers "x" validation) [ Some 1.0 ] "epochs of the shorter"
            | other -> failtestf "expected two traces, got %d" other.Length)
        testCase "curves of nothing, and of empty series, are charts" (fun () ->
            Expect.equal (traces (Plot.curves "t" "y" ([]: (string * float list) list))).Length 1 "no series"
            Expect.equal (traces (Plot.curves "t" "y" [ "a", List.empty<float> ])).Length 1 "an empty series")
        testCase "cells writes each number into its place, -0 without its sign, and leaves NaN empty" (fun () ->
            let chart =
                Plot.cells "t" "step" [ "1"; "2" ] [ "value", [ 0.5; -0.001 ]; "state <h>", [ nan; -1.0 ] ]

            let written =
                annotations chart
                |> List.map (fun note ->
                    note.GetProperty("x").GetInt32(),
                    note.GetProperty("y").GetInt32(),
                    string (note.GetProperty "text"))

            Expect.equal written [ 0, 0, "0.5"; 1, 0, "0"; 1, 1, "-1" ] "numbers"
            let axis = (json chart).GetProperty("layout").GetProperty("yaxis")

            Expect.equal
                [ for name in axis.GetProperty("ticktext").EnumerateArray() -> string name ]
                [ "value"; "state &lt;h&gt;" ]
                "rows")
        testCase "cells has its palest colour at zero, wherever zero is" (fun () ->
            let scale values =
                match traces (Plot.cells "t" "" [ "1"; "2" ] [ "a", values ]) with
                | [ map ] -> [
                    for stop in map.GetProperty("colorscale").EnumerateArray() -> stop[0].GetDouble(), string stop[1]
                  ]
                | other -> failtestf "expected one trace, got %d" other.Length

            let pale = "rgba(247, 247, 247, 1.0)"

            let places colors =
                colors |> List.filter (fun (_, color) -> color = pale) |> List.map fst

            Expect.equal (places (scale [ -1.0; 1.0 ])) [ 0.5 ] "in the middle"
            Expect.equal (places (scale [ 0.0; 1.0 ])) [ 0.0 ] "at the left"
            Expect.equal (places (scale [ -3.0; 1.0 ])) [ 0.75 ] "near the right"
            Expect.equal (places (scale [ 1.0; 2.0 ])) [] "nowhere")
        testCase "cells refuses a row of another length" (fun () ->
            throwsNaming [ "expected 2"; "\"a\""; "got 1" ] (fun () ->
                Plot.cells "t" "" [ "1"; "2" ] [ "a", [ 1.0 ] ] |> ignore))
        testCase "logarithmic gives the y axis powers of ten" (fun () ->
            let chart = Plot.lines "t" "x" "y" [ "a", [ 1.0, 1e-15 ] ] |> Plot.logarithmic
            let axis = (json chart).GetProperty("layout").GetProperty("yaxis")
            Expect.equal (text "type" axis) "log" "type"
            Expect.equal (text "text" (axis.GetProperty "title")) "y" "the title stays")
        testCase "curvePanels gives a series one colour and one entry in the legend" (fun () ->
            let chart =
                Plot.curvePanels "t" [
                    "loss", [ "train", [ 1.0 ]; "validation", [ 2.0 ] ]
                    "accuracy", [ "validation", [ 0.5 ] ]
                ]

            match traces chart with
            | [ _; lossOfValidation; accuracy ] ->
                let color (trace: JsonElement) =
                    trace.GetProperty "line" |> text "color"

                Expect.equal (color accuracy) (color lossOfValidation) "colour"
                Expect.isTrue (lossOfValidation.GetProperty("showlegend").GetBoolean()) "the first entry"
                Expect.isFalse (accuracy.GetProperty("showlegend").GetBoolean()) "the second entry"
                Expect.equal (text "yaxis" accuracy) "y2" "axis of the second panel"
            | other -> failtestf "expected three traces, got %d" other.Length)
        testCase "confusion writes counts and shares of the row, actual classes down" (fun () ->
            let chart = Plot.confusion "t" [ "cat"; "dog" ] (array2D [ [ 3; 1 ]; [ 0; 4 ] ])

            let cell =
                annotations chart
                |> List.map (fun note ->
                    note.GetProperty("x").GetInt32(),
                    note.GetProperty("y").GetInt32(),
                    string (note.GetProperty "text"))

            Expect.equal
                cell
                [
                    0, 0, "<b>3</b><br>75.0 %"
                    1, 0, "<b>1</b><br>25.0 %"
                    0, 1, "<b>0</b><br>0.0 %"
                    1, 1, "<b>4</b><br>100.0 %"
                ]
                "(predicted, actual, text)")
        testCase "confusion of a class that never occurs has no NaN" (fun () ->
            let texts =
                Plot.confusion "t" [ "a"; "b" ] (array2D [ [ 0; 0 ]; [ 1; 1 ] ])
                |> annotations
                |> List.map (text "text")

            Expect.equal texts[0] "<b>0</b><br>0.0 %" "an empty row")
        testCase "confusion refuses a matrix that doesn't fit its labels" (fun () ->
            throwsNaming [ "actual=3"; "(2, 2)" ] (fun () ->
                Plot.confusion "t" [ "a"; "b"; "c" ] (Array2D.zeroCreate 2 2) |> ignore))
        testCase "roc names the area and draws the diagonal last" (fun () ->
            match traces (Plot.roc "t" [ "LSTM", 0.9215, [ 0.0, 0.0; 0.1, 0.8; 1.0, 1.0 ] ]) with
            | [ model; diagonal ] ->
                Expect.equal (text "name" model) "LSTM (AUC 0.921)" "name"
                Expect.equal (numbers "y" model) [ Some 0.0; Some 0.8; Some 1.0 ] "rates"
                Expect.equal (numbers "y" diagonal) [ Some 0.0; Some 1.0 ] "diagonal"
            | other -> failtestf "expected two traces, got %d" other.Length)
        testCase "calibration draws larger points for more samples" (fun () ->
            let trace =
                traces (Plot.calibration "t" [ "m", [ 0.1, 0.2, 1; 0.9, 0.8, 100 ] ])
                |> List.head

            match numbers "size" (trace.GetProperty "marker") with
            | [ Some small; Some large ] -> Expect.isLessThan small large "sizes"
            | other -> failtestf "expected two sizes, got %A" other)
        testCase "scatter shows its texts letter by letter" (fun () ->
            let trace =
                traces (Plot.scatter "t" "x" "y" [ "a & b", seq { 1.0, 2.0, "great<br />film" } ])
                |> List.head

            Expect.equal (text "name" trace) "a &amp; b" "name"
            let hover = [ for item in trace.GetProperty("text").EnumerateArray() -> item.GetString() ]
            Expect.equal hover[0] "great&lt;br /&gt;film" "hover text")
        testCase "embedding writes few words out and centres its colours on zero" (fun () ->
            let words n = [ for i in 1..n -> $"w{i}", float i, float i, (if i = 1 then -3.0 else 1.0) ]
            let few = traces (Plot.embedding "t" "weight" (words 3)) |> List.head
            Expect.equal (text "mode" few) "markers+text" "few"
            Expect.equal (few.GetProperty("marker").GetProperty("cmin").GetDouble()) -3.0 "least"
            Expect.equal (few.GetProperty("marker").GetProperty("cmax").GetDouble()) 3.0 "greatest"
            let many = traces (Plot.embedding "t" "weight" (words 81)) |> List.head
            Expect.equal (text "mode" many) "markers" "many")
        testCase "boundary refuses a transposed grid" (fun () ->
            throwsNaming [ "rows of y=2"; "(3, 2)" ] (fun () ->
                Plot.boundary "t" [| 0.0; 1.0; 2.0 |] [| 0.0; 1.0 |] (Array2D.zeroCreate 3 2) []
                |> ignore))
        testCase "bars have error bars only where they are given" (fun () ->
            let trace =
                traces (Plot.bars "t" "accuracy" [ "RNN", 0.7, Some 0.01; "LSTM", 0.85, None ])
                |> List.head

            Expect.equal (numbers "array" (trace.GetProperty "error_y")) [ Some 0.01; Some 0.0 ] "errors"
            let plain = traces (Plot.bars "t" "accuracy" [ "RNN", 0.7, None ]) |> List.head
            Expect.isFalse (fst (plain.TryGetProperty "error_y")) "error bars of a chart without")
        testCase "histogram overlays its series" (fun () ->
            let chart = Plot.histogram "t" "score" [ "a", [ 1.0; 2.0 ]; "b", [ 2.0 ] ]
            Expect.equal (json chart |> _.GetProperty("layout") |> text "barmode") "overlay" "mode"
            Expect.equal (numbers "x" (List.head (traces chart))) [ Some 1.0; Some 2.0 ] "values")
        testCase "images stand in a grid with their names" (fun () ->
            let chart =
                Plot.images "t" 2 [ for i in 1..3 -> $"n{i}", Array2D.init 2 2 (fun r c -> float (r + c)) ]

            Expect.equal (traces chart).Length 3 "images"
            Expect.equal (annotations chart |> List.map (text "text")) [ "n1"; "n2"; "n3" ] "names"

            Expect.equal
                ((json chart).GetProperty("layout").GetProperty("grid").GetProperty("rows").GetInt32())
                2
                "rows")
        testCase
            "pictures gives grey and coloured pixels as bytes of red, green and blue, cut off at black and white"
            (fun () ->
                let grey = Array3D.init 1 1 2 (fun _ _ x -> [ 0.5f; 2.0f ][x])

                let red =
                    Array3D.init 3 1 1 (fun channel _ _ -> if channel = 0 then 1.0f else -1.0f)

                let pixels (trace: JsonElement) = [
                    for row in trace.GetProperty("z").EnumerateArray() do
                        for pixel in row.EnumerateArray() -> [ for part in pixel.EnumerateArray() -> part.GetInt32() ]
                ]

                match traces (Plot.pictures "t" 2 [ "grey", grey; "red", red ]) with
                | [ one; other ] ->
                    Expect.equal (text "type" one) "image" "kind"
                    Expect.equal (pixels one) [ [ 128; 128; 128 ]; [ 255; 255; 255 ] ] "grey"
                    Expect.equal (pixels other) [ [ 255; 0; 0 ] ] "red"
                | other -> failtestf "expected two traces, got %d" other.Length)
        testCase "pictures refuses an image whose channels come last" (fun () ->
            throwsNaming [ "Plot.pictures"; "channels=1 or 3"; "(28, 28, 3)" ] (fun () ->
                Plot.pictures "t" 1 [ "x", Array3D.zeroCreate 28 28 3 ] |> ignore))
        testCase "mark adds a line and its label" (fun () ->
            let chart = Plot.curves "t" "loss" [ "train", [ 1.0; 0.5 ] ] |> Plot.mark "best" 2.0
            Expect.equal (annotations chart |> List.map (text "text")) [ " best" ] "label"
            let shapes = (json chart).GetProperty("layout").GetProperty("shapes")
            let places = [ for shape in shapes.EnumerateArray() -> shape.GetProperty("x0").GetDouble() ]
            Expect.equal places [ 2.0 ] "place")
    ]
