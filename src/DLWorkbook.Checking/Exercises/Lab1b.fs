/// The exercises of lab 1b: a multilayer perceptron by hand.
[<RequireQualifiedAccess>]
module DLWorkbook.Checking.Exercises.Lab1b

open System
open TorchSharp
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

/// In the order of the lab.
let all: Exercise list = [ crossEntropy; forward; backward; update; momentum ]
