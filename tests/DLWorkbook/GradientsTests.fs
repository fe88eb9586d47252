module DLWorkbook.Tests.Face.GradientsTests

open System
open Expecto
open TorchSharp
open DLWorkbook

type private Tensor = torch.Tensor

let private row (values: float list) : Tensor =
    torch.tensor (Array.ofList values, dtype = torch.ScalarType.Float64)

let private refuses (parts: string list) f =
    Expect.throwsC f (fun fault ->
        Expect.isTrue (fault :? ArgumentException) "an ArgumentException"

        for part in parts do
            Expect.stringContains fault.Message part "message")

let tests =
    testList "Gradients" [
        testCase "gap is the largest difference, of either sign"
        <| fun () -> Expect.equal (Gradients.gap (row [ 1.0; 2.0; 3.0 ]) (row [ 1.5; -2.0; 3.0 ])) 4.0 "gap"

        testCase "gap is NaN as soon as one number is, on either side"
        <| fun () ->
            Expect.isTrue (Double.IsNaN(Gradients.gap (row [ nan; 1.0 ]) (row [ 0.0; 1.0 ]))) "mine"
            Expect.isTrue (Double.IsNaN(Gradients.gap (row [ 0.0; 1.0 ]) (row [ nan; 5.0 ]))) "other"
            Expect.isTrue (Double.IsNaN(Gradients.gap (row [ infinity ]) (row [ infinity ]))) "two infinities"

        testCase "gap refuses to stretch one shape to another"
        <| fun () -> refuses [ "(2)"; "(1)" ] (fun () -> Gradients.gap (row [ 1.0; 2.0 ]) (row [ 1.0 ]) |> ignore)

        testCase "byDifferences is exact for a parabola, whatever h is"
        <| fun () ->
            let x = (row [ 1.0; -2.0; 0.5; 3.0 ]).reshape(2L, 2L)
            let weights = (row [ 1.0; 2.0; 3.0; 4.0 ]).reshape(2L, 2L)
            let slopes = x |> Gradients.byDifferences 0.25 (fun () -> (weights * x * x).sum())
            Expect.equal (List.ofArray slopes.shape) [ 2L; 2L ] "shape"
            Expect.isLessThan (Gradients.gap slopes (weights * x * 2.0)) 1e-12 "slopes"

        testCase "byDifferences puts every number back to the bit, also when the cost fails"
        <| fun () ->
            let numbers = [ 0.1; 1e-300; -1.0 / 3.0 ]
            let x = row numbers
            x |> Gradients.byDifferences 1e-5 (fun () -> x.exp().sum()) |> ignore
            Expect.equal (List.ofArray (x.data<float>().ToArray())) numbers "after"

            let failing () : Tensor = invalidOp "no cost"

            Expect.throwsT<InvalidOperationException>
                (fun () -> x |> Gradients.byDifferences 1e-5 failing |> ignore)
                "fault"

            Expect.equal (List.ofArray (x.data<float>().ToArray())) numbers "after a fault"

        testCase "byDifferences moves a leaf that has a gradient, and agrees with autograd"
        <| fun () ->
            let x = (row [ 0.3; -1.2; 2.0 ]).requires_grad_()
            let cost () = (x.sin () * x).sum()
            let differences = x |> Gradients.byDifferences 1e-5 cost
            let autograd = torch.autograd.grad ([| cost () |], [| x |])
            Expect.isLessThan (Gradients.gap differences autograd[0]) 1e-9 "gap"

        testCase "byDifferences refuses 32 bits, and a view that skips"
        <| fun () ->
            let cost () = torch.zeros 1L
            refuses [ "Float64"; "Float32" ] (fun () -> torch.zeros 3L |> Gradients.byDifferences 1e-3 cost |> ignore)

            refuses [ "contiguous" ] (fun () ->
                (torch.zeros (2L, 3L, dtype = torch.ScalarType.Float64)).t()
                |> Gradients.byDifferences 1e-3 cost
                |> ignore)

        testCase
            "withBackward computes forward, and autograd goes back by the hand's way, through what follows and before"
        <| fun () ->
            let x, y =
                (row [ 1.0; -2.0; 3.0 ]).requires_grad_(), (row [ 0.5; 0.25; -1.0 ]).requires_grad_()

            // x² y; the way back has a factor of 10, so that it can be told from autograd's own.
            let output =
                [ x * 2.0; y ]
                |> Gradients.withBackward
                    (fun inputs ->
                        let square = inputs[0] * inputs[0]
                        square * inputs[1], [ square ])
                    (fun inputs kept slope -> [ slope * inputs[0] * inputs[1] * 20.0; slope * kept[0] * 10.0 ])

            Expect.equal (Gradients.gap (output.detach ()) (row [ 2.0; 4.0; -36.0 ])) 0.0 "output"
            let found = torch.autograd.grad ([| (output * 3.0).sum() |], [| x; y |])
            Expect.isLessThan (Gradients.gap found[0] (row [ 120.0; -120.0; -720.0 ])) 1e-12 "of x"
            Expect.isLessThan (Gradients.gap found[1] (row [ 120.0; 480.0; 1080.0 ])) 1e-12 "of y"

        testCase "withBackward records nothing where nothing asks for a gradient"
        <| fun () ->
            let output =
                [ row [ 2.0 ] ]
                |> Gradients.withBackward (fun x -> x[0] * 3.0, []) (fun _ _ slope -> [ slope ])

            Expect.isFalse output.requires_grad "recorded"
            Expect.equal (output.ToDouble()) 6.0 "output"

        testCase "withBackward says when the gradients are not as many as the inputs"
        <| fun () ->
            let x, y = (row [ 2.0 ]).requires_grad_(), (row [ 3.0 ]).requires_grad_()

            let output =
                [ x; y ]
                |> Gradients.withBackward (fun t -> t[0] * t[1], []) (fun _ _ slope -> [ slope ])

            Expect.throwsC (fun () -> output.backward ()) (fun fault ->
                Expect.stringContains fault.Message "expected 2 gradients, one for each input, got 1" "message")
    ]
