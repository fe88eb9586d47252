module DLWorkbook.Tests.Checking.Exercises.Lab1bTests

open Expecto
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Checking.WrongAnswer

let private cost (target: float) (output: float) =
    -(target * log output + (1.0 - target) * log (1.0 - output))

/// Plausible wrong answers, at least five for each exercise.
let wrongAnswers: WrongAnswer list = [
    wrong
        "1b.1"
        "forgotten 1/m"
        (fun (targets: float[]) (outputs: float[]) -> Array.map2 cost targets outputs |> Array.sum)
        "length of targets .* not divided"
    wrong
        "1b.1"
        "wrong sign"
        (fun (targets: float[]) (outputs: float[]) -> -(Array.map2 cost targets outputs |> Array.average))
        "opposite sign"
    wrong
        "1b.1"
        "only the rows with target 1"
        (fun (targets: float[]) (outputs: float[]) ->
            Array.map2 (fun target output -> -target * log output) targets outputs
            |> Array.average)
        "where is \\(1 − y\\)"
    wrong
        "1b.1"
        "targets and outputs swapped in the logarithm"
        (fun (targets: float[]) (outputs: float[]) ->
            Array.map2 (fun target output -> cost (1.0 - target) output) targets outputs
            |> Array.average)
        "swapped"
    wrong
        "1b.1"
        "the logarithm of the target, which may be zero"
        (fun (targets: float[]) (outputs: float[]) ->
            Array.map2 (fun target output -> output * log target) targets outputs
            |> Array.average)
        "infinity"
    wrong
        "1b.1"
        "works on its argument in place"
        (fun (targets: float[]) (outputs: float[]) ->
            for row in 0 .. outputs.Length - 1 do
                outputs[row] <- cost targets[row] outputs[row]

            Array.average outputs)
        "changed its argument outputs"
]

let tests = testList "exercises of lab 1b" (WrongAnswer.tests wrongAnswers)
