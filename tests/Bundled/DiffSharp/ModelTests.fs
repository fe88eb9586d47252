/// Models and optimisers: a network learns two circles, and a step is the step that TorchSharp's optimiser makes.
module DLWorkbook.Tests.Bundled.DiffSharp.ModelTests

open System
open Expecto
open TorchSharp
open DiffSharp
open DiffSharp.Compose
open DiffSharp.Data
open DiffSharp.Model
open DiffSharp.Optim
open DLWorkbook.Tests.Bundled.DiffSharp.Support

/// Two rings of `n` points in all, the inner one of class 1.
let private circles n =
    let ring radius count = [
        for i in 0 .. count - 1 -> let a = 2. * Math.PI * float i / float count in [ radius * cos a; radius * sin a ]
    ]

    f64 (ring 1. (n / 2) @ ring 0.5 (n / 2)), f64 [ for i in 0 .. n - 1 -> [ (if i < n / 2 then 0. else 1.) ] ]

/// A 2-8-1 network of doubles, its values drawn from a seed.
let private network () =
    dsharp.seed 3
    let net = Linear(2, 8) --> dsharp.tanh --> Linear(8, 1) --> dsharp.sigmoid
    net.move (dtype = Dtype.Float64)
    net

let private lossOf (net: Model) (x: Tensor) (y: Tensor) = dsharp.bceLoss (net.forward x, y)

let private models = [
    testCase "a row of layers has their parameters, in order and with numbers"
    <| fun () ->
        let net = Linear(2, 3) --> dsharp.relu --> Linear(3, 1)
        Expect.equal net.nparameters (2 * 3 + 3 + 3 + 1) "how many"
        Expect.equal (net.parameters |> Seq.length) 4 "two layers with weight and bias"
        Expect.equal net.parametersVector.shape [| 13 |] "as a vector"
        Expect.isTrue (net.parameters |> Seq.forall (fun (name, _) -> name.StartsWith "Linear-")) "their names"

    testCase "a linear layer is x W + b"
    <| fun () ->
        let layer = Linear(2, 2)
        layer.weight <- f64 [ [ 1.; 2. ]; [ 3.; 4. ] ]
        layer.bias <- f64 [ 10.; 20. ]
        expect (layer.forward (f64 [ [ 1.; 1. ]; [ 2.; 0. ] ])) [ 2; 2 ] [ 14.; 26.; 12.; 24. ] "by hand"

    testCase "a model is a function of its parameters"
    <| fun () ->
        let net = network ()
        let x, y = circles 10
        let before = net.parametersVector.noDiff ()
        let loss p = dsharp.bceLoss (net.asFunction p x, y)
        let g = dsharp.grad loss before
        net.reverseDiff ()
        (lossOf net x y).reverse()
        let taped = Tensor.cat [ for _, p in net.parameters -> p.value.derivative.view -1 ]
        expectNear 1e-12 g [ before.nelement ] (List.ofArray (elements taped)) "the gradient is the tape's"
        net.noDiff ()
        expect net.parametersVector [ before.nelement ] (List.ofArray (elements before)) "the parameters are put back"

    testCase "init and a vector set the parameters"
    <| fun () ->
        let net = network ()

        net.init (fun (name, t) ->
            if name.Contains "bias" then
                t.zerosLike ()
            else
                t.onesLike ())
        // tanh 0 = 0, so all is sigmoid 0
        expect (net.forward (f64 [ [ 0.; 0. ] ])) [ 1; 1 ] [ 0.5 ] "ones and zeros"
        let values = (dsharp.arange 33.).double() / 33.
        net.parametersVector <- values
        expect net.parametersVector [ 33 ] (List.ofArray (elements values)) "from a vector"

    testCase "a model of a function and parameters"
    <| fun () ->
        let k = Parameter(f64 2.)
        let model = Model((fun x -> x * k.value), parameters = [ k ])
        let both = model --> model.forward
        expect (f64 3. --> both) [] [ 12. ] "twice"
]

/// Two parameters of a least-squares fit after some steps, by DiffSharp and by TorchSharp.
let private fit steps (ours: Model -> Optimizer) (theirs: seq<Modules.Parameter> -> torch.optim.Optimizer) =
    let x, y = [ 0.; 1.; 2.; 3. ], [ 1.; 2.9; 5.1; 7. ]
    let start = [ 0.3; -0.2 ]

    let p = Parameter(f64 start)
    let model = Model((fun x -> p.value[0] + p.value[1] * x), parameters = [ p ])
    let optimizer = ours model

    for _ in 1..steps do
        model.reverseDiff ()
        (dsharp.mseLoss (model.forward (f64 x), f64 y)).reverse()
        optimizer.step ()

    use _ = torch.NewDisposeScope()

    let vector (values: float list) =
        torch.tensor (Array.ofList values, dtype = torch.float64)

    let q = new Modules.Parameter(vector start)
    let optimizer = theirs [ q ]

    for _ in 1..steps do
        optimizer.zero_grad ()
        let line = q.narrow (0L, 0L, 1L) + q.narrow (0L, 1L, 1L) * vector x
        ((line - vector y) * (line - vector y)).mean().backward()
        optimizer.step () |> ignore

    expectNear 1e-6 p.value [ 2 ] (List.ofArray (q.detach().data<float>().ToArray())) $"after {steps} steps"

