module DLWorkbook.Tests.Checking.Exercises.Lab1bTests

open Expecto
open DLWorkbook.Core.Data
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Checking.WrongAnswer
open DLWorkbook.Checking

type private Net = Exercises.Lab1b.Net

/// Its declaring type is this module.
type Marker = class end

let private cost (target: float) (output: float) =
    -(target * log output + (1.0 - target) * log (1.0 - output))


let private sigmoid (z: float) = 1.0 / (1.0 + exp -z)

let private logits ((_, _, w2, b2): Net) (hidden: float[,]) =
    Array.init (Array2D.length1 hidden) (fun i ->
        b2 + Seq.sum (seq { for j in 0 .. w2.Length - 1 -> hidden[i, j] * w2[j] }))

let private sums ((w1, b1, _, _): Net) (x: float[,]) =
    Array2D.init (Array2D.length1 x) b1.Length (fun i j ->
        b1[j]
        + Seq.sum (seq { for k in 0 .. Array2D.length2 x - 1 -> x[i, k] * w1[k, j] }))

/// Forward as it should be, but for what the two functions do.
let private feed squash ending net x =
    let hidden = sums net x |> Array2D.map squash
    hidden, logits net hidden |> Array.map ending

let private zip f ((w1, b1, w2, b2): Net) ((v1, c1, v2, c2): Net) : Net =
    Array2D.mapi (fun k j w -> f w v1[k, j]) w1, Array.map2 f b1 c1, Array.map2 f w2 v2, f b2 c2

/// Backward as it should be, but for how dz2 and dz1 are made.
let private back
    dz2Of
    gate
    ((w1, b1, w2, _): Net)
    (x: float[,])
    (targets: float[])
    (hidden: float[,])
    (outputs: float[])
    : Net =
    let rows = [ 0 .. targets.Length - 1 ]
    let dz2: float[] = Array.map2 (dz2Of (float targets.Length)) outputs targets
    let dz1 = hidden |> Array2D.mapi (fun i j h -> dz2[i] * w2[j] * gate h)
    let total f = List.sumBy f rows

    Array2D.mapi (fun k j _ -> total (fun i -> x[i, k] * dz1[i, j])) w1,
    Array.mapi (fun j _ -> total (fun i -> dz1[i, j])) b1,
    Array.mapi (fun j _ -> total (fun i -> hidden[i, j] * dz2[i])) w2,
    Array.sum dz2

let private meanOf rows (a: float) y = (a - y) / rows
let private step (h: float) = if h > 0.0 then 1.0 else 0.0

let private forwardAnswers = [
    wrong "1b.2" "no ReLU" (fun (net: Net) (x: float[,]) -> feed id sigmoid net x) "miss their ReLU"
    wrong "1b.2" "no sigmoid" (fun (net: Net) (x: float[,]) -> feed (max 0.0) id net x) "those are the logits"
    wrong
        "1b.2"
        "forgotten b1"
        (fun (net: Net) (x: float[,]) ->
            let w1, b1, w2, b2 = net
            feed (max 0.0) sigmoid (w1, Array.map (fun _ -> 0.0) b1, w2, b2) x)
        "b1 is missing"
    wrong
        "1b.2"
        "forgotten b2"
        (fun (net: Net) (x: float[,]) ->
            let w1, b1, w2, _ = net
            feed (max 0.0) sigmoid (w1, b1, w2, 0.0) x)
        "b2 is missing"
    wrong
        "1b.2"
        "a sigmoid that overflows where it is surest"
        (fun (net: Net) (x: float[,]) -> feed (max 0.0) (fun z -> exp z / (1.0 + exp z)) net x)
        "NaN.*not a number"
    wrong
        "1b.2"
        "wrong sign in the sigmoid"
        (fun (net: Net) (x: float[,]) -> feed (max 0.0) (fun z -> 1.0 / (1.0 + exp z)) net x)
        "upside down"
    wrong
        "1b.2"
        "hidden values the wrong way round"
        (fun (net: Net) (x: float[,]) ->
            let hidden, outputs = feed (max 0.0) sigmoid net x
            Array2D.init (Array2D.length2 hidden) (Array2D.length1 hidden) (fun j i -> hidden[i, j]), outputs)
        "expected float\\[,\\] of shape \\(1, 2\\), got float\\[,\\] of shape \\(2, 1\\)"
    wrong
        "1b.2"
        "works on x in place"
        (fun (net: Net) (x: float[,]) ->
            let answer = feed (max 0.0) sigmoid net x
            x[0, 0] <- max 0.0 (x[0, 0] + 1.0)
            answer)
        "changed its argument x"
]

