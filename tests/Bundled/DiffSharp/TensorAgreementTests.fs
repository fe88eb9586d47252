/// Random expressions of vectors and matrices: gradient and Hessian-vector product by DiffSharp's modes and their nestings,
/// by TorchSharp and by finite differences. The seeds are fixed.
module DLWorkbook.Tests.Bundled.DiffSharp.TensorAgreementTests

open Expecto
open FsCheck
open FsCheck.FSharp
open TorchSharp
open DiffSharp
open DLWorkbook.Tests.Bundled.DiffSharp.Support
open DLWorkbook.Tests.Bundled.DiffSharp.TensorExpression

let private weights = [ 0.7; -1.1; 0.4; 1.3 ]
let private direction = [ 0.5; -0.3; 1.; 0.2 ]

/// A weighed sum of an expression's elements.
let private scalar expression (x: Tensor) : Tensor =
    (byDiffSharp x expression).dot(f64 weights)

let private list (t: Tensor) = List.ofArray (elements t)

/// Gradient, and its derivative in a direction, by TorchSharp.
let private byTorch expression (place: float list) =
    use _ = torch.NewDisposeScope()

    let vector (values: float list) =
        torch.tensor (Array.ofList values, dtype = torch.float64)

    let x = (vector place).requires_grad_ true
    let y = (byTorchSharp x expression).dot(vector weights)
    let gradient = torch.autograd.grad([| y |], [| x |], create_graph = true)[0]
    let slope = gradient.dot (vector direction)

    let product =
        if slope.requires_grad then
            match box (torch.autograd.grad([| slope |], [| x |], allow_unused = true)[0]) with
            | :? torch.Tensor as product -> List.ofArray (product.data<float>().ToArray())
            | _ -> [ 0.; 0.; 0.; 0. ]
        else
            [ 0.; 0.; 0.; 0. ]

    List.ofArray (gradient.detach().data<float>().ToArray()), product

/// The derivative in a direction by central differences of the fourth order.
let private difference (f: Tensor -> Tensor) (x: Tensor) (v: Tensor) : Tensor =
    let h = 1e-3
    let at steps = f (x + v * (steps * h))
    (8. * (at 1. - at -1.) - (at 2. - at -2.)) / (12. * h)

let private basis =
    List.init 4 (fun i -> f64 [ for j in 0..3 -> if i = j then 1. else 0. ])

let private agree tolerance what (actual: float list) (expected: float list) =
    if not (List.forall2 (near tolerance) actual expected) then
        failtest $"{what}: %A{actual} against %A{expected}"

let private check (expression, place: float list) =
    let f = scalar expression
    let x, v = f64 place, f64 direction
    let gradient, product = byTorch expression place

    agree 1e-9 "gradient by reverse mode" (list (dsharp.grad f x)) gradient
    agree 1e-9 "gradient by forward mode" [ for e in basis -> float (dsharp.gradv f x e) ] gradient
    agree 1e-5 "gradient by finite differences" [ for e in basis -> float (difference f x e) ] gradient

    agree 1e-8 "reverse over forward" (list (dsharp.hessianv f x v)) product
    agree 1e-8 "forward over reverse" (list (dsharp.jacobianv (dsharp.grad f) x v)) product
    agree 1e-8 "reverse over reverse" (list (dsharp.grad (fun x -> (dsharp.grad f x).dot v) x)) product

    let twice e =
        float (dsharp.gradv (fun x -> dsharp.gradv f x v) x e)

    agree 1e-8 "forward over forward" (List.map twice basis) product
    agree 1e-5 "finite differences of the gradient" (list (difference (dsharp.grad f) x v)) product

let private cases =
    let coordinate = Gen.choose (-150, 150) |> Gen.map (fun n -> float n / 100.)
    let expression = Gen.sized (fun size -> generator (2 + size / 8))

    let shrink (expression, place) =
        parts expression |> Seq.map (fun part -> part, place)

    Arb.fromGenShrink (Gen.zip expression (Gen.listOfLength 4 coordinate), shrink)

let private agreement seed count =
    testCase $"{count} expressions of vectors and matrices, seed {seed}"
    <| fun () ->
        let config =
            Config.QuickThrowOnFailure
                .WithQuietOnSuccess(true)
                .WithMaxTest(count)
                .WithReplay(Some { Rnd = Rnd seed; Size = None })

        Check.One(config, Prop.forAll cases check)

let private each =
    testList "each function alone" [
        for name in Map.keys functions -> testCase name <| fun () -> check (Call(name, Input), [ 0.4; -0.9; 1.2; 0.1 ])
    ]

let tests =
    testList "DiffSharp's tensors agree with TorchSharp and finite differences" [
        yield each
        for seed in [ 21UL; 22UL; 23UL; 24UL ] -> agreement seed 40
    ]
