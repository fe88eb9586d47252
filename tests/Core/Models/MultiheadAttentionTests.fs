/// The layer around fused attention: its parameters, its edges, and what it refuses.
module DLWorkbook.Tests.Core.Models.MultiheadAttentionTests

open System
open Expecto
open TorchSharp
open DLWorkbook.Core.Models
open DLWorkbook.Tests.Core.Models.AttentionCases

// One at a time: they seed torch's generator, which all tests share.
let tests =
    testSequenced
    <| testList "fused attention.the layer" [
        testCase "draws torch's initial values with the same seed"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            torch.manual_seed 4L |> ignore
            use ours = new FusedMultiheadAttention(12, 3)
            let after = torch.rand 3L
            torch.manual_seed 4L |> ignore
            use theirs = torch.nn.MultiheadAttention(12L, 3L)
            Expect.equal (values after) (values (torch.rand 3L)) "and as many of them"
            let state = theirs.state_dict ()

            for entry in ours.state_dict () do
                Expect.equal (values entry.Value) (values state[entry.Key]) entry.Key

        testCase "state dictionaries go both ways, in torch's order of names"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use ours = new FusedMultiheadAttention(12, 3)
            use theirs = torch.nn.MultiheadAttention(12L, 3L)
            let names (m: torch.nn.Module) = [ for struct (name, _) in m.named_parameters () -> name ]
            Expect.equal (names ours) [ "in_proj_weight"; "in_proj_bias"; "out_proj.weight"; "out_proj.bias" ] "names"
            Expect.equal (set (names ours)) (set (names theirs)) "torch's"
            theirs.load_state_dict (ours.state_dict ()) |> ignore
            scramble theirs
            ours.load_state_dict (theirs.state_dict ()) |> ignore
            let state = ours.state_dict ()

            for entry in theirs.state_dict () do
                Expect.equal (values state[entry.Key]) (values entry.Value) entry.Key

        testCase "a query that may see nobody gets NaN, as in torch; its neighbours do not"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use ours = new FusedMultiheadAttention(4, 1)
            let x = random torch.ScalarType.Float32 [ 2; 3; 4 ]

            let hidden =
                torch.tensor([| true; true; true; false; false; true |]).reshape(2L, 3L)

            let output = values (ours.call (x, hidden, null))
            Expect.isTrue (Array.forall Double.IsNaN output[..11]) "all of the first text"
            Expect.isFalse (Array.exists Double.IsNaN output[12..]) "nothing of the second"

            let rows =
                torch.tensor([| true; true; true; false; true; true; true; true; false |]).reshape(3L, 3L)

            let output = values (ours.call (x, null, rows))
            let found = [ for i in 0..5 -> Double.IsNaN output[4 * i] ]
            Expect.equal found [ true; false; false; true; false; false ] "query 0 of each text"

        testCase "one step sees itself, and an empty batch stays empty"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use layer = new FusedMultiheadAttention(4, 2)
            let one = random torch.ScalarType.Float32 [ 1; 1; 4 ]
            let state = layer.state_dict ()

            let value =
                torch.nn.functional.linear (one, state["in_proj_weight"].narrow(0L, 8L, 4L))

            near
                1e-6
                "its own value"
                (torch.nn.functional.linear (value, state["out_proj.weight"]))
                (layer.call (one, null, null))

            let none = (torch.zeros (0L, 5L, 4L)).requires_grad_()
            let output = layer.call (none, null, null)
            Expect.equal output.shape [| 0L; 5L; 4L |] "no texts"
            output.sum().backward()
            Expect.equal (gradientOf none).shape [| 0L; 5L; 4L |] "no gradients"

        testCase "shapes that do not fit are named with their axes"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use layer = new FusedMultiheadAttention(4, 2)
            let x = torch.zeros (2L, 3L, 4L)

            let refused part (run: unit -> torch.Tensor) =
                Expect.throwsC (fun () -> run () |> ignore) (fun e ->
                    Expect.stringContains e.Message part "axes"
                    Expect.isTrue (e :? ArgumentException) "an argument")

            refused "(batch, queries, features=4)" (fun () -> layer.call (torch.zeros (2L, 3L, 5L), null, null))
            refused "(batch, queries, features=4)" (fun () -> layer.call (x, x.narrow (0L, 0L, 1L), x, null, null))
            refused "(batch=2, keys=3)" (fun () -> layer.call (x, torch.zeros (3L, 2L), null))
            refused "(queries=3, keys=3)" (fun () -> layer.call (x, null, torch.zeros (2L, 3L)))

            refused "multiple of heads" (fun () ->
                new FusedMultiheadAttention(5, 2) |> ignore
                x)

            refused "[0, 1]" (fun () ->
                new FusedMultiheadAttention(4, 2, 2.0) |> ignore
                x)

        testCase "inputs of another type than the weights' are refused, as by torch"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use layer = new FusedMultiheadAttention(4, 2)
            let x = torch.zeros (2L, 3L, 4L)
            let doubles = x.``to`` torch.ScalarType.Float64

            for query, key in [ doubles, doubles; x, doubles; doubles, x ] do
                Expect.throwsT<Runtime.InteropServices.ExternalException>
                    (fun () -> layer.call (query, key, key, null, null) |> ignore)
                    $"{query.dtype} and {key.dtype}"
    ]
