/// Random recurrent networks, and what ours and torch's give for the same weights and inputs.
module DLWorkbook.Tests.Core.Models.RecurrentCases

open System
open FsCheck
open FsCheck.FSharp
open TorchSharp
open DLWorkbook.Core.Models

type internal Network = torch.nn.Module

/// What a random case is made of.
type internal Case = {
    Cell: string
    Double: bool
    Batch: int
    Time: int
    Features: int
    Hidden: int
    Layers: int
    Bidirectional: bool
    Bias: bool
    BatchFirst: bool
    Lengths: bool
    Initial: bool
    Seed: int
}

let private typeOf case =
    if case.Double then
        torch.ScalarType.Float64
    else
        torch.ScalarType.Float32

/// One network: ours, the torch layer that holds its weights, and what runs either.
type internal Pair = {
    Ours: Network
    Inner: Network
    Stack: RecurrentStack
    States: int
}

let private ofOneState (ours: SingleStateRecurrent<'inner>) = {
    Ours = ours
    Inner = ours.Inner
    Stack = ours.Stack
    States = 1
}

/// The network of a case, with first values from torch's generator.
let internal network case =
    let features, hidden, layers =
        int64 case.Features, int64 case.Hidden, int64 case.Layers

    match case.Cell with
    | "LSTM" ->
        let ours =
            new FusedLSTM(features, hidden, layers, case.Bias, case.BatchFirst, 0.0, case.Bidirectional)

        {
            Ours = ours
            Inner = ours.Inner
            Stack = ours.Stack
            States = 2
        }
    | "GRU" -> ofOneState (new FusedGRU(features, hidden, layers, case.Bias, case.BatchFirst, 0.0, case.Bidirectional))
    | cell ->
        let kind =
            if cell = "ReLU" then
                torch.nn.NonLinearities.ReLU
            else
                torch.nn.NonLinearities.Tanh

        ofOneState (new FusedRNN(features, hidden, layers, kind, case.Bias, case.BatchFirst, 0.0, case.Bidirectional))

/// Runs a network on an input from first states (none: zeros), with lengths (null: all steps).
type internal Run = Pair -> torch.Tensor -> torch.Tensor list -> (int64[] | null) -> torch.Tensor list

let private listed (struct (output: torch.Tensor | null, last: torch.Tensor[])) =
    Option.toList (Option.ofObj output) @ List.ofArray last

let private arrayOf (states: torch.Tensor list) : torch.Tensor[] | null =
    if states.IsEmpty then null else List.toArray states

/// Output and last states of the kernels.
let internal runOurs pair x states lengths =
    pair.Stack.Run(x, arrayOf states, lengths, true, true, null) |> listed

/// Output and last states of torch's layer with the same weights, over packed sequences when there are lengths.
let internal runTorchs pair x states lengths =
    pair.Stack.RunTorchs(x, arrayOf states, lengths) |> listed

/// The largest difference beside the largest number, both taken over the whole tensor; NaN counts as infinite.
let internal distance (actual: torch.Tensor) (expected: torch.Tensor) =
    if actual.shape <> expected.shape then
        infinity
    else
        let largest (t: torch.Tensor) =
            if t.numel () = 0L then
                0.0
            else
                t.abs().max().to_type(torch.ScalarType.Float64).item<double>()

        let error = largest (actual - expected) / max 1e-3 (largest expected)
        if Double.IsNaN error then infinity else error

let internal random (shape: int64 list) kind =
    torch.randn(List.toArray shape, dtype = Nullable kind).requires_grad_()

let private copy (t: torch.Tensor) = t.detach().clone().requires_grad_()

/// Values and gradients of both on the same batch: the largest distance among them all. The parameters' gradient is one
/// vector: one of its numbers may by chance be the small rest of a sum whose terms, and their rounding, are large.
let internal compare case =
    use _ = torch.NewDisposeScope()
    torch.manual_seed (int64 case.Seed) |> ignore
    let pair = network case
    pair.Ours.``to`` (typeOf case) |> ignore

    let shape =
        if case.BatchFirst then
            [ int64 case.Batch; int64 case.Time; int64 case.Features ]
        else
            [ int64 case.Time; int64 case.Batch; int64 case.Features ]

    let x = random shape (typeOf case)

    let states = [
        if case.Initial then
            for _ in 1 .. pair.States do
                let rows = case.Layers * (if case.Bidirectional then 2 else 1)
                random [ int64 rows; int64 case.Batch; int64 case.Hidden ] (typeOf case)
    ]

    let lengths: int64[] | null =
        if case.Lengths then
            let draw = Random case.Seed
            [| for _ in 1 .. case.Batch -> int64 (draw.Next(1, case.Time + 1)) |]
        else
            null

    let slopes = ResizeArray<torch.Tensor>()

    let through (run: Run) =
        let x, states = copy x, List.map copy states
        pair.Inner.zero_grad true
        let results = run pair x states lengths

        if slopes.Count = 0 then
            for result in results do
                slopes.Add(torch.randn_like result)

        let loss =
            Seq.map2 (fun (r: torch.Tensor) (s: torch.Tensor) -> (r * s).sum()) results slopes
            |> Seq.reduce (+)

        loss.backward ()

        [
            yield! results |> List.map _.detach()
            for input in x :: states do
                Option.ofObj input.grad |> Option.get
            torch.cat [|
                for parameter in pair.Inner.parameters () do
                    (Option.ofObj parameter.grad |> Option.get).reshape(-1L)
            |]
        ]

    let ours = through runOurs
    let torchs = through runTorchs
    List.map2 distance ours torchs |> List.max

let internal cases =
    gen {
        let! cell = Gen.elements [ "LSTM"; "GRU"; "RNN"; "ReLU" ]
        let! batch = Gen.choose (1, 21)
        let! time = Gen.choose (1, 12)
        let! features = Gen.choose (1, 40)
        let! hidden = Gen.choose (1, 45)
        let! layers = Gen.choose (1, 3)
        let! switches = Gen.listOfLength 6 (Gen.elements [ true; false ])
        let! seed = Gen.choose (0, 1_000_000)

        return {
            Cell = cell
            Double = switches[0]
            Batch = batch
            Time = time
            Features = features
            Hidden = hidden
            Layers = layers
            Bidirectional = switches[1]
            Bias = switches[2]
            BatchFirst = switches[3]
            Lengths = switches[4]
            Initial = switches[5]
            Seed = seed
        }
    }

let internal plain = {
    Cell = "LSTM"
    Double = true
    Batch = 3
    Time = 5
    Features = 4
    Hidden = 6
    Layers = 2
    Bidirectional = true
    Bias = true
    BatchFirst = true
    Lengths = false
    Initial = true
    Seed = 1
}
