/// The exercises of lab 1: one neuron.
[<RequireQualifiedAccess>]
module DLWorkbook.Checking.Exercises.Lab1

open System
open DLWorkbook.Checking

/// The logistic function by way of the hyperbolic tangent, which is finite for every sum.
let private squash z = 0.5 * (1.0 + Math.Tanh(0.5 * z))

let private total (weights: float[]) (bias: float) (row: float[]) =
    Seq.zip weights row |> Seq.fold (fun sum (w, x) -> sum + w * x) bias

let private answers squash (weights: float[]) (bias: float) (inputs: float[][]) = [|
    for row in inputs -> squash (total weights bias row)
|]

let private neuron =
    let draw (gen: Gen) =
        let rows, columns = gen.Size 1 5, gen.Size 3 4
        gen.Signed columns, gen.Uniform 0.4 1.5, gen.Rows rows columns

    Exercise.make "1.1" "a neuron's outputs"
    |> Exercise.reference (fun (weights: float[]) (bias: float) (inputs: float[][]) ->
        answers squash weights bias inputs)
    |> Exercise.example
        "a sum of 0 gives one half, a sum of ln 3 three quarters"
        ([| 1.0; -1.0 |], 0.0, [| [| 2.0; 2.0 |]; [| log 3.0; 0.0 |] |])
        [| 0.5; 0.75 |]
        (Compare.close 1e-12)
    |> Exercise.check "random weights and inputs" draw Oracle.reference (Compare.close 1e-9)
    |> Exercise.check
        "sums of 800 and −800"
        (fun gen -> [| 800.0; gen.Normal() |], gen.Normal(), [| [| 1.0; 0.5 |]; [| -1.0; 0.5 |] |])
        Oracle.reference
        (Compare.close 1e-9)
    |> Exercise.slip "the bias is missing" (fun (weights: float[]) (bias: float) (inputs: float[][]) ->
        answers squash weights 0.0 inputs)
    |> Exercise.slip "the sums were not squashed by σ" (fun (weights: float[]) (bias: float) (inputs: float[][]) ->
        answers id weights bias inputs)
    |> Exercise.slip
        "σ(z) is 1 / (1 + exp(−z)): the minus is missing"
        (fun (weights: float[]) (bias: float) (inputs: float[][]) -> answers (fun z -> squash -z) weights bias inputs)
    |> Exercise.slip
        "squashed by tanh, from −1 to 1, and not by σ"
        (fun (weights: float[]) (bias: float) (inputs: float[][]) -> answers Math.Tanh weights bias inputs)
    |> Exercise.slip
        "the output is a verdict, 0 or 1: σ gives a number between"
        (fun (weights: float[]) (bias: float) (inputs: float[][]) ->
            answers (fun z -> if z > 0.0 then 1.0 else 0.0) weights bias inputs)
    |> Exercise.slip
        "the bias was added for each input; it belongs to the sum, once"
        (fun (weights: float[]) (bias: float) (inputs: float[][]) ->
            answers squash weights (bias * float weights.Length) inputs)

/// Half the squared error of all samples.
let private cost inputs (targets: float[]) weights bias =
    Array.map2 (fun o t -> 0.5 * (o - t) ** 2.0) (answers squash weights bias inputs) targets
    |> Array.sum

/// A step with the slopes by central differences.
let private byDifferences (rate: float) (inputs: float[][]) (targets: float[]) (weights: float[]) (bias: float) =
    let h = 1e-5
    let slope moved = (moved h - moved -h) / (2.0 * h)

    let nudged i d =
        weights |> Array.mapi (fun k w -> if k = i then w + d else w)

    weights
    |> Array.mapi (fun i w -> w - rate * slope (fun d -> cost inputs targets (nudged i d) bias)),
    bias - rate * slope (fun d -> cost inputs targets weights (bias + d))

