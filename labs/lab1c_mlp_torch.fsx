(**
# Lab 1c: the same net in torch, three ways

**Goal.** A net 2-20-10-1 for the two circles of lab 1b, written three times: with parameters of your own and torch's
autograd, as a `Sequential`, and as a `Module` of your own. From the same initial weights all three must learn the same,
to the digits that 32 bits have. What does each save you to write, and what does it cost a step?

Run it with `dotnet fsi labs/lab1c_mlp_torch.fsx`, or send it to the REPL block by block.
*)

#load "../scripts/workbook.fsx"

open System
open System.Diagnostics
open TorchSharp
open type TorchSharp.torch.nn
open DLWorkbook

let lab = Lab.start "lab1c_mlp_torch" "The same net in torch, three ways" fsi.CommandLineArgs

(** ## Settings *)

let settings = {|
    Draw = 50 // the circles of lab 1b
    Rate = 0.1
    Epochs = lab.EpochsOr(if lab.Quick then 2000 else 10_000) // one step each: the whole batch
    Seeds = if lab.Quick then [ lab.Seed ] else [ lab.Seed .. lab.Seed + 2 ]
|}

(** ## The data, as tensors *)

Lab.section "The data"

let train, test =
    Data.circles 1000 0.2 0.5 settings.Draw
    |> Points.ofDataset
    |> Points.split 0.8
    |> Points.standardise

let x, y = Points.tensors train

Lab.say $"x: {x.shape[0]} × {x.shape[1]}, y: {y.shape[0]} × {y.shape[1]}, both of type {x.dtype}."

(** ## Model A: everything but the derivative

The parameters are tensors of your own, a weight and a bias for each layer. Torch keeps a weight as (outputs, inputs), so
a layer is x Wᵀ + b. `requires_grad` makes a tensor remember what becomes of it.

### Exercise 1c.1: the way forward

ReLU after the first two layers, the sigmoid after the third: (batch, 2) → (batch, 20) → (batch, 10) → (batch, 1). *)

Lab.section "Three models"

[<Exercise "1c.1">]
let forward (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) : torch.Tensor =
    // BEGIN SOLUTION
    let linear (input: torch.Tensor) (weight: torch.Tensor, bias: torch.Tensor) = input.matmul (weight.t ()) + bias
    let first = (linear x layers[0]).relu() // (batch, 20)
    let second = (linear first layers[1]).relu() // (batch, 10)
    (linear second layers[2]).sigmoid() // (batch, 1)
    // END SOLUTION

Check.exercise "1c.1"
let feed: (torch.Tensor * torch.Tensor) list -> torch.Tensor -> torch.Tensor = forward |> Check.orReference "1c.1"

(** ### Exercise 1c.2: a step

Against the gradient, as in lab 1b: give the parameter's new values, and leave the old ones alone. *)

[<Exercise "1c.2">]
let step (rate: float) (parameter: torch.Tensor) (gradient: torch.Tensor) : torch.Tensor =
    // BEGIN SOLUTION
    parameter - gradient * rate
    // END SOLUTION

Check.exercise "1c.2"
let moved: float -> torch.Tensor -> torch.Tensor -> torch.Tensor = step |> Check.orReference "1c.2"

(** ## Models B and C

`Sequential` owns its layers, makes their parameters, and calls one after the other. A `Module` of your own does what you
write in `forward`, which may branch, loop, and take two inputs; `RegisterComponents` finds the layers in its fields. *)

let sequential () = Sequential(Linear(2L, 20L), ReLU(), Linear(20L, 10L), ReLU(), Linear(10L, 1L), Sigmoid())

type Circles() as this =
    inherit Module<torch.Tensor, torch.Tensor>("Circles")
    let first = Linear(2L, 20L)
    let second = Linear(20L, 10L)
    let third = Linear(10L, 1L)
    do this.RegisterComponents()

    override _.forward x =
        let hidden = functional.relu (first.call x)
        let hidden = functional.relu (second.call hidden)
        torch.sigmoid (third.call hidden)

Model.seeded lab.Seed (fun () -> new Circles())
|> Model.summary
|> Show.table "parameters"

(** A way to train is a model and what moves its parameters. All three get the values that C drew at its birth. *)

[<NoComparison; NoEquality>]
type Way = {
    Name: string
    Output: torch.Tensor -> torch.Tensor
    Step: unit -> unit // moves the parameters, and forgets their gradients
}

/// One step of A: `no_grad` keeps the step itself out of the graph, and a gradient that is not forgotten adds up.
let byHand (parameters: torch.Tensor list) () =
    use _ = torch.no_grad ()

    for parameter in parameters do
        parameter.copy_ (moved settings.Rate parameter parameter.grad) |> ignore
        parameter.grad.zero_ () |> ignore

let byOptimiser (model: torch.nn.Module) =
    let optimiser = torch.optim.SGD(model.parameters (), settings.Rate)

    fun () ->
        optimiser.step () |> ignore
        optimiser.zero_grad ()

let three (dtype: torch.ScalarType) (seed: int) =
    let c = Model.seeded seed (fun () -> new Circles())
    let b = sequential ()

    for copy, original in Seq.zip (b.parameters ()) (c.parameters ()) do
        use _ = torch.no_grad ()
        copy.copy_ original |> ignore

    b.``to`` dtype |> ignore
    c.``to`` dtype |> ignore
    let a = [ for original in c.parameters () -> original.detach().clone().requires_grad_() ]
    let layers = a |> List.chunkBySize 2 |> List.map (fun pair -> pair[0], pair[1])

    [
        { Name = "A: by hand"; Output = feed layers; Step = byHand a }
        { Name = "B: Sequential"; Output = b.call; Step = byOptimiser b }
        { Name = "C: Module"; Output = c.call; Step = byOptimiser c }
    ]

(** ## Training

Every step makes some forty tensors, whose memory .NET's collector doesn't see. `NewDisposeScope` gives all of them back
when the step is over; only the number that leaves it survives. *)

Lab.section "Training"

let trainingStep (way: Way) (x: torch.Tensor) (y: torch.Tensor) =
    use _ = torch.NewDisposeScope()
    let loss = functional.binary_cross_entropy (way.Output x, y)
    loss.backward ()
    way.Step()
    loss.ToDouble()

let fit (x: torch.Tensor) (y: torch.Tensor) (way: Way) =
    let clock = Stopwatch.StartNew()
    let losses = Array.init settings.Epochs (fun _ -> trainingStep way x y)
    losses, clock.Elapsed.TotalMicroseconds / float settings.Epochs

let accuracy (points: Points) (way: Way) =
    use _ = torch.NewDisposeScope()
    use _ = torch.no_grad ()
    let inputs, _ = Points.tensors points
    let outputs = (way.Output inputs).to_type torch.ScalarType.Float64
    outputs.data<float>().ToArray() |> Points.accuracy points.Targets

let runs = [
    for seed in settings.Seeds do
        for way in three torch.ScalarType.Float32 seed do
            let losses, time = fit x y way
            Lab.say $"seed {seed}, {way.Name}: {losses[0]:F7} → {Array.last losses:F7}"
            way, losses, time
]

runs
|> List.map (fun (way, losses, time) -> [
    box way.Name
    box (Array.last losses)
    box (100.0 * accuracy train way)
    box (100.0 * accuracy test way)
    box time
])
|> Table.ofRows [ "model"; "final loss"; "train %"; "test %"; "µs a step" ]
|> Table.measure "model" [ "final loss"; "train %"; "test %"; "µs a step" ]
|> Show.table "results"

(** The published final losses lie between .2452 and .255. Are the three really the same? B and C should agree to the bit: the
same operators in the same order. A adds a product and a bias in two steps, where `Linear` does it in one, and its step
rounds twice: it may be off in the last digit, and 10,000 steps carry that on. In 64 bits the same happens, far below. *)

Lab.section "Equal to the last digit?"

let apart (dtype: torch.ScalarType) =
    let x, y = x.to_type dtype, y.to_type dtype
    let losses = three dtype lab.Seed |> List.map (fit x y >> fst)
    let gaps (other: float[]) = Array.map2 (fun a b -> abs (a - b)) losses[0] other
    $"{dtype}", gaps losses[1], Array.map2 (fun b c -> abs (b - c)) losses[1] losses[2]

let gaps = [ apart torch.ScalarType.Float32; apart torch.ScalarType.Float64 ]

gaps
|> List.map (fun (kind, fromA, betweenBC) -> [
    box kind
    box ((Array.max fromA).ToString "0.0e-0")
    box ((Array.max betweenBC).ToString "0.0e-0")
])
|> Table.ofRows [ "numbers"; "A against B, largest gap of the loss"; "B against C" ]
|> Show.table "gaps"

gaps
|> List.map (fun (kind, fromA, _) ->
    let largest = fromA |> Array.chunkBySize 50 |> Array.map Array.max
    kind, [ for i, gap in Seq.indexed largest -> float (50 * i), log10 (max 1e-17 gap) ])
|> Plot.lines "How far A's loss is from B's" "step" "log₁₀ of the gap"
|> Show.chart "gaps"

(** ## What it has learnt *)

Lab.section "What it has learnt"

let best, _, _ = List.last runs
let axis = [| -3.0 .. 0.05..3.0 |]

let plane = {
    Inputs =
        array2D [
            for y in axis do
                for x in axis -> [ x; y ]
        ]
    Targets = Array.zeroCreate (axis.Length * axis.Length)
}

let verdicts =
    use _ = torch.no_grad ()
    use outputs = (Points.tensors plane |> fst |> best.Output)

    outputs.data<float32>().ToArray()
    |> Array.map float
    |> Array.chunkBySize axis.Length
    |> array2D

Points.groups [ "outer circle"; "inner circle" ] test
|> Plot.boundary "Model C's verdict, and the test points" axis axis verdicts
|> Show.chart "boundary"

(** ## Memory

The same fifty steps with and without the scope. `Tensor.TotalCount` counts the tensors that hold memory. Without a scope
they wait for .NET's collector, which sees fifty bytes of each and none of its numbers: with large tensors a machine is
full before it begins to hurry. *)

Lab.section "Memory"

let careless (way: Way) =
    let loss = functional.binary_cross_entropy (way.Output x, y)
    loss.backward ()
    way.Step()
    loss.ToDouble()

let left (training: Way -> float) =
    let before = torch.Tensor.TotalCount

    for _ in 1..50 do
        training best |> ignore

    torch.Tensor.TotalCount - before

Table.ofPairs "fifty steps" "tensors left over" [
    "with NewDisposeScope", left (fun way -> trainingStep way x y)
    "without", left careless
]
|> Show.table "memory"

(** ## What each saves you

| | A, by hand | B, Sequential | C, Module |
|---|---|---|---|
| parameters, their shapes and first values | you | torch | torch |
| the way forward | you | torch | you, in the order you like |
| the way back | torch | torch | torch |
| step, and forgetting the gradients | you | the optimiser | the optimiser |
| saving, loading, moving to another device | you | torch | torch |

B is the shortest for a chain of layers; C is what everything else in this workbook is written as. Whoever has written A
once knows what the others do.

**Try it.** Forget `zero_` in A: what does its loss do? Take away `no_grad` in A's step: what does torch say? *)

Lab.finish ()
