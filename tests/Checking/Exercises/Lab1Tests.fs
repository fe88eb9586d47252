module DLWorkbook.Tests.Checking.Exercises.Lab1Tests

open Expecto
open DLWorkbook.Checking
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Checking.WrongAnswer

let private sigmoid z = 1.0 / (1.0 + exp -z)

let private dot (weights: float[]) (row: float[]) = Array.map2 (*) weights row |> Array.sum

let private neuron mistake (answer: float[] -> float -> float[][] -> float[]) =
    wrong "1.1" mistake (fun (weights: float[]) (bias: float) (inputs: float[][]) -> answer weights bias inputs)

let private step mistake (answer: float -> float[][] -> float[] -> float[] -> float -> float[] * float) =
    wrong "1.2" mistake (fun (rate: float) (inputs: float[][]) (targets: float[]) (weights: float[]) (bias: float) ->
        answer rate inputs targets weights bias)

let private stuck mistake (answer: float[] -> float -> float[] -> float -> float[] * float * string) =
    wrong "1.3" mistake (fun (weights: float[]) (bias: float) (input: float[]) (target: float) ->
        answer weights bias input target)

let private deltas rule (inputs: float[][]) (targets: float[]) weights bias =
    Array.map2 (fun row t -> rule (sigmoid (bias + dot weights row)) t) inputs targets

let private right o t = (o - t) * o * (1.0 - o)

/// A step whose slopes are given for each weight and for the bias.
let private moved rate (slope: int -> float) biasSlope (weights: float[]) bias =
    weights |> Array.mapi (fun i w -> w - rate * slope i), bias - rate * biasSlope

let private by rule rate (inputs: float[][]) targets weights bias =
    let deltas = deltas rule inputs targets weights bias

    moved
        rate
        (fun i -> Array.map2 (fun d (row: float[]) -> d * row[i]) deltas inputs |> Array.sum)
        (Array.sum deltas)
        weights
        bias

/// Gradients as they should be, with a cause of one's own.
let private because (cause: float[] -> float -> float -> string) weights bias (input: float[]) target =
    let o = sigmoid (bias + dot weights input)
    let d = right o target
    Array.map (fun x -> d * x) input, d, cause input o target

let private isZero = Array.forall ((=) 0.0)

