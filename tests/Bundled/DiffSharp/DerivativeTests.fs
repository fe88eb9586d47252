/// Derivatives against what calculus says: every function in forward and in reverse mode, and the operators on them.
module DLWorkbook.Tests.Bundled.DiffSharp.DerivativeTests

open System
open Expecto
open DiffSharp
open DiffSharp.Numerical
open DLWorkbook.Tests.Bundled.DiffSharp.Support

/// A name, a function, its derivative by hand, and where to try it.
let private functions: (string * (Tensor -> Tensor) * (float -> float) * float list) list = [
    "exp", exp, Math.Exp, [ -1.; 0.; 1.5 ]
    "log", log, (fun x -> 1. / x), [ 0.2; 3. ]
    "log10", log10, (fun x -> 1. / (x * Math.Log 10.)), [ 0.2; 3. ]
    "sqrt", sqrt, (fun x -> 0.5 / Math.Sqrt x), [ 0.25; 4. ]
    "sin", sin, Math.Cos, [ -2.; 0.; 1. ]
    "cos", cos, (fun x -> -Math.Sin x), [ -2.; 0.; 1. ]
    "tan", tan, (fun x -> 1. / Math.Cos x ** 2.), [ -1.; 0.3 ]
    "sinh", sinh, Math.Cosh, [ -1.; 0.5 ]
    "cosh", cosh, Math.Sinh, [ -1.; 0.5 ]
    "tanh", tanh, (fun x -> 1. - Math.Tanh x ** 2.), [ -1.; 0.; 2. ]
    "asin", asin, (fun x -> 1. / Math.Sqrt(1. - x * x)), [ -0.5; 0.3 ]
    "acos", acos, (fun x -> -1. / Math.Sqrt(1. - x * x)), [ -0.5; 0.3 ]
    "atan", atan, (fun x -> 1. / (1. + x * x)), [ -2.; 0.5 ]
    "abs", abs, (fun x -> float (sign x)), [ -2.; 0.; 3. ]
    "relu", dsharp.relu, (fun x -> if x > 0. then 1. else 0.), [ -2.; 0.; 3. ]
    "leakyRelu", (fun x -> x.leakyRelu 0.1), (fun x -> if x > 0. then 1. else 0.1), [ -2.; 3. ]
    "sigmoid", dsharp.sigmoid, (fun x -> Math.Exp -x / (1. + Math.Exp -x) ** 2.), [ -3.; 0.; 2. ]
    "softplus", dsharp.softplus, (fun x -> 1. / (1. + Math.Exp -x)), [ -3.; 0.; 2. ]
    "floor", floor, (fun _ -> 0.), [ 0.5 ]
    "ceil", ceil, (fun _ -> 0.), [ 0.5 ]
    "round", round, (fun _ -> 0.), [ 0.3 ]
    "sign", dsharp.sign, (fun _ -> 0.), [ -1.5 ]
    "neg", (~-), (fun _ -> -1.), [ 2. ]
    "clamp", (fun x -> x.clamp (-1., 1.)), (fun x -> if abs x <= 1. then 1. else 0.), [ -2.; 0.5; 3. ]
    "x + 2", (fun x -> x + 2.), (fun _ -> 1.), [ 1. ]
    "2 - x", (fun x -> 2. - x), (fun _ -> -1.), [ 1. ]
    "3 x", (fun x -> 3. * x), (fun _ -> 3.), [ 1. ]
    "x / 4", (fun x -> x / 4.), (fun _ -> 0.25), [ 1. ]
    "2 / x", (fun x -> 2. / x), (fun x -> -2. / (x * x)), [ -0.5; 2. ]
    "x * x", (fun x -> x * x), (fun x -> 2. * x), [ -1.; 0.; 2. ]
    "x / (1 + x²)", (fun x -> x / (1. + x * x)), (fun x -> (1. - x * x) / (1. + x * x) ** 2.), [ 0.5; 2. ]
    "x³", (fun x -> x ** 3.), (fun x -> 3. * x * x), [ -2.; 1.5 ]
    "2^x", (fun x -> Tensor.Pow(2., x)), (fun x -> 2. ** x * Math.Log 2.), [ -1.; 1.5 ]
    "x^x", (fun x -> x ** x), (fun x -> x ** x * (Math.Log x + 1.)), [ 0.5; 2. ]
    "max(x, 1)",
    (fun x -> x.max (f64 1.)),
    (fun x ->
        if x > 1. then 1.
        elif x = 1. then 0.5
        else 0.),
    [ 0.5; 1.; 2. ]
    "min(x, 1)",
    (fun x -> x.min (f64 1.)),
    (fun x ->
        if x < 1. then 1.
        elif x = 1. then 0.5
        else 0.),
    [ 0.5; 1.; 2. ]
    "no x", (fun _ -> f64 3.), (fun _ -> 0.), [ 1. ]
]

// Reverse mode for a scalar; `dsharp.grad` takes forward mode there.
let private pulled f x =
    (dsharp.evalReverseDiff f x |> snd) (f64 1.)

