(**
# Lab 1: one neuron, what it can learn and what it can't

**Goal.** Build a neuron in plain arrays and teach it: four samples first, then logic gates. You will meet a sample that
can never be learnt and find out why (the usual explanation is wrong), see a line move until it parts two classes, and
one problem that no line parts: there a second layer helps.

Run it with `dotnet fsi labs/lab1_perceptron.fsx`, or send it to the REPL block by block.
*)

#load "../scripts/workbook.fsx"

open DLWorkbook
open DLWorkbook.Core.Data
open TorchSharp
open type TorchSharp.torch.nn

let lab = Lab.start "lab1_perceptron" "One neuron, what it can learn and what it can't" fsi.CommandLineArgs

(** ## Settings

Rate and iterations are those of the published homework that the first and the last but one section follow. *)

let settings = {|
    LearningRate = 0.5
    Iterations = 1000
    NetIterations = 2000
    Hidden = 4
    Seeds = [ lab.Seed .. lab.Seed + 2 ]
|}

(** ## A neuron

A neuron weighs its inputs, adds a bias, and squashes the sum to a number between 0 and 1:
$o = \sigma(w \cdot x + b)$ with $\sigma(z) = 1/(1 + e^{-z})$. Large and positive sums give nearly 1, negative ones
nearly 0, and a sum of 0 gives exactly one half: "I can't tell".

### Exercise 1.1: a neuron's outputs

One output for each row of `inputs`, (batch, inputs) → (batch). *)

Lab.section "A neuron"

let sigmoid z = 1.0 / (1.0 + exp -z)

[<Exercise "1.1">]
let neuron (weights: float[]) (bias: float) (inputs: float[][]) : float[] =
    // BEGIN SOLUTION
    inputs
    |> Array.map (fun row -> sigmoid (Array.fold2 (fun sum w x -> sum + w * x) bias weights row))
    // END SOLUTION

Check.exercise "1.1"
let outputs = neuron |> Check.orReference "1.1"

(** ## Learning four samples

The homework has four samples, a neuron **without a bias**, and the squared error $\frac12 \sum_k (o_k - t_k)^2$. Its
outputs after 1000 iterations were published, its samples were not; these four give the same outputs. (In torch's terms
the error is `mse_loss` at a rate of 1: the mean over four samples makes a slope half as large.) *)

Lab.section "Learning four samples"

let samples = [| [| 1.0; 1.0 |]; [| 1.0; 0.0 |]; [| 0.0; 1.0 |]; [| 0.0; 0.0 |] |]
let targets = [| 1.0; 1.0; 0.0; 1.0 |] // "x1 implies x0"
let published = [| 0.952; 0.997; 0.060; 0.500 |]

(** Downhill again: for each sample the error's slope at the neuron's sum is $\delta = (o - t) \cdot o(1 - o)$, and a
weight's slope is $\delta$ times the input that the weight is multiplied with. The bias is a weight whose input is 1.

### Exercise 1.2: one step

Take all samples into account at once, and give new weights and a new bias back. The old ones must stay what they are. *)

[<Exercise "1.2">]
let step (rate: float) (inputs: float[][]) (targets: float[]) (weights: float[]) (bias: float) : float[] * float =
    // BEGIN SOLUTION
    let delta =
        inputs
        |> Array.mapi (fun k row ->
            let o = sigmoid (bias + Array.sum (Array.map2 (*) weights row))
            (o - targets[k]) * o * (1.0 - o))

    let slope i = Array.sum (Array.map2 (fun d (row: float[]) -> d * row[i]) delta inputs)
    weights |> Array.mapi (fun i w -> w - rate * slope i), bias - rate * Array.sum delta
    // END SOLUTION

Check.exercise "1.2"
let descend = step |> Check.orReference "1.2"

/// Small random weights, the bias zero.
let start seed count =
    let random = SeededRandom(int64 seed)
    Array.init count (fun _ -> 2.0 * random.NextDouble() - 1.0), 0.0

/// The neuron after 0, 1, 2, … iterations; without a bias it stays at zero.
let learn hasBias inputs targets state =
    let next (weights, bias) =
        let moved, movedBias = descend settings.LearningRate inputs targets weights bias
        moved, (if hasBias then movedBias else 0.0)

    List.replicate settings.Iterations next |> List.scan (|>) state

let answers hasBias targets seed =
    let weights, bias = learn hasBias samples targets (start seed 2) |> List.last
    outputs weights bias samples