let private backwardAnswers = [
    wrong "1b.3" "forgotten 1/m" (back (fun _ a y -> a - y) step) "not divided by their number"
    wrong "1b.3" "wrong sign" (back (fun rows a y -> (y - a) / rows) step) "outputs − targets, not"
    wrong "1b.3" "no gate" (back meanOf (fun _ -> 1.0)) "the gate is missing"
    wrong "1b.3" "the sigmoid's slope twice" (back (fun rows a y -> (a - y) * a * (1.0 - a) / rows) step) "in it twice"
    wrong
        "1b.3"
        "transposed W1"
        (fun (net: Net) (x: float[,]) (targets: float[]) (hidden: float[,]) (outputs: float[]) ->
            let dw1, db1, dw2, db2 = back meanOf step net x targets hidden outputs

            let turned =
                Array2D.init (Array2D.length2 dw1) (Array2D.length1 dw1) (fun j k -> dw1[k, j])

            (turned, db1, dw2, db2): Net)
        "of shape \\(2, 3\\), got float\\[,\\] of shape \\(3, 2\\)|expected float\\[,\\] of shape"
    wrong "1b.3" "NaN where a unit is off" (back meanOf (fun h -> h / h)) "NaN"
    wrong
        "1b.3"
        "the bias's slope of the first row alone"
        (fun (net: Net) (x: float[,]) (targets: float[]) (hidden: float[,]) (outputs: float[]) ->
            let dw1, db1, dw2, _ = back meanOf step net x targets hidden outputs
            (dw1, db1, dw2, (outputs[0] - targets[0]) / float targets.Length): Net)
        "expected .* at \\[3\\]"
    wrong
        "1b.3"
        "a derivative that mutates its input (a published mistake)"
        (fun (net: Net) (x: float[,]) (targets: float[]) (hidden: float[,]) (outputs: float[]) ->
            let answer = back meanOf step net x targets (Array2D.copy hidden) outputs

            for i in 0 .. Array2D.length1 hidden - 1 do
                for j in 0 .. Array2D.length2 hidden - 1 do
                    hidden[i, j] <- step hidden[i, j]

            answer)
        "changed its argument hidden"
]

let private updateAnswers = [
    wrong
        "1b.4"
        "wrong sign"
        (fun (rate: float) (gradient: Net) (net: Net) -> zip (fun w dw -> w + rate * dw) net gradient)
        "uphill"
    wrong
        "1b.4"
        "forgotten rate"
        (fun (_: float) (gradient: Net) (net: Net) -> zip (-) net gradient)
        "learning rate is missing"
    wrong
        "1b.4"
        "the step alone"
        (fun (rate: float) (gradient: Net) (net: Net) -> zip (fun _ dw -> -rate * dw) net gradient)
        "step alone"
    wrong
        "1b.4"
        "nothing happens"
        (fun (_: float) (_: Net) (net: Net) -> zip (fun w _ -> w) net net)
        "it is net as it was given"
    wrong
        "1b.4"
        "in place"
        (fun (rate: float) (gradient: Net) (net: Net) ->
            let w1, b1, w2, b2 = net
            let v1, c1, v2, c2 = zip (fun w dw -> w - rate * dw) net gradient

            Array2D.iteri (fun k j v -> w1[k, j] <- v) v1
            Array.iteri (fun j v -> b1[j] <- v) c1
            Array.iteri (fun j v -> w2[j] <- v) v2
            ignore b2
            (w1, b1, w2, c2)
            : Net)
        "changed its argument net"
    wrong
        "1b.4"
        "the biases forgotten, and shared with the old net"
        (fun (rate: float) (gradient: Net) (net: Net) ->
            let _, b1, _, b2 = net
            let w1, _, w2, _ = zip (fun w dw -> w - rate * dw) net gradient
            (w1, b1, w2, b2): Net)
        "biases stayed"
    wrong
        "1b.4"
        "NaN at a slope of nothing"
        (fun (rate: float) (gradient: Net) (net: Net) ->
            zip (fun w dw -> w - rate * dw * sqrt dw / sqrt dw) net gradient)
        "NaN"
]

