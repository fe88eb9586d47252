(**
# Lab 1f: backpropagation and gradient descent, checked

**Goal.** Write backpropagation for a net of any depth, and gradient descent with momentum and L2, and prove that both do
what torch's do: the gradients against autograd and differences, the steps against `optim.SGD` over a whole training.
On the way: why a test that cannot fail is worse than none. Lab 1f2 puts all of it to use: plane or bird?

Run it with `dotnet fsi labs/lab1f_backprop.fsx`, or send it to the REPL block by block.
*)

#load "../scripts/workbook.fsx"

open TorchSharp
open type TorchSharp.torch.nn
open DLWorkbook
open DLWorkbook.Core.Data
open DLWorkbook.Core.Models

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
    Digits = if lab.Quick then 500 else 2000 // for the tanh net
    Images = if lab.Quick then 1000 else 20_000 // for the ReLU net, at most
    BatchSize = 256
    Epochs = lab.EpochsOr(if lab.Quick then 3 else 30)
    FiveDecimals = 5e-6
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

/// The tensors of layers one after the other, and the layers of such a list.
let flat (layers: (Tensor * Tensor) list) = layers |> List.collect (fun (w, b) -> [ w; b ])
let paired (tensors: Tensor list) = tensors |> List.chunkBySize 2 |> List.map (fun pair -> pair[0], pair[1])

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

let backward: (Tensor * Tensor) list -> Tensor -> Tensor -> (Tensor * Tensor) list =
    backpropagation |> Check.orReference "1f.1"

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

let move: float * float * float -> Tensor -> Tensor -> Tensor -> Tensor * Tensor =
    descend |> Check.orReference "1f.2"

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
let same: float -> Tensor -> Tensor -> bool = agree |> Check.orReference "1f.3"

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

let largestGap (mine: Tensor list) (other: Tensor seq) =
    Seq.zip mine other
    |> Seq.map (fun (a, b) -> (a - b).abs().max().ToDouble())
    |> Seq.max

let show (value: float) = box (value.ToString "0.0e-0")

let gradientsOf (sizes: int list) (x: Tensor, targets: Tensor) =
    let layers = layersOf torch.ScalarType.Float64 lab.Seed sizes
    let mine = backward layers x targets |> flat

    let leaves = flat layers |> List.map (fun p -> p.clone().requires_grad_())
    (cost (paired leaves) x targets).backward()
    let autograd = leaves |> List.map _.grad

    let direction = flat layers |> List.map torch.randn_like

    let along h =
        cost
            (List.map2 (fun (p: Tensor) (d: Tensor) -> p + d * h) (flat layers) direction
             |> paired)
            x
            targets

    let differences = (along 1e-5 - along -1e-5).ToDouble() / 2e-5

    let predicted =
        List.map2 (fun (g: Tensor) (d: Tensor) -> (g * d).sum().ToDouble()) mine direction
        |> List.sum

    [
        box $"{sizes}"
        box (leaves |> List.sumBy _.numel())
        show (largestGap mine autograd)
        box (List.forall2 (same 1e-14) mine autograd)
        show (abs (predicted - differences))
    ]

let noise (columns: int64) = torch.randn (20L, columns, dtype = torch.ScalarType.Float64)

[ gradientsOf [ 2; 3; 2 ] (noise 2L, noise 2L); gradientsOf [ 576; 16; 10 ] (someDigits 100) ]
|> Table.ofRows [ "net"; "parameters"; "from autograd"; "agrees"; "from differences" ]
|> Show.table "gradients"

