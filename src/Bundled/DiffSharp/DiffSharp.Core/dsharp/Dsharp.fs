namespace DiffSharp

open DiffSharp.Backends

/// Everything that makes, computes and differentiates tensors, as functions. Making one: `device`, `dtype` and `backend`
/// are those of `dsharp.config` unless they are given; `shape` is a sequence of lengths, `[]` for a scalar.
[<Sealed; AbstractClass>]
type dsharp =

    /// A tensor of a number, or of arrays, lists, sequences or tuples of numbers, nested evenly; the values are copied.
    /// Without `dtype`, integers and booleans keep their type and `float` becomes `Float32`, or the default dtype if it
    /// comes as a `float[]`. Scalar tensors are stacked, and stay part of their differentiation.
    static member tensor(value: obj, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
        Tensor.create (value, ?device = device, ?dtype = dtype, ?backend = backend)

    /// Starts the random numbers again: the same seed gives the same numbers. From the clock if none is given.
    static member seed(?seed: int) = BackendTensorStatics.Seed(?seed = seed)

    /// True for a tensor.
    static member isTensor(value: obj) = value :? Tensor

    /// Zeros of the given shape.
    static member zeros(shape: seq<int>, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
        dsharp.full (shape, 0., ?device = device, ?dtype = dtype, ?backend = backend)

    /// A vector of zeros.
    static member zeros(length: int, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
        dsharp.full ([ length ], 0., ?device = device, ?dtype = dtype, ?backend = backend)

    /// Ones of the given shape.
    static member ones(shape: seq<int>, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
        dsharp.full (shape, 1., ?device = device, ?dtype = dtype, ?backend = backend)

    /// A vector of ones.
    static member ones(length: int, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
        dsharp.full ([ length ], 1., ?device = device, ?dtype = dtype, ?backend = backend)

    /// The scalar 0.
    static member zero(?device: Device, ?dtype: Dtype, ?backend: Backend) =
        dsharp.scalar (0., ?device = device, ?dtype = dtype, ?backend = backend)

    /// The scalar 1.
    static member one(?device: Device, ?dtype: Dtype, ?backend: Backend) =
        dsharp.scalar (1., ?device = device, ?dtype = dtype, ?backend = backend)

    /// The same value everywhere, of the given shape and the default dtype.
    static member full(shape: seq<int>, value: scalar, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
        let dtype, device = defaultArg dtype Dtype.Default, defaultArg device Device.Default
        Constant(BackendTensorStatics.Get(?backend = backend).Full(Shape.create shape, value, dtype, device))

    /// A vector with the same value everywhere.
    static member full(length: int, value: scalar, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
        dsharp.full ([ length ], value, ?device = device, ?dtype = dtype, ?backend = backend)

    /// A scalar of the default dtype.
    static member scalar(value: scalar, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
        dsharp.full ([], value, ?device = device, ?dtype = dtype, ?backend = backend)

    /// start, start + step, … below end: a vector of the default dtype.
    static member arange
        (endVal: float, ?startVal: float, ?step: float, ?device: Device, ?dtype: Dtype, ?backend: Backend)
        =
        let origin = dsharp.zero (?device = device, ?dtype = dtype, ?backend = backend)
        origin.arangeLike (endVal, ?startVal = startVal, ?step = step)

    /// start, start + step, … below end: a vector of Int32.
    static member arange(endVal: int, ?startVal: int, ?step: int, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
        let origin =
            dsharp.zero (?device = device, dtype = defaultArg dtype Dtype.Int32, ?backend = backend)

        let start, step = defaultArg startVal 0, defaultArg step 1
        origin.arangeLike (float endVal, startVal = float start, step = float step)

    /// As many values as `steps`, evenly from start to end, both included.
    static member linspace
        (startVal: float, endVal: float, steps: int, ?device: Device, ?dtype: Dtype, ?backend: Backend)
        =
        let origin = dsharp.zero (?device = device, ?dtype = dtype, ?backend = backend)
        origin.linspaceLike (startVal, endVal, steps)

    /// As many values as `steps`, evenly from start to end, both included.
    static member linspace(startVal: int, endVal: int, steps: int, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
        dsharp.linspace (float startVal, float endVal, steps, ?device = device, ?dtype = dtype, ?backend = backend)

    /// Ones on the diagonal, zeros elsewhere: (rows, cols), square by default; Int32 unless `dtype` says otherwise.
    static member eye(rows: int, ?cols: int, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
        Tensor.eye (rows, ?cols = cols, ?device = device, ?dtype = dtype, ?backend = backend)

    /// A vector of zeros with a 1 at `hot`.
    static member onehot(length: int, hot: int, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
        (dsharp.zero (?device = device, ?dtype = dtype, ?backend = backend)).onehotLike(length, hot)

    /// Even draws from [0, 1).
    static member rand(shape: seq<int>, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
        (dsharp.zero (?device = device, ?dtype = dtype, ?backend = backend)).randLike shape

    /// A vector of even draws from [0, 1).
    static member rand(length: int, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
        dsharp.rand ([ length ], ?device = device, ?dtype = dtype, ?backend = backend)

    /// Normal draws with mean 0 and standard deviation 1.
    static member randn(shape: seq<int>, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
        (dsharp.zero (?device = device, ?dtype = dtype, ?backend = backend)).randnLike shape

    /// A vector of normal draws with mean 0 and standard deviation 1.
    static member randn(length: int, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
        dsharp.randn ([ length ], ?device = device, ?dtype = dtype, ?backend = backend)

    /// Even draws from the integers low, …, high - 1, of the default dtype.
    static member randint(low: int, high: int, shape: seq<int>, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
        let dtype, device = defaultArg dtype Dtype.Default, defaultArg device Device.Default
        Constant(BackendTensorStatics.Get(?backend = backend).RandomInt(Shape.create shape, low, high, dtype, device))

    /// A vector of even draws from the integers low, …, high - 1, of the default dtype.
    static member randint(low: int, high: int, length: int, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
        dsharp.randint (low, high, [ length ], ?device = device, ?dtype = dtype, ?backend = backend)
