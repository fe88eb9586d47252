module DLWorkbook.Tests.Core.Models.RowKernelTests

open System
open Expecto
open FsCheck.FSharp
open TorchSharp
open DLWorkbook.Core.Models
open DLWorkbook.Tests.Core.Models.AttentionCases

/// Rows, features in and out, whether a bias and a rectifier are there, seed.
let private linears =
    gen {
        let! rows = Gen.frequency [ 4, Gen.choose (1, 70); 2, Gen.choose (71, 2500) ]
        let! inputs = Gen.choose (1, 40)
        let! outputs = Gen.choose (1, 40)
        let! bias = Gen.elements [ true; true; false ]
        let! rectified = Gen.elements [ true; false ]
        let! seed = Gen.choose (0, 1_000_000)
        return rows, inputs, outputs, bias, rectified, int64 seed
    }

/// Output and gradients of inputs, for one gradient of the output.
let private derive (gradient: torch.Tensor) (inputs: torch.Tensor list) (output: torch.Tensor) =
    output.backward [| gradient |]

    output.detach ()
    :: [
        for input in inputs do
            let slope = (gradientOf input).clone()
            (gradientOf input).zero_() |> ignore
            slope
    ]

let private linearAgrees kind (rows, inputs, outputs, bias, rectified, seed: int64) =
    torch.manual_seed seed |> ignore
    use layer = torch.nn.Linear(int64 inputs, int64 outputs, hasBias = bias)
    layer.``to`` (kind: torch.ScalarType) |> ignore
    let x = (random kind [ rows; inputs ]).requires_grad_()
    let gradient = random kind [ rows; outputs ]

    let tensors =
        x :: [ for parameter in layer.parameters () -> parameter :> torch.Tensor ]

    let fused =
        if rectified then
            FusedLinear.Rectify(x, layer, 0.0)
        else
            FusedLinear.Apply(x, layer.weight, layer.bias)

    let plain =
        let sums = torch.nn.functional.linear (x, layer.weight, layer.bias)
        if rectified then sums.relu () else sums

    // A rectifier that rounding turns over has another gradient; where it stands nearest to that, none comes in.
    let doubtful = plain.abs().lt((1e-4).ToScalar())

    let gradient =
        if rectified then
            gradient.masked_fill (doubtful, (0).ToScalar())
        else
            gradient

    List.iter2 (near (toleranceOf kind) "linear") (derive gradient tensors plain) (derive gradient tensors fused)

let private linear =
    testList "linear layers" [
        testCase "float32: values and all gradients are torch's"
        <| fun () -> forAll 200 linears (linearAgrees torch.ScalarType.Float32)

        testCase "float64: the same, to eleven digits"
        <| fun () -> forAll 200 linears (linearAgrees torch.ScalarType.Float64)

        testCase "behind the rectifier numbers are dropped or divided by 1 − rate, and the gradient knows which"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            torch.manual_seed 8L |> ignore
            use layer = torch.nn.Linear(6L, 33L)
            layer.``to`` torch.ScalarType.Float64 |> ignore
            let rate = 0.25
            let x = (random torch.ScalarType.Float64 [ 2000; 6 ]).requires_grad_()
            let plain = torch.nn.functional.linear(x, layer.weight, layer.bias).relu()
            let output = FusedLinear.Rectify(x, layer, rate)
            let factors = output.detach () / plain.detach ()
            let positive = values (factors[plain.gt ((0).ToScalar())])
            let kept = positive |> Array.filter (fun factor -> factor > 0.0)

            for factor in kept do
                Expect.floatClose Accuracy.high factor (1.0 / (1.0 - rate)) "scaled"

            let n = float positive.Length
            let off = float kept.Length - n * (1.0 - rate)
            Expect.isLessThan (abs off) (5.0 * sqrt (n * rate * (1.0 - rate))) "kept share"
            let gradient = torch.randn_like output

            let tensors =
                x :: [ for parameter in layer.parameters () -> parameter :> torch.Tensor ]

            let found = derive gradient tensors output
            let mask = factors.nan_to_num (0.0)
            let expected = derive gradient tensors (plain * mask)
            List.iter2 (near 1e-11 "with the mask of the forward pass") expected found

        testCase "wide layers go to BLAS"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            let x = random torch.ScalarType.Float32 [ 3; 300 ]
            use layer = torch.nn.Linear(300L, 200L)
            Expect.equal (values (FusedLinear.Apply(x, layer.weight, layer.bias))) (values (layer.call x)) "bit for bit"
    ]

