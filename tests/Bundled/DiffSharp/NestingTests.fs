/// Derivatives inside derivatives. Each has to keep its perturbation to itself (Siskind and Pearlmutter, 2005, whose first
/// example is the first here), in every mixture of forward and reverse mode.
module DLWorkbook.Tests.Bundled.DiffSharp.NestingTests

open Expecto
open DiffSharp
open DLWorkbook.Tests.Bundled.DiffSharp.Support

/// The derivative of a function of a scalar, in each mode.
let private modes: (string * ((Tensor -> Tensor) -> Tensor -> Tensor)) list = [
    "forward", (fun f x -> dsharp.diff f x)
    "reverse", (fun f x -> (dsharp.evalReverseDiff f x |> snd) (x.onesLike ()))
]

let private mixtures = [
    for outerName, outer in modes do
        for innerName, inner in modes -> $"{innerName} in {outerName}", outer, inner
]

let private inEach name (check: _ -> _ -> unit) =
    testList name [ for mixture, outer, inner in mixtures -> testCase mixture <| fun () -> check outer inner ]

let private confusion = [
    inEach "d/dx x · (d/dy (x + y) at 1) at 1 is 1" (fun outer inner ->
        expect (outer (fun x -> x * inner (fun y -> x + y) (f64 1.)) (f64 1.)) [] [ 1. ] "derivative")

    inEach "d/dx x · (d/dy x y at 2) is 2 x" (fun outer inner ->
        expect (outer (fun x -> x * inner (fun y -> x * y) (f64 2.)) (f64 3.)) [] [ 6. ] "derivative")

    inEach "d/dx (d/dy x² y³ at x) is 12 x³" (fun outer inner ->
        // d/dy is 3 x² y², at y = x: 3 x⁴
        expect (outer (fun x -> inner (fun y -> x ** 2. * y ** 3.) x) (f64 0.5)) [] [ 1.5 ] "derivative")

    inEach "an inner function that is constant has slope 0, whatever the outer one" (fun outer inner ->
        expect (outer (fun x -> x + inner (fun _ -> f64 7.) x) (f64 2.)) [] [ 1. ] "a constant")

    inEach "the second derivative of sin is -sin" (fun outer inner ->
        expect (outer (inner sin) (f64 0.4)) [] [ -(sin 0.4) ] "derivative")

    inEach "the derivative of a power with the variable on both sides" (fun outer inner ->
        // d/dy x^y = x^y ln x, at y = 2: x² ln x, whose slope is 2 x ln x + x
        expect (outer (fun x -> inner (fun y -> x ** y) (f64 2.)) (f64 1.5)) [] [ 3. * log 1.5 + 1.5 ] "derivative")
]

/// The bundled DiffSharp asks whether a result belongs to the differentiation that made its input.
let private outsiders =
    inEach "an inner function that returns the outer variable has slope 0" (fun outer inner ->
        expect (outer (fun x -> x * inner (fun _ -> x) (f64 2.)) (f64 3.)) [] [ 0. ] "derivative")

