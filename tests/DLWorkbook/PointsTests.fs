module DLWorkbook.Tests.Face.PointsTests

open System
open Expecto
open TorchSharp
open DLWorkbook

let private four = {
    Inputs = array2D [ [ 1.0; 10.0 ]; [ 3.0; 30.0 ]; [ 5.0; 20.0 ]; [ 100.0; -7.0 ] ]
    Targets = [| 0.0; 1.0; 1.0; 0.0 |]
}

let tests =
    testSequenced
    <| testList "points" [
        testCase "a table's rows and labels come over as they are"
        <| fun () ->
            let circles = Data.circles 10 0.1 0.5 3
            let points = Points.ofDataset circles
            Expect.equal points.Targets [| for row in 0..9 -> float circles.Labels[row] |] "labels"

            for row in 0..9 do
                for k in 0..1 do
                    Expect.equal points.Inputs[row, k] (float (circles.InputsOf(row)[k])) $"row {row}, feature {k}"

        testCase "a split keeps the order and loses no row"
        <| fun () ->
            let train, test = Points.split 0.75 four
            Expect.equal train.Inputs four.Inputs[..2, *] "first three rows"
            Expect.equal train.Targets [| 0.0; 1.0; 1.0 |] "their targets"
            Expect.equal test.Inputs four.Inputs[3.., *] "last row"
            Expect.equal test.Targets [| 0.0 |] "its target"

        testCase "a split that leaves one side empty is refused"
        <| fun () ->
            for share in [ 0.0; 0.1; 1.0; 1.5; nan ] do
                Expect.throwsT<ArgumentException> (fun () -> Points.split share four |> ignore) $"share {share}"

        testCase "the training part decides the scale, and the test part is measured with it"
        <| fun () ->
            let train, test = four |> Points.split 0.75 |> Points.standardise
            let root = sqrt (8.0 / 3.0) // deviation of 1, 3, 5, over three rows

            for row, expected in [ 0, -2.0 / root; 1, 0.0; 2, 2.0 / root ] do
                Expect.floatClose Accuracy.veryHigh train.Inputs[row, 0] expected $"row {row}"

            Expect.floatClose Accuracy.veryHigh test.Inputs[0, 0] (97.0 / root) "the test row, far outside"
            Expect.equal four.Inputs[3, 0] 100.0 "the points themselves stay"

        testCase "other test rows change nothing in the training part"
        <| fun () ->
            let other = {
                four with
                    Inputs = four.Inputs |> Array2D.mapi (fun row _ value -> if row = 3 then 1e6 else value)
            }

            let train points =
                points |> Points.split 0.75 |> Points.standardise |> fst

            Expect.equal (train other).Inputs (train four).Inputs "training rows"

        testCase "a feature that never changes cannot be scaled"
        <| fun () ->
            let still = {
                four with
                    Inputs = array2D [ [ 1.0; 2.0 ]; [ 3.0; 2.0 ]; [ 4.0; 2.0 ]; [ 5.0; 9.0 ] ]
            }

            Expect.throwsT<ArgumentException>
                (fun () -> still |> Points.split 0.75 |> Points.standardise |> ignore)
                "feature 1"

        testCase "the groups hold every point once, class 0 first"
        <| fun () ->
            Expect.equal
                (Points.groups [ "no"; "yes" ] four)
                [ "no", [ 1.0, 10.0, "no"; 100.0, -7.0, "no" ]; "yes", [ 3.0, 30.0, "yes"; 5.0, 20.0, "yes" ] ]
                "groups"

        testCase "a half counts as class 0, and NaN counts as wrong on either side"
        <| fun () ->
            Expect.equal (Points.accuracy [| 1.0; 0.0; 1.0; 0.0 |] [| 0.9; 0.5; 0.5; 0.6 |]) 0.5 "two of four"
            Expect.equal (Points.accuracy [| 1.0; 0.0 |] [| nan; nan |]) 0.0 "NaN"

        testCase "tensors have 32 bits, a column of targets, and memory of their own"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            let x, y = Points.tensors four
            Expect.equal x.dtype torch.ScalarType.Float32 "dtype"
            Expect.equal (x.shape, y.shape) ([| 4L; 2L |], [| 4L; 1L |]) "shapes"
            Expect.equal (x.data<float32>().ToArray()) [| 1f; 10f; 3f; 30f; 5f; 20f; 100f; -7f |] "numbers"
            x.zero_ () |> ignore
            Expect.equal four.Inputs[0, 0] 1.0 "the array"
    ]
