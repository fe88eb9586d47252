module DLWorkbook.Tests.Face.PlotGraphTests

open System
open System.Text.Json
open Expecto
open FsCheck
open FsCheck.FSharp
open Plotly.NET
open DLWorkbook

let private layoutOf (chart: GenericChart) =
    JsonDocument.Parse(GenericChart.toFigureJson chart).RootElement.GetProperty "layout"

let private items (name: string) (element: JsonElement) = [
    for item in element.GetProperty(name).EnumerateArray() -> item
]

let private node label role inputs = {
    Label = label
    Lines = [ "1.5" ]
    Role = role
    Inputs = inputs
}

/// a, b → × → + ← a: a is used twice, by nodes one and two layers away.
let private small = [
    node "a" GraphRole.Variable []
    node "b" GraphRole.Constant []
    node "×" GraphRole.Operation [ 0; 1 ]
    node "+" GraphRole.Result [ 2; 0 ]
]

let private throwsNaming (part: string) f =
    Expect.throwsC f (fun fault ->
        Expect.isTrue (fault :? ArgumentException) "an ArgumentException"
        Expect.stringContains fault.Message part "message")

/// Graphs of up to 12 nodes, each computed from nodes before it.
let private graphs =
    gen {
        let! size = Gen.choose (1, 12)

        return!
            [ 0 .. size - 1 ]
            |> List.map (fun node ->
                if node = 0 then
                    Gen.constant []
                else
                    Gen.choose (0, node - 1) |> Gen.listOf |> Gen.map (List.truncate 3))
            |> Gen.sequenceToArray
    }

