module DLWorkbook.Tests.Bundled.NN.FunctionTests

open Expecto
open TorchSharp
open type TorchSharp.torch.nn
open DLWorkbook.Tests.Bundled.NN.Fixture

type private F = torch.nn.functional
type private Layer = Module<Tensor, Tensor>

let private same case (x: Tensor) (y: Tensor) =
    lossOf([ y ]).backward()
    close 1e-6 $"{case}: values" (List.head (outputs case)) (values y)
    close 2e-6 $"{case}: gradient" (inputGrad case) (values (gradOf x))

let private func name (compute: Tensor -> Tensor) =
    seeded $"{name} and its gradient are PyTorch's" (fun () ->
        let x = torch.randn(6L, 4L).requires_grad_()
        same ("function " + name) x (compute x))

/// The same as a module.
let private layer name (make: unit -> Layer) =
    seeded $"{name} as a layer is the function" (fun () ->
        let x = torch.randn(6L, 4L).requires_grad_()
        same ("function " + name) x (make().call x))

let private functions = [
    func "relu" F.relu
    func "sigmoid" F.sigmoid
    func "tanh" F.tanh
    func "silu" F.silu
    func "gelu" F.gelu
    func "gelu by tanh" (fun x -> F.gelu (x, Modules.GELU.Approximate.tanh))
    func "softplus" F.softplus
    func "leaky_relu" (fun x -> F.leaky_relu (x, 0.2))
    func "elu" (fun x -> F.elu (x, 1.5))
    func "softmax" (fun x -> F.softmax (x, 1L))
    func "log_softmax" (fun x -> F.log_softmax (x, 0L))
    func "normalize" (fun x -> F.normalize x)
    func "pad" (fun x -> F.pad (x, [| 1L; 2L; 0L; 1L |], value = 0.5))
    func "attention" (fun x ->
        let q = x.view (2L, 3L, 4L)
        F.scaled_dot_product_attention (q, q, q))
    layer "relu" (fun () -> ReLU())
    layer "sigmoid" (fun () -> Sigmoid())
    layer "tanh" (fun () -> Tanh())
    layer "silu" (fun () -> SiLU())
    layer "gelu" (fun () -> GELU())
    layer "softplus" (fun () -> Softplus())
    layer "leaky_relu" (fun () -> LeakyReLU 0.2)
    layer "elu" (fun () -> ELU 1.5)
    layer "softmax" (fun () -> Softmax 1L)
    layer "log_softmax" (fun () -> LogSoftmax 0L)
]

let private others = [
    seeded "dropout drops the values that PyTorch drops, and scales the others" (fun () ->
        close 1e-6 "dropout" (outputs "dropout").Head (values (F.dropout (torch.ones (4L, 5L), 0.4))))
    seeded "dropout does nothing in evaluation" (fun () ->
        let x = torch.randn (4L, 5L)
        let drop = Dropout 0.9
        drop.eval ()
        close 0.0 "dropout" (values x) (values (drop.call x)))
    seeded "one_hot puts a one at each class" (fun () ->
        close 0.0 "one_hot" [| 0.; 0.; 1.; 1.; 0.; 0. |] (values (F.one_hot (torch.tensor [| 2L; 0L |]))))
    seeded "the cosine of vectors is their inner product over their lengths" (fun () ->
        let a, b =
            torch.tensor([| 3.0f; 4.0f |]).view(1L, 2L), torch.tensor([| 4.0f; 3.0f |]).view(1L, 2L)

        close 1e-6 "cosine" [| 24.0 / 25.0 |] (values (F.cosine_similarity (a, b))))
    seeded "causal attention does not look ahead: the first step sees itself alone" (fun () ->
        let q, v = torch.randn (1L, 3L, 4L), torch.randn (1L, 3L, 2L)
        let result = F.scaled_dot_product_attention (q, q, v, is_casual = true)
        close 1e-6 "first step" (values v[0L, 0L]) (values result[0L, 0L])
        let mask = torch.ones(3L, 3L, dtype = torch.bool).tril()
        close 0.0 "the same by a mask" (values (F.scaled_dot_product_attention (q, q, v, mask))) (values result))
    seeded "padding with one number goes around every axis" (fun () ->
        Expect.equal (F.pad(torch.zeros (2L, 3L), 1L).shape) [| 4L; 5L |] "shape")
    seeded "Flatten keeps the batch and Identity keeps all" (fun () ->
        let x = torch.randn (2L, 3L, 4L)
        Expect.equal (Flatten().call(x).shape) [| 2L; 12L |] "flattened"
        close 0.0 "identity" (values x) (values (Identity().call x)))
]

let private classes () = torch.tensor [| 0L; 2L; 1L; 2L; 0L |]
let private weights () = torch.tensor [| 0.5f; 1.0f; 2.0f |]
let private reductions = [ "none", Reduction.None; "mean", Reduction.Mean; "sum", Reduction.Sum ]

