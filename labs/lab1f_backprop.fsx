(**
# Lab 1f: backpropagation and gradient descent, checked

**Goal.** Write backpropagation for a net of any depth, and gradient descent with momentum and L2, and prove that both do
what torch's do: the gradients against autograd and differences, the steps against `optim.SGD` over a whole training.
On the way: why a test that cannot fail is worse than none. Then put it to use: is it a plane, or is it a bird?

Run it with `dotnet fsi labs/lab1f_backprop.fsx`, or send it to the REPL block by block.
*)

#load "../scripts/workbook.fsx"

open TorchSharp
open type TorchSharp.torch.nn
open DLWorkbook
open DLWorkbook.Core.Data
open DLWorkbook.Core.Models
open DLWorkbook.Core.Training

type Tensor = torch.Tensor

let lab = Lab.start "lab1f_backprop" "Backpropagation and gradient descent, checked" fsi.CommandLineArgs

(** ## Settings *)

let settings = {|
    Configurations = [ // learning rate, momentum, L2
        0.01, 0.0, 0.0
        0.01, 0.0, 0.01
        0.01, 0.9, 0.0
        0.01, 0.9, 0.01
        0.01, 0.9, 0.001
        0.01, 0.8, 0.01
    ]
    Sizes = [ 3072; 512; 128; 32; 2 ] // plane or bird
    BatchSize = 256
    Epochs = lab.EpochsOr(if lab.Quick then 4 else 30)
    Images = if lab.Quick then 1500 else 20_000 // at most
    Digits = if lab.Quick then 500 else 2000
    Tolerance = 5e-6 // equal to five decimals
    Seeds = if lab.Quick then [ lab.Seed ] else [ lab.Seed .. lab.Seed + 2 ]
|}

(** ## Backpropagation

A net is a list of layers, each a weight (outputs, inputs) and a bias (outputs); every layer ends in tanh, and the cost is
the mean of the squared errors over all rows and outputs. *)

Lab.section "Backpropagation"

let layersOf (dtype: torch.ScalarType) (seed: int) (sizes: int list) =
    torch.manual_seed (int64 seed) |> ignore

    [
        for inputs, outputs in List.pairwise sizes ->
            let layer = Linear(int64 inputs, int64 outputs)
            layer.weight.detach().to_type dtype, layer.bias.detach().to_type dtype
    ]

let cost (layers: (Tensor * Tensor) list) (x: Tensor) (targets: Tensor) =
    let outputs = layers |> List.fold (fun a (w, b) -> (functional.linear (a, w, b)).tanh()) x
    functional.mse_loss (outputs, targets)

(** ### Exercise 1f.1: back through any number of layers

Keep what every layer gave on the way forward. Behind the cost, the outputs' slope is 2 (output − target) / (rows ·
outputs). A layer multiplies what comes back by the slope of its tanh, 1 − output²: that is its delta, (rows, outputs).
Its weight's gradient is deltaᵀ · input, its bias's the sum of delta over the rows; and delta · W goes on to the layer
before. Give a weight's and a bias's gradient for each layer, the first layer first. *)

[<Exercise "1f.1">]
let backpropagation (layers: (Tensor * Tensor) list) (x: Tensor) (targets: Tensor) : (Tensor * Tensor) list =
    // BEGIN SOLUTION
    let values =
        layers
        |> List.scan (fun (a: Tensor) (w: Tensor, b: Tensor) -> (a.matmul (w.t ()) + b).tanh()) x

    let outputs = List.last values
    let slope = (outputs - targets) * (2.0 / float (outputs.numel ()))

    (List.zip3 layers (List.take layers.Length values) values.Tail, (slope, []))
    ||> List.foldBack (fun ((w, _), input, output) (slope, gradients) ->
        let delta = slope * (1.0 - output * output) // (rows, outputs)
        delta.matmul w, (delta.t().matmul input, delta.sum 0L) :: gradients)
    |> snd
    // END SOLUTION

Check.exercise "1f.1"
let backward = backpropagation |> Check.orReference "1f.1"

(** ### Exercise 1f.2: a step of gradient descent

As torch's SGD has it: L2 adds decay · parameter to the gradient; the velocity is a running *sum*, momentum · velocity +
that; and the parameter goes rate · velocity down. Give the new velocity and the new parameter. (Lab 1b's velocity was a
running mean: there the step grew no longer with momentum.) *)

