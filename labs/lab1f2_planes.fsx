(**
# Lab 1f2: plane or bird?

**Goal.** Put gradient descent to use: a net 3072-512-128-32-2 on CIFAR-10's planes and birds, six configurations of
learning rate, momentum and L2. Choose among them without the test images, ask those once, and see what a net of this
kind looks at by the mistakes that it was surest of.

Run it with `dotnet fsi labs/lab1f2_planes.fsx`, or send it to the REPL block by block.
*)

#load "../scripts/workbook.fsx"

open DLWorkbook
open DLWorkbook.Core.Data
open DLWorkbook.Core.Models
open DLWorkbook.Core.Training

let lab = Lab.start "lab1f2_planes" "Plane or bird?" fsi.CommandLineArgs

(** ## Settings *)

let settings = {|
    Sizes = [ 3072; 512; 128; 32; 2 ]
    Configurations = [ // learning rate, momentum, L2
        0.01, 0.0, 0.0
        0.01, 0.0, 0.01
        0.01, 0.9, 0.0
        0.01, 0.9, 0.01
        0.01, 0.9, 0.001
        0.01, 0.8, 0.01
    ]
    BatchSize = 256
    Epochs = lab.EpochsOr(if lab.Quick then 8 else 30)
    Images = if lab.Quick then 2000 else 20_000 // at most
    Seeds = if lab.Quick then [ lab.Seed ] else [ lab.Seed .. lab.Seed + 2 ]
|}

(** ## The data

Two of the ten classes. The numbers of an image are brought to about −2 … 2 by a rule that looks at no image, (value − ½)
· 4: what looks at nothing can leak nothing. Nine tenths of the training images are to learn from, one to choose by. *)

Lab.section "The data"

let images =
    Data.cifar10 lab { Flatten = true; Crop = None }
    |> Data.only [ "airplane"; "bird" ]

let half, quarter = Array.create 3 0.5f, Array.create 3 0.25f
let scaled = images.WithForm(ImageForm(Flatten = true, Mean = half, Deviation = quarter))
let split = scaled.Train |> Data.take settings.Images |> Data.split 0.9

Lab.say
    $"{split.Train.Count:N0} images to train on, {split.Validation.Count} to choose by, {scaled.Test.Count:N0} to be asked once."

let picture caption row = caption, images.Test.WithForm(ImageForm()).ImageOf row

[ for row in 0..11 -> picture images.ClassNames[images.Test.ClassOf row] row ]
|> Plot.pictures "Planes and birds" 6
|> Show.chart "images"

(** ## Six configurations

All start from the same weights. In each training the validation loss chooses the epoch: a net of 1.6 million parameters
has the training images by heart soon after. Beside them a **linear model**, 3072-2: what it gets, any net must beat. *)

Lab.section "Six configurations"

let fit sizes (rate, momentum, decay) seed =
    let model = Model.seeded seed (fun () -> Model.mlp "plane or bird" sizes Activation.ReLU)
    let kind = if List.length sizes = 2 then "linear" else "net"

    let training = {
        Train.defaults with
            Name = $"{kind}, rate {rate}, momentum {momentum}, L2 {decay}, seed {seed}"
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

    split |> Train.fit training model

let validated fit = (fit |> Evaluate.multiclass images.ClassNames split.Validation).Accuracy

let runs = [
    for seed in settings.Seeds do
        "linear", seed, fit [ 3072; 2 ] (0.001, 0.0, 0.0) seed

        for rate, momentum, decay in settings.Configurations do
            $"{momentum}, {decay}", seed, fit settings.Sizes (rate, momentum, decay) seed
]

runs
|> List.map (fun (name, _, fit) -> [
    box name
    box fit.Run.Kept.Epoch
    box (100.0 * fit.Run.Kept.TrainMetric)
    box (100.0 * validated fit)
    box fit.Run.Seconds
])
|> Table.ofRows [ "momentum, L2"; "epoch"; "train %"; "validation %"; "seconds" ]
|> Table.measure "momentum, L2" [ "epoch"; "train %"; "validation %"; "seconds" ]
|> Show.table "configurations"

let last = settings.Seeds |> List.last

[
    for name, seed, fit in runs do
        if seed = last then
            name, [ for epoch in fit.Run.Epochs -> epoch.ValidationLoss.Value ]
]
|> Plot.curves "What the validation images say; momentum, L2" "validation loss"
|> Show.chart "curves"

(** ## The test

For each seed the net with the best validation accuracy, and the linear model. The published .8435 stands on twice as many
training images. A thousand test images tell an accuracy to about ± 1.2 points. *)

Lab.section "The test"

let chosen = [
    for seed in settings.Seeds do
        let own = runs |> List.filter (fun (_, other, _) -> other = seed)
        let linear, nets = own |> List.partition (fun (name, _, _) -> name = "linear")

        for name, _, fit in [ linear.Head; nets |> List.maxBy (fun (_, _, fit) -> validated fit) ] do
            seed, name, fit, fit |> Evaluate.multiclass images.ClassNames scaled.Test
]

chosen
|> List.map (fun (seed, name, fit, report) -> [ box seed; box name; box (validated fit); box report.Accuracy ])
|> Table.ofRows [ "seed"; "chosen"; "validation"; "test" ]
|> Table.percent "validation"
|> Table.percent "test"
|> Show.table "test"

let _, name, best, report = List.last chosen

report.Confusion
|> Plot.confusionOf $"Test images; momentum, L2: {name}"
|> Show.chart "confusion"

(** The mistakes that it was surest of. Blue sky says plane and green says bird, whatever flies in front of it? *)

[
    for row in report.Mistakes() |> Seq.truncate 12 ->
        picture $"{images.ClassNames[report.Predicted[row]]}? {report.Confidence row:P0}" row
]
|> Plot.pictures "The surest mistakes: what it took them for" 6
|> Show.chart "mistakes"

(** ## Summary

- Momentum changed more than L2 did: without it, thirty epochs are not enough.
- A net with more parameters than there are numbers to learn from must be stopped in time: validation says when.
- The linear model is part of the result: the net's gain over it is what the hidden layers are worth.

**Try it.** Which learning rate does the net without momentum need to catch up? What does `only [ "cat"; "dog" ]` get? *)

Lab.finish ()