let private loss name (compute: Tensor -> Tensor -> Tensor -> Reduction -> Tensor) = [
    for word, reduction in reductions ->
        seeded $"{name} reduced by {word}, and its gradient, are PyTorch's" (fun () ->
            let logits, wanted, probabilities =
                torch.randn (5L, 3L), torch.randn (5L, 3L), torch.rand (5L, 3L)

            for expected, drawn in List.zip (outputs "loss inputs") [ logits; wanted; probabilities ] do
                close 1e-6 "the numbers drawn" expected (values drawn)

            let case = $"loss {name} {word}"
            let x = logits.requires_grad_ ()
            let y = compute x wanted probabilities reduction
            (if reduction = Reduction.None then lossOf [ y ] else y).backward()
            close 1e-6 $"{case}: values" (outputs case).Head (values y)
            close 1e-6 $"{case}: gradient" (inputGrad case) (values (gradOf x)))
]

let private losses = [
    yield! loss "mse" (fun x y _ r -> MSELoss(r).call(x, y))
    yield! loss "l1" (fun x y _ r -> L1Loss(r).call(x, y))
    yield! loss "smooth l1" (fun x y _ r -> SmoothL1Loss(r, 0.5).call(x, y))
    yield! loss "huber" (fun x y _ r -> HuberLoss(0.5, r).call(x, y))
    yield! loss "bce" (fun x _ p r -> BCELoss(weights (), r).call(x.sigmoid (), p))
    yield! loss "bce with logits" (fun x _ p r -> BCEWithLogitsLoss(weights (), r, weights ()).call(x, p))
    yield! loss "cross entropy" (fun x _ _ r -> CrossEntropyLoss(reduction = r).call(x, classes ()))
    yield!
        loss "cross entropy weighted" (fun x _ _ r ->
            (new Modules.CrossEntropyLoss(weights (), 1L, r, 0.1)).call(x, classes ()))
    yield! loss "cross entropy of probabilities" (fun x _ p r -> F.cross_entropy (x, p, reduction = r))
    yield! loss "nll" (fun x _ _ r -> NLLLoss(weights (), r).call(x.log_softmax 1L, classes ()))
    yield! loss "kl div" (fun x y _ r -> KLDivLoss(true, r).call(x.log_softmax 1L, y.log_softmax 1L))
    yield! loss "kl div of probabilities" (fun x y _ r -> KLDivLoss(false, r).call(x.log_softmax 1L, y.softmax 1L))
]

let private initial name tolerance (fill: Tensor -> Tensor) = [
    for rows, columns in [ 3L, 5L; 5L, 3L ] ->
        seeded $"{name} fills {rows} × {columns} as PyTorch does from the same seed" (fun () ->
            let tensor = torch.empty (rows, columns)
            fill tensor |> ignore
            close tolerance name (outputs $"init {name} {rows}x{columns}").Head (values tensor))
]

let private inits = [
    yield! initial "uniform" 1e-6 (fun t -> init.uniform_ (t, -2.0, 3.0))
    yield! initial "normal" 1e-6 (fun t -> init.normal_ (t, 1.0, 2.0))
    yield! initial "trunc_normal" 1e-6 (fun t -> init.trunc_normal_ (t, 0.5, 1.0, -1.0, 1.5))
    yield! initial "xavier_uniform" 1e-6 (fun t -> init.xavier_uniform_ (t, 1.5))
    yield! initial "xavier_normal" 1e-6 (fun t -> init.xavier_normal_ t)
    yield!
        initial "kaiming_uniform" 1e-6 (fun t ->
            init.kaiming_uniform_ (t, mode = init.FanInOut.FanOut, nonlinearity = init.NonlinearityType.ReLU))
    yield! initial "kaiming_normal" 1e-6 (fun t -> init.kaiming_normal_ (t, 0.1))
    yield! initial "orthogonal" 1e-5 (fun t -> init.orthogonal_ (t, 2.0))
    yield! initial "eye" 0.0 init.eye_
    seeded "an orthogonal matrix's columns are at right angles and as long as the gain" (fun () ->
        let q = init.orthogonal_ (torch.empty (7L, 4L, dtype = torch.float64), 2.0)
        close 1e-12 "Qᵀ Q" (values (torch.eye (4L, dtype = torch.float64) * (4.0).ToScalar())) (values (q.t().mm q)))
    seeded "the gain of tanh is 5/3, of ReLU the root of 2" (fun () ->
        Expect.floatClose Accuracy.veryHigh (init.calculate_gain init.NonlinearityType.Tanh) (5.0 / 3.0) "tanh"
        Expect.floatClose Accuracy.veryHigh (init.calculate_gain init.NonlinearityType.ReLU) (sqrt 2.0) "ReLU"
        Expect.floatClose Accuracy.veryHigh (init.calculate_gain (init.NonlinearityType.LeakyReLU, 1.0)) 1.0 "leaky")
]

let tests =
    testSequenced
    <| testList "functions" [
        testList "of one tensor" functions
        testList "others" others
        testList "losses" losses
        testList "initial values" inits
    ]