let private norms =
    gen {
        let! rows = Gen.frequency [ 4, Gen.choose (1, 70); 2, Gen.choose (71, 2500) ]
        let! features = Gen.choose (4, 70)
        let! seed = Gen.choose (0, 1_000_000)
        return rows, features, int64 seed
    }

let private normed (kind: torch.ScalarType) rows (features: int) =
    let norm = torch.nn.LayerNorm(int64 features)
    norm.``to`` kind |> ignore
    scramble norm
    let x = (random kind [ rows; features ]).requires_grad_()
    let u = (random kind [ rows; features ]).requires_grad_()
    norm, x, u, x :: u :: [ for parameter in norm.parameters () -> parameter :> torch.Tensor ]

let private normAgrees kind (rows, features, seed: int64) =
    torch.manual_seed seed |> ignore
    let norm, x, u, tensors = normed kind rows features
    let gradient = random kind [ rows; features ]
    let expected = derive gradient tensors (norm.call (x + u))
    let found = derive gradient tensors (FusedNorm.Apply(x, u, norm, 0.0))
    List.iter2 (near (toleranceOf kind) "norm") expected found
    norm.Dispose()

let private norm =
    testList "the norm of a sum" [
        testCase "float32: values and all gradients are torch's"
        <| fun () -> forAll 200 norms (normAgrees torch.ScalarType.Float32)

        testCase "float64: the same, to eleven digits"
        <| fun () -> forAll 200 norms (normAgrees torch.ScalarType.Float64)

        testCase "with dropout and a fixed seed all gradients equal finite differences"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            torch.manual_seed 9L |> ignore
            let norm, x, u, tensors = normed torch.ScalarType.Float64 7 5
            let weights = torch.randn_like x

            let loss () =
                torch.manual_seed 23L |> ignore
                (FusedNorm.Apply(x, u, norm, 0.4) * weights).sum()

            loss().backward()

            for tensor in tensors do
                near 1e-6 "gradient" (differences loss tensor) (gradientOf tensor)

            norm.Dispose()

        testCase "the second summand is dropped at the rate that was asked for"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            torch.manual_seed 9L |> ignore
            let norm, x, u, _ = normed torch.ScalarType.Float64 3000 6
            FusedNorm.Apply(x, u, norm, 0.3).pow((2.0).ToScalar()).sum().backward()

            let kept =
                values (gradientOf u)
                |> Array.filter (fun slope -> slope <> 0.0)
                |> Array.length

            let n = 18_000.0
            Expect.isLessThan (abs (float kept - 0.7 * n)) (5.0 * sqrt (n * 0.21)) "kept share"
            norm.Dispose()
    ]

let private both =
    testList "graphs" [
        testCase "there are no second derivatives, and they say so"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            let norm, x, u, _ = normed torch.ScalarType.Float32 4 4
            use layer = torch.nn.Linear(4L, 4L)

            for output in [ FusedNorm.Apply(x, u, norm, 0.0); FusedLinear.Apply(x, layer.weight, layer.bias) ] do
                Expect.throwsC
                    (fun () ->
                        torch.autograd.grad ([| output.sum () |], [| x |], create_graph = true)
                        |> ignore)
                    (fun e -> Expect.stringContains e.Message "no second derivative" "why")

            norm.Dispose()
    ]

// One at a time: they seed torch's generator, which all tests share.
let tests =
    testSequenced <| testList "fused linear layers and norms" [ linear; norm; both ]
