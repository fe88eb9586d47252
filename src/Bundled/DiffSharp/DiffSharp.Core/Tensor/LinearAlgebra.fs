namespace DiffSharp

open DiffSharp.Backends

/// Products of matrices and vectors, and linear equations. All of it can be differentiated.
[<AutoOpen>]
module LinearAlgebraExtensions =

    let private swapped (a: Tensor) = a.transpose (-2, -1)

    // (…, m, k) by (…, k, n), the leading axes being the same.
    let rec private multiply (a: Tensor) (b: Tensor) : Tensor =
        let pushA _ b _ tangent = multiply tangent b
        let pushB a _ _ tangent = multiply a tangent
        let pullA _ b _ adjoint = multiply adjoint (swapped b)
        let pullB a _ _ adjoint = multiply (swapped a) adjoint
        Lift.binary "matmul" (fun x y -> x.MatMulTT y) pushA pushB pullA pullB a b

    // A X = B, so dX = A⁻¹ (dB - dA X), and the adjoints are those of the transposed equations (Giles, 2008).
    let rec private solved (a: Tensor) (b: Tensor) : Tensor =
        let pushA a _ f tangent = -(solved a (multiply tangent f))
        let pushB a _ _ tangent = solved a tangent

        let pullA a _ f adjoint =
            -(multiply (solved (swapped a) adjoint) (swapped f))

        let pullB a _ _ adjoint = solved (swapped a) adjoint
        Lift.binary "solve" (fun x y -> x.SolveTT y) pushA pushB pullA pullB a b

    let private checkSquare operation (a: Tensor) =
        if a.dim <> 2 || a.shape[0] <> a.shape[1] then
            invalidArg "a" $"{operation}: expected a square matrix, got shape {Shape.text a.shape}"

    let private checkOneDtype operation (a: Tensor) (b: Tensor) =
        if a.dtype <> b.dtype then
            invalidArg "b" $"{operation}: expected one dtype, got {a.dtype} and {b.dtype}: b.cast(a.dtype)?"

    type Tensor with

        /// The matrix product: (m, k) by (k, n) → (m, n). Leading axes are batches, and broadcast; a vector is a row on the
        /// left, a column on the right, and two vectors give their dot product.
        member a.matmul(b: Tensor) : Tensor =
            checkOneDtype "matmul" a b

            if a.dim = 0 || b.dim = 0 then
                invalidArg
                    "b"
                    $"matmul: expected matrices, got {Shape.text a.shape} and {Shape.text b.shape}: a * b for a scalar"

            let left = if a.dim = 1 then a.unsqueeze 0 else a
            let right = if b.dim = 1 then b.unsqueeze 1 else b
            let m, k = left.shape[left.dim - 2], left.shape[left.dim - 1]
            let k', n = right.shape[right.dim - 2], right.shape[right.dim - 1]

            if k <> k' then
                invalidArg
                    "b"
                    $"matmul: {Shape.text a.shape} by {Shape.text b.shape}: the inner axes differ, {k} against {k'}: transpose one of them?"

            let batch =
                Shape.broadcast2 left.shape[.. left.dim - 3] right.shape[.. right.dim - 3]

            let left = left.expand (Array.append batch [| m; k |])
            let right = right.expand (Array.append batch [| k; n |])

            (multiply left right).view [
                yield! batch
                if a.dim > 1 then
                    m
                if b.dim > 1 then
                    n
            ]

        /// The sum of the products of two vectors' elements: (n) and (n) → a scalar.
        member a.dot(b: Tensor) : Tensor =
            if a.dim <> 1 || not (Shape.equal a.shape b.shape) then
                invalidArg
                    "b"
                    $"dot: expected two vectors of one length, got {Shape.text a.shape} and {Shape.text b.shape}: matmul?"

            a.matmul b

        /// X of A X = B: (n, n) and (n) or (n, k) → the shape of B. A singular matrix raises.
        member a.solve(b: Tensor) : Tensor =
            checkSquare "solve" a
            checkOneDtype "solve" a b

            if b.dim < 1 || b.dim > 2 || b.shape[0] <> a.shape[0] then
                invalidArg
                    "b"
                    $"solve: expected {a.shape[0]} rows as in {Shape.text a.shape}, got shape {Shape.text b.shape}"

            (solved a (if b.dim = 1 then b.unsqueeze 1 else b)).viewAs b

        /// The inverse of (n, n). A singular matrix raises.
        member a.inv() : Tensor =
            checkSquare "inv" a
            solved a (Tensor.eye (a.shape[0], dtype = a.dtype))

        /// The determinant of (n, n). Its derivative needs the inverse, so a singular matrix has none here.
        member a.det() : Tensor =
            checkSquare "det" a
            // Jacobi's formula: d det A = det A · tr(A⁻¹ dA).
            let push (p: Tensor) (f: Tensor) tangent = f * (solved p tangent).trace()
            let pull (p: Tensor) (f: Tensor) adjoint = adjoint * f * swapped (p.inv ())
            Lift.unary "det" _.DetT() push pull a
