/// Random attention problems, and what the attention tests compare with.
module DLWorkbook.Tests.Core.Models.AttentionCases

open System
open Expecto
open FsCheck
open FsCheck.FSharp
open TorchSharp
open DLWorkbook.Core.Models

/// What a mask is made of.
type MaskKind =
    | NoMask
    | Truths
    | Numbers
    /// One mask for each sequence and head.
    | NumbersPerItem

type Case = {
    Batch: int
    Heads: int
    Size: int
    Queries: int
    /// As the queries when the attention is to the input itself.
    Keys: int option
    Padding: MaskKind
    Mask: MaskKind
    Causal: bool
    Bias: bool
    Seed: int64
}

/// Lengths around whole panels and blocks, and everything small.
let private lengths =
    Gen.frequency [ 8, Gen.choose (1, 40); 3, Gen.choose (41, 130); 1, Gen.elements [ 255; 256; 257; 300 ] ]

let private sizes =
    Gen.frequency [ 8, Gen.choose (1, 12); 2, Gen.elements [ 16; 17; 31; 32 ]; 1, Gen.elements [ 33; 64 ] ]

let cases =
    gen {
        let! batch = Gen.choose (1, 3)
        let! heads = Gen.choose (1, 4)
        let! size = sizes
        let! queries = lengths
        let! keys = Gen.frequency [ 2, Gen.constant None; 1, Gen.map Some lengths ]
        let! padding = Gen.elements [ NoMask; Truths; Numbers ]
        let! mask = Gen.elements [ NoMask; Truths; Numbers; NumbersPerItem ]

        let! causal =
            if keys.IsNone then
                Gen.elements [ true; false ]
            else
                Gen.constant false

        let! bias = Gen.elements [ true; true; false ]
        let! seed = Gen.choose (0, 1_000_000)

        return {
            Batch = batch
            Heads = heads
            Size = size
            Queries = queries
            Keys = keys
            Padding = padding
            Mask = mask
            Causal = causal
            Bias = bias
            Seed = int64 seed
        }
    }

/// Runs a property on so many cases, each in a dispose scope of its own.
let forAll count (cases: Gen<'case>) (property: 'case -> unit) =
    Check.One(
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest count,
        Prop.forAll (Arb.fromGen cases) (fun case ->
            use _ = torch.NewDisposeScope()
            property case)
    )

let values (tensor: torch.Tensor) =
    use _ = torch.NewDisposeScope()
    tensor.detach().to_type(torch.ScalarType.Float64).contiguous().data<float>().ToArray()

/// The gradient that a backward pass has left.
let gradientOf (tensor: torch.Tensor) =
    match tensor.grad with
    | null -> failtest "expected a gradient, got none"
    | gradient -> gradient

/// The largest difference. NaN counts as one.
let private apart (expected: torch.Tensor) (actual: torch.Tensor) =
    Array.fold2
        (fun most x y -> if abs (x - y) <= most then most else abs (x - y))
        0.0
        (values expected)
        (values actual)

/// The largest value, at least one: where all but cancels, what counts is the normal numbers that go in as inputs and as
/// outputs' gradients.
let private sizeOf tensor =
    values tensor |> Array.fold (fun most x -> max most (abs x)) 1.0

/// Fails when the largest difference is above a share of the largest value; NaN fails.
let near tolerance what (expected: torch.Tensor) (actual: torch.Tensor) =
    Expect.equal actual.shape expected.shape $"{what}: shape"
    let off, size = apart expected actual, sizeOf expected
    Expect.isTrue (off <= tolerance * size) $"{what}: off by {off}, values up to {size}, tolerance {tolerance}"

/// The same, or no further from the truth than five times what another's rounding is.
let asNear tolerance what (truth: torch.Tensor) (other: torch.Tensor) (actual: torch.Tensor) =
    let allowed = max (tolerance * sizeOf truth) (5.0 * apart truth other)
    near (allowed / sizeOf truth) what truth actual

let toleranceOf (kind: torch.ScalarType) =
    if kind = torch.ScalarType.Float32 then 1e-5 else 1e-11

/// Parameters of the size that layers have, biases too, from the current seed: weights as wide as their inputs allow, or
/// attention is all on one key and float32 has nothing left to compare.
let scramble (modul: torch.nn.Module) =
    use _ = torch.no_grad ()

    for parameter in modul.parameters () do
        let bound =
            if parameter.ndim = 2L then
                1.0 / sqrt (float parameter.shape[1])
            else
                0.5

        torch.nn.init.uniform_ (parameter, -bound, bound) |> ignore

let random (kind: torch.ScalarType) (shape: int list) =
    torch.randn (shape |> List.map int64 |> List.toArray, dtype = Nullable kind)

/// A mask that lets everybody see the first key, so that nobody sees none.
let mask (kind: torch.ScalarType) made (shape: int list) : torch.Tensor | null =
    match made with
    | NoMask -> null
    | Numbers
    | NumbersPerItem -> random kind shape
    | Truths ->
        let hidden =
            torch.rand(shape |> List.map int64 |> List.toArray).lt((0.4).ToScalar())

        hidden.narrow(-1L, 0L, 1L).fill_((false).ToScalar()) |> ignore
        hidden

/// Key padding and attention masks of a case.
let masks kind (case: Case) =
    let keys = defaultArg case.Keys case.Queries

    let shape =
        match case.Mask with
        | NumbersPerItem -> [ case.Batch * case.Heads; case.Queries; keys ]
        | _ -> [ case.Queries; keys ]

    mask kind case.Padding [ case.Batch; keys ], mask kind case.Mask shape

/// A causal mask together with another one, for layers that take one mask.
let withCausal (kind: torch.ScalarType) (length: int) (other: torch.Tensor | null) =
    let later =
        torch
            .zeros(int64 length, int64 length, dtype = Nullable kind)
            .masked_fill(
                torch.ones(int64 length, int64 length).triu(1L).to_type torch.ScalarType.Bool,
                Double.NegativeInfinity.ToScalar()
            )

    match other with
    | null -> later
    | other when other.dtype = torch.ScalarType.Bool -> later.masked_fill (other, Double.NegativeInfinity.ToScalar())
    | other -> later + other

/// Gradients by central differences of a scalar function of a tensor, in float64.
let differences (f: unit -> torch.Tensor) (at: torch.Tensor) =
    use _ = torch.no_grad ()
    let flat = at.view -1L
    let step = 1e-5

    let slopes = [|
        for i in 0L .. flat.shape[0] - 1L do
            let place = flat.narrow (0L, i, 1L)

            let moved (by: float) =
                place.add_ (by.ToScalar()) |> ignore
                f().item<float>()

            let up = moved step
            let down = moved (-2.0 * step)
            moved step |> ignore
            (up - down) / (2.0 * step)
    |]

    torch.tensor(slopes).reshape at.shape
