module DLWorkbook.Tests.Checking.Exercises.Lab1cTests

open Expecto
open TorchSharp
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Checking.WrongAnswer

type private Tensor = torch.Tensor

let private linear (x: Tensor) (weight: Tensor, bias: Tensor) = x.matmul (weight.t ()) + bias

let private chain (ends: (Tensor -> Tensor) list) (layers: (Tensor * Tensor) list) (x: Tensor) =
    List.zip layers ends
    |> List.fold (fun x (layer, ending) -> ending (linear x layer)) x

let private relu (x: Tensor) = x.relu ()
let private sigmoid (x: Tensor) = x.sigmoid ()
let private ends = [ relu; relu; sigmoid ]

let private forwardAnswers = [
    wrong
        "1c.1"
        "no sigmoid"
        (fun (layers: (Tensor * Tensor) list) (x: Tensor) -> chain [ relu; relu; id ] layers x)
        "those are the logits"
    wrong
        "1c.1"
        "no ReLU"
        (fun (layers: (Tensor * Tensor) list) (x: Tensor) -> chain [ id; id; sigmoid ] layers x)
        "one linear layer"
    wrong
        "1c.1"
        "a ReLU too many"
        (fun (layers: (Tensor * Tensor) list) (x: Tensor) -> chain [ relu; relu; relu >> sigmoid ] layers x)
        "ReLU before the sigmoid"
    wrong
        "1c.1"
        "transposed weight"
        (fun (layers: (Tensor * Tensor) list) (x: Tensor) ->
            (List.zip layers ends)
            |> List.fold (fun (x: Tensor) ((weight, bias), ending) -> ending (x.matmul weight + bias)) x)
        "raised .*mat1 and mat2|raised .*shapes"
    wrong
        "1c.1"
        "forgotten biases"
        (fun (layers: (Tensor * Tensor) list) (x: Tensor) ->
            chain ends (layers |> List.map (fun (weight, bias) -> weight, bias * 0.0)) x)
        "biases are missing"
    wrong
        "1c.1"
        "the batch as columns"
        (fun (layers: (Tensor * Tensor) list) (x: Tensor) -> (chain ends layers x).t())
        "expected Tensor .*\\(3, 1\\)|transpose"
    wrong
        "1c.1"
        "the inputs overwritten"
        (fun (layers: (Tensor * Tensor) list) (x: Tensor) ->
            let answer = chain ends layers x
            x.relu_ () |> ignore
            answer)
        "changed its argument x"
    wrong
        "1c.1"
        "NaN: a logarithm of what may be below zero"
        (fun (layers: (Tensor * Tensor) list) (x: Tensor) ->
            chain [ relu; relu; fun z -> z.log().exp().sigmoid() ] layers x)
        "NaN"
]

let private stepAnswers = [
    wrong
        "1c.2"
        "wrong sign"
        (fun (rate: float) (parameter: Tensor) (gradient: Tensor) -> parameter + gradient * rate)
        "uphill"
    wrong
        "1c.2"
        "forgotten rate"
        (fun (_: float) (parameter: Tensor) (gradient: Tensor) -> parameter - gradient)
        "learning rate is missing"
    wrong "1c.2" "the step alone" (fun (rate: float) (_: Tensor) (gradient: Tensor) -> gradient * -rate) "step alone"
    wrong
        "1c.2"
        "in place"
        (fun (rate: float) (parameter: Tensor) (gradient: Tensor) -> parameter.sub_ (gradient * rate))
        "changed its argument parameter"
    wrong
        "1c.2"
        "nothing moves"
        (fun (_: float) (parameter: Tensor) (_: Tensor) -> parameter.alias ())
        "expected|unchanged"
    wrong
        "1c.2"
        "the gradient's direction alone"
        (fun (rate: float) (parameter: Tensor) (gradient: Tensor) -> parameter - gradient / gradient.norm () * rate)
        "expected|NaN"
    wrong
        "1c.2"
        "64 bits"
        (fun (rate: float) (parameter: Tensor) (gradient: Tensor) ->
            (parameter - gradient * rate).to_type torch.ScalarType.Float64)
        "expected .*float32.* got .*float64|expected Tensor"
]

/// Plausible wrong answers, at least five for each exercise.
let wrongAnswers: WrongAnswer list = forwardAnswers @ stepAnswers

let tests =
    testSequenced <| testList "exercises of lab 1c" (WrongAnswer.tests wrongAnswers)
