/// The exercises of lab 1b: a multilayer perceptron by hand.
[<RequireQualifiedAccess>]
module DLWorkbook.Checking.Exercises.Lab1b

open System
open TorchSharp
open DLWorkbook.Core.Data
open DLWorkbook.Checking

/// A net with one hidden layer and one output: W1 (inputs, hidden), b1 (hidden), W2 (hidden), b2.
type Net = float[,] * float[] * float[] * float

/// Binary cross-entropy, as an average over pairs.
let private crossEntropy =
    let cost (targets: float[]) (outputs: float[]) =
        Seq.zip targets outputs
        |> Seq.averageBy (fun (target, output) -> if target = 1.0 then -log output else -log(1.0 - output))

    Exercise.make "1b.1" "what a mistake costs"
    |> Exercise.reference (fun (targets: float[]) (outputs: float[]) -> cost targets outputs)
    |> Exercise.example
        "a coin's guess costs ln 2"
        ([| 1.0; 0.0 |], [| 0.5; 0.5 |])
        0.69314718055994531
        (Compare.close 1e-12)
    |> Exercise.check
        "random outputs"
        (fun gen ->
            let rows = gen.Size 2 7
            gen.Binary rows, gen.Probabilities rows)
        Oracle.reference
        (Compare.close 1e-9)
    |> Exercise.example
        "sure and right costs nothing"
        ([| 1.0; 0.0; 1.0; 0.0 |], [| 1.0; 0.0; 0.25; 0.75 |])
        0.69314718055994531
        (Compare.close 1e-12)
    |> Exercise.slip
        "only the rows with target 1 were counted: where is (1 − y) log (1 − p)?"
        (fun (targets: float[]) (outputs: float[]) ->
            let costs = Array.map2 (fun target output -> -target * log output) targets outputs
            Array.average costs)
    |> Exercise.slip
        "the two are swapped: the logarithm belongs to the output, not to the target"
        (fun (targets: float[]) (outputs: float[]) ->
            let costs =
                Array.map2
                    (fun target output -> -(target * log (1.0 - output) + (1.0 - target) * log output))
                    targets
                    outputs

            Array.average costs)
    |> Exercise.slip
        "0 · ln 0 is NaN: a row needs only the logarithm of what was given to the truth"
        (fun (targets: float[]) (outputs: float[]) ->
            let costs =
                Array.map2
                    (fun target output -> -(target * log output + (1.0 - target) * log (1.0 - output)))
                    targets
                    outputs

            Array.average costs)

/// The way forward, one row after the other: what `squash` does to the hidden values and `ending` to the logit.
let private feed (squash: float -> float) (ending: float -> float) ((w1, b1, w2, b2): Net) (x: float[,]) =
    let hidden = Array2D.zeroCreate (Array2D.length1 x) b1.Length
    let outputs = Array.zeroCreate (Array2D.length1 x)

    for row in 0 .. outputs.Length - 1 do
        let mutable logit = b2

        for unit in 0 .. b1.Length - 1 do
            let mutable value = b1[unit]

            for input in 0 .. Array2D.length2 x - 1 do
                value <- value + w1[input, unit] * x[row, input]

            hidden[row, unit] <- squash value
            logit <- logit + w2[unit] * hidden[row, unit]

        outputs[row] <- ending logit

    hidden, outputs

let private relu (value: float) = if value > 0.0 then value else 0.0

/// The logistic function without an overflow on either side.
let private logistic (value: float) =
    if value >= 0.0 then
        1.0 / (1.0 + exp -value)
    else
        exp value / (1.0 + exp value)

/// The supplied way forward of exercise 1b.2: hidden values (rows, hidden) and outputs (rows).
let feedForward (net: Net) (x: float[,]) : float[,] * float[] = feed relu logistic net x

let private drawNet (gen: Gen) (inputs: int) (hidden: int) : Net =
    gen.Matrix inputs hidden, gen.Signed hidden, gen.Signed hidden, gen.Normal()

/// Rows, inputs and hidden units of a case: never two of them alike.
let private sizes (gen: Gen) =
    gen.Pick [ 5, 2, 3; 4, 3, 7; 6, 2, 5; 7, 3, 4 ]

