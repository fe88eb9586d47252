(**
# Lab 1a: ten neurons read handwriting

**Goal.** One neuron for each digit, all looking at the same 784 pixels; the digit whose neuron is surest wins. There is
no hidden layer, and still they read most digits. You will see what each neuron has come to look for, and what it takes
for something else.

Run it with `dotnet fsi labs/lab1a_digits.fsx`, or send it to the REPL block by block.
*)

#load "../scripts/workbook.fsx"

open DLWorkbook
open DLWorkbook.Core.Data
open DLWorkbook.Core.Training
open TorchSharp
open type TorchSharp.torch.nn

let lab = Lab.start "lab1a_digits" "Ten neurons read handwriting" fsi.CommandLineArgs

(** ## Settings *)

let settings = {|
    Rows = if lab.Quick then 12_000 else 60_000
    Epochs = lab.EpochsOr(if lab.Quick then 3 else 10)
    BatchSize = 128
    LearningRate = 1e-3
    WeightDecay = 2e-3 // pulls weights to 0 that the digits have no use for: the pictures below gain by it
|}

(** ## The digits

28 × 28 pixels from 0 (paper) to 1 (ink). To the neurons they are 784 numbers in a row: which pixels are neighbours is
nothing that they are told. *)

Lab.section "The digits"

let digits = Data.mnist lab { Flatten = true; Crop = None }
let rows = digits.Train |> Data.take settings.Rows

/// 784 numbers, of which some start at `from`, as a picture.
let picture (from: int) (numbers: float32[]) = Array2D.init 28 28 (fun y x -> float numbers[from + 28 * y + x])

let pixels (data: Dataset) row =
    use batch = data.Collate(System.ReadOnlySpan [| row |])
    batch.Inputs.data<float32>().ToArray() |> picture 0

[ for row in 0..9 -> string (rows.LabelOf row), pixels rows row ]
|> Plot.images "Ten of them" 5
|> Show.chart "digits"

(** ## Ten neurons

`Linear(784, 10)` holds ten neurons: each has 784 weights and a bias. Their ten sums are logits; the loss is the
cross-entropy of the softmax over them, which lets the neurons compete. At the start it is about ln 10. *)

Lab.section "Ten neurons"

let training = {
    Train.defaults with
        Name = "ten neurons"
        Objective = MulticlassObjective 10
        Epochs = settings.Epochs
        BatchSize = settings.BatchSize
        LearningRate = settings.LearningRate
        WeightDecay = settings.WeightDecay
        Seed = lab.Seed
        Device = lab.Device
}

let neurons = Model.seeded lab.Seed (fun () -> Linear(784L, 10L))
let fit = rows |> Train.fitAll training neurons
Lab.say $"first loss {fit.Run.FirstLoss:F3}; a guess costs ln 10 = {log 10.0:F3}"

let report = fit |> Evaluate.multiclass digits.ClassNames digits.Test
Lab.say $"{report.Accuracy:P2} of {digits.Test.Count:N0} test digits are read right; a guess reads 10 %%."

(** ## What they look for

A neuron's weights have the shape of its input, so they can be looked at: bright where ink speaks for its digit, dark
where ink speaks against it. The neuron for 0 has learnt that there is no ink in the middle of a zero. *)

Lab.section "What they look for"

let weights = neurons.weight.cpu().data<float32>().ToArray() // (10, 784)

[ for digit in 0..9 -> digits.ClassNames[digit], picture (784 * digit) weights ]
|> Plot.images "What each neuron looks for" 5
|> Show.chart "weights"

(** ## What they mistake

Which digits are taken for which, and the test digits that the neurons were surest of and got wrong. *)

Lab.section "What they mistake"

report.Confusion |> Plot.confusionOf "Test digits" |> Show.chart "confusion"

[
    for row in report.Mistakes() |> Seq.truncate 10 ->
        $"{report.Truth[row]}, read as {report.Predicted[row]}", pixels digits.Test row
]
|> Plot.images "Surest mistakes" 5
|> Show.chart "mistakes"

(** ## Summary

- Ten neurons side by side are one matrix; softmax lets them compete.
- They hold one template for each digit: a digit that is written in two ways, a 4 open or closed, gets an average of both.
- Lab 1e puts a layer in between, and most of these mistakes are gone.

**Try it.** Shift every test digit two pixels to the right. What does that do to a template? *)

Lab.finish ()
