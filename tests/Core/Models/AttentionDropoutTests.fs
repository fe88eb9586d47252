/// Dropout on attention's weights.
module DLWorkbook.Tests.Core.Models.AttentionDropoutTests

open System
open Expecto
open TorchSharp
open DLWorkbook.Core.Kernels
open DLWorkbook.Core.Models
open DLWorkbook.Tests.Core.Models.AttentionCases

/// The attention weights that the kernel's own dropout mask leaves, in plain operators: softmax, then the mask.
let private dense (layer: FusedMultiheadAttention) rate (seed: uint64) (x: torch.Tensor) heads =
    let batch, time, features = x.shape[0], x.shape[1], x.shape[2]
    let size = features / heads

    let state =
        dict [ for struct (name, parameter) in layer.named_parameters () -> name, parameter ]

    let parts =
        torch.nn.functional.linear(x, state["in_proj_weight"], state["in_proj_bias"]).chunk(3L, -1L)
        |> Array.map (fun part -> part.reshape(batch, time, heads, size).transpose(1L, 2L))

    let weights =
        (parts[0] / sqrt (float size)).matmul(parts[1].transpose(-2L, -1L)).softmax -1L

    let kept = [|
        for item in 0UL .. uint64 (batch * heads) - 1UL do
            let mask = DropoutMask(rate, seed, item)

            for query in 0u .. uint32 time - 1u do
                for key in 0u .. uint32 time - 1u do
                    if mask.Keeps(key * uint32 time + query) then
                        1.0 / (1.0 - rate)
                    else
                        0.0
    |]

    let mask = torch.tensor(kept).reshape(batch, heads, time, time)

    let joined =
        (weights * mask).matmul(parts[2]).transpose(1L, 2L).reshape(batch, time, features)

    torch.nn.functional.linear (joined, state["out_proj.weight"], state["out_proj.bias"])

// One at a time: they seed torch's generator, which all tests share.
let tests =
    testSequenced
    <| testList "fused attention.dropout on the weights" [
        testCase "output and gradients are those of the kernel's own mask, forward and backward"
        <| fun () ->
            for time, heads, size in [ 3L, 1L, 2L; 19L, 3L, 5L; 40L, 2L, 8L; 270L, 1L, 4L ] do
                use _ = torch.NewDisposeScope()
                torch.manual_seed time |> ignore
                let rate = 0.3
                use layer = new FusedMultiheadAttention(int (heads * size), int heads, rate)
                layer.``to`` torch.ScalarType.Float64 |> ignore

                let x =
                    (random torch.ScalarType.Float64 [ 2; int time; int (heads * size) ]).requires_grad_()

                let gradient = torch.randn_like x
                torch.manual_seed 17L |> ignore
                let output = layer.call (x, null, null)
                output.backward [| gradient |]

                let gradients = [
                    for tensor in x :: List.ofSeq (Seq.cast<torch.Tensor>(layer.parameters ())) ->
                        (gradientOf tensor).clone()
                ]

                (gradientOf x).zero_() |> ignore
                layer.zero_grad ()
                torch.manual_seed 17L |> ignore
                let expected = dense layer rate (DropoutMask.DrawSeed()) x heads
                expected.backward [| gradient |]
                near 1e-11 "output" expected output
                near 1e-11 "input's gradient" (gradientOf x) gradients.Head

                for parameter, found in Seq.zip (layer.parameters ()) gradients.Tail do
                    near 1e-11 "parameter's gradient" (gradientOf parameter) found

        testCase "the same seed gives the same bits, another one others; in evaluation nothing is dropped"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use layer = new FusedMultiheadAttention(8, 2, 0.5)
            let x = random torch.ScalarType.Float32 [ 2; 30; 8 ]

            let run seed =
                torch.manual_seed seed |> ignore
                values (layer.call (x, null, null))

            Expect.equal (run 1L) (run 1L) "again"
            Expect.notEqual (run 1L) (run 2L) "another seed"
            layer.eval ()
            Expect.equal (run 1L) (run 2L) "evaluation"

        testCase "the mean of many masks is the output without dropout"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            torch.manual_seed 5L |> ignore
            use layer = new FusedMultiheadAttention(4, 1, 0.2)
            layer.``to`` torch.ScalarType.Float64 |> ignore
            let x = random torch.ScalarType.Float64 [ 1; 12; 4 ]
            use _ = torch.no_grad ()
            let draws = torch.stack [| for _ in 1..3000 -> layer.call (x, null, null) |]
            layer.eval ()
            let off = (draws.mean [| 0L |] - layer.call (x, null, null)).abs()
            let deviation = draws.std (0L) / sqrt 3000.0
            Expect.isLessThan (off.div(deviation).max().item<float>()) 5.0 "standard deviations"

        testCase "at a rate of one only the output's bias is left"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use layer = new FusedMultiheadAttention(4, 2, 1.0)
            let x = (random torch.ScalarType.Float32 [ 2; 3; 4 ]).requires_grad_()
            let output = layer.call (x, null, null)
            Expect.allEqual (values output) 0.0 "torch's biases begin at zero"
            output.sum().backward()
            Expect.allEqual (values (gradientOf x)) 0.0 "and nothing comes back"
    ]
