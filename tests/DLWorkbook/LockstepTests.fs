module DLWorkbook.Tests.Face.LockstepTests

open System
open Expecto
open TorchSharp
open DLWorkbook
open DLWorkbook.Core.Data

type private Tensor = torch.Tensor

/// A linear model of one input whose parameters are given, and half of its squared error.
let private model name (weight: float) (bias: float) =
    let layer = torch.nn.Linear(1L, 1L, dtype = Nullable torch.ScalarType.Float64)
    use _ = torch.no_grad ()
    layer.weight.fill_ (Scalar.op_Implicit weight) |> ignore

    match layer.bias with
    | null -> ()
    | own -> own.fill_ (Scalar.op_Implicit bias) |> ignore

    let loss (batch: Batch) =
        ((layer.call batch.Inputs - batch.Targets).square()).mean() * 0.5

    layer, (name, [ layer :> torch.nn.Module ], loss)

let private batch (x: float) (y: float) =
    let cell (value: float) =
        (torch.tensor ([| value |], dtype = torch.ScalarType.Float64)).reshape(1L, 1L)

    new Batch(cell x, cell y, null)

let private descent (parameters: seq<Modules.Parameter>) : torch.optim.Optimizer = torch.optim.SGD(parameters, 0.1)

let private close (expected: float) (got: float) text =
    Expect.isTrue (abs (expected - got) < 1e-12) $"{text}: expected {expected}, got {got}"

let tests =
    testList "Lockstep" [
        testCase "losses and drift are those worked out by hand"
        <| fun () ->
            let one, first = model "one" 1.0 0.0
            let _, other = model "other" 0.5 0.0
            // Errors are w x + b − y: 1 and 0 for x = 2, y = 1; both parameters go 0.1 · error · input down.
            let runners =
                [ first; other ] |> Lockstep.train descent [ batch 2.0 1.0; batch 1.0 0.0 ]

            match runners with
            | [ a; b ] ->
                Expect.equal (a.Name, b.Name) ("one", "other") "names"
                close 0.5 a.Losses[0] "first loss"
                close 0.0 b.Losses[0] "first loss of the other"
                // After it: (0.8, −0.1) and (0.5, 0): they differ by 0.3.
                close 0.0 a.Drift[0] "the first has not drifted from itself"
                close 0.3 b.Drift[0] "drift"
                // Then errors 0.7 and 0.5: (0.73, −0.17) and (0.45, −0.05).
                close 0.245 a.Losses[1] "second loss"
                close 0.125 b.Losses[1] "second loss of the other"
                close 0.28 b.Drift[1] "second drift"
                close 0.73 (one.weight.ToDouble()) "the weights have moved"
            | other -> failtest $"expected two runners, got {other.Length}"

        testCase "equal models stay equal to the bit"
        <| fun () ->
            let models = [ for name in [ "a"; "b" ] -> model name 0.3 -0.2 |> snd ]
            let batches = [ for k in 1..20 -> batch (sin (float k)) (cos (float k)) ]
            let runners = models |> Lockstep.train descent batches
            Expect.equal runners[1].Losses runners[0].Losses "losses"
            Expect.equal runners[1].Drift (List.replicate 20 0.0) "drift"

        testCase "a drift of NaN stays NaN"
        <| fun () ->
            let models = [ model "a" 1.0 0.0 |> snd; model "b" nan 0.0 |> snd ]
            let runners = models |> Lockstep.train descent [ batch 1.0 1.0 ]
            Expect.isTrue (Double.IsNaN runners[1].Drift[0]) "drift"

        testCase "batches are disposed"
        <| fun () ->
            let only = batch 1.0 1.0
            [ model "a" 1.0 0.0 |> snd ] |> Lockstep.train descent [ only ] |> ignore
            Expect.isTrue only.Inputs.IsInvalid "inputs"

        testCase "models of other shapes are refused by name"
        <| fun () ->
            let wide = torch.nn.Linear(2L, 1L)
            let models = [ model "a" 1.0 0.0 |> snd; "wide", [ wide :> torch.nn.Module ], (fun _ -> torch.zeros 1L) ]

            Expect.throwsC (fun () -> models |> Lockstep.train descent [] |> ignore) (fun fault ->
                Expect.isTrue (fault :? ArgumentException) "an ArgumentException"
                Expect.stringContains fault.Message "wide" "message")
    ]
