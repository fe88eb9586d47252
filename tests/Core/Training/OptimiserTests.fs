module DLWorkbook.Tests.Core.Training.OptimiserTests

open System
open System.IO
open Expecto
open TorchSharp
open DLWorkbook.Core.Kernels
open DLWorkbook.Core.Models
open DLWorkbook.Core.Training

type private Optimiser = Modules.OptimizerHelper

let private numbers (tensor: torch.Tensor) =
    tensor.detach().to_type(torch.ScalarType.Float64).contiguous().data<float>().ToArray()

let private weights (model: torch.nn.Module) =
    model.parameters () |> Seq.map numbers |> Array.concat

/// The largest difference as a part of the largest number; NaN and infinity count as infinite.
let private difference (expected: float[]) (actual: float[]) =
    Expect.equal actual.Length expected.Length "as many numbers"
    let scale = expected |> Array.map abs |> Array.max

    Array.zip expected actual
    |> Array.map (fun (x, y) ->
        if Double.IsFinite x && Double.IsFinite y then
            abs (x - y) / scale
        else
            infinity)
    |> Array.max

/// Parameters of odd sizes, of several parts and of one number.
let private network (dtype: torch.ScalarType) =
    torch.manual_seed 3L |> ignore

    let layers: torch.nn.Module<torch.Tensor, torch.Tensor> list = [
        torch.nn.Linear(7L, 301L)
        torch.nn.Tanh()
        torch.nn.Linear(301L, 151L)
        torch.nn.Tanh()
        torch.nn.Linear(151L, 1L)
    ]

    let net = torch.nn.Sequential(List.toArray layers)
    net.``to`` (dtype) |> ignore
    net, torch.randn ([| 8L; 7L |], dtype = Nullable dtype), torch.randn ([| 8L; 1L |], dtype = Nullable dtype)

let private step (optimiser: Optimiser) (net: torch.nn.Module<torch.Tensor, torch.Tensor>) x y =
    use _ = torch.NewDisposeScope()
    optimiser.zero_grad ()
    torch.nn.functional.mse_loss(net.call x, y).backward()
    optimiser.step () |> ignore

let private kinds: (string * TrainingOptions * (torch.nn.Module -> Optimiser)) list = [
    "SGD",
    TrainingOptions(Optimiser = OptimiserKind.SGD, LearningRate = 0.1),
    fun net -> torch.optim.SGD(net.parameters (), 0.1)
    "SGD with weight decay",
    TrainingOptions(Optimiser = OptimiserKind.SGD, LearningRate = 0.1, WeightDecay = 0.01),
    fun net -> torch.optim.SGD(net.parameters (), 0.1, weight_decay = 0.01)
    "SGD with momentum",
    TrainingOptions(Optimiser = OptimiserKind.SGD, LearningRate = 0.05, Momentum = 0.9, WeightDecay = 0.01),
    fun net -> torch.optim.SGD(net.parameters (), 0.05, momentum = 0.9, weight_decay = 0.01)
    "Adam",
    TrainingOptions(LearningRate = 0.01, Epsilon = 1e-7),
    fun net -> torch.optim.Adam(net.parameters (), 0.01, eps = 1e-7)
    "Adam with weight decay",
    TrainingOptions(LearningRate = 0.01, WeightDecay = 0.01),
    fun net -> torch.optim.Adam(net.parameters (), 0.01, weight_decay = 0.01)
    "AdamW",
    TrainingOptions(Optimiser = OptimiserKind.AdamW, LearningRate = 0.01, WeightDecay = 0.1),
    fun net -> torch.optim.AdamW(net.parameters (), 0.01, weight_decay = 0.1)
]

let private likeTorch = [
    for name, options, make in kinds do
        for word, dtype, bound in [ "float32", torch.float32, 1e-6; "float64", torch.float64, 1e-13 ] ->
            testCase $"{name} in {word} is torch's over 100 steps"
            <| fun () ->
                use _ = torch.NewDisposeScope()
                let ours, x, y = network dtype
                let theirs, _, _ = network dtype
                use a = Optimisers.Create(ours, options)
                use b = make theirs

                for _ in 1..100 do
                    step a ours x y
                    step b theirs x y

                Expect.isLessThan (difference (weights theirs) (weights ours)) bound "weights"
]

