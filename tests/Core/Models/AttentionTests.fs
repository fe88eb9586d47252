module DLWorkbook.Tests.Core.Models.AttentionTests

open System
open Expecto
open TorchSharp
open DLWorkbook.Core.Kernels
open DLWorkbook.Core.Models
open DLWorkbook.Tests.Core.Models.AttentionCases

let private fused (case: Case) rate (kind: torch.ScalarType) =
    let layer =
        new FusedMultiheadAttention(case.Heads * case.Size, case.Heads, rate, case.Bias, case.Causal)

    layer.``to`` kind |> ignore
    scramble layer
    layer

/// torch's layer, time first, with the same state.
let private torchs (case: Case) (kind: torch.ScalarType) (source: torch.nn.Module) =
    let layer =
        torch.nn.MultiheadAttention(int64 (case.Heads * case.Size), int64 case.Heads, bias = case.Bias)

    layer.``to`` kind |> ignore
    layer.load_state_dict (source.state_dict ()) |> ignore
    layer

let private inputs kind (case: Case) =
    let features = case.Heads * case.Size
    let query = (random kind [ case.Batch; case.Queries; features ]).requires_grad_()

    match case.Keys with
    | None -> [ query ]
    | Some keys -> [
        query
        (random kind [ case.Batch; keys; features ]).requires_grad_()
        (random kind [ case.Batch; keys; features ]).requires_grad_()
      ]

let private threeOf (tensors: torch.Tensor list) =
    match tensors with
    | [ q; k; v ] -> q, k, v
    | one -> one.Head, one.Head, one.Head

let private copies (tensors: torch.Tensor list) =
    tensors |> List.map (fun tensor -> tensor.detach().clone().requires_grad_())

/// Values and all gradients against torch's layer.
let private agrees kind (case: Case) =
    torch.manual_seed case.Seed |> ignore
    let tolerance = toleranceOf kind
    use ours = fused case 0.0 kind
    use theirs = torchs case kind ours
    let mine = inputs kind case
    let others = copies mine
    let padding, attention = masks kind case
    let q, k, v = threeOf mine
    let output = ours.call (q, k, v, padding, attention)
    let gradient = torch.randn_like output
    output.backward [| gradient |]

    // One tensor three times, so that theirs takes its own short way, too.
    let turned = others |> List.map (fun tensor -> tensor.transpose (0L, 1L))
    let q, k, v = threeOf turned

    let theirMask =
        if case.Causal then
            withCausal kind case.Queries attention
        else
            attention

    let expected =
        (fst (theirs.call (q, k, v, padding, false, theirMask))).transpose(0L, 1L)

    expected.backward [| gradient |]
    near tolerance "output" expected output

    // Together: with one key the query's all but cancels, and rounding is as large as the value's asks for.
    let joined (tensors: torch.Tensor list) =
        torch.cat [| for tensor in tensors -> (gradientOf tensor).reshape -1L |]

    near tolerance "inputs' gradients" (joined others) (joined mine)

    let known =
        dict [ for struct (name, parameter) in theirs.named_parameters () -> name, gradientOf parameter ]

    for struct (name, parameter) in ours.named_parameters () do
        near tolerance name known[name] (gradientOf parameter)