let private depths = [
    testCase "three levels, in all eight mixtures"
    <| fun () ->
        // 5 · 4 · 3 x² = 60 x²
        for one, d1 in modes do
            for two, d2 in modes do
                for three, d3 in modes do
                    expect (d1 (d2 (d3 (fun x -> x ** 5.))) (f64 1.2)) [] [ 60. * 1.44 ] $"{one}, {two}, {three}"

    testCase "a gradient of a gradient's length"
    <| fun () ->
        // f = x₀² x₁; |∇f|² = 4 x₀² x₁² + x₀⁴; its gradient: (8 x₀ x₁² + 4 x₀³, 8 x₀² x₁)
        let f (x: Tensor) = x[0] ** 2. * x[1]

        let length x =
            let g = dsharp.grad f x in (g * g).sum()

        expect (dsharp.grad length (f64 [ 1.5; 2. ])) [ 2 ] [ 48. + 13.5; 36. ] "reverse over reverse"
        expect (dsharp.gradv length (f64 [ 1.5; 2. ]) (f64 [ 1.; 0. ])) [] [ 61.5 ] "reverse inside forward"

    testCase "a Hessian is symmetric and the same however it is made"
    <| fun () ->
        let f (x: Tensor) =
            sin (x[0] * x[1]) + exp (x[1] - x[2]) * x[2] ** 3. + (x * x).sum().sqrt()

        let x = f64 [ 0.7; -0.4; 1.1 ]
        let h = dsharp.hessian f x
        let same = elements h |> List.ofArray
        expectNear 1e-12 (h.transpose ()) [ 3; 3 ] same "symmetric"
        expectNear 1e-12 (dsharp.jacobian (dsharp.grad f) x) [ 3; 3 ] same "forward over reverse"

        let reverseOnly =
            dsharp.stack (List.init 3 (fun i -> dsharp.grad (fun x -> (dsharp.grad f x)[i]) x))

        expectNear 1e-12 reverseOnly [ 3; 3 ] same "reverse over reverse"

        let direction i = x.onehotLike (3, i)

        let second i j =
            dsharp.gradv (fun x -> dsharp.gradv f x (direction i)) x (direction j)

        let forwardOnly =
            dsharp.stack [ for i in 0..2 -> dsharp.stack [ for j in 0..2 -> second i j ] ]

        expectNear 1e-12 forwardOnly [ 3; 3 ] same "forward over forward"

    testCase "Newton's steps find the minimum of Rosenbrock's valley"
    <| fun () ->
        let rosenbrock (x: Tensor) =
            (1. - x[0]) ** 2. + 100. * (x[1] - x[0] ** 2.) ** 2.

        let step x =
            let g, h = dsharp.gradhessian rosenbrock x
            x - h.solve g

        let path =
            Seq.unfold (fun x -> Some(x, step x)) (f64 [ -1.2; 1. ])
            |> Seq.truncate 8
            |> Seq.toArray
        // The first step by hand: H = ((1330, 480), (480, 200)), ∇f = (-215.6, -88).
        expectNear 1e-12 path[1] [ 2 ] [ -1.2 + 880. / 35600.; 1. + (88. - 480. * (880. / 35600.)) / 200. ] "first step"
        expectNear 1e-9 path[7] [ 2 ] [ 1.; 1. ] "the minimum"

    testCase "a gradient step can itself be differentiated"
    <| fun () ->
        // One step on x² from 3 with rate r: x = 3 - 6 r; the loss (3 - 6 r)² falls by 12 (3 - 6 r) for each unit of r.
        let loss x = x * x

        let after rate =
            let x = f64 3. in loss (x - rate * dsharp.diff loss x)

        expect (dsharp.diff after (f64 0.1)) [] [ -12. * 2.4 ] "by the rate"
]

let private tapes =
    testList "the tape by hand" [
        testCase "reverse fills the derivative of every input, and adds up its uses"
        <| fun () ->
            let x = (f64 [ 1.; 2. ]).reverseDiff(nestingTag = 900000u)
            let y = (f64 3.).reverseDiff(nestingTag = 900000u)
            let z = (x * y + x).sum() * y
            z.reverse ()
            expect x.derivative [ 2 ] [ 12.; 12. ] "x"
            expect y.derivative [] [ 21. ] "y: Σx y + Σx + y Σx"
            expect z.primal [] [ 36. ] "the value"

        testCase "a second pass starts again, unless it is told to add"
        <| fun () ->
            let x = (f64 2.).reverseDiff(nestingTag = 900001u)
            let y = x ** 3.
            y.reverse ()
            y.reverse ()
            expect x.derivative [] [ 12. ] "again"
            (5. * x).reverse(zeroDerivatives = false)
            expect x.derivative [] [ 17. ] "another function's added"

        testCase "a dual number carries value and tangent"
        <| fun () ->
            let x = (f64 2.).forwardDiff(f64 1., nestingTag = 900002u)
            let y = x * x
            expect y.primal [] [ 4. ] "value"
            expect y.derivative [] [ 4. ] "tangent"
            Expect.isTrue (y.isForwardDiff && not y.isReverseDiff && not y.isNoDiff) "its kind"
            expect (y.noDiff ()) [] [ 4. ] "without"
            Expect.equal y.depth 1 "depth"

        testCase "long tapes need no deep stack"
        <| fun () ->
            let x = (f64 1.).reverseDiff(nestingTag = 900003u)
            let y = Seq.fold (fun sum _ -> sum + x * 1e-5) x (seq { 1..100000 })
            y.reverse ()
            expectNear 1e-9 x.derivative [] [ 2. ] "derivative"

        testCase "what has no derivative says so"
        <| fun () ->
            failsWith [ "constant" ] (fun () -> (f64 1.).derivative)
            failsWith [] (fun () -> (dsharp.tensor 1).reverseDiff())
            failsWith [] (fun () -> (f64 [ 1.; 2. ]).forwardDiff(f64 1.))
            let x = (f64 1.).reverseDiff(nestingTag = 900004u)
            let y = (f64 1.).forwardDiff(f64 1., nestingTag = 900004u)
            failsWith [ "nesting level" ] (fun () -> x * y)
    ]

let tests =
    testList "DiffSharp nesting" [ testList "perturbations" (outsiders :: confusion); testList "depth" depths; tapes ]
