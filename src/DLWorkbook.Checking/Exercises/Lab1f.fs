/// The exercises of lab 1f: backpropagation and gradient descent.
[<RequireQualifiedAccess>]
module DLWorkbook.Checking.Exercises.Lab1f

open System
open TorchSharp
open DLWorkbook.Checking

type private Tensor = torch.Tensor
type private Layers = (Tensor * Tensor) list

let private number (value: float) : Scalar = Scalar.op_Implicit value

/// The mean squared error of a net of tanh layers.
let private cost (layers: Layers) (x: Tensor) (targets: Tensor) =
    let outputs =
        layers
        |> List.fold (fun input (weight, bias) -> (torch.nn.functional.linear (input, weight, bias)).tanh()) x

    torch.nn.functional.mse_loss (outputs, targets)

let private slopesOf (leaf: Tensor) =
    match leaf.grad with
    | null -> invalidOp "autograd: a leaf has no gradient after the sweep back"
    | slopes -> slopes.clone ()

/// The gradients as torch's autograd has them.
let private autograd (layers: Layers) (x: Tensor) (targets: Tensor) : Layers =
    use _ = torch.enable_grad ()

    let leaf (tensor: Tensor) =
        tensor.detach().clone().requires_grad_()

    let leaves = layers |> List.map (fun (weight, bias) -> leaf weight, leaf bias)
    (cost leaves x targets).backward()
    leaves |> List.map (fun (weight, bias) -> slopesOf weight, slopesOf bias)

/// The gradients by central differences, one number after the other.
let private differences (layers: Layers) (x: Tensor) (targets: Tensor) : Layers =
    let h = 1e-5

    let along (tensor: Tensor) =
        let moved = tensor.view -1L
        let slopes = Array.zeroCreate (int (tensor.numel ()))

        for place in 0 .. slopes.Length - 1 do
            let cell = moved[int64 place]
            let here = cell.ToDouble()

            let at (value: float) =
                cell.fill_ (number value) |> ignore
                (cost layers x targets).ToDouble()

            slopes[place] <- (at (here + h) - at (here - h)) / (2.0 * h)
            cell.fill_ (number here) |> ignore

        torch.tensor(slopes).reshape tensor.shape

    layers |> List.map (fun (weight, bias) -> along weight, along bias)