let columns = [ for row in samples -> $"({row[0]:F0}, {row[1]:F0})" ]

let row (name: string) (values: float[]) = box name :: [ for value in values -> box $"{value:F3}" ]

[
    row "target" targets
    row "published" published
    for seed in settings.Seeds do
        row $"seed {seed}" (answers false targets seed)
    row "fourth target 0 instead" (answers false [| 1.0; 1.0; 0.0; 0.0 |] lab.Seed)
    row "with a bias" (answers true targets lab.Seed)
]
|> Table.ofRows ("1000 iterations" :: columns)
|> Show.table "samples"

(** Three samples are learnt and the fourth is not: one half, to the last digit, whichever target it has.

## Why is it stuck?

The homework's author blamed a *vanishing gradient*: $o(1-o)$ becomes tiny where the neuron is sure of itself. But this
neuron is as unsure as can be: $o(1-o)$ is at its **largest**. Look at the formula again: a weight's slope is $\delta$
times its input, and all inputs of this sample are 0. The gradient of every weight is not small, it is exactly zero, at
every weight there is; nothing that the sample says can be heard. What it could move is the bias, which was left out.

### Exercise 1.3: which of the four?

For one sample give the gradients of the error $\frac12 (o - t)^2$ for the weights and for the bias, and the cause that
keeps the weights where they are: `"zero input"` if all inputs are 0, else `"learnt"` if $|o - t| < 0.01$, else
`"vanishing gradient"` if $o(1 - o) < 0.01$, else `"none"`. *)

Lab.section "Why is it stuck?"

[<Exercise "1.3">]
let whyStuck (weights: float[]) (bias: float) (input: float[]) (target: float) : float[] * float * string =
    // BEGIN SOLUTION
    let o = sigmoid (bias + Array.sum (Array.map2 (*) weights input))
    let delta = (o - target) * o * (1.0 - o)

    let cause =
        if Array.forall ((=) 0.0) input then "zero input"
        elif abs (o - target) < 0.01 then "learnt"
        elif o * (1.0 - o) < 0.01 then "vanishing gradient"
        else "none"

    Array.map (fun x -> delta * x) input, delta, cause
    // END SOLUTION

Check.exercise "1.3"
let cause = whyStuck |> Check.orReference "1.3"

let _, biasSlope, why = cause [| 4.0; -2.0 |] 0.0 samples[3] targets[3]
Lab.say $"The fourth sample: \"{why}\". Its gradient for a bias would be {biasSlope}."

[
    for hasBias, name in [ (false, "without a bias"); (true, "with a bias") ] do
        let states = learn hasBias samples targets (start lab.Seed 2) |> List.indexed
        $"(0, 0) {name}", [ for t, (weights, bias) in states -> float t, (outputs weights bias samples)[3] ]
]
|> Plot.lines "The fourth sample's output, target 1" "iteration" "output"
|> Show.chart "fourth"

(** ## Gates

With a bias the neuron is a straight line through the plane: the sum is 0 on it, positive on one side and negative on
the other. Watch the line find its place for AND. *)

Lab.section "Gates"

let gates: (string * (float -> float -> float)) list = [
    "AND", fun a b -> a * b
    "OR", fun a b -> max a b
    "NAND", fun a b -> 1.0 - a * b
    "XOR", fun a b -> abs (a - b)
]

let truth gate = [| for row in samples -> gate row[0] row[1] |]
let places = [| -0.5 .. 0.05..1.5 |]

let area (weights: float[], bias: float) =
    Array2D.init places.Length places.Length (fun y x -> (outputs weights bias [| [| places[x]; places[y] |] |])[0])

let corners gate = [
    for verdict in [ 0.0; 1.0 ] do
        let own = samples |> Seq.filter (fun row -> gate row[0] row[1] = verdict)
        $"{verdict:F0}", [ for row in own -> row[0], row[1], "" ]
]

let lessons gate = learn true samples (truth gate) (start lab.Seed 2) |> Array.ofList
let conjunction = snd gates.Head
let course = lessons conjunction
let film = [ for t in [ 0; 10; 50; 100; 300; 1000 ] -> $"iteration {t}", area course[t] ]

corners conjunction
|> Plot.boundaries "A neuron learns AND" 3 places places film
|> Show.chart "moving"

[
    for name, gate in gates do
        let weights, bias = Array.last (lessons gate)
        row name (outputs weights bias samples)
]
|> Table.ofRows ("gate, 1000 iterations" :: columns)
|> Show.table "gates"