/// A step with the error's slope at the sum given by a rule of output and target.
let private moved rule (rate: float) (inputs: float[][]) (targets: float[]) (weights: float[]) (bias: float) =
    let deltas = Array.map2 rule (answers squash weights bias inputs) targets

    let slopes =
        Array.zip deltas inputs
        |> Array.fold
            (fun sums (d, row) -> Array.map2 (fun s x -> s + d * x) sums row)
            (Array.zeroCreate weights.Length)

    Array.map2 (fun w s -> w - rate * s) weights slopes, bias - rate * Array.sum deltas

let private delta o t = (o - t) * o * (1.0 - o)

let private step =
    let draw (gen: Gen) =
        let rows, columns = gen.Size 4 6, gen.Size 2 3
        gen.Uniform 0.3 0.8, gen.Rows rows columns, gen.Binary rows, gen.Signed columns, gen.Uniform 0.2 1.0

    let slip mistake wrong =
        Exercise.slip
            mistake
            (fun (rate: float) (inputs: float[][]) (targets: float[]) (weights: float[]) (bias: float) ->
                wrong rate inputs targets weights bias)

    Exercise.make "1.2" "one step downhill"
    |> Exercise.reference (fun (rate: float) (inputs: float[][]) (targets: float[]) (weights: float[]) (bias: float) ->
        moved delta rate inputs targets weights bias)
    |> Exercise.example
        "one sample, output one half: δ = ½ · ¼"
        (1.0, [| [| 2.0 |] |], [| 0.0 |], [| 0.0 |], 0.0)
        ([| -0.25 |], -0.125)
        (Compare.close 1e-12)
    |> Exercise.check "slopes by nudging each weight" draw (Oracle.computed byDifferences) (Compare.within 1e-7 1e-7)
    |> Exercise.slip "the slope of σ is missing: o · (1 − o)" (moved (fun o t -> o - t))
    |> Exercise.slip
        "a step uphill: the slopes are taken off, not added"
        (fun (rate: float) inputs targets weights bias -> moved delta -rate inputs targets weights bias)
    |> slip "the samples were averaged: the error here is their sum" (fun rate inputs targets weights bias ->
        moved delta (rate / float (Array.length inputs)) inputs targets weights bias)
    |> slip "every slope is doubled: the error has a ½ in front" (fun rate inputs targets weights bias ->
        moved delta (2.0 * rate) inputs targets weights bias)
    |> slip "the rate is missing" (fun _ inputs targets weights bias -> moved delta 1.0 inputs targets weights bias)
    |> slip "the bias did not move" (fun rate inputs targets weights bias ->
        fst (moved delta rate inputs targets weights bias), bias)
    |> slip
        "one sample after the other moved the weights: the slopes of all belong to the weights as they were"
        (fun rate inputs targets weights bias ->
            Array.zip inputs targets
            |> Array.fold (fun (w, b) (row, t) -> moved delta rate [| row |] [| t |] w b) (weights, bias))
    |> slip "δ is multiplied with the weight, not with the input" (fun rate inputs targets weights bias ->
        let deltas = Array.map2 delta (answers squash weights bias inputs) targets
        weights |> Array.map (fun w -> w - rate * w * Array.sum deltas), bias - rate * Array.sum deltas)

/// Gradients and cause by a rule that finds the cause.
let private judged rule (weights: float[]) (bias: float) (input: float[]) (target: float) =
    let o = squash (total weights bias input)
    let d = delta o target
    [| for x in input -> x * d |], d, rule input o target

let private causeOf (input: float[]) o (target: float) =
    if input |> Array.exists ((<>) 0.0) |> not then "zero input"
    elif abs (o - target) < 0.01 then "learnt"
    elif o * (1.0 - o) < 0.01 then "vanishing gradient"
    else "none"

