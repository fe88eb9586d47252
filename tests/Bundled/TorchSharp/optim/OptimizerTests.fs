module DLWorkbook.Tests.Bundled.Optim.OptimizerTests

open System
open System.IO
open Expecto
open TorchSharp
open type TorchSharp.torch.nn
open DLWorkbook.Tests.Bundled.NN.Fixture

type private Layer = Module<Tensor, Tensor>
type private Optimiser = Modules.OptimizerHelper

/// The small network of the fixture, with its data.
let private network (dtype: torch.ScalarType) =
    torch.manual_seed 7L |> ignore

    let net =
        Sequential(Linear(3L, 5L) :> Layer, Tanh() :> Layer, Linear(5L, 1L) :> Layer)

    let moved = net.``to`` dtype
    moved, torch.randn(8L, 3L).``to`` dtype, torch.randn(8L, 1L).``to`` dtype

let private step (optimiser: Optimiser) (net: Modules.Sequential) x y =
    optimiser.zero_grad ()
    functional.mse_loss(net.call x, y).backward()
    optimiser.step () |> ignore

let private weights (net: Modules.Sequential) =
    net.parameters () |> Seq.map values |> Array.concat

let private makers: (string * (Modules.Sequential -> Optimiser)) list = [
    "SGD", (fun net -> torch.optim.SGD(net.parameters (), 0.1))
    "SGD with weight decay, going up",
    (fun net -> torch.optim.SGD(net.parameters (), 0.1, weight_decay = 0.01, maximize = true))
    "SGD with momentum",
    (fun net -> torch.optim.SGD(net.parameters (), 0.1, momentum = 0.9, dampening = 0.1, weight_decay = 0.01))
    "SGD with Nesterov's momentum",
    (fun net -> torch.optim.SGD(net.parameters (), 0.1, momentum = 0.9, nesterov = true))
    "Adam", (fun net -> torch.optim.Adam(net.parameters (), 0.05))
    "Adam with weight decay", (fun net -> torch.optim.Adam(net.parameters (), 0.05, 0.8, 0.9, weight_decay = 0.1))
    "Adam with amsgrad", (fun net -> torch.optim.Adam(net.parameters (), 0.05, 0.5, 0.6, amsgrad = true))
    "AdamW", (fun net -> torch.optim.AdamW(net.parameters (), 0.05, weight_decay = 0.1))
    "RMSprop", (fun net -> torch.optim.RMSProp(net.parameters (), 0.01))
    "RMSprop, centred, with momentum",
    (fun net -> torch.optim.RMSProp(net.parameters (), 0.01, momentum = 0.9, centered = true, weight_decay = 0.1))
    "Adagrad",
    (fun net ->
        torch.optim.Adagrad(
            net.parameters (),
            0.1,
            lr_decay = 0.1,
            weight_decay = 0.01,
            initial_accumulator_value = 0.2
        ))
]

let private trajectories = [
    for name, make in makers do
        for word, dtype, tolerance in [ "float32", torch.float32, 2e-6; "float64", torch.float64, 1e-12 ] ->
            seeded $"{name} in {word} takes PyTorch's six steps" (fun () ->
                let net, x, y = network dtype
                use optimiser = make net

                for place, expected in List.indexed (run $"{name} {word}") do
                    step optimiser net x y
                    close tolerance $"step {place + 1}" expected (weights net))
]

let private resumes = [
    for name, make in makers ->
        seeded $"{name} goes on from files as if it had not stopped, to the bit" (fun () ->
            let folder = Directory.CreateTempSubdirectory()

            try
                let modelFile, stateFile =
                    Path.Combine(folder.FullName, "model"), Path.Combine(folder.FullName, "state")

                let net, x, y = network torch.float32
                use optimiser = make net

                for place in 1..6 do
                    if place = 4 then
                        net.save modelFile |> ignore
                        optimiser.save_state_dict stateFile

                    step optimiser net x y

                let again, _, _ = network torch.float32
                use resumed = make again
                again.load modelFile |> ignore
                resumed.load_state_dict stateFile

                for _ in 4..6 do
                    step resumed again x y

                Expect.equal (weights again) (weights net) "the weights"
                let copy, _, _ = network torch.float32
                use copied = make copy
                copied.load_state_dict (optimiser.state_dict ())

                for own, other in Seq.zip (copied.state_dict().State) (optimiser.state_dict().State) do
                    Expect.isTrue (own.ApproximatelyEquals other) "a copied state"
            finally
                folder.Delete true)
]