let private one (name, f, slope: float -> float, places) =
    testCase $"{name} has its slope in forward and in reverse mode"
    <| fun () ->
        for x in places do
            expect (dsharp.diff f (f64 x)) [] [ slope x ] $"forward at {x}"
            expect (pulled f (f64 x)) [] [ slope x ] $"reverse at {x}"

let private both f x =
    dsharp.grad f x, dsharp.stack (List.init x.nelement (fun i -> dsharp.gradv f x (x.onehotLike (x.nelement, i))))

/// A scalar function of a vector of four: forward, reverse and finite differences agree.
let private layout name (f: Tensor -> Tensor) =
    testCase $"the gradient goes through {name}"
    <| fun () ->
        let x = f64 [ 0.4; -0.7; 1.3; 0.9 ]
        let reverse, forward = both f x
        let numeric = elements (dsharp.numgrad 1e-5 f x) |> List.ofArray
        expectNear 1e-8 reverse [ 4 ] numeric "reverse"
        expectNear 1e-8 forward [ 4 ] numeric "forward"

let private weights = f64 [ [ 0.3; -1.2 ]; [ 0.8; 0.5 ] ]
let private square (x: Tensor) = x.view [ 2; 2 ]

let private weighed (t: Tensor) =
    (t * t * (dsharp.arange (float t.nelement) + 1.).double().view t.shape).sum()

let private layouts = [
    layout "views" (fun x -> weighed ((square x).flatten()))
    layout "transpose" (fun x -> weighed ((square x).transpose()))
    layout "permute" (fun x -> weighed ((x.view [ 1; 2; 2 ]).permute [ 2; 0; 1 ]))
    layout "flip" (fun x -> weighed (x.flip [ 0 ]))
    layout "expand" (fun x -> weighed ((x.unsqueeze 0).expand [ 3; 4 ]))
    layout "slices" (fun x -> weighed x[1..] + x[0] * x[2])
    layout "the same element twice" (fun x -> x[1] * x[1] + weighed x[..1])
    layout "matrix slices" (fun x -> let m = square x in weighed m[*, 1] + m[0, 0])
    layout "cat" (fun x -> weighed (dsharp.cat [ x; 2. * x; x[..1] ]))
    layout "stack" (fun x -> weighed (dsharp.stack ([ x; x * x ], 1)))
    layout "split and unstack" (fun x -> let parts = x.split [ 1; 3 ] in weighed parts[1] * parts[0].sum())
    layout "gather" (fun x -> weighed ((square x).gather(1, dsharp.tensor [ [ 1; 1 ]; [ 0; 1 ] ])))
    layout "addSlice" (fun x -> weighed (x.addSlice ([ 1 ], x[..1] * x[2..])))
    layout "broadcasting" (fun x -> weighed (x.unsqueeze 1 * x + x[0]))
    layout "sums" (fun x -> weighed ((square x).sum 0) + weighed ((square x).sum(1, keepDim = true)))
    layout "means and variances" (fun x -> x.mean () * x.var () + weighed ((square x).std 0))
    layout "extremes" (fun x -> x.max () * x.min () + weighed ((square x).max 1))
    layout "softmax" (fun x -> weighed ((square x).softmax 1) + weighed (x.logsoftmax 0))
    layout "matrix products" (fun x -> weighed ((square x).matmul weights) + weighed (weights.matmul (square x)))
    layout "a product with itself" (fun x -> weighed ((square x).matmul(square x)))
    layout "batches" (fun x -> weighed ((dsharp.stack [ square x; 2. * square x ]).matmul weights))
    layout "dot" (fun x -> x.dot (x * x))
    layout "solve" (fun x -> weighed ((square x).solve(f64 [ 1.; 2. ])) + weighed (weights.solve (square x)))
    layout "inverse and determinant" (fun x -> weighed (dsharp.inv (square x)) * dsharp.det (square x))
    layout "trace" (fun x -> (square (x * x)).trace())
    layout "squared error" (fun x -> x.mseLoss (f64 [ 1.; 0.; 2.; 1. ]))
    layout "binary cross-entropy" (fun x -> (x.sigmoid ()).bceLoss(f64 [ 1.; 0.; 0.5; 1. ]))
    layout "cross-entropy" (fun x -> (square x).crossEntropyLoss(dsharp.tensor [ 1; 0 ]))
    layout "map" (fun x -> x |> dsharp.map (fun e -> sin e * e) |> weighed)
]

/// x₀² x₁ + sin x₁, with gradient (2 x₀ x₁, x₀² + cos x₁) and Hessian ((2 x₁, 2 x₀), (2 x₀, -sin x₁)).
let private f (x: Tensor) = x[0] ** 2. * x[1] + sin x[1]
let private at = f64 [ 1.5; 0.7 ]
let private gradient = [ 2.1; 2.25 + cos 0.7 ]
let private hessian = [ 1.4; 3.; 3.; -(sin 0.7) ]

/// From the plane to space: (x₀ x₁, x₀, exp x₁).
let private field (x: Tensor) =
    dsharp.stack [ x[0] * x[1]; x[0]; exp x[1] ]