let private whyStuck =
    /// Weights, bias, input, target: a sample whose cause is known.
    let draw kinds (gen: Gen) =
        let columns = gen.Size 2 4
        let weights = gen.Signed columns
        let input = gen.Signed columns
        let sum = Array.fold2 (fun s w x -> s + w * x) 0.0 weights input

        match gen.Pick kinds with
        | "unsure at zero" -> weights, 0.0, Array.zeroCreate columns, float (gen.Integer 0 1)
        | "sure at zero" -> weights, gen.Uniform 6.0 9.0, Array.zeroCreate columns, 0.0
        | "right at zero" -> weights, gen.Uniform 6.0 9.0, Array.zeroCreate columns, 1.0
        | "right" -> weights, gen.Uniform 6.0 9.0 - sum, input, 1.0
        | "sure and wrong" -> weights, gen.Uniform -9.0 -6.0 - sum, input, 1.0
        | "sure of one and wrong" -> weights, gen.Uniform 6.0 9.0 - sum, input, 0.0
        // o = 0.985: 0.015 from the target, and o (1 − o) = 0.0148.
        | "not quite learnt" -> weights, log (0.985 / 0.015) - sum, input, 1.0
        | "an input with one zero" ->
            input[0] <- 0.0
            weights, gen.Uniform -1.0 1.0, input, 1.0
        | _ -> weights, gen.Uniform -1.0 1.0 - sum, input, float (gen.Integer 0 1)

    let check name kinds =
        Exercise.check name (draw kinds) Oracle.reference (Compare.close 1e-9)

    let slip mistake wrong =
        Exercise.slip mistake (fun (weights: float[]) (bias: float) (input: float[]) (target: float) ->
            wrong weights bias input target)

    Exercise.make "1.3" "why a sample is stuck"
    |> Exercise.reference (fun (weights: float[]) (bias: float) (input: float[]) (target: float) ->
        judged causeOf weights bias input target)
    |> Exercise.example
        "the homework's fourth sample"
        ([| 4.0; -2.0 |], 0.0, [| 0.0; 0.0 |], 1.0)
        ([| 0.0; 0.0 |], -0.125, "zero input")
        (Compare.close 1e-12)
    |> check "an input of zeros, whatever the neuron thinks" [ "unsure at zero"; "sure at zero"; "right at zero" ]
    |> check "a neuron that is sure and right" [ "right" ]
    |> check "a neuron that is sure and wrong" [ "sure and wrong"; "sure of one and wrong" ]
    |> check "a neuron that is nearly there" [ "not quite learnt" ]
    |> check "an input of which one number is 0" [ "an input with one zero" ]
    |> check "a neuron that still learns" [ "learns" ]
    |> slip
        "a zero input was called a vanishing gradient: look at its gradient for the weights, it is exactly 0 wherever the neuron stands"
        (judged (fun input o target ->
            if Array.forall ((=) 0.0) input then
                "vanishing gradient"
            else
                causeOf input o target))
    |> slip
        "the zero input is the first thing to look for: it stops the weights wherever the neuron stands"
        (judged (fun input o target ->
            if abs (o - target) < 0.01 then "learnt"
            elif o * (1.0 - o) < 0.01 then "vanishing gradient"
            elif Array.forall ((=) 0.0) input then "zero input"
            else "none"))
    |> slip
        "a neuron that is sure and right was called a vanishing gradient: ask first whether there is anything left to learn"
        (judged (fun input o target ->
            if Array.forall ((=) 0.0) input then "zero input"
            elif o * (1.0 - o) < 0.01 then "vanishing gradient"
            elif abs (o - target) < 0.01 then "learnt"
            else "none"))
    |> slip "the bias has a gradient though the input is 0: its own input is 1" (fun weights bias input target ->
        let slopes, d, cause = judged causeOf weights bias input target
        slopes, (if Array.forall ((=) 0.0) input then 0.0 else d), cause)
    |> slip "the slope of σ is missing in the gradients: o · (1 − o)" (fun weights bias input target ->
        let o = squash (total weights bias input)
        [| for x in input -> x * (o - target) |], o - target, causeOf input o target)
    |> slip "a weight's gradient is δ times its input, not δ alone" (fun weights bias input target ->
        let _, d, cause = judged causeOf weights bias input target
        [| for _ in input -> d |], d, cause)

/// In the order of the lab.
let all: Exercise list = [ neuron; step; whyStuck ]