(** Three gates are learnt. XOR is not: one half everywhere. No line does it: 00 must lie on the low side, so $b < 0$;
10 and 01 on the high one, so $w_0 + b > 0$ and $w_1 + b > 0$; add these two, and $w_0 + w_1 + b > -b > 0$ puts 11 on
the high side too, where it must not be. More iterations can't help, and a bias can't either.

## A second layer

The homework's last gate has XOR inside: NOT((x0 XOR x1) AND x2). A layer of four neurons looks at the three inputs, and
one neuron looks at the four. From here on torch finds the gradients (lab 0b showed how, lab 1b does it by hand). *)

Lab.section "A second layer"

type Net = Module<torch.Tensor, torch.Tensor>

let gate = Data.gates "NOT((x0 XOR x1) AND x2)" 3 (fun x -> not ((x[0] <> x[1]) && x[2]))
let truthTable = gate.Collate(System.ReadOnlySpan [| 0 .. gate.Count - 1 |]) // inputs (8, 3), targets (8)

let one hasBias () : Net = Sequential(Linear(3L, 1L, hasBias = hasBias), Sigmoid())

let two () : Net =
    let hidden = int64 settings.Hidden
    Sequential(Linear(3L, hidden), Sigmoid(), Linear(hidden, 1L), Sigmoid())

let difference (net: Net) = net.call(truthTable.Inputs).squeeze(1L) - truthTable.Targets // (8)

/// Gradient descent on half the squared error of all eight rows; gives what `look` sees at each iteration.
let train (look: Net -> 'seen) (net: Net) : 'seen[] =
    let optimiser = torch.optim.SGD(net.parameters (), settings.LearningRate)

    let step () =
        use _ = torch.NewDisposeScope()
        let seen = look net
        optimiser.zero_grad ()
        (difference(net).square().sum() / 2.0).backward()
        optimiser.step () |> ignore
        seen

    Array.init (settings.NetIterations + 1) (fun _ -> step ())

/// How far the eight outputs are from the eight targets: the length of the difference.
let distance (net: Net) = float (difference(net).norm().item<float32>())

let courses = [
    for name, build, published in
        [
            "one neuron, no bias", one false, "1.119"
            "one neuron", one true, "–"
            $"3-{settings.Hidden}-1", two, "0.150"
        ] do
        name, published, [ for seed in settings.Seeds -> Model.seeded seed build |> train distance ]
]

[
    for name, published, runs in courses ->
        box name :: box published :: [ for run in runs -> box $"{Array.last run:F3}" ]
]
|> Table.ofRows ("distance" :: "published" :: [ for seed in settings.Seeds -> $"seed {seed}" ])
|> Show.table "net"

[ for name, _, runs in courses -> name, Seq.indexed runs.Head |> Seq.map (fun (t, d) -> float t, d) ]
|> Plot.lines "NOT((x0 XOR x1) AND x2)" "iteration" "distance to the targets"
|> Show.chart "distance"

(** One neuron can at best follow $x_2$, and a distance of 1 is what is left then. The two layers stand on the same
plateau for a while, then the hidden neurons part company. The slice $x_2 = 1$ of the cube shows it: *)

let slice (net: Net) =
    let points =
        array2D [
            for y in places do
                for x in places -> [ float32 x; float32 y; 1f ]
        ]

    let values = net.call(torch.tensor points).data<float32>().ToArray()
    Array2D.init places.Length places.Length (fun y x -> float values[y * places.Length + x])

let slices = Model.seeded lab.Seed two |> train slice
let second = [ for t in [ 0; 100; 200; 400; 800; settings.NetIterations ] -> $"iteration {t}", slices[t] ]

corners (fun a b -> 1.0 - abs (a - b))
|> Plot.boundaries "Two layers part what no line parts" 3 places places second
|> Show.chart "layers"

(** ## Summary

- A neuron is a weighted sum and a squashing; learning moves each weight by $\delta$ times its input.
- An input of zeros moves no weight: its gradient is exactly zero, not "vanishing". A bias mends it.
- One neuron is one line. XOR takes two layers, whatever the rate and however long.
- What one layer makes of handwriting is in lab 1a.

**Try it.** Start all weights of the 3-4-1 net at 0. What do the four hidden neurons learn, and why all the same? Give the
first four samples the targets of XOR, with a bias and without: where do the outputs end? *)

Lab.finish ()
