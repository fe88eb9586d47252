namespace DiffSharp

open DiffSharp.Backends

/// Answers for each element, or for all of them. Both sides have one shape. Derivatives play no part.
[<AutoOpen>]
module ComparisonExtensions =

    let private compare operation (answer: RawTensor -> RawTensor -> RawTensor) (a: Tensor) (b: Tensor) =
        if not (Shape.equal a.shape b.shape) then
            invalidArg
                "b"
                $"{operation}: expected one shape, got {Shape.text a.shape} and {Shape.text b.shape}: b.expandAs(a)?"

        if a.dtype <> b.dtype then
            invalidArg "b" $"{operation}: expected one dtype, got {a.dtype} and {b.dtype}: b.cast(a.dtype)?"

        Constant(answer a.primalRaw b.primalRaw)

    type Tensor with

        /// Where a is less.
        member a.lt(b: Tensor) = compare "lt" (fun x y -> x.LtTT y) a b

        /// Where a is greater.
        member a.gt(b: Tensor) = compare "gt" (fun x y -> x.GtTT y) a b

        /// Where a is less or the same.
        member a.le(b: Tensor) = compare "le" (fun x y -> x.LeTT y) a b

        /// Where a is greater or the same.
        member a.ge(b: Tensor) = compare "ge" (fun x y -> x.GeTT y) a b

        /// Where both are the same.
        member a.eq(b: Tensor) = compare "eq" (fun x y -> x.EqTT y) a b

        /// Where they are not the same.
        member a.ne(b: Tensor) =
            let same = a.eq b in same.lt (same.onesLike ())

        /// Where an element is infinite.
        member a.isinf() = Constant(a.primalRaw.IsInfT())

        /// Where an element is NaN.
        member a.isnan() = Constant(a.primalRaw.IsNaNT())

        /// True if an element is infinite.
        member a.hasinf() = a.isinf().sum().toBool()

        /// True if an element is NaN.
        member a.hasnan() = a.isnan().sum().toBool()

        /// True if an element is infinite or NaN.
        member a.hasinfnan() = a.hasinf () || a.hasnan ()

        /// True if |a - b| ≤ absoluteTolerance + relativeTolerance · |b| everywhere; a NaN is close to nothing.
        member t.allclose(tensor: Tensor, ?relativeTolerance: float, ?absoluteTolerance: float) =
            if t.dtype <> tensor.dtype then
                invalidArg "tensor" $"allclose: expected one dtype, got {t.dtype} and {tensor.dtype}: cast one?"

            t.primalRaw.AllClose(tensor.primalRaw, defaultArg relativeTolerance 1e-5, defaultArg absoluteTolerance 1e-8)
