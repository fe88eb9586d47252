/// Derivatives by central differences, to check the exact ones against. Their error is of the order of ε² plus rounding over
/// ε: about 1e-10 at best in `Float64` (ε = 1e-5), 1e-3 in `Float32` (ε = 1e-2).
module DiffSharp.Numerical

let private central (epsilon: float) (f: Tensor -> Tensor) (x: Tensor) (direction: Tensor) : Tensor =
    let step = direction * epsilon
    (f (x + step) - f (x - step)) / (2. * epsilon)

let private basis (x: Tensor) i : Tensor = x.onehotLike (x.nelement, i)

type dsharp with

    /// f x and f' x, for a function of a scalar.
    static member numfdiff (epsilon: float) (f: Tensor -> Tensor) (x: Tensor) =
        f x, central epsilon f x (x.onesLike ())

    /// f' x, for a function of a scalar.
    static member numdiff epsilon f x = dsharp.numfdiff epsilon f x |> snd

    /// f x and f'' x, for a function of a scalar.
    static member numfdiff2 (epsilon: float) (f: Tensor -> Tensor) (x: Tensor) : Tensor * Tensor =
        let fx = f x
        fx, (f (x + epsilon) - 2. * fx + f (x - epsilon)) / (epsilon * epsilon)

    /// f'' x, for a function of a scalar.
    static member numdiff2 epsilon f x = dsharp.numfdiff2 epsilon f x |> snd

    /// The gradient's product with v, for a scalar function of a vector.
    static member numgradv (epsilon: float) (f: Tensor -> Tensor) (x: Tensor) (v: Tensor) = central epsilon f x v

    /// f x and the gradient, for a scalar function of a vector or of a scalar.
    static member numfgrad (epsilon: float) (f: Tensor -> Tensor) (x: Tensor) =
        if x.dim = 0 then
            dsharp.numfdiff epsilon f x
        else
            f x, Tensor.stack (List.init x.nelement (fun i -> central epsilon f x (basis x i)))

    /// The gradient, for a scalar function of a vector or of a scalar.
    static member numgrad epsilon f x = dsharp.numfgrad epsilon f x |> snd

    /// The Jacobian's product with v, for a vector function of a vector.
    static member numjacobianv (epsilon: float) (f: Tensor -> Tensor) (x: Tensor) (v: Tensor) = central epsilon f x v

    /// f x and the Jacobian (outputs, inputs), for a vector function of a vector.
    static member numfjacobian (epsilon: float) (f: Tensor -> Tensor) (x: Tensor) =
        f x, Tensor.stack (List.init x.nelement (fun i -> central epsilon f x (basis x i)), 1)

    /// The Jacobian (outputs, inputs), for a vector function of a vector.
    static member numjacobian epsilon f x = dsharp.numfjacobian epsilon f x |> snd

    /// The Hessian's product with v, for a scalar function of a vector.
    static member numhessianv (epsilon: float) (f: Tensor -> Tensor) (x: Tensor) (v: Tensor) =
        central epsilon (dsharp.numgrad epsilon f) x v

    /// f x and the Hessian (n, n), for a scalar function of a vector.
    static member numfhessian (epsilon: float) (f: Tensor -> Tensor) (x: Tensor) =
        f x, dsharp.numjacobian epsilon (dsharp.numgrad epsilon f) x

    /// The Hessian (n, n), for a scalar function of a vector.
    static member numhessian epsilon f x = dsharp.numfhessian epsilon f x |> snd