let private files = [
    for name, options, make in kinds ->
        testCase $"{name} goes on from torch's file, and torch's from its file"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            let folder = Directory.CreateTempSubdirectory()

            try
                let file = Path.Combine(folder.FullName, "state")
                let first, x, y = network torch.float32
                let second, _, _ = network torch.float32
                use ours = Optimisers.Create(first, options)
                use theirs = make second

                for _ in 1..3 do
                    step ours first x y
                    step theirs second x y

                let third, _, _ = network torch.float32
                third.load_state_dict (first.state_dict ()) |> ignore
                use fromOurs = make third
                ours.save_state_dict file
                fromOurs.load_state_dict file

                let fourth, _, _ = network torch.float32
                fourth.load_state_dict (second.state_dict ()) |> ignore
                use fromTheirs = Optimisers.Create(fourth, options)
                theirs.save_state_dict file
                fromTheirs.load_state_dict file

                for _ in 1..3 do
                    step ours first x y
                    step theirs second x y
                    step fromOurs third x y
                    step fromTheirs fourth x y

                Expect.isLessThan (difference (weights first) (weights third)) 1e-6 "torch's goes on"
                Expect.isLessThan (difference (weights second) (weights fourth)) 1e-6 "the workbook's goes on"
            finally
                folder.Delete true
]

let private graphs = [
    for name, options, _ in kinds ->
        testCase $"after a step of {name} an older graph refuses to go on with the new weights"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            let net, x, y = network torch.float32
            use optimiser = Optimisers.Create(net, options)
            let loss = torch.nn.functional.mse_loss (net.call x, y)
            loss.backward (null, true)
            optimiser.step () |> ignore
            let error = Expect.throwsC (fun () -> loss.backward ()) (fun (error: exn) -> error)
            Expect.stringContains error.Message "modified by an inplace operation" "torch's own check"
]

/// A table that a batch touches little of, read by a small layer.
let private reader seed dtype =
    torch.manual_seed seed |> ignore
    let table = new FusedEmbedding(400L, 11L, dtype = Nullable dtype)
    let encoder = new MeanEncoder 11
    let model = new TextClassifier("reader", table, encoder)
    model.``to`` (dtype: torch.ScalarType) |> ignore
    model, table

let private train (options: TrainingOptions) dense dtype steps =
    use _ = torch.NewDisposeScope()
    let model, table = reader 5L dtype
    use optimiser = Optimisers.Create(model, options)

    if dense then
        table.SparseGradient <- false

    let clip = Option.ofNullable options.ClipNorm
    let mutable sparse = false

    for k in 1..steps do
        use _ = torch.NewDisposeScope()

        let ids =
            torch.randint (1L, 300L, [| 8L; 9L |], dtype = Nullable torch.ScalarType.Int64)

        let targets = torch.ones (8L, dtype = Nullable dtype) * float (k % 2)
        optimiser.zero_grad ()

        torch.nn.functional.binary_cross_entropy_with_logits(model.call ids, targets).backward()

        clip
        |> Option.iter (fun norm -> torch.nn.utils.clip_grad_norm_ (model.parameters (), norm) |> ignore)

        sparse <- (nonNull table.Weight.grad).is_sparse
        optimiser.step () |> ignore

    weights model, sparse

let private plain =
    TrainingOptions(Optimiser = OptimiserKind.SGD, LearningRate = 0.5)

let private sparse = [
    for word, dtype in [ "float32", torch.float32; "float64", torch.float64 ] do
        testCase $"plain SGD with a sparse gradient in {word} is the dense one over 200 steps, to the bit"
        <| fun () ->
            let expected, wasSparse = train plain true dtype 200
            Expect.isFalse wasSparse "the dense run"
            let found, isSparse = train plain false dtype 200
            Expect.isTrue isSparse "the sparse run"
            Expect.equal found expected "weights"

    testCase "a clipped sparse gradient is the clipped dense one"
    <| fun () ->
        let clipped =
            TrainingOptions(Optimiser = OptimiserKind.SGD, LearningRate = 0.5, ClipNorm = Nullable 1e-3)

        let expected, _ = train clipped true torch.float32 50
        let found, isSparse = train clipped false torch.float32 50
        Expect.isTrue isSparse "the sparse run"
        Expect.isLessThan (difference expected found) 1e-6 "weights"
        let free, _ = train plain true torch.float32 50
        Expect.isGreaterThan (difference expected free) 1e-4 "clipping matters here"

    for name, options in
        [
            "momentum", TrainingOptions(Optimiser = OptimiserKind.SGD, Momentum = 0.9)
            "weight decay", TrainingOptions(Optimiser = OptimiserKind.SGD, WeightDecay = 0.1)
            "Adam", TrainingOptions()
        ] do
        testCase $"with {name} untouched rows move, so the gradient stays dense"
        <| fun () ->
            let _, isSparse = train options false torch.float32 2
            Expect.isFalse isSparse "dense"

    testCase "gradients of two batches add up, sparse or dense"
    <| fun () ->
        use _ = torch.NewDisposeScope()

        let after sparse =
            let model, table = reader 5L torch.float32
            use optimiser = Optimisers.Create(model, plain)
            table.SparseGradient <- sparse

            for k in 1L .. 3L do
                let ids = torch.arange(k, k + 20L).view(4L, 5L)
                model.call(ids).sum().backward()

            optimiser.step () |> ignore
            weights model

        Expect.isLessThan (difference (after false) (after true)) 1e-6 "weights"

    testCase "when the optimiser is gone the gradient is dense again"
    <| fun () ->
        use _ = torch.NewDisposeScope()
        let model, table = reader 5L torch.float32
        let optimiser = Optimisers.Create(model, plain)
        Expect.isTrue table.SparseGradient "while it is in use"
        optimiser.Dispose()
        Expect.isFalse table.SparseGradient "for any other optimiser"
]

