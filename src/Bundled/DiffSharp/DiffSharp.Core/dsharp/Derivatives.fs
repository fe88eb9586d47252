namespace DiffSharp

/// Derivatives of functions of a scalar or a vector: a function in, a tensor out. `f…` gives the function's value, too.
[<AutoOpen>]
module DerivativeOperations =

    let private expect operation (what: string) (x: Tensor) (fx: Tensor) fits =
        if not fits then
            invalidArg
                "f"
                $"{operation}: expected {what}, got one from shape {Shape.text x.shape} to {Shape.text fx.shape}"

    let private expectDirection operation (x: Tensor) (v: Tensor) =
        if not (Shape.equal x.shape v.shape) then
            invalidArg "v" $"{operation}: expected v of x's shape {Shape.text x.shape}, got {Shape.text v.shape}"

    let private basis (like: Tensor) i : Tensor = like.onehotLike (like.nelement, i)

    type dsharp with

        /// f x and f' x, for a function of a scalar; forward mode.
        static member fdiff (f: Tensor -> Tensor) (x: Tensor) =
            if x.dim <> 0 then
                invalidArg "x" $"diff: expected a scalar, got shape {Shape.text x.shape}: grad, or jacobian?"

            dsharp.evalForwardDiff f x (x.onesLike ())

        /// f' x, for a function of a scalar; forward mode.
        static member diff f x = dsharp.fdiff f x |> snd

        /// f x, f' x, …, the n-th derivative, for a function of a scalar; nested forward mode.
        static member ffdiffn (n: int) (f: Tensor -> Tensor) (x: Tensor) =
            if n < 0 then
                invalidArg "n" $"diffn: expected an order of at least 0, got {n}"

            if x.dim <> 0 then
                invalidArg "x" $"diffn: expected a scalar, got shape {Shape.text x.shape}"

            dsharp.evalForwardDiffs f x (Array.create n (x.onesLike ()))

        /// f x and the n-th derivative.
        static member fdiffn n f x =
            let all = dsharp.ffdiffn n f x
            Array.head all, Array.last all

        /// The n-th derivative.
        static member diffn n f x = dsharp.fdiffn n f x |> snd

        /// f x and the second derivative.
        static member fdiff2 f x = dsharp.fdiffn 2 f x

        /// The second derivative.
        static member diff2 f x = dsharp.diffn 2 f x

        /// f x and the gradient, for a scalar function of a vector (reverse mode) or of a scalar (forward mode).
        static member fgrad (f: Tensor -> Tensor) (x: Tensor) =
            if x.dim = 0 then
                dsharp.fdiff f x
            else
                let fx, pull = dsharp.evalReverseDiff f x
                expect "grad" "a scalar function of a vector" x fx (x.dim = 1 && fx.dim = 0)
                fx, pull (fx.onesLike ())

        /// The gradient, for a scalar function of a vector (reverse mode) or of a scalar (forward mode).
        static member grad f x = dsharp.fgrad f x |> snd

        /// f x and the gradient's product with v, for a scalar function of a vector; forward mode.
        static member fgradv f (x: Tensor) (v: Tensor) =
            expectDirection "gradv" x v
            let fx, d = dsharp.evalForwardDiff f x v
            expect "gradv" "a scalar function of a vector" x fx (x.dim = 1 && fx.dim = 0)
            fx, d

        /// The gradient's product with v: the derivative in the direction v; forward mode.
        static member gradv f x v = dsharp.fgradv f x v |> snd

        /// f x and the Jacobian's product with v, for a vector function of a vector; forward mode.
        static member fjacobianv f (x: Tensor) (v: Tensor) =
            expectDirection "jacobianv" x v
            let fx, d = dsharp.evalForwardDiff f x v
            expect "jacobianv" "a vector function of a vector" x fx (x.dim = 1 && fx.dim = 1)
            fx, d

        /// The Jacobian's product with v; forward mode.
        static member jacobianv f x v = dsharp.fjacobianv f x v |> snd

        /// f x and the transposed Jacobian's product with v, for a function of a vector; reverse mode.
        static member fjacobianTv f (x: Tensor) (v: Tensor) =
            let fx, pull = dsharp.evalReverseDiff f x
            expect "jacobianTv" "a vector or scalar function of a vector" x fx (x.dim = 1 && fx.dim <= 1)
            expectDirection "jacobianTv (v beside f x)" fx v
            fx, pull v

        /// The transposed Jacobian's product with v; reverse mode.
        static member jacobianTv f x v = dsharp.fjacobianTv f x v |> snd

        /// f x and the Jacobian (outputs, inputs): by rows in reverse mode if there are more inputs than outputs, otherwise
        /// by columns in forward mode.
        static member fjacobian (f: Tensor -> Tensor) (x: Tensor) =
            let fx, pull = dsharp.evalReverseDiff f x
            expect "jacobian" "a vector function of a vector" x fx (x.dim = 1 && fx.dim = 1)

            if x.nelement > fx.nelement then
                fx, Tensor.stack (List.init fx.nelement (fun i -> pull (basis fx i)))
            else
                fx, Tensor.stack (List.init x.nelement (fun j -> dsharp.jacobianv f x (basis x j)), 1)

        /// The Jacobian (outputs, inputs).
        static member jacobian f x = dsharp.fjacobian f x |> snd

        /// f x, the gradient's product with v, and the Hessian's, by a reverse pass over a forward one.
        static member fgradhessianv (f: Tensor -> Tensor) (x: Tensor) (v: Tensor) =
            expectDirection "hessianv" x v
            let gv, pull = dsharp.evalReverseDiff (fun x -> dsharp.gradv f x v) x
            f x, gv, pull (gv.onesLike ())

        /// The gradient's product with v, and the Hessian's.
        static member gradhessianv f x v =
            let _, gv, hv = dsharp.fgradhessianv f x v
            gv, hv

        /// f x and the Hessian's product with v.
        static member fhessianv f x v =
            let fx, _, hv = dsharp.fgradhessianv f x v
            fx, hv

        /// The Hessian's product with v, without the Hessian.
        static member hessianv f x v = dsharp.fhessianv f x v |> snd

        /// f x, the gradient and the Hessian (n, n), for a scalar function of a vector; a column at a time, by a reverse pass
        /// over a forward one.
        static member fgradhessian (f: Tensor -> Tensor) (x: Tensor) =
            let columns = List.init x.nelement (fun j -> dsharp.gradhessianv f x (basis x j))
            f x, Tensor.stack (List.map fst columns), Tensor.stack (List.map snd columns, 1)

        /// The gradient and the Hessian.
        static member gradhessian f x =
            let _, g, h = dsharp.fgradhessian f x
            g, h

        /// f x and the Hessian (n, n).
        static member fhessian f x =
            let fx, _, h = dsharp.fgradhessian f x
            fx, h

        /// The Hessian (n, n), for a scalar function of a vector.
        static member hessian f x = dsharp.fhessian f x |> snd

        /// f x and the sum of the second derivatives, the trace of the Hessian.
        static member flaplacian f x =
            let fx, h = dsharp.fhessian f x
            fx, h.trace ()

        /// The sum of the second derivatives.
        static member laplacian f x = dsharp.flaplacian f x |> snd

        /// f x and the divergence, the trace of the Jacobian of a field.
        static member fdivergence f x =
            let fx, j = dsharp.fjacobian f x
            expect "divergence" "a field with as many components as x" x fx (x.nelement = fx.nelement)
            fx, j.trace ()

        /// The divergence of a field.
        static member divergence f x = dsharp.fdivergence f x |> snd

        /// f x and the curl of a field in space.
        static member fcurl f x =
            let fx, j = dsharp.fjacobian f x
            expect "curl" "a field in space, of three components" x fx (x.nelement = 3 && fx.nelement = 3)
            fx, Tensor.stack [ j[2, 1] - j[1, 2]; j[0, 2] - j[2, 0]; j[1, 0] - j[0, 1] ]

        /// The curl of a field in space.
        static member curl f x = dsharp.fcurl f x |> snd