let private forward =
    let biases value ((w1, b1, w2, b2): Net) : Net =
        w1, Array.map (fun bias -> value * bias) b1, w2, b2

    Exercise.make "1b.2" "the way forward"
    |> Exercise.reference (fun (net: Net) (x: float[,]) -> feedForward net x)
    |> Exercise.example
        "one unit that is off, and one that is on"
        ((array2D [ [ 1.0; -1.0 ]; [ 1.0; 1.0 ] ], [| -4.0; 0.5 |], [| 5.0; 2.0 |], -5.0), array2D [ [ 1.0; 3.0 ] ])
        (array2D [ [ 0.0; 2.5 ] ], [| 0.5 |])
        (Compare.close 1e-12)
    |> Exercise.check
        "random nets"
        (fun gen ->
            let rows, inputs, hidden = sizes gen
            drawNet gen inputs hidden, gen.Matrix rows inputs)
        Oracle.reference
        (Compare.close 1e-9)
    |> Exercise.check
        "nets that are very sure"
        (fun gen ->
            let w1, b1, w2, b2 = drawNet gen 2 3
            (w1, b1, Array.map (fun weight -> 2000.0 * weight) w2, 0.0), gen.Matrix 6 2)
        Oracle.reference
        (Compare.close 1e-9)
    |> Exercise.slip "the hidden values miss their ReLU: nothing below zero may pass" (fun (net: Net) (x: float[,]) ->
        feed id logistic net x)
    |> Exercise.slip "the outputs miss their sigmoid: those are the logits" (fun (net: Net) (x: float[,]) ->
        feed relu id net x)
    |> Exercise.slip "b1 is missing in the hidden values" (fun (net: Net) (x: float[,]) ->
        feed relu logistic (biases 0.0 net) x)
    |> Exercise.slip "b2 is missing in the outputs" (fun (net: Net) (x: float[,]) ->
        let w1, b1, w2, _ = net
        feed relu logistic (w1, b1, w2, 0.0) x)
    |> Exercise.slip "the hidden values went through the sigmoid: theirs is the ReLU" (fun (net: Net) (x: float[,]) ->
        feed logistic logistic net x)
    |> Exercise.slip "the sigmoid is upside down: e to the power of −z belongs in it" (fun (net: Net) (x: float[,]) ->
        feed relu (fun logit -> logistic -logit) net x)

/// The supplied gradient of exercise 1b.3, summed up row by row; `gate` is the slope of the hidden layer's function at a
/// hidden value, `share` what each row counts.
let private gradient
    (gate: float -> float)
    (share: float)
    (net: Net)
    (x: float[,])
    (targets: float[])
    (hidden: float[,])
    outputs
    : Net =
    let w1, b1, w2, _ = net

    let dw1, db1, dw2 =
        Array2D.map (fun _ -> 0.0) w1, Array.map (fun _ -> 0.0) b1, Array.map (fun _ -> 0.0) w2

    let mutable db2 = 0.0

    for row in 0 .. targets.Length - 1 do
        let back: float = share * (Array.get outputs row - targets[row])
        db2 <- db2 + back

        for unit in 0 .. b1.Length - 1 do
            let behind = back * w2[unit] * gate hidden[row, unit]
            dw2[unit] <- dw2[unit] + back * hidden[row, unit]
            db1[unit] <- db1[unit] + behind

            for input in 0 .. Array2D.length1 w1 - 1 do
                dw1[input, unit] <- dw1[input, unit] + behind * x[row, input]

    dw1, db1, dw2, db2

let private step (value: float) = if value > 0.0 then 1.0 else 0.0

/// The supplied gradient of exercise 1b.3: the slopes of the mean cross-entropy for every parameter.
let feedBackward (net: Net) (x: float[,]) (targets: float[]) (hidden: float[,]) (outputs: float[]) : Net =
    gradient step (1.0 / float targets.Length) net x targets hidden outputs

