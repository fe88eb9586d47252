(**
# Lab 2c: what is inside an LSTM

**Goal.** Lab 2 took its LSTM from a shelf. Here you open the box: write the cell, build a layer that cannot be told from
torch's, through a whole training and to the last digits; derive its way back with a pencil, and prove it against autograd
and differences; and measure why a layer that is written for its arithmetic runs in a fraction of the time.

Run it with `dotnet fsi labs/lab2c_lstm_inside.fsx`, or send it to the REPL block by block.
*)

#load "../scripts/workbook.fsx"

open TorchSharp
open type TorchSharp.torch.nn
open DLWorkbook
open DLWorkbook.Core.Data
open DLWorkbook.Core.Models

type Tensor = torch.Tensor

let lab = Lab.start "lab2c_lstm_inside" "What is inside an LSTM" fsi.CommandLineArgs

(** ## Settings *)

let settings = {|
    Words = 1000
    Length = 30 // the last words of a review
    Features = 8 // of a word's vector
    Hidden = 8 // width of the state
    Reviews = if lab.Quick then 640 else 3200
    Epochs = lab.EpochsOr 3
    BatchSize = 32
    LearningRate = 1e-2
    Difference = 1e-5 // h of the difference quotients
    Tiny = {| Batch = 1; Time = 100; Features = 1; Hidden = 1 |}
    Real = {| Batch = 64; Time = 100; Features = 32; Hidden = 128 |} // lab 2's
    Rounds = if lab.Quick then 5 else 21 // of each measurement
|}

let double, single = torch.ScalarType.Float64, torch.ScalarType.Float32

(** ## A cell with gates

A plain recurrent cell overwrites its state at each step. An LSTM keeps a **cell** $c$ beside the **state** $h$ that it
shows, and three gates, numbers between 0 and 1, decide what is written, kept and shown. Their logits and the candidate's
come from the new input and the last state by one affine map, side by side in this order:

$$(a_i, a_f, a_g, a_o) = W_{ih} x_t + b_{ih} + W_{hh} h_{t-1} + b_{hh}$$

$$i = \sigma(a_i), \quad f = \sigma(a_f), \quad g = \tanh(a_g), \quad o = \sigma(a_o)$$

$$c_t = f \odot c_{t-1} + i \odot g, \qquad h_t = o \odot \tanh(c_t)$$

### Exercise 2c.1: a step of the cell

The affine map is done: `logits` is (batch, 4 · hidden), and `cell` (batch, hidden) is the cell before. Give the state and
the cell behind the step. `logits.chunk (4L, 1L)` cuts along the second axis. *)

Lab.section "A cell with gates"

[<Exercise "2c.1">]
let cellStep (logits: Tensor) (cell: Tensor) : Tensor * Tensor =
    // BEGIN SOLUTION
    let a = logits.chunk (4L, 1L)
    let next = a[1].sigmoid() * cell + a[0].sigmoid() * a[2].tanh()
    a[3].sigmoid() * next.tanh (), next
    // END SOLUTION

Check.exercise "2c.1"
let step: Tensor -> Tensor -> Tensor * Tensor = cellStep |> Check.orReference "2c.1"

(** A sequence is read from left to right, each step with the state and the cell of the one before. The inputs' part of the
logits needs no state, so it is made for all steps at once. What a step knew is kept: the way back will ask for it. *)

/// W_ih (4 · hidden, features), W_hh (4 · hidden, hidden), and the two biases (4 · hidden).
type Weights = Tensor * Tensor * Tensor * Tensor

/// A step: its logits (batch, 4 · hidden), and the cell and the state behind it (batch, hidden).
type Step = { Logits: Tensor; Cell: Tensor; State: Tensor }

let read (advance: Tensor -> Tensor -> Tensor * Tensor) ((wIh, wHh, bIh, bHh): Weights) (x: Tensor) : Step list =
    let inputs = functional.linear (x, wIh, bIh) // (batch, time, 4 · hidden)
    let zeros = x.new_zeros (x.shape[0], wHh.shape[1]) // (batch, hidden)

    let next (last: Step) (input: Tensor) =
        let logits = input + functional.linear (last.State, wHh, bHh)
        let state, cell = advance logits last.Cell
        { Logits = logits; Cell = cell; State = state }

    let start = { Logits = zeros; Cell = zeros; State = zeros }
    inputs.unbind 1 |> List.ofArray |> List.scan next start |> List.tail

(** What the gates are for is seen best in a cell whose weights nobody learnt. It gets three numbers a step: a value, and
the commands *write* and *tell*. Write opens the input gate and shuts the forget gate; tell opens the output gate. *)

let matrix (rows: float list list) = torch.tensor (array2D rows)

let written: Weights =
    matrix [ [ 0.0; 10.0; 0.0 ]; [ 0.0; -10.0; 0.0 ]; [ 1.0; 0.0; 0.0 ]; [ 0.0; 0.0; 10.0 ] ],
    matrix [ [ 0.0 ]; [ 0.0 ]; [ 0.0 ]; [ 0.0 ] ],
    torch.tensor [| -5.0; 5.0; 0.0; -5.0 |],
    torch.tensor [| 0.0; 0.0; 0.0; 0.0 |]

let values = [ 0.3; -0.6; 0.9; 0.2; -0.8; 0.5; -0.9; 0.7; 0.1; -0.2; 0.8; -0.4 ]
let write = [ 0.0; 0.0; 1.0; 0.0; 0.0; 0.0; 1.0; 0.0; 0.0; 0.0; 0.0; 0.0 ]
let tell = [ 0.0; 0.0; 0.0; 0.0; 1.0; 1.0; 0.0; 0.0; 1.0; 0.0; 1.0; 0.0 ]
let memory = (matrix [ values; write; tell ]).t().unsqueeze 0L |> read step written
let gate (n: int64) (squash: Tensor -> Tensor) = [ for s in memory -> squash(s.Logits[0L, n]).ToDouble() ]

[
    "value", values
    "write", write
    "tell", tell
    "input gate i", gate 0L torch.sigmoid
    "forget gate f", gate 1L torch.sigmoid
    "candidate g", gate 2L torch.tanh
    "output gate o", gate 3L torch.sigmoid
    "cell c", [ for s in memory -> s.Cell.ToDouble() ]
    "state h", [ for s in memory -> s.State.ToDouble() ]
]
|> Plot.cells "A cell that keeps what it is told to keep" "step" [ for t in 1 .. values.Length -> string t ]
|> Show.chart "gates"

(** From step 3 on the cell keeps what it made of 0.9, and shows it at 5 and 6; at 7 it takes −0.9 and forgets what was.
Training finds such weights by itself, with gates half open. And while f is near 1, a slope passes back through the cell
for many steps unharmed: that is what an LSTM is for.

## A layer like torch's

The cell in a loop, and four parameters with the names, shapes and first values of torch's layer: its state dictionary
fits. *)

Lab.section "A layer like torch's"

/// (batch, time, hidden)
let statesIn (steps: Step list) = torch.stack ([| for s in steps -> s.State |], 1L)

type MyLSTM(advance, features: int, hidden: int) as this =
    inherit Module<Tensor, Tensor>("MyLSTM")
    let bound = 1.0 / sqrt (float hidden)
    let drawn (shape: int[]) : Tensor = Parameter(init.uniform_ (torch.empty (Array.map int64 shape), -bound, bound))
    let weight_ih_l0 = drawn [| 4 * hidden; features |]
    let weight_hh_l0 = drawn [| 4 * hidden; hidden |]
    let bias_ih_l0 = drawn [| 4 * hidden |]
    let bias_hh_l0 = drawn [| 4 * hidden |]
    do this.RegisterComponents()
    member _.Weights: Weights = weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0

    /// (batch, time, features) → (batch, time, hidden)
    override this.forward x = read advance this.Weights x |> statesIn

let torchsLstm (features: int) (hidden: int) (dtype: torch.ScalarType) =
    Model.seeded lab.Seed (fun () -> LSTM(features, hidden, batchFirst = true).``to`` dtype)

/// A layer with the type and the values of another.
let like (other: Module) (layer: 'layer :> Module) =
    layer.``to`` (Seq.head (other.parameters ())).dtype |> ignore
    layer.load_state_dict (other.state_dict ()) |> ignore
    layer

let torchs = torchsLstm settings.Features settings.Hidden double
let mine = new MyLSTM(step, settings.Features, settings.Hidden) |> like torchs

let statesOf (torchs: Modules.LSTM) (x: Tensor) =
    let struct (states, _, _) = torchs.call x
    states

let x = torch.randn (3L, 7L, settings.Features, dtype = double, requires_grad = true)
let show (value: float) = value.ToString "0.0e-0"
Lab.say $"(batch, time, features) {List.ofArray x.shape} → (batch, time, hidden) {List.ofArray (mine.call x).shape}"
Lab.say $"The largest difference to torch's states: {show (Gradients.gap (mine.call x) (statesOf torchs x))}"

(** ## The way back

Somebody hands us the cost's slope for the state of a step, $dh$, and for its cell, $dc'$, which later steps have found.
Read the equations from the last to the first. The cell takes part in $h = o \odot \tanh(c)$, too, so what it gets is

$$dc = dc' + dh \odot o \odot (1 - \tanh^2 c)$$

From here on each factor of a product gets the other factor, times what the product gets; and behind σ stands its slope
$s(1 - s)$, behind tanh $1 - g^2$, in which $s$ and $g$ are the gates and not their logits.

### Exercise 2c.2: one step back

You get a step's logits, the cell before it, and the slopes of the state and the cell behind it. Give the slopes of the
logits, (batch, 4 · hidden) in the gates' order, and of the cell before. *)

Lab.section "The way back"

[<Exercise "2c.2">]
let cellBack (logits: Tensor) (cell: Tensor) (dState: Tensor) (dCell: Tensor) : Tensor * Tensor =
    // BEGIN SOLUTION
    let a = logits.chunk (4L, 1L)
    let i, f, g, o = a[0].sigmoid(), a[1].sigmoid(), a[2].tanh(), a[3].sigmoid()
    let shown = (f * cell + i * g).tanh()
    let dc = dCell + dState * o * (1.0 - shown * shown)

    let slopes = [
        dc * g * i * (1.0 - i)
        dc * cell * f * (1.0 - f)
        dc * i * (1.0 - g * g)
        dState * shown * o * (1.0 - o)
    ]

    torch.cat (Array.ofList slopes, 1L), dc * f
    // END SOLUTION

Check.exercise "2c.2"
let stepBack: Tensor -> Tensor -> Tensor -> Tensor -> Tensor * Tensor = cellBack |> Check.orReference "2c.2"

(** ### Exercise 2c.3: back through time

Now all steps, from the last to the first. A step's state has a slope of its own, from the cost; and the next step's
logits came from it by $W_{hh}$, so their slopes · `recurrent` are added. The cell gets what `stepBack` gave for the next
step. Behind the last step there is nothing. You get each step's logits, cell before and own slope; give the slopes of
each step's logits, the first step first. *)

[<Exercise "2c.3">]
let backThroughTime (recurrent: Tensor) (steps: (Tensor * Tensor * Tensor) list) : Tensor list =
    // BEGIN SOLUTION
    let _, first, _ = steps.Head
    let nothing = torch.zeros_like first

    let back (logits, cell, own: Tensor) (dState: Tensor, dCell, found) =
        let slopes, dCell = stepBack logits cell (own + dState) dCell
        slopes.matmul recurrent, dCell, slopes :: found

    let _, _, found = List.foldBack back steps (nothing, nothing, [])
    found
    // END SOLUTION

Check.exercise "2c.3"
let sweep: Tensor -> (Tensor * Tensor * Tensor) list -> Tensor list = backThroughTime |> Check.orReference "2c.3"

(** The weights took part in every step, so their gradients are sums over all steps. With the slopes of all steps on top of
each other, each sum is one product. *)

/// The gradients of x and of the four weights, given the slopes (batch, time, hidden) of the states.
let gradients ((wIh, wHh, _, _): Weights) (x: Tensor) (steps: Step list) (slopes: Tensor) : Tensor list =
    let before part =
        torch.zeros_like steps.Head.State :: List.map part steps
        |> List.take steps.Length

    let tall (parts: Tensor list) = torch.stack(Array.ofList parts, 1L).flatten(0L, 1L) // (batch · time, …)
    let own = slopes.unbind 1 |> List.ofArray
    let found = List.zip3 (List.map _.Logits steps) (before _.Cell) own |> sweep wHh |> tall
    let turned, bias = found.t (), found.sum 0L

    [
        (found.matmul wIh).reshape x.shape
        turned.matmul (x.flatten (0L, 1L))
        turned.matmul (tall (before _.State))
        bias
        bias
    ]

(** Against autograd, which goes back through each operator of MyLSTM; against torch's own layer; and against central
differences, one number after the other. The cost is the states times random slopes, added up. *)

let slopes = torch.randn (3L, 7L, settings.Hidden, dtype = double)
let cost (states: Tensor -> Tensor) = (states x * slopes).sum()
let inputsOf (layer: Module) : Tensor list = x :: [ for parameter in layer.parameters () -> parameter ]

let autograd layer states =
    torch.autograd.grad ([| cost states |], List.toArray (inputsOf layer))
    |> List.ofSeq

let byHand = gradients mine.Weights x (read step mine.Weights x) slopes

[
    "autograd, through MyLSTM", autograd mine mine.call, 1e-13
    "torch's layer", autograd torchs (statesOf torchs), 1e-13
    "central differences",
    inputsOf mine
    |> List.map (Gradients.byDifferences settings.Difference (fun () -> cost mine.call)),
    1e-8
]
|> List.map (fun (way, others, limit) ->
    let gaps = List.map2 Gradients.gap byHand others
    let agrees = List.forall (fun gap -> gap <= limit) gaps // NaN is within no limit
    [ box way; yield! gaps |> List.map (show >> box); box (if agrees then "yes" else "NO") ])
|> Table.ofRows [ "by hand against"; "x"; "W_ih"; "W_hh"; "b_ih"; "b_hh"; "agrees" ]
|> Show.table "gradients"

(** Handed to autograd, our way back is a part of any model. Forward runs without a record: it says what it keeps. *)

let handStates (layer: MyLSTM) (x: Tensor) =
    let weightsOf (given: Tensor list) : Weights = given[1], given[2], given[3], given[4]

    let forward (given: Tensor list) =
        let steps = read step (weightsOf given) given[0]
        statesIn steps, steps |> List.collect (fun s -> [ s.Logits; s.Cell; s.State ])

    let backward (given: Tensor list) kept slopes =
        let steps = [ for s in List.chunkBySize 3 kept -> { Logits = s[0]; Cell = s[1]; State = s[2] } ]
        gradients (weightsOf given) given[0] steps slopes

    let wIh, wHh, bIh, bHh = layer.Weights
    [ x; wIh; wHh; bIh; bHh ] |> Gradients.withBackward forward backward

(** ## One training, side by side

Equal at the start is easy. Do they stay equal through a training, in which each step stands on the one before? Around
each layer the same reader of film reviews: word vectors before it, one logit of its last state behind; Adam; 64 bits. *)

Lab.section "One training, side by side"

let clock = RecurrentClock() // for the fused layer's stages

/// Layers with the same first values: the name, the layer, and how it makes states of inputs.
let layers (features: int) (hidden: int) dtype =
    let torchs = torchsLstm features hidden dtype

    let mine, hand =
        new MyLSTM(step, features, hidden) |> like torchs, new MyLSTM(step, features, hidden) |> like torchs

    let fused = new FusedLSTM(features, hidden, batchFirst = true, Clock = clock) |> like torchs

    [
        "torch's LSTM", torchs :> Module, statesOf torchs
        "MyLSTM, autograd", mine, mine.call
        "MyLSTM, by hand", hand, handStates hand
        "FusedLSTM", fused, (fun x -> let struct (states, _, _) = fused.call x in states)
    ]

let reviews = Data.imdb lab { Words = settings.Words; Length = settings.Length; Padding = Side.Pre }
let train = reviews.Train |> Data.take settings.Reviews
Lab.say "A review, as far as the readers see it:"
Lab.quote (Text.ending settings.Length reviews.TrainTexts[train.RootRow 0])

let readerAround (name: string, layer: Module, states: Tensor -> Tensor) =
    Model.seeded lab.Seed (fun () ->
        let words = Embedding(settings.Words, settings.Features).``to`` double
        let verdict = Linear(settings.Hidden, 1L).``to`` double

        let loss (batch: Batch) =
            let logits = (verdict.call ((states (words.call batch.Inputs)).select(1L, -1L))).squeeze 1L
            functional.binary_cross_entropy_with_logits (logits, batch.Targets.to_type double)

        name, [ words :> Module; layer; verdict ], loss)

let loader = BatchLoader(train, BatchOptions(BatchSize = settings.BatchSize, Seed = lab.Seed))

let runners =
    layers settings.Features settings.Hidden double
    |> List.map readerAround
    |> Lockstep.train
        (fun parameters -> torch.optim.Adam(parameters, settings.LearningRate))
        (Seq.collect loader.Epoch [ 1 .. settings.Epochs ])

[
    for runner in runners.Tail -> runner.Name, [ for step, gap in List.indexed runner.Drift -> float (step + 1), gap ]
]
|> Plot.lines "How far are the weights from those around torch's layer?" "step" "largest difference"
|> Plot.logarithmic
|> Show.chart "drift"

[
    for runner in runners ->
        let off = List.map2 (fun a b -> abs (a - b)) runner.Losses runners.Head.Losses |> List.max
        let last = List.rev runner.Losses |> List.truncate 10 |> List.average
        [ box runner.Name; box runner.Losses.Head; box last; box (show off); box (show (List.last runner.Drift)) ]
]
|> Table.ofRows [ "around"; "first loss"; "mean of the last 10"; "losses off by"; "weights off by" ]
|> Show.table "training"

(** ## Why is the fused layer faster?

`FusedLSTM` is the layer of lab 2. It does the same arithmetic as the others; they differ in how often they ask for it, and
in what each time leaves behind: a tensor to be found room for, written and read again, and a node in autograd's graph.
A step of training, forward and back, through a layer of *one* number has nothing to compute: what it takes is the price
of asking. We count the tensors that .NET gets to see, and weigh the time in additions of two numbers. *)

Lab.section "Why is the fused layer faster?"

let stepsOf (sizes: {| Batch: int; Time: int; Features: int; Hidden: int |}) = [
    for name, _, states in layers sizes.Features sizes.Hidden single ->
        let x = torch.randn (sizes.Batch, sizes.Time, sizes.Features, requires_grad = true)
        let slopes = torch.randn (sizes.Batch, sizes.Time, sizes.Hidden)
        name, (fun () -> (states x).backward [| slopes |])
]

let names, tiny = stepsOf settings.Tiny |> List.unzip
let prices = tiny |> Measure.additions settings.Rounds

List.zip3 names (tiny |> List.map Measure.tensorsMade) prices
|> List.map (fun (name, made, price) -> [ box name; box made; box (round price) ])
|> Table.ofRows [ "layer"; "tensors made for .NET"; "time, in additions" ]
|> Show.table "asked"

List.zip names prices
|> List.map (fun (name, price) -> name, round price, None)
|> Plot.bars $"The price of asking: {settings.Tiny.Time} words of one number" "worth so many additions"
|> Show.chart "operators"

(** Torch's layer gives .NET a handful of tensors and asks libtorch for thousands on its own; MyLSTM does the same from F#.
By hand, the graph is gone and each weight's gradient is one product, but the gates are still dozens of operators a step.
The fused layer goes through a step's numbers once, for all gates, and makes its few tensors for the whole sequence.

Now at lab 2's size, beside the arithmetic alone: one product of all inputs and states with the weights, and two as large
on the way back. *)

let real = settings.Real
let inputs = torch.randn (real.Batch * real.Time, real.Features + real.Hidden)
let weights = torch.randn (real.Features + real.Hidden, 4 * real.Hidden)

let products () =
    for _ in 1..3 do
        inputs.matmul weights |> ignore

let works = ("arithmetic alone", products) :: stepsOf real
clock.Reset()

List.zip works (Measure.milliseconds settings.Rounds (List.map snd works))
|> List.map (fun ((name, _), time) -> name, System.Math.Round(time, 1), None)
|> Plot.bars $"A step: {real.Batch} × {real.Time} words, {real.Features} → {real.Hidden}" "milliseconds"
|> Show.chart "step"

(** Where does the fused layer spend its time? Its clock tells. *)

[
    "packing", RecurrentStage.Packing
    "products", RecurrentStage.Product
    "gates", RecurrentStage.Gates
    "gates back", RecurrentStage.GateGradients
    "products back", RecurrentStage.ProductBack
    "weight slopes", RecurrentStage.WeightGradients
]
|> List.map (fun (name, stage) -> name, round (100.0 * clock.Milliseconds stage / clock.Total), None)
|> Plot.bars "Where the fused layer's time goes" "% of its time on all cores"
|> Show.chart "stages"

(** ## Summary

- An LSTM is two affine maps and four gates. Its cell is a sum, and that is how slopes survive many steps.
- A layer with torch's parameters takes torch's weights, and stays equal through a training but for the last digits.
- The way back is one step's slopes, swept from the last step to the first; the weights' gradients are one product each.
- Small operators cost more for being asked than for what they do. One function that asks once per step, and once for all
  steps where it can, does the same in a fraction of the time.

**Try it.** Start every forget gate at 1 by its bias: does the training begin faster? Let the gates see the cell, too
(peepholes; Gers and Schmidhuber, 2000), and find their slopes. Write `MyGRU`, with torch's two biases. *)

Lab.finish ()
