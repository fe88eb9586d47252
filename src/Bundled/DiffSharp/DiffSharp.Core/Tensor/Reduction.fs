namespace DiffSharp

open System
open DiffSharp.Backends

/// Many elements become few: sums, means, extremes. Along an axis, `keepDim` leaves it with length 1.
[<AutoOpen>]
module ReductionExtensions =

    let private kept keepDim dim (a: Tensor) =
        if defaultArg keepDim false then a.unsqueeze dim else a

    let private arg (a: Tensor) dim keepDim (find: RawTensor -> RawTensor) =
        let found = Constant(find a.primalRaw)

        if defaultArg keepDim false then
            found
        else
            found.squeeze (dim: int)

    type Tensor with

        /// The sum of all elements; Int64 for integers and booleans.
        member a.sum(?dtype: Dtype) =
            let total = Layout.sum a

            match dtype with
            | None -> total
            | Some dtype -> total.cast dtype

        /// The sums along an axis.
        member a.sum(dim: int, ?keepDim: bool, ?dtype: Dtype) =
            let dim = Shape.completeDim a.dim dim

            let total =
                if a.dim = 0 then
                    a
                else
                    Layout.sumDim dim a |> kept keepDim dim

            match dtype with
            | None -> total
            | Some dtype -> total.cast dtype

        /// The mean of all elements.
        member a.mean() : Tensor = a.sum () / a.nelement

        /// The means along an axis.
        member a.mean(dim: int, ?keepDim: bool) : Tensor =
            let dim = Shape.completeDim a.dim dim

            if a.dim = 0 then
                a
            else
                a.sum (dim, ?keepDim = keepDim) / a.shape[dim]

        /// The variance of all elements; over n - 1 unless `unbiased` is false.
        member a.var(?unbiased: bool) : Tensor =
            let off = a - a.mean ()

            (off * off).sum()
            / (if defaultArg unbiased true then
                   a.nelement - 1
               else
                   a.nelement)

        /// The variances along an axis; over n - 1 unless `unbiased` is false.
        member a.var(dim: int, ?keepDim: bool, ?unbiased: bool) : Tensor =
            let dim = Shape.completeDim a.dim dim
            let off = a - a.mean (dim, keepDim = true)

            let n =
                if defaultArg unbiased true then
                    a.shape[dim] - 1
                else
                    a.shape[dim]

            (off * off).sum(dim, ?keepDim = keepDim) / n

        /// The standard deviation of all elements; over n - 1 unless `unbiased` is false.
        member a.std(?unbiased: bool) =
            a.var (?unbiased = unbiased) |> Tensor.Sqrt

        /// The standard deviations along an axis; over n - 1 unless `unbiased` is false.
        member a.std(dim: int, ?keepDim: bool, ?unbiased: bool) =
            a.var (dim, ?keepDim = keepDim, ?unbiased = unbiased) |> Tensor.Sqrt

        /// The place of the greatest element, the first if there are several: an index for each axis.
        member a.argmax() : int[] = a.primalRaw.MaxIndexT()

        /// The index of the greatest element along an axis, the first if there are several; Int32.
        member a.argmax(dim: int, ?keepDim: bool) =
            let dim = Shape.completeDim a.dim dim
            arg a dim keepDim _.ArgMaxT(dim)

        /// The place of the least element, the first if there are several: an index for each axis.
        member a.argmin() : int[] = a.primalRaw.MinIndexT()

        /// The index of the least element along an axis, the first if there are several; Int32.
        member a.argmin(dim: int, ?keepDim: bool) =
            let dim = Shape.completeDim a.dim dim
            arg a dim keepDim _.ArgMinT(dim)

        /// The greatest element.
        member a.max() = if a.dim = 0 then a else a[a.argmax ()]

        /// The least element.
        member a.min() = if a.dim = 0 then a else a[a.argmin ()]

        /// The greatest elements along an axis.
        member a.max(dim: int, ?keepDim: bool) =
            let dim = Shape.completeDim a.dim dim
            let greatest = a.gather (dim, a.argmax (dim, keepDim = true))

            if defaultArg keepDim false then
                greatest
            else
                greatest.squeeze dim

        /// The least elements along an axis.
        member a.min(dim: int, ?keepDim: bool) =
            let dim = Shape.completeDim a.dim dim
            let least = a.gather (dim, a.argmin (dim, keepDim = true))

            if defaultArg keepDim false then
                least
            else
                least.squeeze dim

        /// The elements where row and column agree, `offset` to the right: (n, m) → (k).
        member a.diagonal(?offset: int) : Tensor =
            if a.dim <> 2 then
                invalidOp $"diagonal: expected a matrix, got shape {Shape.text a.shape}"

            let offset = defaultArg offset 0
            let first, n = max 0 -offset, min a.shape[0] (a.shape[1] - offset)

            if first >= n then
                invalidArg "offset" $"diagonal: {offset} is outside shape {Shape.text a.shape}"

            Tensor.stack [ for i in first .. n - 1 -> a[i, i + offset] ]

        /// The sum of the diagonal of a matrix.
        member a.trace() : Tensor = a.diagonal().sum()

        /// exp(a) scaled to add up to 1 along an axis.
        member a.softmax(dim: int) = a.logsoftmax (dim) |> Tensor.Exp

        /// The logarithm of `softmax`, without the loss of small probabilities.
        member a.logsoftmax(dim: int) : Tensor = a - a.logsumexp (dim, keepDim = true)

        /// ln Σ exp(a) along an axis, shifted by the greatest element so that nothing overflows.
        member a.logsumexp(dim: int, ?keepDim: bool) : Tensor =
            let dim = Shape.completeDim a.dim dim
            let shift = a.noDiff().max(dim, keepDim = true)
            let sum = (a - shift |> Tensor.Exp).sum(dim, keepDim = true)
            let total: Tensor = shift + Tensor.Log sum

            if defaultArg keepDim false then
                total
            else
                total.squeeze dim