/// The same gradient from torch's autograd, in 64 bits.
let private autograd ((w1, b1, w2, b2): Net) (x: float[,]) (targets: float[]) : Net =
    use _ = torch.NewDisposeScope()
    let tensor (values: Array) = torch.from_array values

    let leaf (values: Array) =
        (tensor values).clone().requires_grad_()

    let w1, b1, w2, b2 = leaf w1, leaf b1, leaf w2, leaf [| b2 |]
    let hidden = ((tensor x).matmul(w1) + b1).relu()
    let logits = hidden.matmul (w2) + b2
    torch.nn.functional.binary_cross_entropy_with_logits(logits, tensor targets).backward()

    let slopes (leaf: torch.Tensor) =
        match leaf.grad with
        | null -> invalidOp "autograd: a leaf has no gradient after the sweep back"
        | slopes -> slopes.data<float>().ToArray()

    let dw1 = slopes w1
    let units = int w1.shape[1]
    Array2D.init (int w1.shape[0]) units (fun k j -> dw1[k * units + j]), slopes b1, slopes w2, (slopes b2)[0]

let private backward =
    let draw (gen: Gen) =
        let rows, inputs, hidden = sizes gen
        let net, x = drawNet gen inputs hidden, gen.Matrix rows inputs
        let values, outputs = feedForward net x
        net, x, gen.Binary rows, values, outputs

    let mapped f ((dw1, db1, dw2, db2): Net) : Net =
        Array2D.map f dw1, Array.map f db1, Array.map f dw2, f db2

    Exercise.make "1b.3" "the way back"
    |> Exercise.reference (fun (net: Net) (x: float[,]) (targets: float[]) (hidden: float[,]) (outputs: float[]) ->
        feedBackward net x targets hidden outputs)
    |> Exercise.check
        "against torch's autograd"
        draw
        (Oracle.computed (fun (net: Net) (x: float[,]) (targets: float[]) (_: float[,]) (_: float[]) ->
            autograd net x targets))
        (Compare.close 1e-9)
    |> Exercise.slip
        "the rows were added up, but not divided by their number m"
        (fun (net: Net) (x: float[,]) (targets: float[]) (hidden: float[,]) (outputs: float[]) ->
            gradient step 1.0 net x targets hidden outputs)
    |> Exercise.slip
        "uphill: dz2 is outputs − targets, not targets − outputs"
        (fun (net: Net) (x: float[,]) (targets: float[]) (hidden: float[,]) (outputs: float[]) ->
            feedBackward net x targets hidden outputs |> mapped (fun slope -> -slope))
    |> Exercise.slip
        "the gate is missing: what comes back passes only where the hidden value is above zero"
        (fun (net: Net) (x: float[,]) (targets: float[]) (hidden: float[,]) (outputs: float[]) ->
            gradient (fun _ -> 1.0) (1.0 / float targets.Length) net x targets hidden outputs)
    |> Exercise.slip
        "the hidden layer's slope is the ReLU's, 0 or 1, not the hidden value"
        (fun (net: Net) (x: float[,]) (targets: float[]) (hidden: float[,]) (outputs: float[]) ->
            gradient id (1.0 / float targets.Length) net x targets hidden outputs)
    |> Exercise.slip
        "the sigmoid's slope is in it twice: with cross-entropy it cancels, and outputs − targets is all that is left"
        (fun (net: Net) (x: float[,]) (targets: float[]) (hidden: float[,]) (outputs: float[]) ->
            let damped = Array.map2 (fun y a -> y + (a - y) * a * (1.0 - a)) targets outputs
            feedBackward net x targets hidden damped)

let private combined f ((w1, b1, w2, b2): Net) ((v1, c1, v2, c2): Net) : Net =
    let rows, columns = Array2D.length1 w1, Array2D.length2 w1
    Array2D.init rows columns (fun k j -> f w1[k, j] v1[k, j]), Array.map2 f b1 c1, Array.map2 f w2 v2, f b2 c2

let private pair (gen: Gen) =
    let _, inputs, hidden = sizes gen
    drawNet gen inputs hidden, drawNet gen inputs hidden

