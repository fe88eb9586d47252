/// What PyTorch computed (tests/fixtures/torch_nn.py), and how it is compared.
module DLWorkbook.Tests.Bundled.NN.Fixture

open System
open System.IO
open System.Text.Json
open Expecto
open TorchSharp

type Tensor = torch.Tensor

let private read (file: string) =
    lazy
        (JsonDocument.Parse(File.ReadAllText(Path.Combine(__SOURCE_DIRECTORY__, "../../../fixtures", file))).RootElement)

let private cases = read "torch_nn.json"
let private runs = read "torch_optim.json"

let private numbers (list: JsonElement) = [| for number in list.EnumerateArray() -> number.GetDouble() |]

let private member' (name: string) (element: JsonElement) =
    match element.TryGetProperty name with
    | true, value -> value
    | _ -> failtestf "the fixture has no '%s': run tests/fixtures/torch_nn.py" name

/// The outputs of a case.
let outputs case = [
    for output in (cases.Value |> member' case |> member' "outputs").EnumerateArray() -> numbers output
]

/// The gradient of a case's first input.
let inputGrad case =
    cases.Value |> member' case |> member' "inputGrad" |> numbers

/// A dictionary of a case: "params" or "grads", by name.
let byName kind case = [
    for entry in (cases.Value |> member' case |> member' kind).EnumerateObject() -> entry.Name, numbers entry.Value
]

/// The lists of numbers of an optimiser's or a schedule's run.
let run name = [ for list in (runs.Value |> member' name).EnumerateArray() -> numbers list ]

/// A tensor's values as doubles, row by row.
let values (tensor: Tensor) =
    use scope = torch.NewDisposeScope()
    tensor.detach().``to``(torch.float64).contiguous().data<double>().ToArray()

/// The gradient of a tensor that has one.
let gradOf (tensor: Tensor) =
    match tensor.grad with
    | null -> failtest "there is no gradient"
    | grad -> grad

/// A parameter or buffer that a module has, by its dotted name.
let weightOf (layer: torch.nn.Module) (name: string) =
    match layer.get_parameter name with
    | null -> failtestf "there is no parameter '%s'" name
    | parameter -> parameter

/// Compares within a part of the largest value; NaN is never equal.
let close tolerance what (expected: double[]) (actual: double[]) =
    Expect.equal actual.Length expected.Length $"{what}: how many values"
    let scale = expected |> Array.fold (fun most value -> max most (abs value)) 1.0

    for place in 0 .. expected.Length - 1 do
        if not (abs (actual[place] - expected[place]) <= tolerance * scale) then
            failtestf
                "%s: expected %g at %d, got %g (tolerance %g)"
                what
                expected[place]
                place
                actual[place]
                (tolerance * scale)

/// Weights from -1 to 1, so that a loss sees every output differently.
let ramp (tensor: Tensor) =
    torch.linspace(-1.0, 1.0, tensor.numel (), dtype = tensor.dtype).view(tensor.shape)

/// The sum of all outputs, each weighted by its place.
let lossOf (outputs: Tensor list) =
    outputs
    |> List.map (fun output -> (output * ramp output).sum())
    |> List.reduce (fun a b -> a.add b)

/// Finite differences of a loss by each value of a tensor of doubles, against autograd's gradient.
let checkGradient what (loss: unit -> Tensor) (tensor: Tensor) =
    use scope = torch.NewDisposeScope()
    tensor.grad <- null
    loss().backward()
    let analytic = values (gradOf tensor)
    use off = torch.no_grad ()
    let flat = tensor.detach().view(-1L)
    let step = 1e-6

    let numeric = [|
        for place in 0L .. tensor.numel () - 1L do
            let at (value: double) =
                flat[place].fill_(value.ToScalar()) |> ignore
                loss().item<double>()

            let value = flat[place].item<double>()
            let slope = (at (value + step) - at (value - step)) / (2.0 * step)
            at value |> ignore
            slope
    |]

    close 1e-6 what numeric analytic

/// Tests that start from a seed and leave no tensor behind.
let seeded name (test: unit -> unit) =
    testCase name (fun () ->
        use scope = torch.NewDisposeScope()
        torch.manual_seed 7L |> ignore
        test ())
