/// What the tests of DiffSharp share: tensors of doubles, and comparisons that a NaN fails. Nothing here or in the tests
/// depends on `dsharp.config`, so that they run in any order.
module DLWorkbook.Tests.Bundled.DiffSharp.Support

open Expecto
open DiffSharp

/// A tensor of doubles.
let f64 (values: obj) =
    dsharp.tensor (values, dtype = Dtype.Float64)

/// The elements in order.
let elements (t: Tensor) =
    t.noDiff().view(-1).float64().toArray1D<float>()

/// |actual - expected| ≤ tolerance · (1 + |expected|), which no NaN meets.
let near tolerance (actual: float) (expected: float) =
    abs (actual - expected) <= tolerance * (1. + abs expected)

/// The shape is this one, and each element is near.
let expectNear tolerance (actual: Tensor) (shape: int list) (expected: float list) what =
    Expect.equal (List.ofArray actual.shape) shape $"{what}: shape"
    let actual = elements actual

    if not (Seq.forall2 (near tolerance) actual expected) then
        failtest $"{what}: expected %A{expected}, got %A{List.ofArray actual}"

/// As `expectNear`, to twelve digits.
let expect actual shape expected what =
    expectNear 1e-12 actual shape expected what

/// The call fails, and the message says all of the parts.
let failsWith (parts: string list) (call: unit -> 'a) =
    let message =
        try
            call () |> ignore
            None
        with error ->
            Some error.Message

    match message with
    | None -> failtest "expected an error, and there was none"
    | Some message ->
        for part in parts do
            Expect.stringContains message part "the error"
