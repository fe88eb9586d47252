module DLWorkbook.Tests.Core.Models.EncoderLayerTests

open System
open Expecto
open FsCheck.FSharp
open TorchSharp
open DLWorkbook.Core.Models
open DLWorkbook.Tests.Core.Models.AttentionCases

/// An attention case, the width between the linear layers, and how many layers.
let private stacks =
    gen {
        // A norm of one to three features says little but a sign: its derivative is what rounding leaves.
        let! case = cases |> Gen.where (fun case -> case.Heads * case.Size > 3)
        let! inner = Gen.choose (1, 40)
        let! layers = Gen.choose (1, 3)
        // The layer attends to its own input, and torch's takes one mask for all.
        return
            {
                case with
                    Keys = None
                    Causal = false
                    Mask = (if case.Mask = NumbersPerItem then Numbers else case.Mask)
            },
            inner,
            layers
    }

/// torch's layers with the same states: output, and the gradients of the input and of every parameter.
let private torchs
    (kind: torch.ScalarType)
    (case: Case)
    inner
    (states: #torch.nn.Module list)
    (x: torch.Tensor)
    masks
    gradient
    =
    let layers = [
        for state in states do
            let layer =
                torch.nn.TransformerEncoderLayer(int64 (case.Heads * case.Size), int64 case.Heads, int64 inner, 0.0)

            layer.``to`` kind |> ignore
            layer.load_state_dict (state.state_dict ()) |> ignore
            layer
    ]

    let cast (tensor: torch.Tensor | null) : torch.Tensor | null =
        match tensor with
        | null -> null
        | tensor when tensor.dtype = torch.ScalarType.Bool -> tensor
        | tensor -> tensor.to_type kind

    let padding, attention = masks
    let x = x.detach().to_type(kind).clone().requires_grad_()

    let output =
        (layers
         |> List.fold (fun x layer -> layer.call (x, cast attention, cast padding)) (x.transpose (0L, 1L)))
            .transpose(0L, 1L)

    output.backward [| (gradient: torch.Tensor).to_type kind |]

    let gradients =
        layers
        |> List.map (fun layer ->
            dict [
                for struct (name, parameter) in layer.named_parameters () -> name, (gradientOf parameter).clone()
            ])

    for layer in layers do
        layer.Dispose()

    output, gradientOf x, gradients

/// Rectifiers that are well on or well off: one that rounding turns over changes gradients.
let private settle (layer: torch.nn.Module) =
    use _ = torch.no_grad ()

    for struct (name, parameter) in layer.named_parameters () do
        if name = "linear1.weight" then
            parameter.mul_ ((0.5 / sqrt (float parameter.shape[1])).ToScalar()) |> ignore
        elif name = "linear1.bias" then
            parameter.copy_ (parameter.sign () * (3.0).ToScalar()) |> ignore

/// Norms magnify rounding: float32 is judged by float64, and may be off as torch's own float32 is.
let private agrees (kind: torch.ScalarType) (case: Case, inner, count) =
    torch.manual_seed case.Seed |> ignore
    let features = case.Heads * case.Size

    let ours = [
        for _ in 1..count do
            let layer = new FusedTransformerEncoderLayer(features, case.Heads, inner, 0.0)
            layer.``to`` kind |> ignore
            scramble layer
            settle layer
            layer
    ]

    let padding, attention = masks kind case
    let x = (random kind [ case.Batch; case.Queries; features ]).requires_grad_()
    let output = ours |> List.fold (fun x layer -> layer.call (x, attention, padding)) x
    let gradient = torch.randn_like output
    output.backward [| gradient |]

    let run kind =
        torchs kind case inner ours x (padding, attention) gradient

    let truth, truthOfInput, truths = run torch.ScalarType.Float64
    let other, otherOfInput, others = run kind
    let tolerance = toleranceOf kind
    let as64 (tensor: torch.Tensor) = tensor.to_type torch.ScalarType.Float64
    asNear tolerance "output" truth (as64 other) (as64 output)
    asNear tolerance "input's gradient" truthOfInput (as64 otherOfInput) (as64 (gradientOf x))

    for mine, truth, other in List.zip3 ours truths others do
        for struct (name, parameter) in mine.named_parameters () do
            asNear tolerance name truth[name] (as64 other[name]) (as64 (gradientOf parameter))

    for layer in ours do
        layer.Dispose()

let private agreement =
    testList "equals torch's layer" [
        testCase "float32: values and all gradients, over random shapes, masks and numbers of layers"
        <| fun () -> forAll 200 stacks (agrees torch.ScalarType.Float32)

        testCase "float64: the same, to eleven digits"
        <| fun () -> forAll 200 stacks (agrees torch.ScalarType.Float64)
    ]

let private itself =
    testList "the layer" [
        testCase "draws torch's initial values with the same seed, and state dictionaries go both ways"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            torch.manual_seed 4L |> ignore
            use ours = new FusedTransformerEncoderLayer(12, 3, 20)
            let after = torch.rand 3L
            torch.manual_seed 4L |> ignore
            use theirs = torch.nn.TransformerEncoderLayer(12L, 3L, 20L)
            Expect.equal (values after) (values (torch.rand 3L)) "as many random numbers"

            let same () =
                let mine, yours = ours.state_dict (), theirs.state_dict ()
                Expect.equal (set mine.Keys) (set yours.Keys) "names"

                for entry in mine do
                    Expect.equal (values entry.Value) (values yours[entry.Key]) entry.Key

            same ()
            scramble ours
            theirs.load_state_dict (ours.state_dict ()) |> ignore
            same ()
            scramble theirs
            ours.load_state_dict (theirs.state_dict ()) |> ignore
            same ()

        testCase "with dropout the same seed gives the same bits and gradients; in evaluation nothing is dropped"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use layer = new FusedTransformerEncoderLayer(8, 2, 16, 0.3)
            let x = (random torch.ScalarType.Float32 [ 2; 30; 8 ]).requires_grad_()
            let weights = torch.randn_like x

            let run seed =
                torch.manual_seed seed |> ignore
                let output = layer.call (x, null, null)
                (output * weights).sum().backward()
                let gradient = values (gradientOf x)
                (gradientOf x).zero_() |> ignore
                values output, gradient

            Expect.equal (run 1L) (run 1L) "again"
            Expect.notEqual (run 1L) (run 2L) "another seed"
            layer.eval ()
            Expect.equal (run 1L) (run 2L) "evaluation"

        testCase "with dropout and a fixed seed the gradients equal finite differences"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            torch.manual_seed 6L |> ignore
            use layer = new FusedTransformerEncoderLayer(6, 2, 7, 0.3)
            layer.``to`` torch.ScalarType.Float64 |> ignore
            scramble layer
            let x = (random torch.ScalarType.Float64 [ 2; 4; 6 ]).requires_grad_()
            let padding = mask torch.ScalarType.Float64 Truths [ 2; 4 ]
            let weights = torch.randn_like x

            let loss () =
                torch.manual_seed 23L |> ignore
                (layer.call (x, null, padding) * weights).sum()

            loss().backward()

            for tensor in x :: [ for p in layer.parameters () -> p :> torch.Tensor ] do
                near 1e-6 "gradient" (differences loss tensor) (gradientOf tensor)

        testCase "sizes that do not fit are refused"
        <| fun () ->
            let refused (part: string) make =
                Expect.throwsC (fun () -> make () |> ignore) (fun e -> Expect.stringContains e.Message part "why")

            refused "feedForward" (fun () -> new FusedTransformerEncoderLayer(4, 2, 0))
            refused "multiple of heads" (fun () -> new FusedTransformerEncoderLayer(5, 2))
            refused "[0, 1]" (fun () -> new FusedTransformerEncoderLayer(4, 2, dropout = -1.0))
    ]

let private insideTheEncoder =
    testList "in a text's encoder" [
        testCase "the state has the names of torch's layers"
        <| fun () ->
            use encoder =
                new AttentionEncoder(8, AttentionOptions(Heads = 2, FeedForward = 16, Layers = 2))

            let parts = [
                "linear1.bias"
                "linear1.weight"
                "linear2.bias"
                "linear2.weight"
                "norm1.bias"
                "norm1.weight"
                "norm2.bias"
                "norm2.weight"
                "self_attn.in_proj_bias"
                "self_attn.in_proj_weight"
                "self_attn.out_proj.bias"
                "self_attn.out_proj.weight"
            ]

            let expected =
                "positions"
                :: [
                    for layer in 0..1 do
                        for part in parts -> $"layers.{layer}.{part}"
                ]

            Expect.equal (set (encoder.state_dict().Keys)) (set expected) "names"

        testCase "it computes what the same encoder of torch's layers computes"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            torch.manual_seed 12L |> ignore

            use encoder =
                new AttentionEncoder(8, AttentionOptions(Heads = 2, FeedForward = 16, MaxLength = 9))

            encoder.eval ()
            use layer = torch.nn.TransformerEncoderLayer(8L, 2L, 16L)
            layer.eval ()

            let state =
                dict [
                    for entry in encoder.state_dict () do
                        if entry.Key.StartsWith "layers.0." then
                            entry.Key.Substring "layers.0.".Length, entry.Value
                ]

            layer.load_state_dict (System.Collections.Generic.Dictionary state) |> ignore
            let embedded = random torch.ScalarType.Float32 [ 3; 7; 8 ]

            let ids =
                torch
                    .tensor([| 5L; 6L; 7L; 8L; 9L; 1L; 2L; 3L; 4L; 0L; 0L; 0L; 0L; 0L; 0L; 0L; 1L; 2L; 0L; 3L; 4L |])
                    .reshape(3L, 7L)

            let padding = ids.eq ((0L).ToScalar())
            let x = embedded * sqrt 8.0 + SinusoidalPositions.Table(9, 8).narrow(0L, 0L, 7L)
            let states = layer.call(x.transpose (0L, 1L), null, padding).transpose(0L, 1L)
            let words = padding.logical_not().to_type(torch.ScalarType.Float32).unsqueeze 2L
            let expected = (states * words).sum(1L) / words.sum (1L)
            near 1e-5 "mean over the words" expected (encoder.call (embedded, ids))
    ]

// One at a time: they seed torch's generator, which all tests share.
let tests =
    testSequenced
    <| testList "fused encoder layer" [ agreement; itself; insideTheEncoder ]
