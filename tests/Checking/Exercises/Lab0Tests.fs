module DLWorkbook.Tests.Checking.Exercises.Lab0Tests

open Expecto
open TorchSharp
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Checking.WrongAnswer

type private Tensor = torch.Tensor

let private affine mistake (answer: Tensor -> Tensor -> Tensor -> Tensor) =
    wrong "0.1" mistake (fun (weight: Tensor) (bias: Tensor) (x: Tensor) -> answer weight bias x)

let private standardise mistake (answer: float[][] -> float[][] -> float[][]) =
    wrong "0.2" mistake (fun (training: float[][]) (rows: float[][]) -> answer training rows)

let private accuracy mistake (answer: Tensor -> Tensor -> float) =
    wrong "0.3" mistake (fun (logits: Tensor) (labels: Tensor) -> answer logits labels)

let private deviation mean column =
    column |> Array.averageBy (fun x -> (x - mean) ** 2.0) |> sqrt

/// Standardises by the columns of some rows, with a deviation of one's own.
let private by (spread: float -> float[] -> float) (fitted: float[][]) (rows: float[][]) =
    let statistics =
        Array.transpose fitted
        |> Array.map (fun column ->
            let mean = Array.average column
            let deviation = spread mean column
            mean, (if deviation > 0.0 then deviation else 1.0))

    rows |> Array.map (Array.map2 (fun (m, d) x -> (x - m) / d) statistics)

let private share (right: Tensor) =
    right.``to``(torch.ScalarType.Float64).mean().item<float>()

/// Plausible wrong answers, at least five for each exercise.
let wrongAnswers: WrongAnswer list = [
    affine "weights not transposed" (fun weight bias x -> x.matmul weight + bias) "transpose|shape|mat1"
    affine
        "weights transposed in the wrong place"
        (fun weight bias x -> weight.matmul(x.transpose (0L, 1L)).transpose(0L, 1L))
        "bias is missing"
    affine
        "rows and columns swapped"
        (fun weight bias x -> weight.matmul (x.transpose (0L, 1L)) + bias.unsqueeze 1L)
        "swapped|transpose"
    affine "bias forgotten" (fun weight _ x -> x.matmul (weight.transpose (0L, 1L))) "bias is missing"
    affine "bias subtracted" (fun weight bias x -> x.matmul (weight.transpose (0L, 1L)) - bias) "bias is subtracted"
    affine
        "bias added to the argument in place"
        (fun weight bias x ->
            let y = x.matmul (weight.transpose (0L, 1L))
            y.add (bias.add_ bias) - bias)
        "changed its argument bias"
    affine
        "the result's type is 32 bits"
        (fun weight bias x -> (x.matmul (weight.transpose (0L, 1L)) + bias).to_type torch.ScalarType.Float32)
        "float32|float64|dtype"
    affine "NaN" (fun weight bias x -> (x.matmul (weight.transpose (0L, 1L)) + bias) * nan.ToScalar()) "NaN"

    standardise "fitted to the rows themselves" (fun _ rows -> by deviation rows rows) "leak"
    standardise
        "fitted to all rows (silent bug 2)"
        (fun training rows -> by deviation (Array.append training rows) rows)
        "leak"
    standardise
        "variance"
        (fun training rows -> by (fun m column -> deviation m column ** 2.0) training rows)
        "variance"
    standardise
        "divided by n − 1"
        (fun training rows ->
            by
                (fun m column -> sqrt (Array.sumBy (fun x -> (x - m) ** 2.0) column / float (column.Length - 1)))
                training
                rows)
        "n − 1"
    standardise "not divided" (fun training rows -> by (fun _ _ -> 1.0) training rows) "not divided"
    standardise
        "a constant column divided by 0"
        (fun training rows ->
            let statistics =
                Array.transpose training
                |> Array.map (fun column -> Array.average column, deviation (Array.average column) column)

            rows |> Array.map (Array.map2 (fun (m, d) x -> (x - m) / d) statistics))
        "NaN|infinity"
    standardise
        "in place"
        (fun training rows ->
            let ready = by deviation training rows
            ready |> Array.iteri (fun i row -> Array.blit row 0 rows[i] 0 row.Length)
            ready)
        "changed its argument rows"
    standardise
        "one mean for all columns"
        (fun training rows ->
            let every = Array.concat training
            let m = Array.average every
            rows |> Array.map (Array.map (fun x -> (x - m) / deviation m every)))
        "each column has its own"

    accuracy
        "counted, not divided"
        (fun logits labels -> logits.argmax(1L).eq(labels).sum().item<int64>() |> float)
        "not divided"
    accuracy "the wrong ones" (fun logits labels -> share (logits.argmax(1L).ne labels)) "share of the wrong"
    accuracy "per cent" (fun logits labels -> 100.0 * share (logits.argmax(1L).eq labels)) "per cent|100 times"
    accuracy "smallest logit" (fun logits labels -> share (logits.argmin(1L).eq labels)) "smallest"
    accuracy
        "whole numbers divided"
        (fun logits labels -> float (logits.argmax(1L).eq(labels).sum().item<int64>() / logits.shape[0]))
        "whole numbers"
    accuracy
        "the largest over the batch"
        (fun logits labels ->
            let verdicts = logits.argmax 0L
            let count = min verdicts.shape[0] labels.shape[0]
            share (verdicts.narrow(0L, 0L, count).eq(labels.narrow (0L, 0L, count))))
        "expected"
]

let tests = testList "exercises of lab 0" (WrongAnswer.tests wrongAnswers)
