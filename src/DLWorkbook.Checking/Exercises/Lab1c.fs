/// The exercises of lab 1c: the multilayer perceptron in torch.
[<RequireQualifiedAccess>]
module DLWorkbook.Checking.Exercises.Lab1c

open TorchSharp
open DLWorkbook.Checking

type private Tensor = torch.Tensor

/// The way forward as torch's own functions have it, but for what follows the hidden layers and the last one.
let private feed (hidden: Tensor -> Tensor) (last: Tensor -> Tensor) (layers: (Tensor * Tensor) list) (x: Tensor) =
    let outputs =
        layers
        |> List.indexed
        |> List.fold
            (fun input (place, (weight, bias)) ->
                let sums = torch.nn.functional.linear (input, weight, bias)
                if place < layers.Length - 1 then hidden sums else last sums)
            x

    outputs

let private forward =
    let relu (x: Tensor) = torch.nn.functional.relu x

    /// 2-5-4-1, with batch 3: no two sizes alike.
    let draw (gen: Gen) =
        let layer inputs outputs =
            gen.Tensor(outputs, inputs), gen.Tensor(outputs)

        [ layer 2 5; layer 5 4; layer 4 1 ], gen.Tensor(3, 2)

    let without (place: int) (layers: (Tensor * Tensor) list) =
        layers
        |> List.mapi (fun i (weight, bias) ->
            if i = place then
                weight, torch.zeros_like bias
            else
                weight, bias)

    Exercise.make "1c.1" "the way forward, in torch"
    |> Exercise.reference (fun (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) ->
        feed relu torch.sigmoid layers x)
    |> Exercise.checkCases 8 "random nets 2-5-4-1" draw Oracle.reference (Compare.within 1e-6 1e-5)
    |> Exercise.slip
        "the sigmoid is missing at the end: those are the logits"
        (fun (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) ->
            feed relu (fun sums -> sums.alias ()) layers x)
    |> Exercise.slip
        "the ReLUs are missing: three linear layers in a row are one linear layer"
        (fun (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) -> feed id torch.sigmoid layers x)
    |> Exercise.slip
        "there is a ReLU before the sigmoid: then no probability is below one half"
        (fun (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) ->
            feed relu (relu >> torch.sigmoid) layers x)
    |> Exercise.slip
        "the hidden layers have a sigmoid: theirs is the ReLU"
        (fun (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) ->
            feed torch.sigmoid torch.sigmoid layers x)
    |> Exercise.slip
        "the first layer's bias is missing"
        (fun (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) ->
            feed relu torch.sigmoid (without 0 layers) x)
    |> Exercise.slip
        "the last layer's bias is missing"
        (fun (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) ->
            feed relu torch.sigmoid (without 2 layers) x)
    |> Exercise.slip "the biases are missing" (fun (layers: (torch.Tensor * torch.Tensor) list) (x: torch.Tensor) ->
        feed relu torch.sigmoid (layers |> List.map (fun (weight, bias) -> weight, torch.zeros_like bias)) x)

let private step =
    let draw (gen: Gen) =
        gen.Uniform 0.05 0.4, gen.Tensor(3, 4), gen.Tensor(3, 4)

    Exercise.make "1c.2" "a step in torch"
    |> Exercise.reference (fun (rate: float) (parameter: torch.Tensor) (gradient: torch.Tensor) ->
        torch.add (parameter, gradient, Scalar.op_Implicit -rate))
    |> Exercise.check "random gradients" draw Oracle.reference (Compare.within 1e-6 1e-6)
    |> Exercise.check
        "a gradient of nothing"
        (fun gen ->
            let parameter = gen.Tensor 5
            gen.Uniform 0.05 0.4, parameter, torch.zeros_like parameter)
        Oracle.reference
        (Compare.within 1e-6 1e-6)
    |> Exercise.edge
    |> Exercise.slip
        "that goes uphill: the step is against the gradient"
        (fun (rate: float) (parameter: torch.Tensor) (gradient: torch.Tensor) ->
            torch.add (parameter, gradient, Scalar.op_Implicit rate))
    |> Exercise.slip
        "the learning rate is missing"
        (fun (_: float) (parameter: torch.Tensor) (gradient: torch.Tensor) -> torch.sub (parameter, gradient))
    |> Exercise.slip
        "that is the step alone: take it from the parameter"
        (fun (rate: float) (_: torch.Tensor) (gradient: torch.Tensor) -> torch.mul (gradient, Scalar.op_Implicit -rate))
    |> Exercise.slip
        "only the gradient's sign was used: a steep slope asks for a larger step"
        (fun (rate: float) (parameter: torch.Tensor) (gradient: torch.Tensor) ->
            torch.add (parameter, gradient.sign (), Scalar.op_Implicit -rate))

/// In the order of the lab.
let all: Exercise list = [ forward; step ]