[<Exercise "1f.2">]
let descend
    (rate: float, momentum: float, decay: float)
    (velocity: Tensor)
    (gradient: Tensor)
    (parameter: Tensor)
    : Tensor * Tensor =
    // BEGIN SOLUTION
    let slope = gradient + parameter * decay
    let velocity = velocity * momentum + slope
    velocity, parameter - velocity * rate
    // END SOLUTION

Check.exercise "1f.2"
let move = descend |> Check.orReference "1f.2"

(** ## Tests that can fail

The course that this lab comes from tested its gradients with lines such as `if err > tol then fail ()`, and whether the
weights had moved by comparing them with `before = weight`. Neither can fail when it matters: NaN > tol is false, and
`before` is no copy but another name of the same memory.

### Exercise 1f.3: do two gradients agree?

Only if they have the same shape and *every* number is within the tolerance of its partner. NaN is within nothing. *)

Lab.section "Tests that can fail"

[<Exercise "1f.3">]
let agree (tolerance: float) (mine: Tensor) (other: Tensor) : bool =
    // BEGIN SOLUTION
    mine.shape = other.shape
    && (mine - other).abs().le(torch.tensor tolerance).all().item<bool>()
    // END SOLUTION

Check.exercise "1f.3"
let same = agree |> Check.orReference "1f.3"

(** ### Exercise 1f.4: have the weights moved?

To say so you must know where they were. Give a copy of every parameter that stays as it is when the parameter moves,
and that autograd knows nothing of. *)

[<Exercise "1f.4">]
let snapshot (parameters: Tensor list) : Tensor list =
    // BEGIN SOLUTION
    [ for parameter in parameters -> parameter.detach().clone() ]
    // END SOLUTION

Check.exercise "1f.4"
let copies = snapshot |> Check.orReference "1f.4"

let weight = torch.ones 3L
let alias, copy = weight, (copies [ weight ]).Head
weight.add_ (torch.tensor 1.0) |> ignore
let broken = torch.tensor [| nan; 1.0 |]

[
    "weights moved, seen against an alias", not (weight.allclose alias)
    "weights moved, seen against a copy", not (same 0.0 weight copy)
    "a NaN gradient passes `err > tol`", not ((broken - torch.ones 2L).abs().max().ToDouble() > 1e-6)
    "a NaN gradient passes `agree`", same 1e-6 broken (torch.ones (2L, dtype = torch.ScalarType.Float64))
]
|> Table.ofPairs "test" "says"
|> Show.table "tests"

(** ## The gradients, three ways

Yours, autograd's, and differences: all parameters at once are moved a little along a random direction d, ahead and back;
the cost must change by gradient · d. Sizes [2, 3, 2] on noise, [576, 16, 10] on digits of 24 × 24, all in 64 bits. *)

Lab.section "The gradients, three ways"

let digits = Data.mnist lab { Flatten = true; Crop = Some 24 }

let someDigits (count: int) =
    let rows = digits.Train |> Data.take count
    use batch = rows.Collate(System.ReadOnlySpan [| 0 .. rows.Count - 1 |])
    batch.Inputs.``double`` (), functional.one_hot(batch.Targets, 10L).``double``()

[
    let noise (columns: int64) = torch.randn (20L, columns, dtype = torch.ScalarType.Float64)

    for sizes, (x, targets) in [ [ 2; 3; 2 ], (noise 2L, noise 2L); [ 576; 16; 10 ], someDigits 100 ] do
        let layers = layersOf torch.ScalarType.Float64 lab.Seed sizes

        let parameters = [
            for w, b in layers do
                w
                b
        ]

        let mine = [
            for w, b in backward layers x targets do
                w
                b
        ]

        let leaves = [ for w, b in layers -> w.clone().requires_grad_(), b.clone().requires_grad_() ]
        (cost leaves x targets).backward()

        let autograd = [
            for w, b in leaves do
                w.grad
                b.grad
        ]

        let direction = [ for p in parameters -> torch.randn_like p ]

        let along h =
            cost
                (List.map2 (fun (p: Tensor) (d: Tensor) -> p + d * h) parameters direction
                 |> List.chunkBySize 2
                 |> List.map (fun pair -> pair[0], pair[1]))
                x
                targets

        let differences = ((along 1e-5) - (along -1e-5)).ToDouble() / 2e-5

        let predicted =
            List.map2 (fun (g: Tensor) (d: Tensor) -> (g * d).sum().ToDouble()) mine direction
            |> List.sum

        let gap =
            List.map2 (fun (a: Tensor) (b: Tensor) -> (a - b).abs().max().ToDouble()) mine autograd
            |> List.max

        [
            box $"{sizes}"
            box (parameters |> List.sumBy _.numel())
            box (gap.ToString "0.0e-0")
            box (List.forall2 (same 1e-14) mine autograd)
            box (abs(predicted - differences).ToString "0.0e-0")
        ]
]
|> Table.ofRows [ "net"; "parameters"; "from autograd"; "agrees"; "from differences" ]
|> Show.table "gradients"

