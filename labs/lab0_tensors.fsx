(**
# Lab 0: tensors, data and a first network

**Goal.** Everything in this workbook is made of four things: tensors, data sets, modules, and training. Here you meet
all four, small enough to look at from every side: what a tensor's shape means and when two tensors share their memory,
how a table becomes batches without letting the answers leak, and how a network is put together, trained and asked.

Run it with `dotnet fsi labs/lab0_tensors.fsx`, or send it to the REPL block by block.
*)

#load "../scripts/workbook.fsx"

open DLWorkbook
open DLWorkbook.Core.Data
open DLWorkbook.Core.Training
open TorchSharp
open type TorchSharp.torch.nn

type Tensor = torch.Tensor

let lab = Lab.start "lab0_tensors" "Tensors, data and a first network" fsi.CommandLineArgs

(** ## Settings *)

let settings = {|
    Hidden = 16 // neurons of the first network's inner layer
    Epochs = lab.EpochsOr(if lab.Quick then 10 else 20)
    BatchSize = 16
    LearningRate = 2e-2
    TrainShare = 0.7
|}

(** ## Tensors

A tensor is a block of numbers of one type with a shape. Two habits save most of the trouble that people have with
them: say what each axis means (batch, features, …), and look at shapes before values. *)

Lab.section "Tensors"

let shapeOf (t: Tensor) = "(" + (t.shape |> Seq.map string |> String.concat ", ") + ")"
let show (name: string) (t: Tensor) = Lab.say $"{name}: {t.dtype} {shapeOf t} {t.ToString TensorStringStyle.Numpy}"

let counted = torch.arange (0L, 6L)
show "arange" counted
show "reshape" (counted.reshape (2L, 3L))
show "zeros" (torch.zeros (2L, 2L))
show "from an array" (torch.tensor (array2D [ [ 1.5; -2.0 ]; [ 0.25; 4.0 ] ]))

(** ### Views share, copies don't

`reshape`, slices and transposes give a **view**: another shape over the same numbers. That makes them free, and it makes
this happen: *)

let grid = torch.zeros (2L, 3L)
let firstRow = grid[0L] // (3): a view
let kept = grid[0L].clone() // a copy
firstRow.fill_ (7.0) |> ignore
show "the grid after its first row was filled" grid
show "the copy made before" kept

(** A test that compares "the weights before" with "the weights after" is worthless when "before" is a view: both are the
same memory, and nothing ever seems to have moved. Such a test was found in a published course. Remember `clone`.

### Broadcasting

Axes of size 1 are stretched to fit, from the last axis backwards. That is how one bias serves a whole batch: *)

let column = torch.tensor (array2D [ [ 0.0 ]; [ 10.0 ]; [ 20.0 ] ]) // (3, 1)
let line = torch.tensor [| 1.0; 2.0; 3.0; 4.0 |] // (4)
show "(3, 1) + (4)" (column + line)

(** And that is how a famous bug is made: predictions (batch, 1) minus targets (batch) don't fail, they become a square. *)

let predictions = torch.tensor (array2D [ [ 1.0 ]; [ 2.0 ]; [ 3.0 ] ]) // (batch=3, 1)
let answers = torch.tensor [| 1.0; 2.0; 3.0 |] // (batch=3)
let meanSquare (t: Tensor) = t.square().mean().item<float>()

let square = predictions - answers
Lab.say $"perfect predictions, and their error by mistake: {meanSquare square:F3}, from a shape of {shapeOf square}"
Lab.say $"with the shapes made equal: {meanSquare (predictions.squeeze 1L - answers):F3}"

(** ### Reductions

A reduction removes the axis that it is told: over axis 0 (the batch) one number for each feature is left. *)

show "mean over the batch" (grid.mean [| 0L |])
show "mean over the features" (grid.mean [| 1L |])

(** ### Exercise 0.1: an affine layer

The workhorse: $y = x W^T + b$ with `x` (batch, in), `weight` (out, in) and `bias` (out). The weights are stored with the
outputs first, as `Linear` stores them. Use `matmul` and `transpose`. *)

[<Exercise "0.1">]
let affine (weight: Tensor) (bias: Tensor) (x: Tensor) : Tensor =
    // BEGIN SOLUTION
    x.matmul (weight.transpose (0L, 1L)) + bias // (batch, in) · (in, out) + (out)
    // END SOLUTION

Check.exercise "0.1"

let linear = Linear(3L, 2L)
let x = torch.randn (5L, 3L)
let gap = (affine |> Check.orReference "0.1") linear.weight linear.bias x - linear.call x
Lab.say $"largest difference to torch's Linear(3, 2): {gap.abs().max().item<float32>()}"

(** ## A data set

Fisher's irises: four lengths of each flower in cm, three species. *)

Lab.section "A data set"

let flowers = Data.iris lab
let rows = [| for row in flowers.Rows -> Array.ofSeq row |]
let species = [| for label in flowers.Labels -> int64 label |]

[
    for label, name in Seq.indexed flowers.Species ->
        name,
        [
            for row, own in Array.zip rows species do
                if own = int64 label then
                    row[2], row[3], name
        ]
]
|> Plot.scatter "Flowers" "petal length, cm" "petal width, cm"
|> Show.chart "flowers"

(** A `Dataset` puts rows together into batches, and knows where its rows come from. Some rows are held back from the very
start, and everything that is learnt, *also a mean*, is learnt from the others. *)

let tabular (rows: float[][]) = TabularDataset(flowers.Description, array2D rows |> Array2D.map float32, species)

let raw = tabular rows |> Data.split settings.TrainShare

let first = raw.Train.Collate(System.ReadOnlySpan [| 0..3 |])
show "inputs of a batch" first.Inputs
show "its targets" first.Targets

(** ## Transforms

A transform is a pure function from rows to rows, so that transforms can be joined by `>>`. Some have something to learn
first: standardising needs each column's mean and deviation. So it comes in two parts: *fit* it to the training rows,
get a transform, and apply that to every row there is. If the held-back rows took part in the mean, a little of what
they hold would leak into training, and the score on them would flatter.

### Exercise 0.2: standardise

From each column of `rows` take the mean of that column of `training` and divide by its standard deviation
($\sqrt{\frac1n \sum (x - \bar x)^2}$); a column that doesn't vary in `training` is not divided. Change neither argument. *)

Lab.section "Transforms"

[<Exercise "0.2">]
let standardise (training: float[][]) (rows: float[][]) : float[][] =
    // BEGIN SOLUTION
    let statistics =
        training
        |> Array.transpose
        |> Array.map (fun column ->
            let mean = Array.average column
            let deviation = column |> Array.averageBy (fun x -> (x - mean) ** 2.0) |> sqrt
            mean, (if deviation > 0.0 then deviation else 1.0))

    rows
    |> Array.map (Array.map2 (fun (mean, deviation) x -> (x - mean) / deviation) statistics)
    // END SOLUTION

Check.exercise "0.2"
let fitStandard = standardise |> Check.orReference "0.2"

/// The rows of a part of the data, as they were read.
let rowsOf (part: Dataset) = [| for row in 0 .. part.Count - 1 -> rows[part.RootRow row] |]

let withArea: float[][] -> float[][] = Array.map (fun row -> Array.append row [| row[2] * row[3] |]) // the petal's
let pipeline = withArea >> fitStandard (withArea (rowsOf raw.Train))

let shown (value: float) = $"{System.Math.Round(value, 3) + 0.0:F3}"

let ready = tabular (pipeline rows) |> Data.split settings.TrainShare // the same seed: the same rows

[
    for name, part in [ "training", raw.Train; "held back", raw.Validation ] do
        for column, measure in Seq.indexed (Seq.append flowers.Measures [ "petal area" ]) do
            let values = pipeline (rowsOf part) |> Array.map (fun row -> row[column])
            let deviation = sqrt (Array.averageBy (fun x -> (x - Array.average values) ** 2.0) values)
            [ box $"{name}: {measure}"; box (Array.average values); box deviation ]
]
|> Table.ofRows [ "column"; "mean"; "deviation" ]
|> Table.show "mean" shown
|> Table.show "deviation" shown
|> Show.table "standardised"

(** Exactly 0 and 1 on the training rows, and only roughly on the others. That is as it should be: exact zeros there
would mean that the held-back rows had been looked at.

## A first network

Layers in a row, each one's output the next one's input. The last gives three numbers, one for each species: *logits*,
which the loss turns into probabilities. Before training check two things: the shape, and that the first loss is about
$\ln 3$, what a guess costs. *)

Lab.section "A first network"

let features = int64 flowers.Measures.Count + 1L

let sequential () : Module<Tensor, Tensor> =
    Sequential(Linear(features, int64 settings.Hidden), ReLU(), Linear(int64 settings.Hidden, 3L))

let training = {
    Train.defaults with
        Name = "first network"
        Objective = MulticlassObjective 3
        Epochs = settings.Epochs
        BatchSize = settings.BatchSize
        LearningRate = settings.LearningRate
        KeepBest = false // the held-back rows choose nothing
        Seed = lab.Seed
        Device = lab.Device
}

let network = Model.seeded lab.Seed sequential
network |> Model.summary |> Show.table "network"

let fit = ready |> Train.fit training network
Lab.say $"first loss {fit.Run.FirstLoss:F3}; a guess costs ln 3 = {log 3.0:F3}"
fit |> Plot.history |> Show.chart "history"

(** ### Exercise 0.3: accuracy

The verdict is the class of the largest logit. Which share of the verdicts is right? `logits` (batch, classes), `labels`
(batch) of int64. *)

[<Exercise "0.3">]
let accuracy (logits: Tensor) (labels: Tensor) : float =
    // BEGIN SOLUTION
    logits.argmax(1L).eq(labels).``to``(torch.ScalarType.Float64).mean().item<float>()
    // END SOLUTION

Check.exercise "0.3"

let held = ready.Validation
let labels = torch.tensor [| for row in 0 .. held.Count - 1 -> int64 (held.LabelOf row) |]
let logits = fit |> Evaluate.outputs held
let share = (accuracy |> Check.orReference "0.3") logits labels
Lab.say $"{share:P1} of the {held.Count} held-back flowers are named right."

fit
|> Evaluate.multiclass flowers.Species held
|> fun report -> report.Confusion |> Plot.confusionOf "Held-back flowers"
|> Show.chart "confusion"

(** ## A module of your own

When layers in a row are not enough, write the forward pass yourself: inherit from `Module`, make the layers fields, tell
torch about them with `RegisterComponents`, and say what `forward` does. What is registered is trained, moved and saved.
This one adds its input's own linear verdict to that of the hidden layer, a *skip connection*. *)

Lab.section "A module of your own"

type Skipping(inputs: int64, hidden: int64, outputs: int64) as this =
    inherit Module<Tensor, Tensor>("skipping")
    let enter = Linear(inputs, hidden)
    let leave = Linear(hidden, outputs)
    let skip = Linear(inputs, outputs, hasBias = false)
    do this.RegisterComponents()

    override _.forward x = leave.call (torch.tanh (enter.call x)) + skip.call x // (batch, outputs)

let skipping () = new Skipping(features, int64 settings.Hidden, 3L)
let own = Model.seeded lab.Seed skipping
Lab.say $"{Model.parameters own} parameters: {Model.parameters network} and a skip of {features} × 3"

let second = ready |> Train.fit { training with Name = "skipping" } own

[ for run in [ fit; second ] -> run.Run.Name, [ for epoch in run.Run.Epochs -> epoch.ValidationLoss.Value ] ]
|> Plot.curves "Held-back loss" "cross-entropy"
|> Show.chart "two-networks"

(** ## Summary

- Look at shapes first; say what the axes mean; make them equal before you subtract.
- Views share their memory: `clone` what has to stay.
- Hold rows back first; fit every transform to the training rows; a transform is a function, a pipeline is `>>`.
- A module is its registered parts and a forward pass. A first loss near $\ln K$ says that it was put together right.

**Try it.** Fit the standardisation to *all* rows instead. How much does the score move, and would you have noticed? Leave
`RegisterComponents` out: what does the parameter count say, and what does training do? *)

Lab.finish ()
