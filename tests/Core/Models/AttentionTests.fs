/// Fused attention beside torch's, and its way back beside finite differences.
module DLWorkbook.Tests.Core.Models.AttentionTests

open System
open Expecto
open TorchSharp
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

// One at a time: they seed torch's generator, which all tests share.
let tests =
    testSequenced <| testList "fused attention" [ agreement; differentiation ]