let private optimisers = [
    testCase "gradient descent makes TorchSharp's steps"
    <| fun () ->
        fit 20 (fun m -> SGD(m, lr = f64 0.1)) (fun q -> torch.optim.SGD(q, 0.1))

        fit 20 (fun m -> SGD(m, lr = f64 0.1, weightDecay = f64 0.2)) (fun q ->
            torch.optim.SGD(q, 0.1, weight_decay = 0.2))

    testCase "Adam makes TorchSharp's steps"
    <| fun () ->
        fit 20 (fun m -> Adam(m, lr = f64 0.1, beta1 = f64 0.9, beta2 = f64 0.999, eps = f64 1e-8)) (fun q ->
            torch.optim.Adam(q, lr = 0.1))

    testCase "momentum adds up; its first step is already 1 + m gradients"
    <| fun () ->
        // f = x², x₀ = 1, lr 0.1, m 0.5: g = 2, v = 3, x = 0.7; g = 1.4, v = 2.9, x = 0.41
        let _, x =
            optim.sgd (
                (fun x -> x[0] * x[0]),
                f64 [ 1. ],
                lr = f64 0.1,
                momentum = f64 0.5,
                nesterov = false,
                iters = 3,
                print = false
            )

        expect x [ 1 ] [ 0.41 ] "two steps"
        // Nesterov: d = g + m v: 2 + 1.5 = 3.5, x = 0.65; g = 1.3, v = 2.8, d = 2.7, x = 0.38
        let _, x =
            optim.sgd ((fun x -> x[0] * x[0]), f64 [ 1. ], lr = f64 0.1, momentum = f64 0.5, iters = 3, print = false)

        expect x [ 1 ] [ 0.38 ] "two steps of Nesterov's"

    testCase "a function is minimised until a threshold"
    <| fun () ->
        let valley (x: Tensor) =
            (x[0] - 1.) ** 2. + 4. * (x[1] + 2.) ** 2.

        let fx, x =
            optim.sgd (valley, f64 [ 3.; 3. ], lr = f64 0.1, threshold = 1e-10, print = false)

        Expect.isTrue (float fx <= 1e-10) "the value"
        expectNear 1e-4 x [ 2 ] [ 1.; -2. ] "the place"

        let fx, _ =
            optim.adam (valley, f64 [ 3.; 3. ], lr = f64 0.2, iters = 300, print = false)

        Expect.isTrue (float fx < 1e-4) "by Adam"
]

let private learning = [
    testCase "a small network learns two circles"
    <| fun () ->
        let net = network ()
        let x, y = circles 60
        let optimizer = SGD(net, lr = f64 0.5, momentum = f64 0.9, nesterov = false)
        let first = float (lossOf net x y)

        for _ in 1..400 do
            net.reverseDiff ()
            (lossOf net x y).reverse()
            optimizer.step ()

        net.noDiff ()
        let right = (net.forward(x).round().eq y).double().mean()
        Expect.isTrue (float (lossOf net x y) < 0.1 && first > 0.5) "the loss falls"
        Expect.isTrue (float right = 1.) "every point is right"

    testCase "a loader gives every example once an epoch"
    <| fun () ->
        let data =
            TensorDataset(f64 [ for i in 0..9 -> [ float i ] ], f64 [ for i in 0..9 -> float (10 * i) ])

        let loader = data.loader (4, shuffle = true, dropLast = false)
        let batches = loader.epoch () |> Seq.toList
        Expect.equal (loader.length, batches |> List.map (fun (_, x, _) -> x.shape[0])) (3, [ 4; 4; 2 ]) "three batches"
        let inputs = batches |> List.collect (fun (_, x, _) -> List.ofArray (elements x))
        Expect.equal (List.sort inputs) [ 0. .. 9. ] "every example"

        Expect.isTrue
            (batches
             |> List.forall (fun (_, x, y) -> elements y = Array.map ((*) 10.) (elements x)))
            "with its target"

        Expect.equal (data.loader 4).length 2 "the last batch left out"

    testCase "a model is trained on batches"
    <| fun () ->
        dsharp.seed 5
        let x = dsharp.linspace(-1., 1., 40).view [ 40; 1 ]
        let y = 3. * x - 1.
        let model = Linear(1, 1)

        optim.adam (
            model,
            TensorDataset(x, y).loader(10, shuffle = true),
            (fun y p -> dsharp.mseLoss (p, y)),
            lr = dsharp.tensor 0.1,
            iters = 400,
            print = false
        )

        expectNear 1e-2 model.weight [ 1; 1 ] [ 3. ] "slope"
        expectNear 1e-2 model.bias [ 1 ] [ -1. ] "intercept"
]

let tests =
    testSequenced
    <| testList "DiffSharp models" [
        testList "models" models
        testList "optimisers" optimisers
        testList "learning" learning
    ]
