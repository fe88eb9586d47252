namespace DiffSharp

/// Other dtypes, and .NET values.
[<AutoOpen>]
module ConversionExtensions =

    type Tensor with

        /// The same values as another dtype; fractions are cut off. A tensor that is being differentiated keeps its dtype.
        member t.cast(dtype: Dtype) = Arithmetic.cast dtype t

        /// The same values as `Float32`.
        member t.float32() = t.cast Dtype.Float32

        /// The same values as `Float64`.
        member t.float64() = t.cast Dtype.Float64

        /// The same values as `Float64`.
        member t.float() = t.cast Dtype.Float64

        /// The same values as `Float64`.
        member t.double() = t.cast Dtype.Float64

        /// The same values as `Int32`.
        member t.int32() = t.cast Dtype.Int32

        /// The same values as `Int32`.
        member t.int() = t.cast Dtype.Int32

        /// The same values as `Int64`.
        member t.int64() = t.cast Dtype.Int64

        /// The same values as `Bool`: anything but zero is true.
        member t.bool() = t.cast Dtype.Bool

        /// The element of a tensor that has one.
        member t.toSingle() = t.toScalar().toSingle()

        /// The element of a tensor that has one.
        member t.toDouble() = t.toScalar().toDouble()

        /// The element of a tensor that has one.
        member t.toInt32() = t.toScalar().toInt32()

        /// The element of a tensor that has one.
        member t.toInt64() = t.toScalar().toInt64()

        /// The element of a tensor that has one.
        member t.toBool() = t.toScalar().toBool()

        /// The values as a .NET array of the same rank, its elements of the dtype's .NET type; a copy.
        member t.toArray() : System.Array =
            match t.primalRaw.ToValues() with
            | :? System.Array as values -> values
            | _ -> invalidOp "toArray: a scalar is no array: toScalar, or view(1) first?"

        member private t.toArrayOf<'T>(rank: int) =
            if t.dim <> rank then
                invalidOp
                    $"toArray{rank}D: expected {rank} axes, got shape {Shape.text t.shape}: view or flatten first?"

            let dtype =
                match typeof<'T> with
                | kind when kind = typeof<float32> -> Dtype.Float32
                | kind when kind = typeof<float> -> Dtype.Float64
                | kind when kind = typeof<int> -> Dtype.Int32
                | kind when kind = typeof<int64> -> Dtype.Int64
                | kind when kind = typeof<int16> -> Dtype.Int16
                | kind when kind = typeof<sbyte> -> Dtype.Int8
                | kind when kind = typeof<byte> -> Dtype.Byte
                | kind when kind = typeof<bool> -> Dtype.Bool
                | kind -> invalidOp $"toArray{rank}D: no tensor has elements of type {kind.Name}"

            t.primalDeep.cast(dtype).toArray()

        /// (n) → an array of n, cast to 'T.
        member t.toArray1D<'T>() = t.toArrayOf<'T> 1 :?> 'T[]

        /// (n, m) → an array of n rows and m columns, cast to 'T.
        member t.toArray2D<'T>() = t.toArrayOf<'T> 2 :?> 'T[,]

        /// (n, m, k) → an array of the same lengths, cast to 'T.
        member t.toArray3D<'T>() = t.toArrayOf<'T> 3 :?> 'T[,,]

        /// The tensor on another device, of another dtype, or with another backend.
        member t.move(?device: Device, ?dtype: Dtype, ?backend: Backend) =
            let device = defaultArg device t.device
            let dtype = defaultArg dtype t.dtype
            let backend = defaultArg backend t.backend

            if device = t.device && backend = t.backend then
                t.cast dtype
            elif not t.IsConstant then
                invalidOp "move: a tensor that is being differentiated stays where it is: move the inputs before"
            else
                let statics = Backends.BackendTensorStatics.Get backend

                if not (statics.GetDevices() |> List.contains device) then
                    invalidOp $"move: the backend {backend} has no device {device}: Device.CPU?"

                let data, shape = Util.DataConverter.dataOfValues (t.primalRaw.ToValues())
                Constant(statics.CreateFromFlatArray(Util.DataConverter.convert dtype data, shape, dtype, device))
