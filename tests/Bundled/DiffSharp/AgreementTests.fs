/// Random expressions, derivatives inside derivatives among them: DiffSharp's forward and reverse mode, TorchSharp's
/// autograd and finite differences of F#'s floats agree on the gradient. The seeds are fixed.
module DLWorkbook.Tests.Bundled.DiffSharp.AgreementTests

open System
open Expecto
open FsCheck
open FsCheck.FSharp
open TorchSharp
open DiffSharp
open DLWorkbook.Tests.Bundled.DiffSharp.Support
open DLWorkbook.Tests.Bundled.DiffSharp.Expression
open DLWorkbook.Tests.Bundled.DiffSharp.Evaluation

let private variables = 3

let private forwardSlope f x = dsharp.diff f x

let private reverseSlope f (x: Tensor) =
    (dsharp.evalReverseDiff f x |> snd) (x.onesLike ())

/// The gradient by dual numbers, a variable at a time; inner derivatives in reverse mode.
let private forward dtype expression (place: float list) =
    let numbers = diffSharp dtype reverseSlope

    List.init variables (fun i ->
        let f x =
            evaluate numbers (List.updateAt i x (List.map numbers.Constant place)) expression

        float (forwardSlope f (numbers.Constant place[i])))

/// The gradient by a tape; inner derivatives in forward mode.
let private reverse dtype expression (place: float list) =
    let f (x: Tensor) =
        evaluate (diffSharp dtype forwardSlope) (List.init variables (fun i -> x[i])) expression

    elements (dsharp.grad f (dsharp.tensor (place, dtype = dtype))) |> List.ofArray

/// The gradient by TorchSharp.
let private torchGradient expression (place: float list) =
    use _ = torch.NewDisposeScope()

    List.init variables (fun i ->
        let f x =
            evaluate torchSharp (List.updateAt i x (List.map torchSharp.Constant place)) expression

        (torchSlope f (torchSharp.Constant place[i])).item<float>())

/// The gradient by central differences of the fourth order.
let private differences expression (place: float list) =
    let f = resolve expression
    let h = 1e-3

    List.init variables (fun i ->
        let at steps =
            evaluate floats (List.updateAt i (place[i] + steps * h) place) f

        (8. * (at 1. - at -1.) - (at 2. - at -2.)) / (12. * h))

/// An expression, and a place to look at it.
let private cases slopes =
    let coordinate = Gen.choose (-150, 150) |> Gen.map (fun n -> float n / 100.)
    let place = Gen.listOfLength variables coordinate
    let expression = Gen.sized (fun size -> generator variables slopes (4 + size / 8))

    let shrink (expression, place) =
        parts expression |> Seq.map (fun part -> part, place)

    Arb.fromGenShrink (Gen.zip expression place, shrink)

let private checkEach seed count cases (property: Expression * float list -> unit) =
    let config =
        Config.QuickThrowOnFailure
            .WithQuietOnSuccess(true)
            .WithMaxTest(count)
            .WithReplay(Some { Rnd = Rnd seed; Size = None })

    Check.One(config, Prop.forAll cases property)

let private agree tolerance (ways: (string * float list) list) =
    let name, expected = List.last ways

    for other, gradient in ways do
        for actual, expected in List.zip gradient expected do
            if not (near tolerance actual expected) then
                failtest $"{other} gives %A{gradient}, {name} %A{expected}"

/// Exact ways agree to ten digits; finite differences, whose error grows with the fifth derivative, to five.
let private agreement name slopes seed count =
    testCase $"{count} {name}, seed {seed}"
    <| fun () ->
        checkEach seed count (cases slopes) (fun (expression, place) ->
            let torch = torchGradient expression place
            let forward = forward Dtype.Float64 expression place
            let reverse = reverse Dtype.Float64 expression place
            agree 1e-10 [ "forward mode", forward; "reverse mode", reverse; "TorchSharp", torch ]
            agree 1e-5 [ "forward mode", forward; "finite differences", differences expression place ])

/// Single precision follows double precision as far as it can: to three digits.
let private single slopes seed count =
    testCase $"{count} expressions in single precision, seed {seed}"
    <| fun () ->
        checkEach seed count (cases slopes) (fun (expression, place) ->
            agree 1e-3 [
                "forward mode", forward Dtype.Float32 expression place
                "reverse mode", reverse Dtype.Float32 expression place
                "double precision", reverse Dtype.Float64 expression place
            ])

let private generated =
    testCase "the generator makes derivatives, and derivatives inside derivatives"
    <| fun () ->
        let sample =
            Gen.sampleWithSeed (Rnd 1UL) 40 200 (cases 2).Generator
            |> Seq.map fst
            |> Seq.toList

        let depths = sample |> List.countBy depth |> Map
        Expect.isGreaterThan depths[1] 30 "one deep"
        Expect.isGreaterThan depths[2] 30 "two deep"

let tests =
    testList "DiffSharp agrees with TorchSharp and finite differences" [
        yield generated
        for seed in [ 1UL; 2UL; 3UL ] -> agreement "expressions" 0 seed 40
        for seed in [ 4UL; 5UL; 6UL; 7UL; 8UL ] -> agreement "expressions with derivatives inside" 2 seed 40
        for seed in [ 9UL; 10UL ] -> single 1 seed 40
    ]
