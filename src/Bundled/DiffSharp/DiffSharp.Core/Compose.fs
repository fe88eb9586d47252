/// Operations that take their tensor last, for pipelines: `x --> dsharp.view [ -1; 2 ] --> dsharp.softmax 1`.
module DiffSharp.Compose

type dsharp with

    /// Another shape with as many elements.
    static member view(shape: seq<int>) = fun (a: Tensor) -> a.view shape
    /// One axis of the given length; -1 stands for all elements.
    static member view(shape: int) = fun (a: Tensor) -> a.view shape

    /// Axes startDim … endDim become one.
    static member flatten(startDim: int, ?endDim: int) =
        fun (a: Tensor) -> a.flatten (startDim, ?endDim = endDim)

    /// Two axes swapped.
    static member transpose(dim0: int, dim1: int) =
        fun (a: Tensor) -> a.transpose (dim0, dim1)

    /// A new axis of length 1.
    static member unsqueeze(dim: int) = fun (a: Tensor) -> a.unsqueeze dim

    /// The sums along an axis.
    static member sum(dim: int, ?keepDim: bool) =
        fun (a: Tensor) -> a.sum (dim, ?keepDim = keepDim)

    /// The means along an axis.
    static member mean(dim: int, ?keepDim: bool) =
        fun (a: Tensor) -> a.mean (dim, ?keepDim = keepDim)

    /// exp(a) scaled to add up to 1 along an axis.
    static member softmax(dim: int) = fun (a: Tensor) -> a.softmax dim
    /// The logarithm of `softmax`.
    static member logsoftmax(dim: int) = fun (a: Tensor) -> a.logsoftmax dim

    /// No less than `low` and no greater than `high`.
    static member clamp(?low: scalar, ?high: scalar) =
        fun (a: Tensor) -> a.clamp (?low = low, ?high = high)

    /// The matrix product with b on the right.
    static member matmul(b: Tensor) = fun (a: Tensor) -> a.matmul b

    /// The squared error against a target.
    static member mseLoss(target: Tensor) =
        fun (input: Tensor) -> input.mseLoss target

    /// Cross-entropy of unnormalised scores against class numbers.
    static member crossEntropyLoss(target: Tensor) =
        fun (input: Tensor) -> input.crossEntropyLoss target
