namespace DiffSharp.Backends.Reference

open System
open System.Numerics
open DiffSharp
open DiffSharp.Backends

/// Makes a raw tensor of any dtype, on an array of the .NET type that stands for it.
type internal Make = Dtype -> Array -> Shape -> RawTensor

/// A raw tensor in one managed array, the last axis contiguous, for elements that can be added and compared.
[<AbstractClass>]
type RawTensorDense<'T when 'T: struct and 'T :> INumber<'T> and 'T: (new: unit -> 'T) and 'T :> ValueType>
    internal (values: 'T[], shape: Shape, dtype: Dtype, make: Make) =
    inherit RawTensor()

    // Both operands of an operation have one dtype, so the same element type.
    let other (t: RawTensor) =
        match t with
        | :? RawTensorDense<'T> as dense when dense.Dtype = dtype -> dense
        | _ -> invalidOp $"expected two tensors of type {dtype}, got one of type {t.Dtype}: cast it"

    let same (values: 'T[], shape: Shape) = make dtype values shape
    let answers (values: bool[], shape: Shape) = make Dtype.Bool values shape
    let indices (values: int[], shape: Shape) = make Dtype.Int32 values shape

    /// The elements in order, the last axis contiguous.
    member internal _.Values = values

    /// The same elements, as they are kept, in another shape.
    member internal _.Make = make

    override _.Shape = shape
    override _.Dtype = dtype
    override _.Device = Device.CPU
    override _.Backend = Backend.Reference

    override t.GetItem indexes =
        let strides = Shape.strides shape

        let place =
            Array.fold2 (fun place index stride -> place + index * stride) 0 indexes strides

        nonNull (box values[place]) :?> scalar

    override _.Cast target =
        if target = dtype then
            same (values, shape)
        else
            make target (Numbers.convert target values) shape

    override t.ToValues() =
        if shape.Length = 0 then
            t.GetItem [||]
        else
            let result =
                Array.CreateInstance((if dtype = Dtype.Bool then typeof<bool> else typeof<'T>), shape)

            Buffer.BlockCopy(values, 0, result, 0, Buffer.ByteLength values)
            result

    override _.FullLike(shape, value) =
        same (Array.create (Shape.nelement shape) ('T.CreateTruncating(value.toDouble ())), shape)

    override _.Same t2 =
        t2.Dtype = dtype
        && Shape.equal t2.Shape shape
        && values.AsSpan().SequenceEqual((other t2).Values.AsSpan())

    override _.ComputeHash() =
        let mutable hash = HashCode()
        hash.Add dtype
        shape |> Array.iter hash.Add
        values |> Array.iter hash.Add
        hash.ToHashCode()

    override t.AllClose(t2, relative, absolute) =
        let wide (x: 'T) = Double.CreateChecked x

        Shape.equal t2.Shape shape
        && Array.forall2
            (fun x y -> x = y || abs (x - y) <= absolute + relative * abs y)
            (Array.map wide values)
            (Array.map wide (other t2).Values)

    override t.ViewT target = same (values, target)

    override t.Expand target =
        same (Layout.expand values shape target, target)

    override t.GetSlice bounds = same (Layout.slice values shape bounds)

    override t.PermuteT permutation =
        same (Layout.permute values shape permutation)

    override t.FlipT dims =
        same (Layout.flip values shape dims, shape)

    override t.AddTTSlice(location, t2) =
        same (
            Layout.combineSlice (fun (x: 'T) (y: 'T) -> x + y) values shape location (other t2).Values t2.Shape,
            shape
        )

    override t.CatTs(tensors, dim) =
        same (Layout.cat (tensors |> Array.map (fun part -> (other part).Values, part.Shape)) dim)

    override t.GatherT(dim, indexes) =
        let result = Array.zeroCreate (Shape.nelement indexes.Shape)
        let numbers = (indexes :?> RawTensorDense<int>).Values
        Layout.visitIndices shape dim numbers indexes.Shape (fun i source -> result[i] <- values[source])
        same (result, indexes.Shape)

    override t.ScatterT(dim, indexes, destination) =
        let result: 'T[] = Array.zeroCreate (Shape.nelement destination)
        let numbers = (indexes :?> RawTensorDense<int>).Values

        Layout.visitIndices destination dim numbers indexes.Shape (fun i target ->
            result[target] <- result[target] + values[i])

        same (result, destination)

    override t.LtTT t2 =
        answers (Elementwise.zip (fun x y -> 'T.op_LessThan (x, y)) values shape (other t2).Values t2.Shape)

    override t.GtTT t2 =
        answers (Elementwise.zip (fun x y -> 'T.op_GreaterThan (x, y)) values shape (other t2).Values t2.Shape)

    override t.LeTT t2 =
        answers (Elementwise.zip (fun x y -> 'T.op_LessThanOrEqual (x, y)) values shape (other t2).Values t2.Shape)

    override t.GeTT t2 =
        answers (Elementwise.zip (fun x y -> 'T.op_GreaterThanOrEqual (x, y)) values shape (other t2).Values t2.Shape)

    override t.EqTT t2 =
        let equal (x: 'T) (y: 'T) =
            'T.op_LessThanOrEqual (x, y) && 'T.op_GreaterThanOrEqual (x, y)

        answers (Elementwise.zip equal values shape (other t2).Values t2.Shape)

    override t.IsInfT() =
        answers (Elementwise.map (fun x -> 'T.IsInfinity x) values, shape)

    override t.IsNaNT() =
        answers (Elementwise.map (fun x -> 'T.IsNaN x) values, shape)

    override _.MaxIndexT() =
        Reduction.best (fun x y -> 'T.op_GreaterThan (x, y)) values 0 1 values.Length
        |> Reduction.place shape

    override _.MinIndexT() =
        Reduction.best (fun x y -> 'T.op_LessThan (x, y)) values 0 1 values.Length
        |> Reduction.place shape

    override t.ArgMaxT dim =
        indices (Reduction.bestDim (fun x y -> 'T.op_GreaterThan (x, y)) values shape dim)

    override t.ArgMinT dim =
        indices (Reduction.bestDim (fun x y -> 'T.op_LessThan (x, y)) values shape dim)

    override t.SumT() =
        if dtype.SummationType = dtype then
            same ([| Reduction.sum values |], Shape.scalar)
        else
            (t.Cast Dtype.Int64).SumT()

    override t.SumTDim dim =
        if dtype.SummationType = dtype then
            same (Reduction.sumDim values shape dim)
        else
            (t.Cast Dtype.Int64).SumTDim dim

    override t.AddTT t2 =
        same (Elementwise.zip (fun (x: 'T) (y: 'T) -> x + y) values shape (other t2).Values t2.Shape)

    override t.SubTT t2 =
        same (Elementwise.zip (fun (x: 'T) (y: 'T) -> x - y) values shape (other t2).Values t2.Shape)

    override t.MulTT t2 =
        same (Elementwise.zip (fun (x: 'T) (y: 'T) -> x * y) values shape (other t2).Values t2.Shape)

    override t.DivTT t2 =
        same (Elementwise.zip (fun (x: 'T) (y: 'T) -> x / y) values shape (other t2).Values t2.Shape)

    override t.MaxTT t2 =
        same (Elementwise.zip (fun x y -> 'T.Max(x, y)) values shape (other t2).Values t2.Shape)

    override t.MinTT t2 =
        same (Elementwise.zip (fun x y -> 'T.Min(x, y)) values shape (other t2).Values t2.Shape)

    override t.NegT() =
        same (Elementwise.map (fun x -> 'T.op_UnaryNegation x) values, shape)

    override t.AbsT() =
        same (Elementwise.map (fun x -> 'T.Abs x) values, shape)

    override t.SignT() =
        same (
            Elementwise.map
                (fun x ->
                    if 'T.op_GreaterThan (x, 'T.Zero) then 'T.One
                    elif 'T.op_LessThan (x, 'T.Zero) then 'T.Zero - 'T.One
                    else x)
                values,
            shape
        )

    override t.MatMulTT t2 =
        let batch = shape[.. shape.Length - 3]

        let m, k, n =
            shape[shape.Length - 2], shape[shape.Length - 1], t2.Shape[t2.Shape.Length - 1]

        same (Matrices.multiply (Shape.nelement batch) m k n values (other t2).Values, Array.append batch [| m; n |])

    override t.SolveTT t2 =
        let wide (raw: RawTensor) =
            (raw.Cast Dtype.Float64 :?> RawTensorDense<float>).Values

        let x = Matrices.solve shape[0] t2.Shape[1] (wide t) (wide t2)
        (make Dtype.Float64 x t2.Shape).Cast dtype

    override t.DetT() =
        let determinant =
            Matrices.determinant shape[0] (t.Cast Dtype.Float64 :?> RawTensorDense<float>).Values

        t.FullLike(Shape.scalar, determinant)

    override _.PowTT _ = opNotSupported "pow" dtype

    override _.MapT f =
        opNotSupported ((string f).ToLowerInvariant()) dtype
