module DLWorkbook.Tests.Checking.Exercises.Lab1fTests

open Expecto
open TorchSharp
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Checking.WrongAnswer

type private Tensor = torch.Tensor
type private Layers = (Tensor * Tensor) list

let private square (t: Tensor) = t * t
let private slope (output: Tensor) = torch.ones_like output - square output

/// Backpropagation as it should be, but for how the cost's slope, a layer's slope and its two gradients are made.
let private back
    (first: Tensor -> Tensor -> Tensor)
    (gate: Tensor -> Tensor)
    (weightOf: Tensor -> Tensor -> Tensor)
    (biasOf: Tensor -> Tensor)
    (layers: Layers)
    (x: Tensor)
    (targets: Tensor)
    : Layers =
    let values =
        layers
        |> List.scan (fun (a: Tensor) (w: Tensor, b: Tensor) -> (a.matmul (w.t ()) + b).tanh()) x

    let steps = List.zip3 layers (List.take layers.Length values) values.Tail

    (steps, (first (List.last values) targets, []))
    ||> List.foldBack (fun ((w, _), input, output) (coming, gradients) ->
        let delta = coming * gate output
        delta.matmul w, (weightOf delta input, biasOf delta) :: gradients)
    |> snd

let private ofCost (outputs: Tensor) (targets: Tensor) =
    (outputs - targets) * (2.0 / float (outputs.numel ()))

let private times (delta: Tensor) (input: Tensor) = delta.t().matmul input
let private summed (delta: Tensor) = delta.sum 0L

let private backAnswers = [
    wrong "1f.1" "forgotten 1/m" (back (fun a y -> (a - y) * 2.0) slope times summed) "mean is missing"
    wrong
        "1f.1"
        "the mean over the rows alone"
        (back (fun a y -> (a - y) * (2.0 / float a.shape[0])) slope times summed)
        "rows alone"
    wrong "1f.1" "wrong sign" (back (fun a y -> ofCost y a) slope times summed) "uphill"
    wrong
        "1f.1"
        "forgotten 2"
        (back (fun a y -> (a - y) * (1.0 / float (a.numel ()))) slope times summed)
        "the 2 of the square"
    wrong "1f.1" "the slope of tanh forgotten" (back ofCost torch.ones_like times summed) "slope of tanh is missing"
    wrong
        "1f.1"
        "transposed weight"
        (back ofCost slope (fun delta input -> input.t().matmul delta) summed)
        "of shape \\(2, 3\\), got .* of shape \\(3, 2\\)"
    wrong
        "1f.1"
        "the bias's mean"
        (back ofCost slope times (fun delta -> delta.mean [| 0L |]))
        "sum over the rows, not their mean"
    wrong
        "1f.1"
        "NaN from the inverse of tanh"
        (back ofCost (fun output -> slope output * output / (output - output)) times summed)
        "NaN|Infinity|∞"
    wrong
        "1f.1"
        "the targets overwritten (a published mistake: a derivative that mutates its input)"
        (fun (layers: Layers) (x: Tensor) (targets: Tensor) ->
            let answer = back ofCost slope times summed layers x targets
            targets.neg_ () |> ignore
            answer)
        "changed its argument targets"
    wrong
        "1f.1"
        "the last layer first"
        (fun (layers: Layers) (x: Tensor) (targets: Tensor) ->
            back ofCost slope times summed layers x targets |> List.rev)
        "wrong way round|expected .* got"
]

let private step
    (rate: float, momentum: float, decay: float)
    (velocity: Tensor)
    (gradient: Tensor)
    (parameter: Tensor)
    =
    let velocity = velocity * momentum + gradient + parameter * decay
    velocity, parameter - velocity * rate

let private stepAnswers = [
    wrong
        "1f.2"
        "wrong sign"
        (fun (options: float * float * float) (velocity: Tensor) (gradient: Tensor) (parameter: Tensor) ->
            let rate, _, _ = options
            let velocity, _ = step options velocity gradient parameter
            velocity, parameter + velocity * rate)
        "uphill"
    wrong
        "1f.2"
        "a product (a published mistake)"
        (fun (options: float * float * float) (velocity: Tensor) (gradient: Tensor) (parameter: Tensor) ->
            let rate, momentum, decay = options
            let velocity = velocity * momentum * (gradient + parameter * decay)
            velocity, parameter - velocity * rate)
        "a product where the sum belongs"
    wrong
        "1f.2"
        "a running mean"
        (fun (options: float * float * float) (velocity: Tensor) (gradient: Tensor) (parameter: Tensor) ->
            let rate, momentum, decay = options

            let velocity =
                velocity * momentum + (gradient + parameter * decay) * (1.0 - momentum)

            velocity, parameter - velocity * rate)
        "running mean"
    wrong
        "1f.2"
        "no L2"
        (fun (options: float * float * float) (velocity: Tensor) (gradient: Tensor) (parameter: Tensor) ->
            let rate, momentum, _ = options
            step (rate, momentum, 0.0) velocity gradient parameter)
        "L2 is missing"
    wrong
        "1f.2"
        "L2 apart from the velocity, as AdamW has it"
        (fun (options: float * float * float) (velocity: Tensor) (gradient: Tensor) (parameter: Tensor) ->
            let rate, momentum, decay = options
            let velocity, moved = step (rate, momentum, 0.0) velocity gradient parameter
            velocity, moved - parameter * (rate * decay))
        "into the velocity, too"
    wrong
        "1f.2"
        "in place"
        (fun (_: float * float * float) (velocity: Tensor) (gradient: Tensor) (parameter: Tensor) ->
            velocity.add_ (gradient) |> ignore
            velocity, parameter - velocity)
        "changed its argument velocity|expected"
    wrong
        "1f.2"
        "the right step, in place"
        (fun (options: float * float * float) (velocity: Tensor) (gradient: Tensor) (parameter: Tensor) ->
            let next, moved = step options velocity gradient parameter
            parameter.copy_ moved |> ignore
            next, moved)
        "changed its argument parameter"
    wrong
        "1f.2"
        "NaN: the velocity by its own length"
        (fun (options: float * float * float) (velocity: Tensor) (gradient: Tensor) (parameter: Tensor) ->
            let next, moved = step options velocity gradient parameter
            next, moved * ((velocity - velocity) / (velocity - velocity)))
        "NaN"
]