let private operators =
    testList "operators" [
        testCase "gradient and Hessian of a function of two variables"
        <| fun () ->
            let fx, g = dsharp.fgrad f at
            expect fx [] [ 1.575 + sin 0.7 ] "value"
            expect g [ 2 ] gradient "gradient"
            expect (dsharp.hessian f at) [ 2; 2 ] hessian "Hessian"
            let fx, g, h = dsharp.fgradhessian f at
            expect fx [] [ 1.575 + sin 0.7 ] "value beside both"
            expect g [ 2 ] gradient "gradient beside the Hessian"
            expect h [ 2; 2 ] hessian "Hessian beside the gradient"
            expect (dsharp.laplacian f at) [] [ 1.4 - sin 0.7 ] "Laplacian"

        testCase "products with a vector need no matrix"
        <| fun () ->
            let v = f64 [ 2.; -1. ]
            let g0, g1 = gradient[0], gradient[1]
            expect (dsharp.gradv f at v) [] [ 2. * g0 - g1 ] "gradv"

            expect
                (dsharp.hessianv f at v)
                [ 2 ]
                [ 2. * hessian[0] - hessian[1]; 2. * hessian[2] - hessian[3] ]
                "hessianv"

            let gv, hv = dsharp.gradhessianv f at v
            expect gv [] [ 2. * g0 - g1 ] "gradv of both"
            expect hv [ 2 ] [ 2. * hessian[0] - hessian[1]; 2. * hessian[2] - hessian[3] ] "hessianv of both"
            expect (dsharp.jacobianv field at v) [ 3 ] [ -0.1; 2.; -(exp 0.7) ] "jacobianv"
            expect (dsharp.jacobianTv field at (f64 [ 1.; 2.; 3. ])) [ 2 ] [ 2.7; 1.5 + 3. * exp 0.7 ] "jacobianTv"

        testCase "a Jacobian is tall or wide"
        <| fun () ->
            expect (dsharp.jacobian field at) [ 3; 2 ] [ 0.7; 1.5; 1.; 0.; 0.; exp 0.7 ] "more outputs: by columns"

            let wide (x: Tensor) =
                dsharp.stack [ x[0] * x[1] * x[2]; x[2] ]

            expect
                (dsharp.jacobian wide (f64 [ 2.; 3.; 5. ]))
                [ 2; 3 ]
                [ 15.; 10.; 6.; 0.; 0.; 1. ]
                "more inputs: by rows"

        testCase "divergence and curl of a field in space"
        <| fun () ->
            let field (x: Tensor) =
                dsharp.stack [ x[0] * x[1]; x[1] * x[2]; x[2] * x[0] ]

            let x = f64 [ 1.; 2.; 3. ]
            expect (dsharp.divergence field x) [] [ 6. ] "divergence: y + z + x"
            expect (dsharp.curl field x) [ 3 ] [ -2.; -3.; -1. ] "curl: (-y, -z, -x)"

        testCase "higher derivatives of a scalar function"
        <| fun () ->
            expect (dsharp.diffn 3 (fun x -> x ** 4.) (f64 2.)) [] [ 48. ] "of x⁴"
            expect (dsharp.diff2 sin (f64 0.3)) [] [ -(sin 0.3) ] "second, of sin"
            expect (dsharp.diffn 0 sin (f64 0.3)) [] [ sin 0.3 ] "none"
            let all = dsharp.ffdiffn 2 (fun x -> exp (2. * x)) (f64 0.1)
            expect (dsharp.stack all) [ 3 ] [ exp 0.2; 2. * exp 0.2; 4. * exp 0.2 ] "all orders"

        testCase "numerical derivatives are near the exact ones"
        <| fun () ->
            expectNear 1e-8 (dsharp.numgrad 1e-5 f at) [ 2 ] gradient "gradient"
            expectNear 1e-4 (dsharp.numhessian 1e-4 f at) [ 2; 2 ] hessian "Hessian"
            expectNear 1e-4 (dsharp.numjacobian 1e-5 field at) [ 3; 2 ] [ 0.7; 1.5; 1.; 0.; 0.; exp 0.7 ] "Jacobian"
            expectNear 1e-8 (dsharp.numdiff 1e-5 sin (f64 0.3)) [] [ cos 0.3 ] "slope"
            expectNear 1e-5 (dsharp.numdiff2 1e-4 sin (f64 0.3)) [] [ -(sin 0.3) ] "second"

        testCase "functions and points of the wrong shape are refused"
        <| fun () ->
            failsWith [] (fun () -> dsharp.diff (fun x -> x.sum ()) at)
            failsWith [] (fun () -> dsharp.grad (fun x -> x * x) at)
            failsWith [] (fun () -> dsharp.jacobian (fun x -> x.sum ()) at)
            failsWith [] (fun () -> dsharp.gradv f at (f64 [ 1.; 2.; 3. ]))
            failsWith [] (fun () -> dsharp.grad f (dsharp.tensor [ 1; 2 ]))
    ]

let tests =
    testList "DiffSharp derivatives" [
        testList "slopes" (functions |> List.map one)
        testList "layouts" layouts
        operators
    ]
