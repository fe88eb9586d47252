/// Short names for the derivatives: `g` for `grad`, `hvp` for `hessianv`, and so on.
module DiffSharp.Shorten

type dsharp with

    /// `gradv`
    static member gvp f x v = dsharp.gradv f x v
    /// `grad`
    static member g f x = dsharp.grad f x
    /// `hessianv`
    static member hvp f x v = dsharp.hessianv f x v
    /// `hessian`
    static member h f x = dsharp.hessian f x
    /// `gradhessian`
    static member gh f x = dsharp.gradhessian f x
    /// `gradhessianv`
    static member ghvp f x v = dsharp.gradhessianv f x v
    /// `jacobianv`
    static member jvp f x v = dsharp.jacobianv f x v
    /// `jacobianTv`
    static member vjp f x v = dsharp.jacobianTv f x v
    /// `jacobian`
    static member j f x = dsharp.jacobian f x
    /// `fgradv`
    static member fgvp f x v = dsharp.fgradv f x v
    /// `fgrad`
    static member fg f x = dsharp.fgrad f x
    /// `fgradhessian`
    static member fgh f x = dsharp.fgradhessian f x
    /// `fhessianv`
    static member fhvp f x v = dsharp.fhessianv f x v
    /// `fhessian`
    static member fh f x = dsharp.fhessian f x
    /// `fjacobianv`
    static member fjvp f x v = dsharp.fjacobianv f x v
    /// `fjacobianTv`
    static member fvjp f x v = dsharp.fjacobianTv f x v
    /// `fjacobian`
    static member fj f x = dsharp.fjacobian f x
