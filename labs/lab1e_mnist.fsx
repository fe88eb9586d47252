(**
# Lab 1e: handwritten digits

**Goal.** Tell ten digits from each other with a linear model and with two multilayer perceptrons. You will see how much a
hidden layer is worth, which digits are taken for which, what the net was sure of and wrong about, and how little it takes
to confuse a net that is right 98 times in a hundred.

Run it with `dotnet fsi labs/lab1e_mnist.fsx`, or send it to the REPL block by block.
*)

#load "../scripts/workbook.fsx"

open DLWorkbook
open DLWorkbook.Core.Data
open DLWorkbook.Core.Models
open DLWorkbook.Core.Training

let lab = Lab.start "lab1e_mnist" "Handwritten digits" fsi.CommandLineArgs

(** ## Settings *)

let settings = {|
    Rows = if lab.Quick then 12_000 else 60_000
    Epochs = fun (epochs: int) -> lab.EpochsOr(if lab.Quick then (epochs + 1) / 2 else epochs)
    Seeds = if lab.Quick then [ lab.Seed ] else [ lab.Seed .. lab.Seed + 2 ]
    Disturbed = if lab.Quick then 500 else 2000 // test images that are disturbed
    Noise = [ 0.0..0.1..0.6 ] // deviation; a white pixel is 1
    Shifts = [ 0..6 ] // pixels to the right
    Turns = [ 0.0..10.0..60.0 ] // degrees
|}

(** ## The data

A pixel is a byte, and becomes a number in [0, 1]; then the mean of all *training* pixels is taken away and their deviation
divided out. The small net looks at the inner 24 × 24 pixels only. *)

Lab.section "The data"

let digits = Data.mnist lab { Flatten = true; Crop = None } |> Data.standardise
let inner = digits |> Data.crop 24

Plot.pictures "What there is to tell apart" 10 [
    for row in 0..29 -> string (digits.Train.ClassOf row), digits.Train.ImageOf row
]
|> Show.chart "digits"

(** ## Three models

The linear model gives each class a score that is a weighted sum of the pixels: its weights are a picture of the class,
one for each. The others may combine pixels first: 784-1000-10, and 576-64-10 on the inner pixels. *)

Lab.section "Three models"

[<NoComparison; NoEquality>]
type Net = { Name: string; Images: ImageData; Sizes: int list; How: FitSettings }

let training = {
    Train.defaults with
        Objective = MulticlassObjective 10
        KeepBest = false // the last epoch counts: no epoch is chosen
        Device = lab.Device
}

let adam = {
    training with
        Epochs = settings.Epochs 12
        BatchSize = 200
        LearningRate = 2e-3
        Schedule = ScheduleKind.OneCycle
}

let sgd batch rate epochs = {
    training with
        Optimiser = OptimiserKind.SGD
        BatchSize = batch
        LearningRate = rate
        Epochs = settings.Epochs epochs
}

let nets = [
    { Name = "linear 784-10"; Images = digits; Sizes = [ 784; 10 ]; How = adam }
    { Name = "576-64-10, SGD"; Images = inner; Sizes = [ 576; 64; 10 ]; How = sgd 256 0.1 20 }
    { Name = "784-1000-10, SGD"; Images = digits; Sizes = [ 784; 1000; 10 ]; How = sgd 600 0.05 10 }
    { Name = "784-1000-10, Adam"; Images = digits; Sizes = [ 784; 1000; 10 ]; How = adam }
]

let build net seed = Model.seeded seed (fun () -> Model.mlp net.Name net.Sizes Activation.ReLU)

for net in nets do
    let model = build net lab.Seed
    let shape = Model.shapeAfter [ 64L; int64 net.Sizes.Head ] model
    Lab.say $"{net.Name}: (64, {net.Sizes.Head}) pixels → {shape} logits, {Model.parameters model:N0} parameters"

(** ## Learning curves

A tenth of the training images is held back, to choose by. The two SGD runs have the published settings; the large net's
second way is ours: Adam, whose steps suit each weight, at a rate that rises and falls. *)

Lab.section "Learning curves"

let curves = [
    for net in nets ->
        net.Images.Train
        |> Data.take settings.Rows
        |> Data.split 0.9
        |> Train.fit { net.How with Name = $"{net.Name}, curves" } (build net lab.Seed)
]

[
    for net, fit in List.zip nets curves ->
        net.Name, [ for epoch in fit.Run.Epochs -> epoch.ValidationMetric.GetValueOrDefault() ]
]
|> Plot.curves "Held-back images told right" "accuracy"
|> Show.chart "curves"

List.last curves |> Plot.history |> Show.chart "history"

(** ## The test

All training images now, and the test images asked once for each net. *)

Lab.section "The test"

let results = [
    for net in nets do
        for seed in settings.Seeds do
            let how = { net.How with Name = $"{net.Name}, seed {seed}"; Seed = seed }
            let fit = net.Images.Train |> Data.take settings.Rows |> Train.fitAll how (build net seed)
            net, fit, fit |> Evaluate.multiclass digits.ClassNames net.Images.Test
]

results
|> List.map (fun (net, fit, report) -> [ box net.Name; box (100.0 * report.Accuracy); box fit.Run.Seconds ])
|> Table.ofRows [ "net"; "test accuracy %"; "seconds" ]
|> Table.measure "net" [ "test accuracy %"; "seconds" ]
|> Show.table "test"

(** ## Who is taken for whom

### Exercise 1e.1: an image moved

Move an image by `dx` pixels to the right and `dy` down (to the left and up where they are negative). What comes in from
outside is 0, what goes out is gone, and the image that was given stays as it is. You need it further below. *)

Lab.section "Exercises"

[<Exercise "1e.1">]
let shifted (dx: int) (dy: int) (image: float[,]) : float[,] =
    // BEGIN SOLUTION
    let height, width = Array2D.length1 image, Array2D.length2 image
    let isInside row column = row >= 0 && row < height && column >= 0 && column < width

    Array2D.init height width (fun row column ->
        if isInside (row - dy) (column - dx) then image[row - dy, column - dx] else 0.0)
    // END SOLUTION

Check.exercise "1e.1"
let shift = shifted |> Check.orReference "1e.1"

(** ### Exercise 1e.2: the confusion matrix

How often was each true class (row) taken for each class (column)? Every row of the test adds one to one cell. *)

[<Exercise "1e.2">]
let confusion (classes: int) (truth: int[]) (predicted: int[]) : int[,] =
    // BEGIN SOLUTION
    let counts = Array2D.zeroCreate classes classes

    for actual, guess in Array.zip truth predicted do
        counts[actual, guess] <- counts[actual, guess] + 1

    counts
    // END SOLUTION

Check.exercise "1e.2"
let confused = confusion |> Check.orReference "1e.2"

(** ### Exercise 1e.3: the surest mistakes

A row's verdict is its most probable class. Give the rows whose verdict is wrong, the one with the most probable verdict
first, and at most `count` of them. *)

[<Exercise "1e.3">]
let surest (count: int) (truth: int[]) (probabilities: float[,]) : int[] =
    // BEGIN SOLUTION
    let verdict row = probabilities[row, *] |> Array.indexed |> Array.maxBy snd |> fst

    [| 0 .. truth.Length - 1 |]
    |> Array.filter (fun row -> verdict row <> truth[row])
    |> Array.sortByDescending (fun row -> Array.max probabilities[row, *])
    |> Array.truncate count
    // END SOLUTION

Check.exercise "1e.3"
let mistakes = surest |> Check.orReference "1e.3"

(** ## A closer look

The first seed's large net. Which pairs does it mix up, and does it mix them up both ways? *)

Lab.section "A closer look"

let chosen =
    results
    |> List.filter (fun (_, fit, _) -> fit.Run.Options.Seed = settings.Seeds.Head)

let net, fit, report = List.last chosen
let truth, predicted = Seq.toArray report.Truth, Seq.toArray report.Predicted

confused 10 truth predicted
|> Plot.confusion $"{net.Name}: who is taken for whom" digits.ClassNames
|> Show.chart "confusion"

(** The mistakes it was surest of: truth → verdict, and how sure. Would you have known? *)

let probabilities = Array2D.init truth.Length 10 (fun row digit -> float (report.Probability(row, digit)))

[
    for row in mistakes 30 truth probabilities do
        $"{truth[row]} → {predicted[row]}, {report.Confidence row:P0}", net.Images.Test.ImageOf row
]
|> Plot.pictures "Surest and wrong" 10
|> Show.chart "mistakes"

(** ## Noise, shift, rotation

Nothing is chosen any more, so the test images may serve once again, disturbed. No training image was moved, turned or noisy, but for what people do of themselves. What a net has learnt is where ink is;
a shift by three pixels puts it elsewhere, though to you the digit is the same. *)

Lab.section "Noise, shift, rotation"

let some = digits.Test |> Images.first settings.Disturbed

let disturbances = [
    "noise", "deviation", settings.Noise, (fun level row image -> Images.noisy level row image)
    "shift", "pixels to the right", List.map float settings.Shifts, (fun level _ image -> shift (int level) 0 image)
    "rotation", "degrees", settings.Turns, (fun level _ image -> Images.rotate level image)
]

for name, axis, levels, disturb in disturbances do
    let sets = [ for level in levels -> level, some |> Images.map $"{name} {level}" (disturb level) ]

    [
        for net, fit, _ in chosen ->
            net.Name,
            [
                for level, set in sets ->
                    level, (fit |> Evaluate.multiclass digits.ClassNames (set.WithForm net.Images.Test.Form)).Accuracy
            ]
    ]
    |> Plot.lines $"Test images under {name}" axis "accuracy"
    |> Show.chart name

    [
        for row in 0..1 do
            for level, set in sets -> $"{level:g2}", set.ImageOf row
    ]
    |> Plot.pictures $"{name}, as the net sees it" sets.Length
    |> Show.chart $"{name}-images"

(** ## Summary

- A hidden layer is worth some six points here, and how it is trained weighs as much as its width: 64 units trained long beat
  1000 trained briefly.
- Mistakes are not spread evenly: a few pairs of digits make most of them, and the net is sure of some.
- No net here knows that a digit is the same digit elsewhere: all of them fall as it moves. Layers that do know it are lab
  4's.

**Try it.** Train on shifted images as well (`Images.map`), and look at the curve for the shift again. What does it cost on the
images that nobody moved? *)

Lab.finish ()