let private momentumAnswers = [
    wrong
        "1b.5"
        "a product (a published mistake)"
        (fun (beta: float) (v: Net) (dw: Net) -> zip (fun v dw -> beta * v * (1.0 - beta) * dw) v dw)
        "stays zero for ever"
    wrong
        "1b.5"
        "forgotten 1 − β"
        (fun (beta: float) (v: Net) (dw: Net) -> zip (fun v dw -> beta * v + dw) v dw)
        "running sum"
    wrong
        "1b.5"
        "β and 1 − β swapped"
        (fun (beta: float) (v: Net) (dw: Net) -> zip (fun v dw -> (1.0 - beta) * v + beta * dw) v dw)
        "changed places"
    wrong
        "1b.5"
        "wrong sign"
        (fun (beta: float) (v: Net) (dw: Net) -> zip (fun v dw -> beta * v - (1.0 - beta) * dw) v dw)
        "added"
    wrong
        "1b.5"
        "no memory"
        (fun (_: float) (_: Net) (dw: Net) -> zip (fun _ dw -> dw) dw dw)
        "it is gradient as it was given|times the expected"
    wrong
        "1b.5"
        "in place"
        (fun (beta: float) (v: Net) (dw: Net) ->
            let w1, b1, w2, _ = v
            let v1, c1, v2, c2 = zip (fun v dw -> beta * v + (1.0 - beta) * dw) v dw

            Array2D.iteri (fun k j value -> w1[k, j] <- value) v1
            Array.iteri (fun j value -> b1[j] <- value) c1
            Array.iteri (fun j value -> w2[j] <- value) v2
            (w1, b1, w2, c2)
            : Net)
        "changed its argument velocity"
]