let tests =
    testList "PlotGraph" [
        testCase "a node stands one layer before the nearest that needs it" (fun () ->
            let placed = GraphLayout.place [| []; []; [ 0; 1 ]; [ 2; 0 ]; []; [ 3; 4 ] |]
            Expect.equal (placed.Nodes |> Array.map fst) [| 0.0; 0.0; 1.0; 2.0; 2.0; 3.0 |] "layers")
        testCase "arrows of a tree do not cross, whatever the order of its nodes" (fun () ->
            // The leaves of the two products come interleaved: 0, 2 and 1, 3.
            let placed = GraphLayout.place [| []; []; []; []; [ 0; 2 ]; [ 1; 3 ]; [ 4; 5 ] |]
            let y = placed.Nodes |> Array.map snd
            let above = max y[0] y[2] < min y[1] y[3]
            let below = min y[0] y[2] > max y[1] y[3]
            Expect.isTrue (above || below) $"the leaves of a product are neighbours, got %A{y}")
        testCase
            "in every layer places are a row apart, and every arrow goes from left to right through its layers"
            (fun () ->
                Check.One(
                    Config.QuickThrowOnFailure.WithMaxTest 200,
                    Prop.forAll (Arb.fromGen graphs) (fun inputs ->
                        let placed = GraphLayout.place inputs

                        let apart =
                            placed.Nodes
                            |> Array.groupBy fst
                            |> Array.forall (fun (_, row) ->
                                row
                                |> Array.map snd
                                |> Array.sort
                                |> Array.pairwise
                                |> Array.forall (fun (a, b) -> b - a > 0.999))

                        let onward =
                            placed.Arrows
                            |> List.forall (fun (source, target, points) ->
                                points.Head = placed.Nodes[source]
                                && List.last points = placed.Nodes[target]
                                && points |> List.pairwise |> List.forall (fun ((a, _), (b, _)) -> b = a + 1.0))

                        let drawn =
                            placed.Arrows.Length = (inputs |> Array.sumBy (List.distinct >> List.length))

                        apart && onward && drawn)
                ))
        testCase "graph writes label and lines of each node, letter by letter, and an arrow for each input" (fun () ->
            let nodes =
                small
                @ [
                    {
                        node "x < 0" GraphRole.Cut [ 3 ] with
                            Lines = [ "a & b" ]
                    }
                ]

            let notes = layoutOf (Plot.graph "t" nodes) |> items "annotations"
            let texts = notes |> List.map (fun note -> note.GetProperty("text").GetString())
            Expect.equal texts[0] "<b>a</b><br>1.5" "a node"
            Expect.equal texts[4] "<b>x &lt; 0</b><br>a &amp; b" "a node whose text looks like HTML"
            Expect.equal (notes |> List.filter _.GetProperty("showarrow").GetBoolean() |> List.length) 5 "arrow heads"
            let lines = layoutOf (Plot.graph "t" nodes) |> items "shapes"

            let dashes =
                lines
                |> List.map (fun line -> line.GetProperty("line").GetProperty("dash").GetString())

            Expect.equal
                dashes
                [ "solid"; "solid"; "solid"; "solid"; "dot" ]
                "only the arrow into the cut node is dotted")
        testCase
            "graph refuses a node that is computed from itself, or from one that is not there, or no node"
            (fun () ->
                let loop = [ node "a" GraphRole.Operation [ 1 ]; node "b" GraphRole.Operation [ 0 ] ]
                throwsNaming "computed from itself" (fun () -> Plot.graph "t" loop |> ignore)

                throwsNaming "\"a\" is computed from node 7: expected 0 to 0" (fun () ->
                    Plot.graph "t" [ node "a" GraphRole.Operation [ 7 ] ] |> ignore)

                throwsNaming "at least one node" (fun () -> Plot.graph "t" [] |> ignore))
        testCase "nodes of one's own are described and find their inputs among each other" (fun () ->
            let inputs node =
                if node = "sum" then [ "b"; "a" ] else []

            let nodes =
                [ "a"; "b"; "sum" ]
                |> GraphNode.ofNodes inputs (fun node -> node, [ node + "!" ], GraphRole.Operation)

            Expect.equal (nodes |> List.map _.Inputs) [ []; []; [ 1; 0 ] ] "places of the inputs, in order"
            Expect.equal (nodes |> List.map _.Lines) [ [ "a!" ]; [ "b!" ]; [ "sum!" ] ] "lines"

            throwsNaming "an input of \"sum\" is not among the nodes" (fun () ->
                [ "a"; "sum" ]
                |> GraphNode.ofNodes inputs (fun node -> node, [], GraphRole.Operation)
                |> ignore))
        testCase "graphSteps shows the last step and lays each step's boxes out anew" (fun () ->
            let later = small |> List.map (fun node -> { node with Lines = [ "2.5" ] })
            let layout = layoutOf (Plot.graphSteps "t" [ "first", small; "second", later ])
            let text (note: JsonElement) = note.GetProperty("text").GetString()
            Expect.equal (layout |> items "annotations" |> List.head |> text) "<b>a</b><br>2.5" "what is seen at first"
            let slider = layout |> items "sliders" |> List.exactlyOne
            Expect.equal (slider.GetProperty("active").GetInt32()) 1 "the slider stands at the last step"

            match slider |> items "steps" with
            | [ first; second ] ->
                Expect.equal (first.GetProperty("method").GetString()) "relayout" "method"
                let notes = (first |> items "args" |> List.exactlyOne) |> items "annotations"
                Expect.equal (text notes.Head) "<b>a</b><br>1.5" "the first step's boxes"
                Expect.equal (second.GetProperty("label").GetString()) "second" "label"
            | steps -> failtestf "expected two steps, got %d" steps.Length)
        testCase "graphSteps refuses steps that are not of one graph" (fun () ->
            throwsNaming "step \"one\" has other nodes or arrows" (fun () ->
                Plot.graphSteps "t" [
                    "one", small.Tail.Tail |> List.map (fun n -> { n with Inputs = [] })
                    "two", small
                ]
                |> ignore)

            throwsNaming "at least one step" (fun () ->
                Plot.graphSteps "t" ([]: (string * GraphNode list) list) |> ignore))
        testCase "boundaries draws an area and the points in each panel, and names the groups once" (fun () ->
            let places = [| 0.0; 1.0 |]
            let area = array2D [ [ 0.1; 0.2 ]; [ 0.3; 0.4 ] ]

            let chart =
                Plot.boundaries "t" 2 places places [ "first", area; "last", area ] [ "no", [ 0.0, 1.0, "a" ] ]

            let traces =
                JsonDocument.Parse(GenericChart.toFigureJson chart).RootElement |> items "data"

            Expect.equal
                (traces |> List.map (fun trace -> trace.GetProperty("type").GetString()))
                [ "contour"; "scatter"; "contour"; "scatter" ]
                "traces"

            let named = traces |> List.filter _.GetProperty("showlegend").GetBoolean()
            Expect.equal named.Length 1 "entries of the legend"

            throwsNaming "rows of y=3" (fun () ->
                Plot.boundaries
                    "t"
                    2
                    places
                    [| 0.0; 1.0; 2.0 |]
                    [ "one", area ]
                    ([]: (string * (float * float * string) list) list)
                |> ignore))
    ]