/// Plausible wrong answers, at least five for each exercise.
let wrongAnswers: WrongAnswer list = [
    neuron "bias forgotten" (fun w _ inputs -> inputs |> Array.map (dot w >> sigmoid)) "bias is missing"
    neuron "not squashed" (fun w b inputs -> inputs |> Array.map (fun row -> b + dot w row)) "not squashed"
    neuron
        "exp z for exp −z"
        (fun w b inputs -> inputs |> Array.map (fun row -> sigmoid -(b + dot w row)))
        "minus is missing"
    neuron "tanh" (fun w b inputs -> inputs |> Array.map (fun row -> tanh (b + dot w row))) "tanh"
    neuron
        "a verdict"
        (fun w b inputs -> inputs |> Array.map (fun row -> if b + dot w row > 0.0 then 1.0 else 0.0))
        "between"
    neuron
        "e^z / (1 + e^z), which is NaN for large sums"
        (fun w b inputs -> inputs |> Array.map (fun row -> let e = exp (b + dot w row) in e / (1.0 + e)))
        "NaN"
    neuron
        "in place"
        (fun w b inputs ->
            let outputs = inputs |> Array.map (fun row -> sigmoid (b + dot w row))
            inputs |> Array.iteri (fun i row -> row[0] <- outputs[i])
            outputs)
        "changed its argument inputs"

    step "the slope of σ forgotten" (by (fun o t -> o - t)) "slope of σ is missing"
    step "uphill" (fun rate -> by right -rate) "uphill"
    step "averaged" (fun rate inputs -> by right (rate / float inputs.Length) inputs) "averaged"
    step "twice as far" (fun rate -> by right (2.0 * rate)) "doubled"
    step "the rate forgotten" (fun _ -> by right 1.0) "rate is missing"
    step
        "the bias stays"
        (fun rate inputs targets weights bias -> fst (by right rate inputs targets weights bias), bias)
        "bias did not move"
    step
        "one sample after the other"
        (fun rate inputs targets weights bias ->
            Array.fold2 (fun (w, b) row t -> by right rate [| row |] [| t |] w b) (weights, bias) inputs targets)
        "one sample after the other"
    step
        "weights changed in place"
        (fun rate inputs targets weights bias ->
            let fresh, moved = by right rate inputs targets weights bias
            Array.blit fresh 0 weights 0 fresh.Length
            weights, moved)
        "changed its argument weights"
    step
        "the weights as they were, given back"
        (fun rate inputs targets weights bias -> weights, snd (by right rate inputs targets weights bias))
        "shares|memory|argument weights"

    stuck
        "vanishing gradient (silent bug 12)"
        (because (fun input o t ->
            if isZero input then "vanishing gradient"
            elif abs (o - t) < 0.01 then "learnt"
            elif o * (1.0 - o) < 0.01 then "vanishing gradient"
            else "none"))
        "called a vanishing gradient"
    stuck
        "the zero input last"
        (because (fun input o t ->
            if abs (o - t) < 0.01 then "learnt"
            elif o * (1.0 - o) < 0.01 then "vanishing gradient"
            elif isZero input then "zero input"
            else "none"))
        "first thing to look for"
    stuck
        "sure and right is no vanishing gradient"
        (because (fun input o t ->
            if isZero input then "zero input"
            elif o * (1.0 - o) < 0.01 then "vanishing gradient"
            elif abs (o - t) < 0.01 then "learnt"
            else "none"))
        "anything left to learn"
    stuck
        "no gradient for the bias either"
        (fun weights bias input target ->
            let slopes, d, cause =
                because
                    (fun input o t ->
                        if isZero input then "zero input"
                        elif abs (o - t) < 0.01 then "learnt"
                        elif o * (1.0 - o) < 0.01 then "vanishing gradient"
                        else "none")
                    weights
                    bias
                    input
                    target

            slopes, (if isZero input then 0.0 else d), cause)
        "its own input is 1"
    stuck
        "one zero is taken for an input of zeros"
        (because (fun input o t ->
            if Array.contains 0.0 input then "zero input"
            elif abs (o - t) < 0.01 then "learnt"
            elif o * (1.0 - o) < 0.01 then "vanishing gradient"
            else "none"))
        "one number is 0"
    stuck "always the zero input" (because (fun _ _ _ -> "zero input")) "expected"
    stuck
        "wrong sign"
        (fun weights bias input target ->
            let slopes, d, cause =
                because (fun input _ _ -> if isZero input then "zero input" else "none") weights bias input target

            Array.map (~-) slopes, -d, cause)
        "expected"
]

/// The supplied answer to exercise 1.2.
let private supplied () =
    match (Catalogue.find "1.2").Reference with
    | Some computation ->
        computation.Function :?> (float -> float[][] -> float[] -> float[] -> float -> float[] * float)
    | None -> failtest "1.2 has no reference"

/// The homework's neuron after 1000 iterations, without a bias: its outputs for the four samples.
let private homework (fourth: float) (weights: float[]) =
    let inputs = [| [| 1.0; 1.0 |]; [| 1.0; 0.0 |]; [| 0.0; 1.0 |]; [| 0.0; 0.0 |] |]
    let step = supplied ()

    let learnt =
        Seq.init 1000 ignore
        |> Seq.fold (fun weights () -> fst (step 0.5 inputs [| 1.0; 1.0; 0.0; fourth |] weights 0.0)) weights

    inputs |> Array.map (dot learnt >> sigmoid)

let private published =
    testList "four samples" [
        testCase "give the published outputs, whatever the small weights at the start" (fun () ->
            for weights in [ [| 0.0; 0.0 |]; [| 0.9; -0.8 |]; [| -0.5; 0.7 |] ] do
                let outputs = homework 1.0 weights

                Array.iter2
                    (fun expected output -> Expect.isLessThan (abs (output - expected)) 1e-3 $"%A{outputs}")
                    [| 0.952; 0.997; 0.060; 0.500 |]
                    outputs)
        testCase "are learnt just so when the fourth has another target: its input of zeros moves no weight" (fun () ->
            let start = [| 0.3; -0.2 |]
            Expect.equal (homework 1.0 start) (homework 0.0 start) "to the bit"
            let outputs = homework 1.0 start
            Expect.equal outputs[3] 0.5 "one half, exactly")
    ]

let tests =
    testList "exercises of lab 1" (published :: WrongAnswer.tests wrongAnswers)