let private others = [
    seeded "the same run twice is the same to the bit" (fun () ->
        let train () =
            let net, x, y = network torch.float32
            use optimiser = torch.optim.Adam(net.parameters ())

            for _ in 1..20 do
                step optimiser net x y

            weights net

        Expect.equal (train ()) (train ()) "weights")
    seeded "a parameter without a gradient stays as it is" (fun () ->
        let used, unused = Parameter(torch.ones 3L), Parameter(torch.ones 3L)
        use optimiser = torch.optim.AdamW([ used; unused ], 0.1, weight_decay = 0.5)
        used.sum().backward()
        optimiser.step () |> ignore
        close 0.0 "unused" [| 1.0; 1.0; 1.0 |] (values unused)
        Expect.all (values used) (fun value -> value < 1.0) "used")
    seeded "zero_grad leaves zeros, not nothing" (fun () ->
        let weight = Parameter(torch.ones 3L)
        use optimiser = torch.optim.SGD([ weight ], 0.1)
        weight.sum().backward()
        optimiser.zero_grad ()
        close 0.0 "gradient" [| 0.0; 0.0; 0.0 |] (values (gradOf weight)))
    seeded "a gradient that is not contiguous gives the same step" (fun () ->
        let weight, other = Parameter(torch.ones (2L, 3L)), Parameter(torch.ones (2L, 3L))
        let gradient = torch.randn (3L, 2L)
        weight.grad <- gradient.t ()
        other.grad <- gradient.t().contiguous()
        use optimiser = torch.optim.SGD([ weight; other ], 0.1, momentum = 0.9)
        optimiser.step () |> ignore
        close 1e-7 "step" (values other) (values weight))
    seeded "a layout or type that changes between steps changes nothing else" (fun () ->
        let train contiguous =
            let weight = Parameter(torch.arange(6.0f).view(2L, 3L))
            let gradient = torch.arange(6.0f).view(3L, 2L)
            use momentum = torch.optim.SGD([ weight ], 0.1, momentum = 0.9)

            for step in 1..4 do
                let turned = gradient.t ()

                weight.grad <-
                    (if contiguous || step > 1 then
                         turned.contiguous ()
                     else
                         turned)

                momentum.step () |> ignore

            values weight

        close 1e-6 "layout" (train true) (train false)
        let net, x, y = network torch.float64
        use optimiser = torch.optim.Adam(net.parameters (), 0.05)
        let expected = run "Adam float64"
        step optimiser net x y
        net.``to`` torch.float32 |> ignore
        let x, y = x.``to`` torch.float32, y.``to`` torch.float32

        for place in 1..5 do
            step optimiser net x y
            close 1e-5 $"step {place + 1}" expected[place] (weights net))
    seeded "a large parameter, shared among threads, takes the same steps as its parts" (fun () ->
        let size, part = 100_003L, 25_000L
        let start = torch.randn size
        let gradients = [ for _ in 1..3 -> torch.randn size ]

        let train (make: Modules.Parameter list -> Optimiser) (cut: Tensor -> Tensor list) =
            let parameters = [ for piece in cut start -> Parameter(piece.clone ()) ]
            use optimiser = make parameters

            for gradient in gradients do
                for parameter, piece in List.zip parameters (cut gradient) do
                    parameter.grad <- piece.clone ()

                optimiser.step () |> ignore

            parameters |> List.map values |> Array.concat

        let parts (tensor: Tensor) = [
            for first in 0L .. part .. size - 1L -> tensor.narrow (0, first, min part (size - first))
        ]

        let makers: (string * (Modules.Parameter list -> Optimiser)) list = [
            "SGD", (fun p -> torch.optim.SGD(p, 0.1, momentum = 0.9, nesterov = true, weight_decay = 0.1))
            "Adam", (fun p -> torch.optim.Adam(p, 0.1))
            "AdamW", (fun p -> torch.optim.AdamW(p, 0.1, weight_decay = 0.1))
        ]

        for name, make in makers do
            Expect.equal (train make List.singleton) (train make parts) name)
    seeded "a sparse gradient trains with SGD, and Adam says that it can't" (fun () ->
        let table = Embedding(5L, 2L, sparse = true)
        let before = values (nonNull table.weight)
        table.call(torch.tensor [| 1L; 1L |]).sum().backward()
        use optimiser = torch.optim.SGD(table.parameters (), 0.5)
        optimiser.step () |> ignore
        let moved = Array.map2 (-) before (values (nonNull table.weight))
        close 1e-6 "only row 1 moves, twice" [| 0.; 0.; 1.; 1.; 0.; 0.; 0.; 0.; 0.; 0. |] moved
        use adam = torch.optim.Adam(table.parameters ())
        Expect.throwsT<InvalidOperationException> (fun () -> adam.step () |> ignore) "sparse")
    seeded "groups keep their own options and take the others from the optimiser" (fun () ->
        let slow, fast = Parameter(torch.zeros 1L), Parameter(torch.zeros 1L)

        let groups = [
            Modules.SGD.ParamGroup([ slow ], Modules.SGD.Options(LearningRate = Nullable 0.1))
            Modules.SGD.ParamGroup(Parameters = [ fast ])
        ]

        use optimiser = torch.optim.SGD(groups, 1.0)
        slow.sum().backward()
        fast.sum().backward()
        optimiser.step () |> ignore
        close 1e-7 "slow" [| -0.1 |] (values slow)
        close 1e-7 "fast" [| -1.0 |] (values fast)
        Expect.equal (optimiser.parameters () |> Seq.length) 2 "parameters"

        Expect.throwsT<ArgumentException>
            (fun () -> optimiser.add_param_group (Modules.SGD.ParamGroup(Parameters = [ slow ])))
            "twice")
    seeded "a closure computes the loss with gradients on, and step returns it" (fun () ->
        let weight = Parameter(torch.ones 1L)
        use optimiser = torch.optim.SGD([ weight ], 0.1)
        use off = torch.no_grad ()

        let loss =
            optimiser.step (fun () ->
                let loss = (weight * weight).sum()
                loss.backward ()
                loss)

        close 1e-7 "loss" [| 1.0 |] (values (nonNull loss))
        close 1e-6 "weight" [| 0.8 |] (values weight))
    seeded "a backward pass after the step, over the graph before it, is refused" (fun () ->
        let weight = Parameter(torch.ones 3L)
        use optimiser = torch.optim.SGD([ weight ], 0.1)
        let loss = (weight * weight).sum()
        loss.backward (retain_graph = true)
        optimiser.step () |> ignore
        Expect.throws (fun () -> loss.backward ()) "the weight changed in between")
    seeded "an optimiser's file is refused by another one" (fun () ->
        let path = Path.GetTempFileName()

        try
            let weight = Parameter(torch.ones 1L)
            use adam = torch.optim.Adam([ weight ])
            adam.save_state_dict path
            use sgd = torch.optim.SGD([ weight ], 0.1)
            Expect.throwsT<InvalidDataException> (fun () -> sgd.load_state_dict path) "another optimiser"
            use two = torch.optim.Adam([ weight; Parameter(torch.ones 1L) ])
            Expect.throwsT<ArgumentException> (fun () -> two.load_state_dict path) "another number of parameters"
        finally
            File.Delete path)
    seeded "numbers out of range are refused" (fun () ->
        let weight = [ Parameter(torch.ones 1L) ]
        Expect.throwsT<ArgumentException> (fun () -> torch.optim.SGD(weight, -0.1) |> ignore) "rate"
        Expect.throwsT<ArgumentException> (fun () -> torch.optim.SGD(weight, nan) |> ignore) "NaN"

        Expect.throwsT<ArgumentException>
            (fun () -> torch.optim.SGD(weight, 0.1, nesterov = true) |> ignore)
            "nesterov"

        Expect.throwsT<ArgumentException> (fun () -> torch.optim.Adam(weight, beta1 = 1.0) |> ignore) "beta")
    seeded "gradients are clipped by their common norm, as in PyTorch, and by value" (fun () ->
        let net, x, y = network torch.float32
        functional.mse_loss(net.call x, y).backward()
        let norm = utils.clip_grad_norm_ (net.parameters (), 0.1)
        let expected = run "clip_grad_norm_"
        close 1e-6 "norm" expected[0] [| norm |]
        close 1e-6 "gradients" expected[1] (net.parameters () |> Seq.map (fun p -> values (gradOf p)) |> Array.concat)
        utils.clip_grad_value_ (net.parameters (), 1e-3)

        Expect.all
            (net.parameters ())
            (fun p -> values (gradOf p) |> Array.forall (fun g -> abs g <= 1.0001e-3))
            "values")
    seeded "parameters go to a vector and back" (fun () ->
        let net, _, _ = network torch.float32
        let vector = utils.parameters_to_vector (net.parameters ())
        Expect.equal vector.shape [| 26L |] "3·5 + 5 + 5 + 1"
        close 0.0 "values" (weights net) (values vector)
        utils.vector_to_parameters (torch.zeros_like vector, net.parameters ())
        close 0.0 "zeros" (Array.zeroCreate 26) (weights net)

        Expect.throwsT<ArgumentException>
            (fun () -> utils.vector_to_parameters (torch.zeros 5L, net.parameters ()))
            "too short")
]

let tests =
    testSequenced
    <| testList "optimisers" [
        testList "trajectories" trajectories
        testList "resuming" resumes
        testList "others" others
    ]