let private update =
    let draw (gen: Gen) =
        let net, gradient = pair gen
        gen.Uniform 0.05 0.5, gradient, net

    Exercise.make "1b.4" "a step downhill"
    |> Exercise.reference (fun (rate: float) (gradient: Net) (net: Net) ->
        combined (fun slope weight -> weight - slope * rate) gradient net)
    |> Exercise.check "random nets" draw Oracle.reference (Compare.close 1e-12)
    |> Exercise.slip
        "that goes uphill: the step is against the gradient"
        (fun (rate: float) (gradient: Net) (net: Net) ->
            combined (fun slope weight -> weight + slope * rate) gradient net)
    |> Exercise.slip "the learning rate is missing" (fun (_: float) (gradient: Net) (net: Net) ->
        combined (fun slope weight -> weight - slope) gradient net)
    |> Exercise.slip
        "that is the step alone: take it from the parameters"
        (fun (rate: float) (gradient: Net) (net: Net) -> combined (fun slope _ -> -slope * rate) gradient net)
    |> Exercise.slip
        "the biases stayed where they were: they are parameters, too"
        (fun (rate: float) (gradient: Net) (net: Net) ->
            let _, b1, _, b2 = net
            let w1, _, w2, _ = combined (fun slope weight -> weight - slope * rate) gradient net
            w1, b1, w2, b2)

let private momentum =
    let draw (gen: Gen) =
        let velocity, gradient = pair gen
        gen.Uniform 0.6 0.95, velocity, gradient

    let rest (gen: Gen) =
        let beta, velocity, gradient = draw gen
        beta, combined (fun _ _ -> 0.0) velocity velocity, gradient

    Exercise.make "1b.5" "momentum"
    |> Exercise.reference (fun (beta: float) (velocity: Net) (gradient: Net) ->
        combined (fun v slope -> slope + beta * (v - slope)) velocity gradient)
    |> Exercise.check "the first step, from rest" rest Oracle.reference (Compare.close 1e-12)
    |> Exercise.check "under way" draw Oracle.reference (Compare.close 1e-12)
    |> Exercise.slip
        "β·V·(1−β)·dW is a product: from rest it stays zero for ever, and no weight moves; the two are added"
        (fun (beta: float) (velocity: Net) (gradient: Net) ->
            combined (fun v slope -> beta * v * (1.0 - beta) * slope) velocity gradient)
    |> Exercise.slip
        "(1 − β) is missing before the gradient: that is a running sum, and goes 1 / (1 − β) times as far"
        (fun (beta: float) (velocity: Net) (gradient: Net) ->
            combined (fun v slope -> beta * v + slope) velocity gradient)
    |> Exercise.slip
        "β and 1 − β have changed places: β is what the old velocity keeps"
        (fun (beta: float) (velocity: Net) (gradient: Net) ->
            combined (fun v slope -> (1.0 - beta) * v + beta * slope) velocity gradient)
    |> Exercise.slip
        "(1 − β) dW is taken away where it should be added: `update` has the minus already"
        (fun (beta: float) (velocity: Net) (gradient: Net) ->
            combined (fun v slope -> beta * v - (1.0 - beta) * slope) velocity gradient)
    |> Exercise.slip "the old velocity is forgotten" (fun (beta: float) (velocity: Net) (gradient: Net) ->
        combined (fun _ slope -> (1.0 - beta) * slope) velocity gradient)