let private largest (mine: Tensor) (other: Tensor) = (mine - other).abs().max().ToDouble()

let private agreeAnswers = [
    wrong
        "1f.3"
        "not (err > tol), which NaN passes (a published mistake)"
        (fun (tolerance: float) (mine: Tensor) (other: Tensor) ->
            mine.numel () = other.numel () && not (largest mine other > tolerance))
        "NaN .*agree"
    wrong
        "1f.3"
        "shapes not looked at"
        (fun (tolerance: float) (mine: Tensor) (other: Tensor) ->
            largest (mine.reshape -1L) ((other.reshape -1L).narrow(0L, 0L, min (mine.numel ()) (other.numel ())))
            <= tolerance)
        "shapes that differ"
    wrong
        "1f.3"
        "without the absolute value"
        (fun (tolerance: float) (mine: Tensor) (other: Tensor) ->
            mine.numel () = other.numel () && (mine - other).max().ToDouble() <= tolerance)
        "above or below"
    wrong
        "1f.3"
        "the mean"
        (fun (tolerance: float) (mine: Tensor) (other: Tensor) ->
            mine.numel () = other.numel ()
            && (mine - other).abs().mean().ToDouble() <= tolerance)
        "one number beyond"
    wrong
        "1f.3"
        "the sum, in which signs cancel"
        (fun (tolerance: float) (mine: Tensor) (other: Tensor) ->
            mine.numel () = other.numel ()
            && abs ((mine - other).sum().ToDouble()) <= tolerance * 1.2)
        "cancel|NaN"
    wrong "1f.3" "always yes" (fun (_: float) (_: Tensor) (_: Tensor) -> true) "one number beyond"
    wrong "1f.3" "always no" (fun (_: float) (_: Tensor) (_: Tensor) -> false) "equal gradients agree"
    wrong
        "1f.3"
        "NaN equal to NaN"
        (fun (tolerance: float) (mine: Tensor) (other: Tensor) ->
            List.ofArray mine.shape = List.ofArray other.shape
            && mine.allclose (other, 0.0, tolerance, true))
        "NaN does not agree with a NaN"
    wrong
        "1f.3"
        "strictly below"
        (fun (tolerance: float) (mine: Tensor) (other: Tensor) ->
            List.ofArray mine.shape = List.ofArray other.shape
            && largest mine other < tolerance)
        "tolerance of nothing"
]

let private snapshotAnswers = [
    wrong
        "1f.4"
        "an alias (a published mistake)"
        (fun (parameters: Tensor list) -> parameters)
        "shares its memory with the argument parameters"
    wrong "1f.4" "detach alone" (fun (parameters: Tensor list) -> parameters |> List.map _.detach()) "shares its memory"
    wrong
        "1f.4"
        "another view"
        (fun (parameters: Tensor list) -> parameters |> List.map (fun p -> (p.view -1L).reshape p.shape))
        "shares its memory"
    wrong
        "1f.4"
        "only the first is a copy"
        (fun (parameters: Tensor list) -> parameters.Head.clone () :: parameters.Tail)
        "shares its memory"
    wrong
        "1f.4"
        "zeros"
        (fun (parameters: Tensor list) -> parameters |> List.map torch.zeros_like)
        "zeros in the shapes"
    wrong
        "1f.4"
        "copied, and still part of the graph"
        (fun (parameters: Tensor list) -> parameters |> List.map _.clone())
        "part of the graph: detach"
    wrong "1f.4" "the first alone" (fun (parameters: Tensor list) -> [ parameters.Head.clone () ]) "expected .*got"
    wrong
        "1f.4"
        "rounded to 16 bits"
        (fun (parameters: Tensor list) -> parameters |> List.map _.to_type(torch.ScalarType.Float16))
        "expected .*float16|Half"
    wrong
        "1f.4"
        "parameters set to nothing"
        (fun (parameters: Tensor list) ->
            let copies = parameters |> List.map _.clone()

            for parameter in parameters do
                parameter.zero_ () |> ignore

            copies)
        "changed its argument parameters"
]

/// Plausible wrong answers, at least five for each exercise.
let wrongAnswers: WrongAnswer list =
    backAnswers @ stepAnswers @ agreeAnswers @ snapshotAnswers

let tests =
    testSequenced <| testList "exercises of lab 1f" (WrongAnswer.tests wrongAnswers)