let private backpropagation =
    let net (sizes: int list) rows (gen: Gen) =
        let layers =
            List.pairwise sizes
            |> List.map (fun (inputs, outputs) -> gen.DoubleTensor(outputs, inputs), gen.DoubleTensor outputs)

        layers, gen.DoubleTensor(rows, sizes.Head), gen.DoubleTensor(rows, List.last sizes)

    let mapped (change: Tensor -> Tensor) (layers: Layers) : Layers =
        layers |> List.map (fun (weight, bias) -> change weight, change bias)

    /// As it should be, but for a layer's slope at its output, and for what goes in.
    let swept (gate: Tensor -> Tensor) lastGate (layers: Layers) (x: Tensor) (targets: Tensor) : Layers =
        let values =
            layers
            |> List.scan (fun input (weight, bias) -> (torch.nn.functional.linear (input, weight, bias)).tanh()) x

        let mutable back =
            (values[layers.Length] - targets) * number (2.0 / float (targets.numel ()))

        let mutable gradients = []

        for place in layers.Length - 1 .. -1 .. 0 do
            let gate = if place = layers.Length - 1 then lastGate else gate
            let delta: Tensor = back * gate values[place + 1]
            gradients <- (delta.t().mm values[place], delta.sum 0L) :: gradients
            back <- delta.mm (fst layers[place])

        gradients

    let slope (output: Tensor) =
        torch.ones_like output - output.square ()

    Exercise.make "1f.1" "back through any number of layers"
    |> Exercise.reference (fun (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) (targets: torch.Tensor) ->
        autograd layers x targets)
    |> Exercise.check "one layer, 3-2" (net [ 3; 2 ] 5) Oracle.reference (Compare.within 1e-12 1e-9)
    |> Exercise.check "two layers, 2-3-4" (net [ 2; 3; 4 ] 5) Oracle.reference (Compare.within 1e-12 1e-9)
    |> Exercise.checkCases
        2
        "four layers, 3-5-4-6-2"
        (net [ 3; 5; 4; 6; 2 ] 7)
        Oracle.reference
        (Compare.within 1e-12 1e-9)
    |> Exercise.checkCases
        2
        "against central differences, 2-3-2"
        (net [ 2; 3; 2 ] 4)
        (Oracle.computed (fun (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) (targets: torch.Tensor) ->
            differences (layers |> List.map (fun (weight, bias) -> weight.clone (), bias.clone ())) x targets))
        (Compare.within 1e-7 1e-6)
    |> Exercise.slip
        "uphill: the slope behind the cost is output − target, not target − output"
        (fun (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) (targets: torch.Tensor) ->
            autograd layers x targets |> mapped _.neg())
    |> Exercise.slip
        "the mean is missing: divide by the number of rows times the number of outputs"
        (fun (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) (targets: torch.Tensor) ->
            autograd layers x targets
            |> mapped (fun slopes -> slopes * number (float (targets.numel ()))))
    |> Exercise.slip
        "that is the mean over the rows alone: the cost is the mean over rows and outputs"
        (fun (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) (targets: torch.Tensor) ->
            autograd layers x targets
            |> mapped (fun slopes -> slopes * number (float targets.shape[1])))
    |> Exercise.slip
        "the 2 of the square is missing"
        (fun (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) (targets: torch.Tensor) ->
            autograd layers x targets |> mapped (fun slopes -> slopes * number 0.5))
    |> Exercise.slip
        "the slope of tanh is missing: each layer multiplies what comes back by 1 − output²"
        (fun (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) (targets: torch.Tensor) ->
            swept torch.ones_like torch.ones_like layers x targets)
    |> Exercise.slip
        "the last layer's tanh has a slope, too"
        (fun (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) (targets: torch.Tensor) ->
            swept slope torch.ones_like layers x targets)
    |> Exercise.slip
        "the slope of tanh is 1 − output², not 1 − output"
        (fun (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) (targets: torch.Tensor) ->
            let gate (output: Tensor) = torch.ones_like output - output
            swept gate gate layers x targets)
    |> Exercise.slip
        "a bias's gradient is the sum over the rows, not their mean"
        (fun (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) (targets: torch.Tensor) ->
            autograd layers x targets
            |> List.map (fun (weight, bias) -> weight, bias * number (1.0 / float targets.shape[0])))
    |> Exercise.slip
        "the layers are the wrong way round: the first layer's gradients come first"
        (fun (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) (targets: torch.Tensor) ->
            autograd layers x targets |> List.rev)

type private Options = float * float * float

/// What SGD makes of one parameter: a running sum of slopes, L2 among them.
let private sgd
    (effect: Tensor -> Tensor -> Tensor)
    ((rate, momentum, decay): Options)
    (velocity: Tensor)
    (gradient: Tensor)
    (parameter: Tensor)
    =
    let slope = torch.add (gradient, parameter, number decay)
    let velocity: Tensor = effect (torch.mul (velocity, number momentum)) slope
    velocity, torch.sub (parameter, torch.mul (velocity, number rate))