let private accuracy =
    let share (isRight: float -> float -> bool) (targets: float[]) (outputs: float[]) =
        let right =
            Seq.zip targets outputs |> Seq.filter (fun (y, a) -> isRight y a) |> Seq.length

        float right / float targets.Length

    let isRight (target: float) (output: float) =
        output > 0.5 && target = 1.0 || output <= 0.5 && target = 0.0

    Exercise.make "1b.6" "the share that is right"
    |> Exercise.reference (fun (targets: float[]) (outputs: float[]) -> share isRight targets outputs)
    |> Exercise.example "three of four" ([| 1.0; 0.0; 0.0; 1.0 |], [| 0.9; 0.4; 0.6; 0.7 |]) 0.75 (Compare.close 1e-12)
    |> Exercise.check
        "random outputs"
        (fun gen ->
            let rows = gen.Size 3 9
            gen.Binary rows, gen.Probabilities rows)
        Oracle.reference
        (Compare.close 1e-12)
    |> Exercise.example
        "an output of one half is taken for class 0"
        ([| 0.0; 1.0; 0.0; 1.0; 0.0 |], [| 0.5; 0.5; 0.5; 0.75; 0.5 |])
        0.8
        (Compare.close 1e-12)
    |> Exercise.check
        "an output that is NaN is right for neither class"
        (fun gen ->
            let rows = gen.Size 5 9
            let outputs = gen.Probabilities rows
            outputs[0] <- nan
            outputs[1] <- nan
            Array.append [| 0.0; 1.0 |] (gen.Binary(rows - 2)), outputs)
        Oracle.reference
        (Compare.close 1e-12)
    |> Exercise.slip
        "that is their number: divide it by the number of rows"
        (fun (targets: float[]) (outputs: float[]) -> float targets.Length * share isRight targets outputs)
    |> Exercise.slip "that is the share that is wrong" (fun (targets: float[]) (outputs: float[]) ->
        1.0 - share isRight targets outputs)
    |> Exercise.slip
        "only the rows of class 1 were looked at: those of class 0 are right when the output is at most one half"
        (fun (targets: float[]) (outputs: float[]) -> share (fun y a -> y = 1.0 && a > 0.5) targets outputs)
    |> Exercise.slip
        "an output of NaN was counted as right: it is not above one half, but not at most one half either"
        (fun (targets: float[]) (outputs: float[]) -> share (fun y a -> (y = 1.0) = (a > 0.5)) targets outputs)
    |> Exercise.slip "an output of exactly one half was taken for class 1" (fun (targets: float[]) (outputs: float[]) ->
        share (fun y a -> a >= 0.5 && y = 1.0 || a < 0.5 && y = 0.0) targets outputs)
    |> Exercise.slip
        "the output itself was compared with the target: make a verdict of it first, class 1 when it is above one half"
        (fun (targets: float[]) (outputs: float[]) -> share (=) targets outputs)

let private interval =
    // The ends are the shares q with (p − q)² = z² q (1 − q) / n: the roots of a quadratic equation.
    let ends (z: float) (right: int) (rows: int) =
        let n, p = float rows, float right / float rows
        let a, b, c = 1.0 + z * z / n, 2.0 * p + z * z / n, p * p
        let root = sqrt (max 0.0 (b * b - 4.0 * a * c))
        (b - root) / (2.0 * a), (b + root) / (2.0 * a)

    let plain (right: int) (rows: int) =
        let n, p = float rows, float right / float rows
        p, 1.96 * sqrt (p * (1.0 - p) / n)

    Exercise.make "1b.7" "how far to trust a share"
    |> Exercise.reference (fun (right: int) (rows: int) -> ends 1.96 right rows)
    |> Exercise.example "eight of ten" (8, 10) (0.49015684672072346, 0.94331905201930667) (Compare.close 1e-9)
    |> Exercise.check
        "some right, some wrong"
        (fun gen ->
            let rows = gen.Integer 5 300
            gen.Integer 1 (rows - 1), rows)
        Oracle.reference
        (Compare.close 1e-9)
    |> Exercise.check
        "all right, or none"
        (fun gen ->
            let rows = gen.Integer 2 200
            (if gen.Case % 2 = 0 then rows else 0), rows)
        Oracle.reference
        (Compare.close 1e-9)
    |> Exercise.slip
        "that is p ± z √(p(1 − p)/n): Wilson's middle lies nearer to one half, and all of it is divided by 1 + z²/n"
        (fun (right: int) (rows: int) ->
            let p, reach = plain right rows
            p - reach, p + reach)
    |> Exercise.slip "the two ends are swapped: the lower one comes first" (fun (right: int) (rows: int) ->
        let low, high = ends 1.96 right rows
        high, low)
    |> Exercise.slip "the division by 1 + z²/n is missing" (fun (right: int) (rows: int) ->
        let low, high = ends 1.96 right rows
        let all = 1.0 + 1.96 * 1.96 / float rows
        low * all, high * all)
    |> Exercise.slip "z is 1 in it, not 1.96: that holds two times of three only" (fun (right: int) (rows: int) ->
        ends 1.0 right rows)
    |> Exercise.slip "only the middle was divided by 1 + z²/n, or only the reach" (fun (right: int) (rows: int) ->
        let low, high = ends 1.96 right rows
        let all = 1.0 + 1.96 * 1.96 / float rows
        let middle, reach = (low + high) / 2.0, (high - low) / 2.0
        middle - reach * all, middle + reach * all)