(** ## Gradient descent, twice in step

Two copies of a net see the same batches: one goes by your step (and, with the tanh net, by your gradients), the other by
autograd and `optim.SGD`. After every step the parameters are compared; the largest gap of the whole training counts. *)

Lab.section "Gradient descent, twice in step"

let gap (a: Tensor) (b: Tensor) = (a - b).abs().max().ToDouble()

let lockstep
    (rate, momentum, decay)
    (batches: seq<Batch>)
    (slopes: Batch -> Tensor list)
    (ours: Tensor list)
    (theirs: torch.nn.Module)
    (loss: Batch -> Tensor)
    =
    let optimiser = torch.optim.SGD(theirs.parameters (), rate, momentum = momentum, weight_decay = decay)
    let velocities = ours |> List.map torch.zeros_like
    let before = copies ours

    let gaps = [
        for batch in batches do
            use _ = batch
            use _ = torch.NewDisposeScope()
            optimiser.zero_grad ()
            (loss batch).backward()
            let gradients = slopes batch
            use _ = torch.no_grad ()

            for parameter, velocity, gradient in List.zip3 ours velocities gradients do
                let newVelocity, newParameter = move (rate, momentum, decay) velocity gradient parameter
                velocity.copy_ newVelocity |> ignore
                parameter.copy_ newParameter |> ignore

            optimiser.step () |> ignore

            [ for a, b in Seq.zip ours (theirs.parameters ()) -> gap a b ] |> List.max
    ]

    if List.forall2 (same 0.0) before ours then
        failwith "no weight has moved"

    gaps

let batchesOf (data: Dataset) =
    let loader = BatchLoader(data, BatchOptions(BatchSize = settings.BatchSize, Seed = lab.Seed))
    Seq.collect loader.Epoch [ 1 .. settings.Epochs ]

let tanhNet configuration =
    let layers = layersOf torch.ScalarType.Float32 lab.Seed [ 576; 16; 10 ]

    let ours = [
        for w, b in layers do
            w
            b
    ]

    let theirs = Sequential(Linear(576L, 16L), Tanh(), Linear(16L, 10L), Tanh())

    use _ = torch.no_grad ()

    for copy, original in Seq.zip (theirs.parameters ()) ours do
        copy.copy_ original |> ignore

    use _ = torch.enable_grad ()

    let targets (batch: Batch) = (functional.one_hot (batch.Targets, 10L)).``float``()

    let slopes (batch: Batch) = [
        for w, b in backward layers batch.Inputs (targets batch) do
            w
            b
    ]

    let loss (batch: Batch) = functional.mse_loss (theirs.call batch.Inputs, targets batch)
    lockstep configuration (digits.Train |> Data.take settings.Digits |> batchesOf) slopes ours theirs loss

let images =
    Data.cifar10 lab { Flatten = true; Crop = None }
    |> Data.only [ "airplane"; "bird" ]

(** The images are scaled by a rule that looks at none of them, (value − ½) · 4: so nothing can leak. *)

let half, quarter = Array.create 3 0.5f, Array.create 3 0.25f
let scaled = images.WithForm(ImageForm(Flatten = true, Mean = half, Deviation = quarter))
let split = scaled.Train |> Data.take settings.Images |> Data.split 0.9

let planeOrBird seed = Model.seeded seed (fun () -> Model.mlp "plane or bird" settings.Sizes Activation.ReLU)