let private descend =
    let draw momentum decay (gen: Gen) =
        let options: Options = gen.Uniform 0.05 0.3, momentum gen, decay gen
        options, gen.DoubleTensor(3, 4), gen.DoubleTensor(3, 4), gen.DoubleTensor(3, 4)

    let none (_: Gen) = 0.0
    let some (gen: Gen) = gen.Uniform 0.3 0.95

    Exercise.make "1f.2" "a step of gradient descent"
    |> Exercise.reference
        (fun
            (options: float * float * float)
            (velocity: torch.Tensor)
            (gradient: torch.Tensor)
            (parameter: torch.Tensor) ->
            sgd (fun kept slope -> torch.add (kept, slope)) options velocity gradient parameter)
    |> Exercise.check "neither momentum nor L2" (draw none none) Oracle.reference (Compare.within 1e-12 1e-10)
    |> Exercise.check "L2 alone" (draw none some) Oracle.reference (Compare.within 1e-12 1e-10)
    |> Exercise.check "momentum alone" (draw some none) Oracle.reference (Compare.within 1e-12 1e-10)
    |> Exercise.check "momentum and L2" (draw some some) Oracle.reference (Compare.within 1e-12 1e-10)
    |> Exercise.slip
        "that goes uphill: the step is against the velocity"
        (fun
            ((rate, momentum, decay): Options)
            (velocity: torch.Tensor)
            (gradient: torch.Tensor)
            (parameter: torch.Tensor) ->
            let velocity, _ =
                sgd (fun kept slope -> torch.add (kept, slope)) (rate, momentum, decay) velocity gradient parameter

            velocity, torch.add (parameter, velocity, number rate))
    |> Exercise.slip
        "L2 is missing: decay · parameter belongs to the gradient"
        (fun ((rate, momentum, _): Options) (velocity: torch.Tensor) (gradient: torch.Tensor) (parameter: torch.Tensor) ->
            sgd (fun kept slope -> torch.add (kept, slope)) (rate, momentum, 0.0) velocity gradient parameter)
    |> Exercise.slip
        "L2 has the wrong sign: it pulls the parameter towards zero, so it is added to the gradient"
        (fun
            ((rate, momentum, decay): Options)
            (velocity: torch.Tensor)
            (gradient: torch.Tensor)
            (parameter: torch.Tensor) ->
            sgd (fun kept slope -> torch.add (kept, slope)) (rate, momentum, -decay) velocity gradient parameter)
    |> Exercise.slip
        "L2 pulls after the velocity was made: in torch's SGD it goes into the velocity, too"
        (fun
            ((rate, momentum, decay): Options)
            (velocity: torch.Tensor)
            (gradient: torch.Tensor)
            (parameter: torch.Tensor) ->
            let velocity, moved =
                sgd (fun kept slope -> torch.add (kept, slope)) (rate, momentum, 0.0) velocity gradient parameter

            velocity, torch.sub (moved, torch.mul (parameter, number (rate * decay))))
    |> Exercise.slip
        "that velocity is a running mean: torch's SGD adds the whole slope, without (1 − momentum)"
        (fun
            ((rate, momentum, decay): Options)
            (velocity: torch.Tensor)
            (gradient: torch.Tensor)
            (parameter: torch.Tensor) ->
            sgd
                (fun kept slope -> torch.add (kept, slope, number (1.0 - momentum)))
                (rate, momentum, decay)
                velocity
                gradient
                parameter)
    |> Exercise.slip
        "a product where the sum belongs: momentum · velocity + slope"
        (fun
            (options: float * float * float)
            (velocity: torch.Tensor)
            (gradient: torch.Tensor)
            (parameter: torch.Tensor) ->
            sgd (fun kept slope -> torch.mul (kept, slope)) options velocity gradient parameter)
    |> Exercise.slip
        "the old velocity is forgotten"
        (fun ((rate, _, decay): Options) (velocity: torch.Tensor) (gradient: torch.Tensor) (parameter: torch.Tensor) ->
            sgd (fun kept slope -> torch.add (kept, slope)) (rate, 0.0, decay) velocity gradient parameter)
    |> Exercise.slip
        "the step used the velocity from before: make the new one first"
        (fun
            ((rate, momentum, decay): Options)
            (velocity: torch.Tensor)
            (gradient: torch.Tensor)
            (parameter: torch.Tensor) ->
            let next, _ =
                sgd (fun kept slope -> torch.add (kept, slope)) (rate, momentum, decay) velocity gradient parameter

            next, torch.sub (parameter, torch.mul (velocity, number rate)))