/// Points of two blurred circles of radius 1 and 0.5; the targets tell which one is class 1.
let private circles (gen: Gen) (rows: int) (outer: float) =
    let targets = gen.Binary rows
    let x = Array2D.zeroCreate rows 2

    for row in 0 .. rows - 1 do
        let radius = if targets[row] = outer then 1.0 else 0.5
        let angle = gen.Uniform 0.0 (2.0 * Math.PI)
        x[row, 0] <- radius * cos angle + 0.12 * gen.Normal()
        x[row, 1] <- radius * sin angle + 0.12 * gen.Normal()

    x, targets

/// The class of the outer circle, as the rows show it.
let private outerClass (x: float[,]) (targets: float[]) =
    let radius label =
        Seq.indexed targets
        |> Seq.filter (fun (_, target) -> target = label)
        |> Seq.averageBy (fun (row, _) -> sqrt (x[row, 0] * x[row, 0] + x[row, 1] * x[row, 1]))

    if radius 1.0 > radius 0.0 then 1.0 else 0.0

let private isNet inputs hidden ((w1, b1, w2, _): Net) =
    Array2D.length1 w1 = inputs
    && Array2D.length2 w1 = hidden
    && b1.Length = hidden
    && w2.Length = hidden

/// The hidden units of exercise 1b.8.
let private units = 10

/// The share of fresh points of the same circles, which nobody has seen, that a net is right about.
let private freshAccuracy (seed: int, x: float[,], targets: float[]) (net: Net) =
    if isNet 2 units net then
        let fresh, labels = circles (Gen(int64 seed, 1)) 200 (outerClass x targets)
        let outputs = feedForward net fresh |> snd

        Seq.zip labels outputs
        |> Seq.averageBy (fun (label, output) -> if (output > 0.5) = (label = 1.0) then 1.0 else 0.0)
    else
        0.0

let private train =
    let draw (gen: Gen) =
        let seed = gen.Integer 1 1_000_000
        let x, targets = circles gen 60 (float (gen.Integer 0 1))
        seed, x, targets

    let symptom (_: int, x: float[,], targets: float[]) ((w1, b1, w2, _) as net: Net) =
        let unitOf j = w1[0, j], w1[1, j], b1[j], w2[j]

        if not (isNet 2 units net) then
            Some
                $"expected W1 (2, 10), b1 (10) and W2 (10), got ({w1.GetLength 0}, {w1.GetLength 1}), ({b1.Length}) and ({w2.Length})"
        elif Seq.length (Seq.distinct (Seq.init units unitOf)) = 1 then
            Some
                "all hidden units are the same: what starts alike gets the same gradient and stays alike, so start from random weights"
        else
            let outputs = feedForward net x |> snd
            let spread = Array.max outputs - Array.min outputs

            let right =
                Seq.zip targets outputs
                |> Seq.averageBy (fun (target, output) -> if (output > 0.5) = (target = 1.0) then 1.0 else 0.0)

            if not (spread >= 0.1) then
                Some
                    $"its outputs lie between {Array.min outputs:F2} and {Array.max outputs:F2} for all points: it has hardly learnt to tell them apart; a small start has a long plateau before it, so start from larger weights, take longer steps, or more of them"
            elif not (right > 0.6) then
                Some
                    $"it is right about {100.0 * right:F0} %% of the very points that it was trained on, no better than a coin: were there too few steps, or did they go uphill?"
            else
                None

    Exercise.make "1b.8" "a net trained in a blink"
    |> Exercise.reference (fun (seed: int) (x: float[,]) (targets: float[]) ->
        let random = SeededRandom(int64 seed)
        let weight _ = random.NextBetween(-1.0, 1.0)
        let zeros = Array.zeroCreate units

        let mutable net: Net =
            Array2D.init 2 units (fun _ -> weight), Array.copy zeros, Array.init units weight, 0.0

        for _ in 1..300 do
            let hidden, outputs = feedForward net x
            net <- combined (fun slope value -> value - slope) (feedBackward net x targets hidden outputs) net

        net)
    |> Exercise.checkCases 1 "a net that has learnt something" draw (Oracle.property symptom) Compare.exact
    |> Exercise.scored "fresh points" draw freshAccuracy 0.9 "accuracy on 200 fresh points"

/// In the order of the lab.
let all: Exercise list = [ crossEntropy; forward; backward; update; momentum; accuracy; interval; train ]
