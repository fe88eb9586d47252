(**
# Lab 1b: a network by hand

**Goal.** Write a multi-layer perceptron in plain arrays, with nothing hidden: what a mistake costs, the way forward, the
way back, the step, the momentum. Train it on two circles that no straight line can part, draw what it has learnt, and
find out how good it can be at all. Lab 1b2 goes on from here: it lets machines do the differentiating.

Run it with `dotnet fsi labs/lab1b_mlp_scratch.fsx`, or send it to the REPL block by block.
*)

#load "../scripts/workbook.fsx"

open DLWorkbook
open DLWorkbook.Core.Data

let lab = Lab.start "lab1b_mlp_scratch" "A network by hand" fsi.CommandLineArgs

(** ## Settings *)

let settings = {|
    Points = 1000
    Noise = 0.2 // standard deviation of a point around its circle
    Factor = 0.5 // radius of the inner circle; the outer one's is 1
    Draw = 50 // which 1000 points: a draw as kind as the published one seems to be, see "How good can it be?"
    Hidden = 10
    Spread = 0.01 // standard deviation of the initial weights: N(0, 0.01²)
    Rate = 0.1 // α
    Beta = 0.9 // β
    Epochs = lab.EpochsOr(if lab.Quick then 2500 else 5000)
    Seeds = if lab.Quick then [ lab.Seed ] else [ lab.Seed .. lab.Seed + 2 ]
    Draws = if lab.Quick then 5 else 20 // fresh data sets, to learn what 200 test points can tell
|}

(** ## Two circles

Points around an inner circle (class 1) and an outer one (class 0), blurred until they overlap: 800 to learn from, 200 to
test on. The split comes **first**; mean and deviation are the training rows' alone. Standardise before you split, and
the test rows have had a say in the scale on which the model is trained. *)

Lab.section "Two circles"

let draw number =
    Data.circles settings.Points settings.Noise settings.Factor number
    |> Points.ofDataset
    |> Points.split 0.8

let train, test = draw settings.Draw |> Points.standardise
let circles = Points.groups [ "outer circle"; "inner circle" ]

train
|> circles
|> Plot.scatter "Two circles, standardised" "x" "y"
|> Show.chart "circles"

(** ## A network of 41 numbers

Two inputs, ten hidden units, one output. The parameters, their gradient and their velocity all have this form: *)

Lab.section "A network of 41 numbers"

/// W1: (inputs, hidden), b1: (hidden), W2: (hidden), for there is one output, and b2.
type Net = float[,] * float[] * float[] * float

/// A net made number by number out of two.
let zip (f: float -> float -> float) ((w1, b1, w2, b2): Net) ((v1, c1, v2, c2): Net) : Net =
    w1 |> Array2D.mapi (fun k j w -> f w v1[k, j]), Array.map2 f b1 c1, Array.map2 f w2 v2, f b2 c2

/// Σ term(i) for i = 0 … count − 1.
let inline sum (count: int) ([<InlineIfLambda>] term: int -> float) : float =
    let mutable total = 0.0

    for i in 0 .. count - 1 do
        total <- total + term i

    total

/// Weights from N(0, spread²), and biases of 0.
let normal (spread: float) (hidden: int) (seed: int) : Net =
    let random = SeededRandom seed
    let weight _ = spread * random.NextNormal()
    Array2D.init 2 hidden (fun _ -> weight), Array.zeroCreate hidden, Array.init hidden weight, 0.0

let initial = normal settings.Spread settings.Hidden

(** ### Exercise 1b.1: what a mistake costs

A row with target y (0 or 1) and output a (the probability of 1) costs −ln a when y = 1 and −ln(1 − a) when y = 0. The
cost is the **mean** over the rows. An output that is sure and right, a = y, costs nothing: beware of 0 · ln 0. *)

[<Exercise "1b.1">]
let crossEntropy (targets: float[]) (outputs: float[]) : float =
    // BEGIN SOLUTION
    Array.map2 (fun y a -> -log(if y = 1.0 then a else 1.0 - a)) targets outputs
    |> Array.average
    // END SOLUTION

Check.exercise "1b.1"
let cost = crossEntropy |> Check.orReference "1b.1"

(** ### Exercise 1b.2: the way forward

hidden_ij = ReLU(Σ_k x_ik W1_kj + b1_j), and output_i = σ(Σ_j hidden_ij W2_j + b2), where σ(z) = 1 / (1 + e⁻ᶻ). Give
both: the way back needs the hidden values. *)

[<Exercise "1b.2">]
let forward (net: Net) (x: float[,]) : float[,] * float[] =
    // BEGIN SOLUTION
    let w1, b1, w2, b2 = net
    let rows, inputs, units = Array2D.length1 x, Array2D.length2 x, b1.Length
    let hidden = Array2D.init rows units (fun i j -> max 0.0 (b1[j] + sum inputs (fun k -> x[i, k] * w1[k, j])))
    let logit i = b2 + sum units (fun j -> hidden[i, j] * w2[j])
    hidden, Array.init rows (fun i -> 1.0 / (1.0 + exp -(logit i)))
    // END SOLUTION

Check.exercise "1b.2"
let feed = forward |> Check.orReference "1b.2"

let costOn (points: Points) net = feed net points.Inputs |> snd |> cost points.Targets
let start = initial lab.Seed
Lab.say $"A net that knows nothing costs ln 2 = {log 2.0:F4}; this one, {costOn train start:F4}."

(** ### Exercise 1b.3: the way back

The chain rule, from the cost to the parameters. Behind the sigmoid: dz2_i = (output_i − y_i) / m, for m rows. Behind the
ReLU: dz1_ij = dz2_i W2_j where hidden_ij > 0, else 0. A weight's slope is what goes in times what comes back, summed over
the rows: dW2_j = Σ_i hidden_ij dz2_i, dW1_kj = Σ_i x_ik dz1_ij. A bias has the input 1. *)

[<Exercise "1b.3">]
let backward (net: Net) (x: float[,]) (targets: float[]) (hidden: float[,]) (outputs: float[]) : Net =
    // BEGIN SOLUTION
    let w1, b1, w2, _ = net
    let rows = targets.Length
    let dz2 = Array.map2 (fun a y -> (a - y) / float rows) outputs targets
    let dz1 = hidden |> Array2D.mapi (fun i j h -> if h > 0.0 then dz2[i] * w2[j] else 0.0)
    let dw1 = w1 |> Array2D.mapi (fun k j _ -> sum rows (fun i -> x[i, k] * dz1[i, j]))
    let db1 = b1 |> Array.mapi (fun j _ -> sum rows (fun i -> dz1[i, j]))
    let dw2 = w2 |> Array.mapi (fun j _ -> sum rows (fun i -> hidden[i, j] * dz2[i]))
    dw1, db1, dw2, Array.sum dz2
    // END SOLUTION

Check.exercise "1b.3"
let back = backward |> Check.orReference "1b.3"

(** ## Downhill

### Exercise 1b.4: a step

Every parameter goes against its gradient: w − α dw. Give a *new* net; whoever holds the old one relies on it. *)

Lab.section "Downhill"

[<Exercise "1b.4">]
let update (rate: float) (gradient: Net) (net: Net) : Net =
    // BEGIN SOLUTION
    zip (fun w dw -> w - rate * dw) net gradient
    // END SOLUTION

Check.exercise "1b.4"
let step = update |> Check.orReference "1b.4"

(** ### Exercise 1b.5: momentum

The velocity is a running mean of the gradients, V ← β V + (1 − β) dW, and the step follows it instead of the gradient.
(A published notebook has `β·V·(1−β)·dW`: a product where the sum should be. What will that do?) *)

[<Exercise "1b.5">]
let momentum (beta: float) (velocity: Net) (gradient: Net) : Net =
    // BEGIN SOLUTION
    zip (fun v dw -> beta * v + (1.0 - beta) * dw) velocity gradient
    // END SOLUTION

Check.exercise "1b.5"
let runningMean = Check.orReference "1b.5" momentum settings.Beta

/// Full-batch gradient descent from a start: the net it ends with, and the cost before each step.
let descend (velocityOf: Net -> Net -> Net) (data: Points) (start: Net) : Net * float[] =
    let mutable net = start
    let mutable velocity = zip (fun _ _ -> 0.0) start start

    let costs = [|
        for _ in 1 .. settings.Epochs do
            let hidden, outputs = feed net data.Inputs
            cost data.Targets outputs
            velocity <- back net data.Inputs data.Targets hidden outputs |> velocityOf velocity
            net <- step settings.Rate velocity net
    |]

    net, costs

let b = settings.Beta

[
    "no momentum", (fun _ gradient -> gradient)
    "running mean", runningMean
    "running sum: torch's", zip (fun v dw -> b * v + dw)
    "the published product", zip (fun v dw -> b * v * (1.0 - b) * dw)
]
|> List.map (fun (name, velocityOf) ->
    let costs = descend velocityOf train start |> snd
    name, [ for i in 0..10 .. costs.Length - 1 -> float i, costs[i] ])
|> Plot.lines "Four velocities" "step" "training cost"
|> Show.chart "momentum"

(** On a cost as smooth as this one the running mean changes little: on average it is the gradient. The running *sum* grows
to 1 / (1 − β) = 10 times that, so it goes ten times as fast. The product starts at V = 0 and stays there: no weight
ever moves, nothing complains, and the cost is ln 2 for ever. The plateau before the fall is the small start's doing. *)

(** ## What it learnt

### Exercise 1b.6: the share that is right

A row is taken for class 1 when its output is above one half, else for class 0. Give the share of rows that are taken for
what they are. An output of NaN is right for neither class: a broken net must not pass for half a good one. *)

Lab.section "What it learnt"

[<Exercise "1b.6">]
let shareRight (targets: float[]) (outputs: float[]) : float =
    // BEGIN SOLUTION
    Array.map2 (fun y a -> if y = 1.0 then a > 0.5 else a <= 0.5) targets outputs
    |> Array.averageBy (fun right -> if right then 1.0 else 0.0)
    // END SOLUTION

Check.exercise "1b.6"
let share = shareRight |> Check.orReference "1b.6"

let accuracy (points: Points) net = feed net points.Inputs |> snd |> share points.Targets

let nets = [ for seed in settings.Seeds -> initial seed |> descend runningMean train |> fst ]

nets
|> List.mapi (fun i net -> [
    box settings.Seeds[i]
    box (accuracy train net)
    box (accuracy test net)
    box (costOn train net)
    box (costOn test net)
])
|> Table.ofRows [ "seed"; "train"; "test"; "cost, train"; "cost, test" ]
|> Table.percentTo 1 "train"
|> Table.percentTo 1 "test"
|> Show.table "results"

let trained = nets.Head
let axis = [| -3.0 .. 0.05..3.0 |]

let verdicts =
    feed
        trained
        (array2D [
            for y in axis do
                for x in axis -> [ x; y ]
        ])
    |> snd
    |> Array.chunkBySize axis.Length

circles test
|> Plot.boundary "The verdict, and the test points" axis axis (array2D verdicts)
|> Show.chart "boundary"

(** ## How good can it be?

The circles overlap. Whoever knows how the points were made can do no better than to ask whether a point lies nearer to
the origin than 0.778, and that is right for 89.0 % of all the points that there could be. 92 % on 200 points, as
published, is a kind draw and not a better net: two hundred points tell an accuracy to about ± 4 %. Fresh draws, a net
trained on each, and that rule on the same test points: *)

Lab.section "How good can it be?"

let near (points: Points) row =
    if sqrt (points.Inputs[row, 0] ** 2.0 + points.Inputs[row, 1] ** 2.0) < 0.778 then
        1.0
    else
        0.0

let draws = [
    for number in 1 .. settings.Draws do
        let raw, (train, test) = snd (draw number), draw number |> Points.standardise
        let rule = Array.init raw.Targets.Length (near raw) |> Points.accuracy raw.Targets
        rule, start |> descend runningMean train |> fst |> accuracy test, $"draw {number}"
]

Seq.singleton ($"{settings.Draws} draws of the data", draws)
|> Plot.scatter "200 test points are few" "accuracy of the best rule there is" "accuracy of the net"
|> Show.chart "draws"

let rule, ours =
    draws |> List.averageBy (fun (rule, _, _) -> rule), draws |> List.averageBy (fun (_, net, _) -> net)

Lab.say $"Over {settings.Draws} draws the best rule gets {rule:P1} on average, and the net {ours:P1}."

(** ### Exercise 1b.7: how far to trust a share

Of n rows k came out right: p = k / n. In 95 of 100 such tests the true share lies between (E. B. Wilson, 1927)

(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n), with z = 1.96.

Give both ends, the lower one first. The plainer p ± z √(p(1 − p)/n) is sure of itself where all rows are right. *)

[<Exercise "1b.7">]
let wilson (right: int) (rows: int) : float * float =
    // BEGIN SOLUTION
    let n, z = float rows, 1.96
    let p = float right / n
    let middle = p + z * z / (2.0 * n)
    let reach = z * sqrt (p * (1.0 - p) / n + z * z / (4.0 * n * n))
    (middle - reach) / (1.0 + z * z / n), (middle + reach) / (1.0 + z * z / n)
    // END SOLUTION

Check.exercise "1b.7"
let trusted = wilson |> Check.orReference "1b.7"

let low, high = trusted 184 200
Lab.say $"92 %% on 200 points, as published, is anything from {low:P1} to {high:P1}."

(** ## In a blink

### Exercise 1b.8: a net trained in a blink

The published start is tiny and the published rate is small, hence the plateau. Put your pieces 1b.2 to 1b.5 together and
do better: ten hidden units, weights from `normal` and the seed, the rest is your choice: how far they are spread, α, β, and
how many steps (a hundred can do; five seconds are the most). Points x (rows, 2), targets (rows); give the net. Chance has a
say in it, so the check trains on several seeds, and holds the 95 % interval of the mean accuracy on 200 fresh points
against 90 %. *)

Lab.section "In a blink"

[<Exercise "1b.8">]
let trainQuickly (seed: int) (x: float[,]) (targets: float[]) : Net =
    // BEGIN SOLUTION
    let mutable net = normal 1.0 10 seed
    let mutable velocity = zip (fun _ _ -> 0.0) net net

    for _ in 1..100 do
        let hidden, outputs = forward net x
        velocity <- backward net x targets hidden outputs |> momentum 0.9 velocity
        net <- update 2.0 velocity net

    net
    // END SOLUTION

Check.exercise "1b.8"
let blink = trainQuickly |> Check.orReference "1b.8"

let blinks = [ for seed in lab.Seed .. lab.Seed + 4 -> blink seed train.Inputs train.Targets |> accuracy test ]

Lab.say
    $"{List.average blinks:P1} of the test points in a blink; {accuracy test trained:P1} in {settings.Epochs} small steps."

(** ## Summary

- Split first, then standardise with the training rows' numbers.
- The way back is the way forward, read backwards: what comes back times what went in, summed over the rows.
- A wrong velocity raises no error. Check each piece against another way to the same numbers.
- Know the best that can be reached before you praise a number, and how many test rows it stands on.

**Try it.** Let the hidden units use tanh, and derive dz1 anew. Start from N(0, 0.1²): how long is the plateau now? Take
three hidden units: which shape can the verdict have? *)

Lab.finish ()