let reluNet configuration =
    let mine, theirs = planeOrBird lab.Seed, planeOrBird lab.Seed
    let loss (model: Mlp) (batch: Batch) = functional.cross_entropy (model.call batch.Inputs, batch.Targets)

    let slopes batch =
        mine.zero_grad ()
        (loss mine batch).backward()
        [ for parameter in mine.parameters () -> parameter.grad ]

    let ours = [ for parameter in mine.parameters () -> parameter :> Tensor ]
    lockstep configuration (batchesOf split.Train) slopes ours theirs (loss theirs)

let gaps = [
    for configuration in settings.Configurations -> configuration, tanhNet configuration, reluNet configuration
]

gaps
|> List.map (fun ((rate, momentum, decay), tanh, relu) -> [
    box rate
    box momentum
    box decay
    box ((List.max tanh).ToString "0.0e-0")
    box ((List.max relu).ToString "0.0e-0")
])
|> Table.ofRows [ "rate"; "momentum"; "L2"; "tanh, 576-16-10"; "ReLU, 3072-…-2" ]
|> Show.table "lockstep"

(** Rounding alone is left: a hand-written step rounds in other places. All gaps stay far below five decimals. *)

if
    gaps
    |> List.exists (fun (_, tanh, relu) -> not (List.forall (fun gap -> gap <= settings.Tolerance) (tanh @ relu)))
then
    failwith "the two ways have drifted apart"

(** ## Plane or bird?

Six configurations, each trained on the same nine tenths of the training images. The tenth that is left chooses twice: in
a training the epoch, by its loss, and among the six the one with the best accuracy. The test images are asked once. *)

Lab.section "Plane or bird?"

let training (rate, momentum, decay) seed = {
    Train.defaults with
        Name = $"rate {rate}, momentum {momentum}, L2 {decay}, seed {seed}"
        Objective = MulticlassObjective 2
        Optimiser = OptimiserKind.SGD
        Epochs = settings.Epochs
        BatchSize = settings.BatchSize
        LearningRate = rate
        Momentum = momentum
        WeightDecay = decay
        KeepBest = true // the epoch with the lowest validation loss
        Seed = seed
        Device = lab.Device
}

let fits = [
    for seed in settings.Seeds do
        for configuration in settings.Configurations do
            let fit = split |> Train.fit (training configuration seed) (planeOrBird seed)
            let validated = fit |> Evaluate.multiclass images.ClassNames split.Validation
            seed, configuration, fit, validated.Accuracy
]

fits
|> List.map (fun (_, (rate, momentum, decay), fit, accuracy) -> [
    box $"{rate}, {momentum}, {decay}"
    box (100.0 * fit.Run.Kept.TrainMetric)
    box (100.0 * accuracy)
    box fit.Run.Seconds
])
|> Table.ofRows [ "rate, momentum, L2"; "train %"; "validation %"; "seconds" ]
|> Table.measure "rate, momentum, L2" [ "train %"; "validation %"; "seconds" ]
|> Show.table "configurations"

let chosen = [
    for seed, candidates in fits |> List.groupBy (fun (seed, _, _, _) -> seed) do
        let _, configuration, fit, accuracy = candidates |> List.maxBy (fun (_, _, _, accuracy) -> accuracy)
        seed, configuration, fit, accuracy, fit |> Evaluate.multiclass images.ClassNames scaled.Test
]

chosen
|> List.map (fun (seed, (rate, momentum, decay), _, accuracy, report) -> [
    box seed
    box $"{rate}, {momentum}, {decay}"
    box accuracy
    box report.Accuracy
])
|> Table.ofRows [ "seed"; "chosen: rate, momentum, L2"; "validation"; "test" ]
|> Table.percent "validation"
|> Table.percent "test"
|> Show.table "chosen"

let _, _, best, _, report = chosen.Head
best |> Plot.history |> Show.chart "history"

report.Confusion
|> Plot.confusionOf "Plane or bird, on the test images"
|> Show.chart "confusion"

(** ## Summary

- Backpropagation is one rule, layer after layer: slope of the layer's function, times what went in; times W, and on.
- Torch's momentum is a running sum, and its L2 is a part of the gradient.
- A test must be able to fail: NaN, a wrong shape and an alias are the three ways past a careless one.
- Validation chooses, the test is asked once.

**Try it.** Give `backpropagation` ReLU layers. Let the step be Nesterov's, and find out where `optim.SGD` looks ahead. *)

Lab.finish ()