let private costAnswers = [
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

let private shareOf isRight (targets: float[]) (outputs: float[]) =
    Array.map2 (fun y a -> if isRight y a then 1.0 else 0.0) targets outputs
    |> Array.average

let private verdict (y: float) (a: float) = if y = 1.0 then a > 0.5 else a <= 0.5

let private accuracyAnswers = [
    wrong
        "1b.6"
        "a number of rows"
        (fun (targets: float[]) (outputs: float[]) ->
            Array.map2 verdict targets outputs |> Seq.filter id |> Seq.length |> float)
        "divide it by the number of rows"
    wrong "1b.6" "the wrong ones" (shareOf (fun y a -> not (verdict y a))) "share that is wrong"
    wrong "1b.6" "class 1 alone" (shareOf (fun y a -> y = 1.0 && a > 0.5)) "only the rows of class 1"
    wrong "1b.6" "output equal to target" (shareOf (=)) "make a verdict of it first"
    wrong
        "1b.6"
        "NaN is right where the target is 0"
        (shareOf (fun y a -> (a > 0.5) = (y = 1.0)))
        "NaN was counted as right"
    wrong "1b.6" "one half is class 1" (shareOf (fun y a -> if y = 1.0 then a >= 0.5 else a < 0.5)) "exactly one half"
    wrong
        "1b.6"
        "per cent"
        (fun (targets: float[]) (outputs: float[]) -> 100.0 * shareOf verdict targets outputs)
        "100 times the expected"
    wrong
        "1b.6"
        "rounds its argument in place"
        (fun (targets: float[]) (outputs: float[]) ->
            let share = shareOf verdict targets outputs

            for row in 0 .. outputs.Length - 1 do
                outputs[row] <- if outputs[row] > 0.5 then 1.0 else 0.0

            share)
        "changed its argument outputs"
]

/// Wilson's interval as it should be, but for its parts.
let private wilson middle reach all (right: int) (rows: int) : float * float =
    let n, z = float rows, 1.96
    let p = float right / n
    let middle: float = middle n z p
    let reach: float = reach n z p
    (middle - reach) / all n z, (middle + reach) / all n z

let private middle n (z: float) p = p + z * z / (2.0 * n)

let private reach n (z: float) p =
    z * sqrt (p * (1.0 - p) / n + z * z / (4.0 * n * n))

let private all n (z: float) = 1.0 + z * z / n

let private intervalAnswers = [
    wrong
        "1b.7"
        "the plain interval"
        (wilson (fun _ _ p -> p) (fun n z p -> z * sqrt (p * (1.0 - p) / n)) (fun _ _ -> 1.0))
        "nearer to one half"
    wrong "1b.7" "not divided" (wilson middle reach (fun _ _ -> 1.0)) "division by 1 \\+ z"
    wrong
        "1b.7"
        "ends swapped"
        (fun (right: int) (rows: int) ->
            let low, high = wilson middle reach all right rows
            high, low)
        "swapped"
    wrong
        "1b.7"
        "no root"
        (wilson middle (fun n z p -> z * (p * (1.0 - p) / n + z * z / (4.0 * n * n))) all)
        "expected 0.490157 at \\[0\\]"
    wrong
        "1b.7"
        "whole numbers divided"
        (fun (right: int) (rows: int) ->
            let p = float (right / rows)
            wilson middle reach all (int (p * float rows)) rows)
        "expected 0.490157 at \\[0\\], got"
    wrong
        "1b.7"
        "only the middle divided"
        (fun (right: int) (rows: int) ->
            let low, high = wilson middle reach all right rows
            let half = (high - low) / 2.0 * all (float rows) 1.96
            (low + high) / 2.0 - half, (low + high) / 2.0 + half)
        "only the middle was divided"
    wrong
        "1b.7"
        "z of 1"
        (wilson (fun n _ p -> middle n 1.0 p) (fun n _ p -> reach n 1.0 p) (fun n _ -> all n 1.0))
        "z is 1 in it"
    wrong
        "1b.7"
        "NaN where all are right"
        (wilson middle (fun n z p -> reach n z p * sqrt (1.0 - p) / sqrt (1.0 - p)) all)
        "NaN"
]

/// Ten units from a start, in steps along a direction.
let private trained
    (start: SeededRandom -> float)
    (steps: int)
    (direction: Net -> Net -> Net)
    (seed: int)
    (x: float[,])
    (targets: float[])
    : Net =
    let random = SeededRandom seed
    let weight _ = start random

    let mutable net: Net =
        Array2D.init 2 10 (fun _ -> weight), Array.zeroCreate 10, Array.init 10 weight, 0.0

    for _ in 1..steps do
        let hidden, outputs = Exercises.Lab1b.feedForward net x
        net <- direction (Exercises.Lab1b.feedBackward net x targets hidden outputs) net

    net

let private along rate =
    zip (fun slope weight -> weight - rate * slope)

let private spread (width: float) (random: SeededRandom) = width * random.NextNormal()

let private trainAnswers = [
    wrong "1b.8" "the published start and rate" (trained (spread 0.01) 300 (along 0.1)) "long plateau"
    wrong "1b.8" "zeros to start from" (trained (fun _ -> 0.0) 200 (along 1.0)) "all hidden units are the same"
    wrong
        "1b.8"
        "the start, untrained"
        (trained (spread 1.0) 0 (along 1.0))
        "no better than a coin|accuracy on 200 fresh points"
    wrong "1b.8" "uphill" (trained (spread 0.5) 30 (along -1.0)) "uphill|hardly learnt"
    wrong "1b.8" "small steps" (trained (spread 0.5) 200 (along 0.1)) "at least 0.9 wanted"
    wrong
        "1b.8"
        "the hidden layer stays as it was"
        (trained (spread 0.1) 150 (fun (_, _, dw2, db2) (w1, b1, w2, b2) ->
            w1, b1, Array.map2 (fun slope weight -> weight - 0.3 * slope) dw2 w2, b2 - 0.3 * db2))
        "at least 0.9 wanted|hardly learnt|no better than a coin"
    wrong
        "1b.8"
        "three hidden units"
        (fun (seed: int) (x: float[,]) (targets: float[]) ->
            let w1, b1, w2, b2 = trained (spread 0.5) 200 (along 1.0) seed x targets
            (w1[*, 0..2], b1[0..2], w2[0..2], b2): Net)
        "expected W1 \\(2, 10\\).* got \\(2, 3\\)"
    wrong "1b.8" "NaN" (trained (fun random -> sqrt (random.NextNormal() - 10.0)) 3 (along 1.0)) "NaN"
    wrong
        "1b.8"
        "another start at each call"
        (fun (_: int) (x: float[,]) (targets: float[]) ->
            trained (spread 0.5) 300 (along 1.0) (System.Random.Shared.Next()) x targets)
        "a second call with the same inputs gave another answer"
]

/// Plausible wrong answers, at least five for each exercise.
let wrongAnswers: WrongAnswer list =
    costAnswers
    @ forwardAnswers
    @ backwardAnswers
    @ updateAnswers
    @ momentumAnswers
    @ accuracyAnswers
    @ intervalAnswers
    @ trainAnswers

/// As a student writes it: the compiler makes four parameters of the tuple `net`.
let forwardOfTuple (net: Net) (x: float[,]) : float[,] * float[] =
    let hidden, outputs = feed (max 0.0) sigmoid net x
    hidden, outputs

let private asCompiled name =
    match typeof<Marker>.DeclaringType with
    | null -> failtest "the module has no type"
    | home ->
        match home.GetMethod(name: string) with
        | null -> failtest $"{name} is not a method"
        | it -> Examinee.ofMember 5.0 it

let tests =
    testList "exercises of lab 1b" [
        yield! WrongAnswer.tests wrongAnswers

        testCase "a parameter that is a tuple counts as one, though the compiler makes several of it"
        <| fun () ->
            let outcome =
                Examination.run 20L (Catalogue.find "1b.2") (asCompiled (nameof forwardOfTuple))

            Expect.equal outcome Outcome.Passed "forward, as a compiled method"
    ]
