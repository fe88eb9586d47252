namespace DiffSharp

/// Sums, means, extremes and losses; `Tensor`'s methods of the same names say more.
[<AutoOpen>]
module DsharpReductions =

    type dsharp with

        /// The sum of all elements.
        static member sum(input: Tensor) = input.sum ()

        /// The sums along an axis, which stays with length 1 if `keepDim`.
        static member sum(input: Tensor, dim: int, ?keepDim: bool) = input.sum (dim, ?keepDim = keepDim)

        /// The mean of all elements.
        static member mean(input: Tensor) = input.mean ()

        /// The means along an axis.
        static member mean(input: Tensor, dim: int, ?keepDim: bool) = input.mean (dim, ?keepDim = keepDim)

        /// The variance of all elements; over n - 1 unless `unbiased` is false.
        static member var(input: Tensor, ?unbiased: bool) = input.var (?unbiased = unbiased)

        /// The variances along an axis; over n - 1 unless `unbiased` is false.
        static member var(input: Tensor, dim: int, ?keepDim: bool, ?unbiased: bool) =
            input.var (dim, ?keepDim = keepDim, ?unbiased = unbiased)

        /// The standard deviation of all elements; over n - 1 unless `unbiased` is false.
        static member std(input: Tensor, ?unbiased: bool) = input.std (?unbiased = unbiased)

        /// The standard deviations along an axis; over n - 1 unless `unbiased` is false.
        static member std(input: Tensor, dim: int, ?keepDim: bool, ?unbiased: bool) =
            input.std (dim, ?keepDim = keepDim, ?unbiased = unbiased)

        /// The place of the greatest element: an index for each axis.
        static member argmax(input: Tensor) = input.argmax ()

        /// The index of the greatest element along an axis; Int32.
        static member argmax(input: Tensor, dim: int, ?keepDim: bool) = input.argmax (dim, ?keepDim = keepDim)

        /// The place of the least element: an index for each axis.
        static member argmin(input: Tensor) = input.argmin ()

        /// The index of the least element along an axis; Int32.
        static member argmin(input: Tensor, dim: int, ?keepDim: bool) = input.argmin (dim, ?keepDim = keepDim)

        /// The greatest element.
        static member max(input: Tensor) = input.max ()

        /// The greatest elements along an axis.
        static member max(input: Tensor, dim: int, ?keepDim: bool) = input.max (dim, ?keepDim = keepDim)

        /// The greater of both, elementwise.
        static member max(a: Tensor, b: Tensor) = a.max b

        /// The least element.
        static member min(input: Tensor) = input.min ()

        /// The least elements along an axis.
        static member min(input: Tensor, dim: int, ?keepDim: bool) = input.min (dim, ?keepDim = keepDim)

        /// The lesser of both, elementwise.
        static member min(a: Tensor, b: Tensor) = a.min b

        /// exp(a) scaled to add up to 1 along an axis.
        static member softmax(input: Tensor, dim: int) = input.softmax dim

        /// The logarithm of `softmax`, without the loss of small probabilities.
        static member logsoftmax(input: Tensor, dim: int) = input.logsoftmax dim

        /// ln Σ exp(a) along an axis.
        static member logsumexp(input: Tensor, dim: int, ?keepDim: bool) =
            input.logsumexp (dim, ?keepDim = keepDim)

        /// The squared error, (input - target)², reduced as `reduction` says: "mean" (default), "sum" or "none".
        static member mseLoss(input: Tensor, target: Tensor, ?reduction: string) =
            input.mseLoss (target, ?reduction = reduction)

        /// Binary cross-entropy of probabilities.
        static member bceLoss(input: Tensor, target: Tensor, ?weight: Tensor, ?reduction: string) =
            input.bceLoss (target, ?weight = weight, ?reduction = reduction)

        /// Minus the log-probability of each row's class: (batch, classes) and (batch).
        static member nllLoss(input: Tensor, target: Tensor, ?weight: Tensor, ?reduction: string) =
            input.nllLoss (target, ?weight = weight, ?reduction = reduction)

        /// Cross-entropy of unnormalised scores: (batch, classes) and (batch).
        static member crossEntropyLoss(input: Tensor, target: Tensor, ?weight: Tensor, ?reduction: string) =
            input.crossEntropyLoss (target, ?weight = weight, ?reduction = reduction)