(** ## Gradient descent, twice in step

Two copies of a net see the same batches. One goes by your step, the other by `optim.SGD`. After every step all parameters
are compared, and the largest gap of the whole training counts. First the tanh net on digits, where the gradients are
yours, too: nothing of torch's is left in it but the arithmetic. *)

Lab.section "Gradient descent, twice in step"

let lockstep
    (rate, momentum, decay)
    batches
    (slopes: Batch -> Tensor list)
    (ours: Tensor list)
    (theirs: torch.nn.Module)
    (loss: Batch -> Tensor)
    =
    let optimiser = torch.optim.SGD(theirs.parameters (), rate, momentum = momentum, weight_decay = decay)
    let velocities = ours |> List.map torch.zeros_like
    let before = copies ours

    let step (batch: Batch) =
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
        largestGap ours (Seq.cast<Tensor>(theirs.parameters ()))

    let gaps = batches |> Seq.map step |> List.ofSeq

    if List.forall2 (same 0.0) before ours then
        failwith "no weight has moved: nothing was compared"

    if not (List.forall (fun gap -> gap <= settings.FiveDecimals) gaps) then
        failwith "the two have drifted apart"

    List.max gaps

let batchesOf (data: Dataset) =
    let loader = BatchLoader(data, BatchOptions(BatchSize = settings.BatchSize, Seed = lab.Seed))
    Seq.collect loader.Epoch [ 1 .. settings.Epochs ]

let someMore = digits.Train |> Data.take settings.Digits

let tanhNet configuration =
    let layers = layersOf torch.ScalarType.Float32 lab.Seed [ 576; 16; 10 ]
    let theirs = Sequential(Linear(576L, 16L), Tanh(), Linear(16L, 10L), Tanh())

    let copyInto (target: torch.nn.Module) (source: Tensor list) =
        use _ = torch.no_grad ()

        Seq.zip (target.parameters ()) source
        |> Seq.iter (fun (into, value) -> into.copy_ value |> ignore)

    copyInto theirs (flat layers)
    let targets (batch: Batch) = (functional.one_hot (batch.Targets, 10L)).``float``()
    let loss (batch: Batch) = functional.mse_loss (theirs.call batch.Inputs, targets batch)
    let slopes (batch: Batch) = backward layers batch.Inputs (targets batch) |> flat
    lockstep configuration (batchesOf someMore) slopes (flat layers) theirs loss

(** Then the course's larger net, 3072-512-128-32-2 with ReLU and cross-entropy, on CIFAR-10's planes and birds, in 64 bits.
In 32, two ways of rounding come to stand on two sides of some ReLU's kink, and after thirty epochs they have drifted
further apart than five decimals, though both are right. *)

let pictures =
    Data.cifar10 lab { Flatten = true; Crop = None }
    |> Data.only [ "airplane"; "bird" ]
    |> _.Train
    |> Data.take settings.Images

let reluNet configuration =
    let build () = Model.seeded lab.Seed (fun () -> Model.mlp "plane or bird" [ 3072; 512; 128; 32; 2 ] Activation.ReLU)

    let mine, theirs = build().``to`` torch.ScalarType.Float64, build().``to`` torch.ScalarType.Float64

    let loss (model: Mlp) (batch: Batch) =
        functional.cross_entropy (model.call (batch.Inputs.``double`` ()), batch.Targets)

    let slopes batch =
        mine.zero_grad ()
        (loss mine batch).backward()
        [ for parameter in mine.parameters () -> parameter.grad ]

    let ours = [ for parameter in mine.parameters () -> parameter :> Tensor ]
    lockstep configuration (batchesOf pictures) slopes ours theirs (loss theirs)

[
    for rate, momentum, decay as configuration in settings.Configurations do
        let tanh, relu = tanhNet configuration, reluNet configuration
        Lab.say $"  rate {rate}, momentum {momentum}, L2 {decay}: compared after each step of {settings.Epochs} epochs"
        [ box rate; box momentum; box decay; show tanh; show relu ]
]
|> Table.ofRows [ "rate"; "momentum"; "L2"; "tanh, 32 bits"; "ReLU, 64 bits" ]
|> Show.table "lockstep"

(** Rounding alone is left, far below five decimals: a hand-written step rounds in other places.

## Summary

- Backpropagation is one rule, layer after layer: times the slope of the layer's function, times what went in; times W,
  and on to the layer before.
- Torch's momentum is a running sum, and its L2 is a part of the gradient.
- A test must be able to fail: NaN, a stretched shape and an alias are three ways past a careless one.

**Try it.** Give `backpropagation` ReLU layers. Let the step be Nesterov's, and find out where `optim.SGD` looks ahead. *)

Lab.finish ()
