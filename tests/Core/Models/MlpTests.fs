module DLWorkbook.Tests.Core.Models.MlpTests

open System
open Expecto
open TorchSharp
open DLWorkbook.Core.Models
open DLWorkbook.Tests.Core.Data.Fixtures

/// A net 2-3-sizes with weights and biases that count up from 0.1 in steps of 0.1, and its outputs for one row, by hand.
let private counted activation outputs =
    let mlp = new Mlp("counted", [| 2; 3; outputs |], activation)
    use _ = torch.no_grad ()
    let mutable next = 0.0

    for parameter in mlp.parameters () do
        let values =
            Array.init (int (parameter.numel ())) (fun _ ->
                next <- next + 0.1
                float32 next)

        use tensor = torch.tensor(values).reshape(parameter.shape)
        parameter.copy_ tensor |> ignore

    mlp

let private byHand (squash: float -> float) (x: float[]) =
    // W1 = .1 … .6 by rows of two, b1 = .7 .8 .9, W2 = 1.0 1.1 1.2, b2 = 1.3
    let hidden = [
        for unit in 0..2 ->
            squash (
                x[0] * (0.1 + 0.2 * float unit)
                + x[1] * (0.2 + 0.2 * float unit)
                + 0.7
                + 0.1 * float unit
            )
    ]

    List.sum (List.map2 (*) hidden [ 1.0; 1.1; 1.2 ]) + 1.3

let tests =
    testList "the multilayer perceptron" [
        for activation, squash in
            [
                Activation.ReLU, max 0.0
                Activation.Tanh, tanh
                Activation.Sigmoid, (fun z -> 1.0 / (1.0 + exp -z))
                Activation.LeakyReLU, (fun z -> if z > 0.0 then z else 0.01 * z)
            ] do
            testCase $"computes what a pencil does, with {activation}" (fun () ->
                use mlp = counted activation 1
                use inputs = torch.tensor (array2D [ [ 1.0f; 2.0f ]; [ -3.0f; -4.0f ] ])
                use outputs = mlp.call inputs
                Expect.equal (List.ofArray outputs.shape) [ 2L ] "one output is no axis"
                let expected = [ byHand squash [| 1.0; 2.0 |]; byHand squash [| -3.0; -4.0 |] ]

                for expected, got in List.zip expected (List.ofArray (float32s outputs)) do
                    Expect.floatClose { absolute = 1e-5; relative = 1e-5 } (float got) expected "output")

        testCase "has the parameters that its sizes say, under the names of its layers" (fun () ->
            use mlp = new Mlp("net", [| 784; 1000; 10 |])
            Expect.equal (ParameterCount.Of mlp) 795_010L "784 · 1000 + 1000 + 1000 · 10 + 10"

            Expect.equal
                [ for row in ParameterCount.ByTensor mlp -> row.Name, List.ofArray (row.Shape) ]
                [
                    "layer1.weight", [ 1000L; 784L ]
                    "layer1.bias", [ 1000L ]
                    "layer2.weight", [ 10L; 1000L ]
                    "layer2.bias", [ 10L ]
                ]
                "tensors")

        testCase "is linear with two sizes" (fun () ->
            use mlp = new Mlp("linear", [| 3; 2 |])
            use _ = torch.no_grad ()
            use x = torch.randn (4L, 3L)
            use zero = torch.zeros (4L, 3L)
            use sum = mlp.call (x * 2.0f) - mlp.call x * 2.0f + mlp.call zero
            Expect.all (float32s sum) (fun value -> abs value < 1e-5f) "f(2x) = 2 f(x) − f(0)")

        testCase "refuses images that are not flat, other widths, and sizes that make no net" (fun () ->
            use mlp = new Mlp("net", [| 784; 10 |])

            let refusal (shape: int64 list) =
                use inputs = torch.zeros (List.toArray shape)
                (errorOf<ArgumentException>(fun () -> mlp.call inputs |> ignore)).Message

            Expect.stringContains
                (refusal [ 2L; 1L; 28L; 28L ])
                "net: expected inputs (batch, features=784), got (2, 1, 28, 28): flatten the images?"
                "images"

            Expect.stringContains (refusal [ 2L; 576L ]) "got (2, 576)" "width"

            for sizes in [ [| 3 |]; [| 3; 0; 1 |] ] do
                Expect.stringContains
                    (errorOf<ArgumentException>(fun () -> new Mlp("x", sizes) |> ignore)).Message
                    "Mlp: expected sizes of at least 1"
                    "sizes")
    ]
