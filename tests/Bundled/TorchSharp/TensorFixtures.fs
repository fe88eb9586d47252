/// What the tensor tests share: PyTorch's values from tests/fixtures, and comparisons that NaN fails.
module DLWorkbook.Tests.Bundled.Torch.TensorFixtures

open System
open System.IO
open System.Text.Json
open Expecto
open TorchSharp

type Tensor = torch.Tensor

/// One operator as PyTorch computed it.
type Case = {
    Name: string
    Inputs: Tensor list
    Outputs: Tensor list
    Gradients: Tensor list
}

let private number (e: JsonElement) =
    match e.ValueKind with
    | JsonValueKind.True -> 1.0
    | JsonValueKind.False -> 0.0
    | JsonValueKind.String ->
        match e.GetString() with
        | "inf" -> infinity
        | "-inf" -> -infinity
        | _ -> nan
    | _ -> e.GetDouble()

let private text (e: JsonElement) =
    match e.GetString() with
    | null -> failwith "the fixture has null where a text was expected"
    | text -> text

let private elementType name =
    match name with
    | "float32" -> torch.float32
    | "float64" -> torch.float64
    | "int64" -> torch.int64
    | "bool" -> torch.bool
    | other -> failwith $"the fixture has a type that this test does not know: {other}"

let private tensorOf (e: JsonElement) =
    let shape = [| for n in e.GetProperty("shape").EnumerateArray() -> n.GetInt64() |]
    let data = [| for v in e.GetProperty("data").EnumerateArray() -> number v |]
    use exact = torch.tensor (data, ReadOnlySpan shape)
    // The fixtures outlive the scope of the test that reads them first.
    exact.``to``(elementType (text (e.GetProperty "type"))).DetachFromDisposeScope()

/// The cases of a fixture file, by name.
let load (file: string) =
    let path = Path.Combine(__SOURCE_DIRECTORY__, "..", "..", "fixtures", file)
    use document = JsonDocument.Parse(File.ReadAllText path)

    [
        for c in document.RootElement.EnumerateArray() do
            let tensors (name: string) = [ for t in c.GetProperty(name).EnumerateArray() -> tensorOf t ]

            let name = text (c.GetProperty("name"))

            name,
            {
                Name = name
                Inputs = tensors "inputs"
                Outputs = tensors "outputs"
                Gradients = tensors "grads"
            }
    ]

/// The elements as doubles, row by row.
let values (t: Tensor) =
    t.detach().``to``(torch.float64).contiguous().data<float>().ToArray()

/// Fails unless shapes are the same and every pair of elements is within the tolerance, absolute and relative.
let close tolerance (expected: Tensor) (actual: Tensor) what =
    Expect.sequenceEqual actual.shape expected.shape $"{what}: shape"

    for i, (e, a) in Seq.indexed (Seq.zip (values expected) (values actual)) do
        let same = e = a || abs (a - e) <= tolerance * (1.0 + abs e)
        Expect.isTrue same $"{what}: element {i}: expected {e}, got {a}"

/// Fails unless an exception of a type, whose message holds a text, is thrown.
let raises<'E when 'E :> exn> (text: string) (act: unit -> unit) =
    try
        act ()
        failtest $"expected {typeof<'E>.Name} with '{text}', nothing was thrown"
    with :? 'E as e ->
        Expect.stringContains e.Message text "message"

/// A vector of doubles.
let vector (xs: float list) = torch.tensor (Array.ofList xs)

/// Runs a test inside a scope, and checks that its thread leaves no tensor behind.
let scoped (act: unit -> unit) () =
    let live () =
        DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount

    let before = live ()

    (use _ = torch.NewDisposeScope()
     act ())

    Expect.equal (live ()) before "tensors left behind"