let private agreement =
    testList "equals torch's layer" [
        testCase "float32: values and all gradients, over random shapes and masks"
        <| fun () -> forAll 200 cases (agrees torch.ScalarType.Float32)

        testCase "float64: the same, to eleven digits"
        <| fun () -> forAll 200 cases (agrees torch.ScalarType.Float64)

        testCase "masks that are trained go to torch's operators and get their gradient"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            torch.manual_seed 2L |> ignore
            use layer = new FusedMultiheadAttention(6, 2)
            layer.``to`` torch.ScalarType.Float64 |> ignore
            let x = random torch.ScalarType.Float64 [ 2; 5; 6 ]
            let learnt = (random torch.ScalarType.Float64 [ 5; 5 ]).requires_grad_()
            let slow = layer.call (x, null, learnt)
            let fast = layer.call (x, null, learnt.detach ())
            near 1e-11 "both ways" slow fast
            slow.pow((2.0).ToScalar()).sum().backward()
            Expect.isGreaterThan ((gradientOf learnt).abs().sum().item<float>()) 1e-6 "a gradient"

        testCase "number types that the kernels do not know go to torch's operators"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            torch.manual_seed 2L |> ignore
            use layer = new FusedMultiheadAttention(8, 2)
            let x = random torch.ScalarType.Float32 [ 2; 5; 8 ]
            let expected = layer.call (x, null, null)
            layer.``to`` torch.ScalarType.BFloat16 |> ignore
            near 0.05 "in few digits" expected (layer.call (x.to_type torch.ScalarType.BFloat16, null, null))
    ]

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

let private dropping =
    testList "dropout on the weights" [
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

let private differentiation =
    testList "derivatives" [
        for rate, causal, padded in [ 0.0, false, false; 0.0, true, true; 0.4, false, true; 0.4, true, false ] do
            testCase $"equal finite differences: dropout {rate}, causal {causal}, padding {padded}"
            <| fun () ->
                use _ = torch.NewDisposeScope()
                torch.manual_seed 3L |> ignore
                use layer = new FusedMultiheadAttention(6, 2, rate, causal = causal)
                layer.``to`` torch.ScalarType.Float64 |> ignore
                scramble layer
                let x = (random torch.ScalarType.Float64 [ 2; 5; 6 ]).requires_grad_()

                let padding =
                    if padded then
                        mask torch.ScalarType.Float64 Truths [ 2; 5 ]
                    else
                        null

                let weights = torch.randn_like x

                let loss () =
                    torch.manual_seed 23L |> ignore
                    (layer.call (x, padding, null) * weights).sum()

                loss().backward()

                for tensor in x :: [ for p in layer.parameters () -> p :> torch.Tensor ] do
                    near 1e-7 "gradient" (differences loss tensor) (gradientOf tensor)

        testCase "a second pass over a retained graph adds the same again"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use layer = new FusedMultiheadAttention(6, 2, 0.3)
            let x = (random torch.ScalarType.Float64 [ 2; 20; 6 ]).requires_grad_()
            layer.``to`` torch.ScalarType.Float64 |> ignore
            let output = layer.call(x, null, null).pow((2.0).ToScalar()).sum()
            output.backward (retain_graph = true)
            let once = (gradientOf x).clone()
            output.backward ()
            near 1e-14 "twice" (once * 2.0) (gradientOf x)

        testCase "there is no second derivative, and it says so"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use layer = new FusedMultiheadAttention(6, 2)
            let x = (random torch.ScalarType.Float32 [ 2; 4; 6 ]).requires_grad_()
            let output = layer.call(x, null, null).pow((2.0).ToScalar()).sum()

            Expect.throwsC
                (fun () -> torch.autograd.grad ([| output |], [| x |], create_graph = true) |> ignore)
                (fun e -> Expect.stringContains e.Message "no second derivative" "why")

        testCase "padding gets no gradient"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use layer = new FusedMultiheadAttention(4, 2)
            let q = random torch.ScalarType.Float32 [ 1; 3; 4 ]
            let kv = (random torch.ScalarType.Float32 [ 1; 3; 4 ]).requires_grad_()
            let padding = torch.tensor([| false; false; true |]).reshape(1L, 3L)
            layer.call(q, kv, kv, padding, null).sum().backward()
            let gradient = values (gradientOf kv)
            Expect.allEqual gradient[8..] 0.0 "the last key's"
            Expect.isTrue (Array.forall (fun x -> x <> 0.0) gradient[..7]) "the others'"
    ]

let private layerItself =
    testList "the layer" [
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

// One at a time: they seed torch's generator, which all tests share.
let tests =
    testSequenced
    <| testList "fused attention" [ agreement; dropping; differentiation; layerItself ]