let private agree =
    let row (values: float list) = torch.tensor (Array.ofList values)

    /// Number by number, in plain arrays.
    let within (tolerance: float) (mine: Tensor) (other: Tensor) =
        let numbers (tensor: Tensor) =
            tensor.to_type(torch.ScalarType.Float64).contiguous().data<float>().ToArray()

        List.ofArray mine.shape = List.ofArray other.shape
        && Array.forall2 (fun (a: float) b -> abs (a - b) <= tolerance) (numbers mine) (numbers other)

    let pair (gen: Gen) =
        let rows, columns = gen.Integer 2 4, gen.Integer 2 5
        gen.DoubleTensor(rows, columns)

    /// One number, anywhere, is off by a part of the tolerance, above or below.
    let off (part: float) (gen: Gen) =
        let mine = pair gen
        let noise = torch.zeros_like mine
        let place = gen.Integer 0 (int (mine.numel ()) - 1)
        let way = if gen.Case % 2 = 0 then 1.0 else -1.0
        let cells = noise.view -1L
        cells[int64 place].fill_(number (way * part * 1e-3)) |> ignore
        1e-3, mine, mine + noise

    let judged expected (name: string) draw exercise =
        exercise
        |> Exercise.property name draw (fun (_: float, _: Tensor, _: Tensor) (answer: bool) ->
            if answer = expected then
                None
            else
                Some $"expected {expected.ToString().ToLowerInvariant()}: {name}")

    Exercise.make "1f.3" "do two gradients agree?"
    |> Exercise.reference (fun (tolerance: float) (mine: torch.Tensor) (other: torch.Tensor) ->
        within tolerance mine other)
    |> judged true "equal gradients agree" (fun gen -> let mine = pair gen in (1e-6, mine, mine.clone ()))
    |> judged true "numbers within the tolerance agree" (off 0.9)
    |> judged false "one number beyond the tolerance is enough to disagree, be it above or below" (off 1.5)
    |> judged false "differences of both signs do not cancel" (fun _ ->
        0.1, row [ 1.0; -1.0; 2.0 ], row [ 2.0; -2.0; 2.0 ])
    |> judged false "a NaN on one side agrees with nothing" (fun gen ->
        let broken = row [ 1.0; nan; 2.0 ]
        let whole = row [ 1.0; 1.5; 2.0 ]

        if gen.Case % 2 = 0 then
            1e-3, broken, whole
        else
            1e-3, whole, broken)
    |> judged false "a NaN does not agree with a NaN" (fun _ -> 1e-3, row [ nan; 1.0 ], row [ nan; 1.0 ])
    |> judged false "infinities do not agree" (fun _ -> 1e-3, row [ infinity; 1.0 ], row [ infinity; 1.0 ])
    |> judged false "shapes that differ disagree, though torch would stretch one to the other" (fun gen ->
        let ones (shape: int64 list) =
            torch.ones (Array.ofList shape, dtype = Nullable torch.ScalarType.Float64)

        match gen.Case % 3 with
        | 0 -> 1e-3, ones [ 3L; 1L ], ones [ 3L ]
        | 1 -> 1e-3, ones [ 3L ], ones [ 1L; 3L ]
        | _ -> 1e-3, ones [ 2L; 3L ], ones [ 3L; 2L ])
    |> judged true "a tolerance of nothing still lets equal numbers agree" (fun gen ->
        let mine = pair gen in (0.0, mine, mine.clone ()))

let private snapshot =
    let draw (gen: Gen) = [ gen.Tensor(3, 4); gen.Tensor 3; gen.Tensor(2, 3) ]

    let copied (parameter: Tensor) =
        let copy = torch.empty_like parameter
        copy.copy_ (parameter.detach ())

    Exercise.make "1f.4" "have the weights moved?"
    |> Exercise.reference (fun (parameters: torch.Tensor list) -> parameters |> List.map copied)
    |> Exercise.check "three parameters" draw Oracle.reference Compare.exact
    |> Exercise.check "one parameter" (fun gen -> [ gen.Tensor(4, 2) ]) Oracle.reference Compare.exact
    |> Exercise.property
        "autograd knows nothing of the copies"
        (fun gen -> [ (gen.Tensor(3, 2)).requires_grad_ true ])
        (fun (_: torch.Tensor list) (copies: torch.Tensor list) ->
            if copies |> List.exists _.requires_grad then
                Some "a copy is still part of the graph: detach it"
            else
                None)
    |> Exercise.slip
        "those are zeros in the shapes of the parameters: copy their numbers, too"
        (fun (parameters: torch.Tensor list) -> parameters |> List.map torch.zeros_like)
    |> Exercise.slip "the parameters came back in the opposite order" (fun (parameters: torch.Tensor list) ->
        parameters |> List.map copied |> List.rev)

/// In the order of the lab.
let all: Exercise list = [ backpropagation; descend; agree; snapshot ]
