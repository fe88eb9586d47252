module DLWorkbook.Tests.Checking.Exercises.Lab1b2Tests

open Expecto
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Checking.WrongAnswer

let private back seed receive lines (operands: (int * float) list[]) : float[] =
    let slopes: float[] = Array.zeroCreate operands.Length
    slopes[operands.Length - 1] <- seed

    for line in lines operands.Length do
        for operand, local in operands[line] do
            slopes[operand] <- receive slopes[operand] (local * slopes[line])

    slopes

let private downwards count = seq { count - 1 .. -1 .. 0 }

let private sweepAnswers = [
    wrong "1b2.1" "overwritten, not added up" (back 1.0 (fun _ part -> part) downwards) "they add up"
    wrong
        "1b2.1"
        "from the first line to the last"
        (back 1.0 (+) (fun count -> seq { 0 .. count - 1 }))
        "from the first to the last"
    wrong "1b2.1" "no beginning" (back 0.0 (+) downwards) "derivative with respect to itself is 1"
    wrong "1b2.1" "wrong sign" (back 1.0 (-) downwards) "some signs are opposite"
    wrong
        "1b2.1"
        "the last line forgotten"
        (back 1.0 (+) (fun count -> seq { count - 2 .. -1 .. 0 }))
        "expected 4.5 at \\[0\\]"
    wrong
        "1b2.1"
        "only the first operand"
        (fun (operands: (int * float) list[]) -> operands |> Array.map (List.truncate 1) |> back 1.0 (+) downwards)
        "expected 4.5 at \\[0\\]"
    wrong
        "1b2.1"
        "NaN where nothing came back"
        (fun (operands: (int * float) list[]) ->
            back 1.0 (+) downwards operands
            |> Array.map (fun slope -> slope * slope / slope))
        "NaN"
    wrong
        "1b2.1"
        "eats its argument"
        (fun (operands: (int * float) list[]) ->
            let answer = back 1.0 (+) downwards operands
            operands[operands.Length - 1] <- []
            answer)
        "changed its argument operands"
]

let private quotient ahead behind (way: float) (f: float[] -> float) (at: float[]) =
    let moved i by =
        at |> Array.mapi (fun k value -> if k = i then value + by else value)

    at |> Array.mapi (fun i _ -> (f (moved i ahead) - f (moved i -behind)) / way)

let private centralAnswers = [
    wrong "1b2.2" "one-sided" (fun (f: float[] -> float) (h: float) (at: float[]) -> quotient h 0.0 h f at) "one-sided"
    wrong "1b2.2" "forgotten 2" (fun (f: float[] -> float) (h: float) (at: float[]) -> quotient h h h f at) "2 h, not h"
    wrong
        "1b2.2"
        "wrong sign"
        (fun (f: float[] -> float) (h: float) (at: float[]) -> quotient -h -h (2.0 * h) f at)
        "swapped"
    wrong
        "1b2.2"
        "divides by nothing"
        (fun (f: float[] -> float) (h: float) (at: float[]) -> quotient h h 1.0 f at)
        "expected the slopes"
    wrong
        "1b2.2"
        "an h of its own"
        (fun (f: float[] -> float) (_: float) (at: float[]) -> quotient 1e-13 1e-13 2e-13 f at)
        "expected"
    wrong
        "1b2.2"
        "NaN for h = h − h"
        (fun (f: float[] -> float) (h: float) (at: float[]) -> quotient 0.0 0.0 (h - h) f at)
        "NaN"
    wrong
        "1b2.2"
        "a derivative that mutates its input (a published mistake)"
        (fun (f: float[] -> float) (h: float) (at: float[]) -> [|
            for i in 0 .. at.Length - 1 ->
                at[i] <- at[i] + h
                let ahead = f at
                at[i] <- at[i] - 2.0 * h
                let behind = f at
                at[i] <- at[i] + h + 1e-3
                at[i] <- at[i] - 0.5e-3
                (ahead - behind) / (2.0 * h)
        |])
        "changed its argument at|expected"
]

/// Plausible wrong answers, at least five for each exercise.
let wrongAnswers: WrongAnswer list = sweepAnswers @ centralAnswers

let tests = testList "exercises of lab 1b2" (WrongAnswer.tests wrongAnswers)