let private others = [
    testCase "training is the same to the bit on one processor and on all"
    <| fun () ->
        use _ = torch.NewDisposeScope()

        let train (run: (unit -> unit) -> unit) =
            torch.manual_seed 8L |> ignore
            let table = new FusedEmbedding(3000L, 33L)
            let model = new TextClassifier("cores", table, new MeanEncoder 33)
            use optimiser = Optimisers.Create(model, TrainingOptions(LearningRate = 0.01))
            let step = TrainingStep(model, BinaryObjective(), optimiser)

            for _ in 1..5 do
                let ids =
                    torch.randint (1L, 3000L, [| 32L; 90L |], dtype = Nullable torch.ScalarType.Int64)

                run (fun () -> step.Run(ids, torch.ones 32L) |> ignore)

            weights model

        // Within a part every other kernel runs on its caller alone.
        let alone work =
            Cores.Run(
                2,
                (fun part ->
                    if part = 0 then
                        work ())
            )

        Expect.equal (train alone) (train (fun work -> work ())) "weights"

    for name, options, make in kinds do
        testCase $"under {name} a parameter that one step does not use moves as with torch's zeroed gradient"
        <| fun () ->
            use _ = torch.NewDisposeScope()

            let train (make: torch.nn.Module -> Optimiser) =
                let net, x, _ = network torch.float32
                use optimiser = make net
                let layers = Seq.toArray (net.children ())

                for k in 1..6 do
                    use _ = torch.NewDisposeScope()
                    optimiser.zero_grad ()
                    let first = layers[0] :?> torch.nn.Module<torch.Tensor, torch.Tensor>
                    let whole = if k % 3 = 0 then first.call x else net.call x
                    whole.square().mean().backward()
                    optimiser.step () |> ignore

                weights net

            let ours, theirs = train (fun net -> Optimisers.Create(net, options)), train make
            Expect.isLessThan (difference theirs ours) 1e-6 "weights"

    testCase "a parameter without a gradient stays, and its steps are not counted"
    <| fun () ->
        use _ = torch.NewDisposeScope()
        let net, x, y = network torch.float32
        use optimiser = Optimisers.Create(net, TrainingOptions(LearningRate = 0.01))
        let last = net.parameters () |> Seq.last
        last.requires_grad <- false
        let before = numbers last
        step optimiser net x y
        Expect.equal (numbers last) before "unchanged"
        last.requires_grad <- true
        step optimiser net x y
        let moved = Array.map2 (-) (numbers last) before
        // Adam's first step is the learning rate, whatever the gradient.
        Expect.isLessThan (abs (abs moved[0] - 0.01)) 1e-5 "its own first step"

    testCase "an optimiser's closure runs with a graph, and its loss comes back"
    <| fun () ->
        use _ = torch.NewDisposeScope()
        let net, x, y = network torch.float32
        use optimiser = Optimisers.Create(net, TrainingOptions(LearningRate = 0.01))
        let before = weights net

        use loss =
            optimiser.step (fun () ->
                let loss = torch.nn.functional.mse_loss (net.call x, y)
                loss.backward ()
                loss)

        Expect.isGreaterThan ((nonNull loss).item<float32>()) 0f "the loss"
        Expect.notEqual (weights net) before "a step"
]

let tests =
    testSequenced
    <| testList "fused optimisers" (likeTorch @ files @ graphs @ sparse @ others)
