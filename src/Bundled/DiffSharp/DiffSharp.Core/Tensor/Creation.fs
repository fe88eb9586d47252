namespace DiffSharp

open DiffSharp.Backends
open DiffSharp.Util

/// New tensors, from .NET values or like another one. `device`, `dtype` and `backend` default to the other's.
[<AutoOpen>]
module CreationExtensions =

    // A structure of scalar tensors is stacked, which keeps what is being differentiated.
    let rec private scalars (value: obj) : (Tensor list * Shape) option =
        match value with
        | :? Tensor as t -> if t.dim = 0 then Some([ t ], [||]) else None
        | :? string
        | :? scalar -> None
        | :? System.Collections.IEnumerable as items ->
            let parts = [ for item in items -> scalars (nonNull item) ]

            match parts with
            | Some(_, first) :: _ when
                parts
                |> List.forall (function
                    | Some(_, s) -> Shape.equal s first
                    | None -> false)
                ->
                Some(parts |> List.collect (fun part -> fst part.Value), Array.append [| parts.Length |] first)
            | _ -> None
        | _ -> None

    let private constant (value: obj) device dtype backend =
        let data, shape = DataConverter.dataOfValues value

        let dtype =
            match dtype, data with
            | Some dtype, _ -> dtype
            | None, _ when data.Length = 0 -> Dtype.Default
            | None, (:? (float[])) when (value :? (float[])) -> Dtype.Default
            | None, _ -> DataConverter.inferred data

        let statics = BackendTensorStatics.Get(?backend = backend)
        statics.CreateFromFlatArray(DataConverter.convert dtype data, shape, dtype, defaultArg device Device.Default)

    type Tensor with

        /// A tensor of a number, or of arrays, lists, sequences or tuples of numbers, nested evenly; the values are copied.
        /// Without `dtype`, integers and booleans keep their type and `float` becomes `Float32`, or the default dtype if it
        /// comes as a `float[]`. Scalar tensors are stacked, and stay part of their differentiation.
        static member create(value: obj, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
            match scalars value with
            | Some([ t ], [||]) -> t
            | Some(tensors, shape) -> Tensor.stack(tensors).view shape
            | None -> Constant(constant value device dtype backend)

        /// Ones on the diagonal, zeros elsewhere: (rows, cols), square by default; Int32 unless `dtype` says otherwise.
        static member eye(rows: int, ?cols: int, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
            let values =
                Array2D.init rows (defaultArg cols rows) (fun i j -> if i = j then 1 else 0)

            Constant(constant values device dtype backend)

        /// The same value everywhere, of this shape or the given one.
        member a.fullLike(value: scalar, ?shape: seq<int>, ?device: Device, ?dtype: Dtype, ?backend: Backend) =
            let shape = shape |> Option.map Seq.toArray |> Option.defaultValue a.shape
            let statics = BackendTensorStatics.Get(defaultArg backend a.backend)
            Constant(statics.Full(shape, value, defaultArg dtype a.dtype, defaultArg device a.device))

        /// Zeros of this shape or the given one.
        member a.zerosLike(?shape: seq<int>, ?device, ?dtype, ?backend) =
            a.fullLike (0., ?shape = shape, ?device = device, ?dtype = dtype, ?backend = backend)

        /// Ones of this shape or the given one.
        member a.onesLike(?shape: seq<int>, ?device, ?dtype, ?backend) =
            a.fullLike (1., ?shape = shape, ?device = device, ?dtype = dtype, ?backend = backend)

        /// The scalar 0.
        member a.zeroLike(?device, ?dtype, ?backend) =
            a.fullLike (0., [], ?device = device, ?dtype = dtype, ?backend = backend)

        /// The scalar 1.
        member a.oneLike(?device, ?dtype, ?backend) =
            a.fullLike (1., [], ?device = device, ?dtype = dtype, ?backend = backend)

        /// A scalar.
        member a.scalarLike(scalar: scalar, ?device, ?dtype, ?backend) =
            a.fullLike (scalar, [], ?device = device, ?dtype = dtype, ?backend = backend)

        /// A tensor of .NET values, as `Tensor.create` takes them, with this one's dtype.
        member a.like(value: obj, ?device, ?dtype, ?backend) =
            let device, dtype = defaultArg device a.device, defaultArg dtype a.dtype
            Tensor.create (value, device, dtype, defaultArg backend a.backend)

        /// Even draws from [0, 1).
        member a.randLike(?shape: seq<int>, ?device, ?dtype, ?backend) =
            let shape = shape |> Option.map Seq.toArray |> Option.defaultValue a.shape
            let statics = BackendTensorStatics.Get(defaultArg backend a.backend)
            Constant(statics.Random(shape, defaultArg dtype a.dtype, defaultArg device a.device))

        /// Normal draws with mean 0 and standard deviation 1.
        member a.randnLike(?shape: seq<int>, ?device, ?dtype, ?backend) =
            let shape = shape |> Option.map Seq.toArray |> Option.defaultValue a.shape
            let statics = BackendTensorStatics.Get(defaultArg backend a.backend)
            Constant(statics.RandomNormal(shape, defaultArg dtype a.dtype, defaultArg device a.device))

        /// A vector of zeros with a 1 at `hot`.
        member a.onehotLike(length: int, hot: int, ?device, ?dtype, ?backend) =
            if hot < 0 || hot >= length then
                invalidArg "hot" $"onehot: expected 0 ≤ hot < {length}, got {hot}"

            let values = Array.init length (fun i -> if i = hot then 1 else 0)
            a.like (values, ?device = device, ?dtype = dtype, ?backend = backend)

        /// start, start + step, … below end.
        member a.arangeLike(endVal: float, ?startVal: float, ?step: float, ?device, ?dtype, ?backend) =
            let start, step = defaultArg startVal 0., defaultArg step 1.
            let length = max 0 (int (ceil ((endVal - start) / step)))
            let values = Array.init length (fun i -> start + float i * step)
            a.like (values, ?device = device, ?dtype = dtype, ?backend = backend)

        /// As many values as `steps`, evenly from start to end, both included.
        member a.linspaceLike(startVal: float, endVal: float, steps: int, ?device, ?dtype, ?backend) =
            let step = (endVal - startVal) / float (max 1 (steps - 1))
            let values = Array.init steps (fun i -> startVal + float i * step)
            a.like (values, ?device = device, ?dtype = dtype, ?backend = backend)

        /// A copy, as a constant.
        member a.clone() = a.primalDeep.view a.shape
