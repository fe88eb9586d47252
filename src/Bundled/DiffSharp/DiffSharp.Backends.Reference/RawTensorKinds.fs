namespace DiffSharp.Backends.Reference

open System
open System.Numerics
open DiffSharp
open DiffSharp.Backends
open DiffSharp.Util

/// Integers: what all elements share is what they have.
[<Sealed>]
type internal RawTensorInteger<'T when 'T: struct and 'T :> INumber<'T> and 'T: (new: unit -> 'T) and 'T :> ValueType>
    (values: 'T[], shape, dtype, make) =
    inherit RawTensorDense<'T>(values, shape, dtype, make)

/// True and false, kept as 1 and 0: `+` is or, `*` is and.
[<Sealed>]
type internal RawTensorBool(values: byte[], shape, make) =
    inherit RawTensorDense<byte>(values, shape, Dtype.Bool, make)
    override _.GetItem indexes = base.GetItem(indexes).toBool()

/// Floating-point numbers, with the functions of analysis.
[<Sealed>]
type internal RawTensorFloat<'T
    when 'T: struct
    and 'T :> INumber<'T>
    and 'T :> IFloatingPointIeee754<'T>
    and 'T: (new: unit -> 'T)
    and 'T :> ValueType>(values: 'T[], shape, dtype, make: Make) =
    inherit RawTensorDense<'T>(values, shape, dtype, make)
    let isTwo (x: 'T) = 'T.op_Equality (x, 'T.One + 'T.One)

    override t.PowTT t2 =
        match t2 with
        // The commonest power is a product.
        | :? RawTensorFloat<'T> as power when power.Shape.Length = 0 && isTwo power.Values[0] -> t.MulTT t
        | :? RawTensorFloat<'T> as power ->
            let powers, shape =
                Elementwise.zip (fun x y -> 'T.Pow(x, y)) values shape power.Values power.Shape

            make dtype powers shape
        | _ -> opNotSupported2 "pow" dtype t2.Dtype

    override t.MapT f =
        let results =
            match f with
            | FloatFunction.Floor -> Elementwise.map 'T.Floor values
            | FloatFunction.Ceil -> Elementwise.map 'T.Ceiling values
            | FloatFunction.Round -> Elementwise.map (fun x -> 'T.Round(x, MidpointRounding.ToEven)) values
            | FloatFunction.Relu -> Elementwise.map (fun x -> if 'T.op_LessThan (x, 'T.Zero) then 'T.Zero else x) values
            // Written so that nothing overflows: max(x, 0) + ln(1 + exp(-|x|)).
            | FloatFunction.Softplus ->
                Elementwise.map (fun x -> 'T.Max(x, 'T.Zero) + 'T.LogP1('T.Exp(-('T.Abs x)))) values
            | FloatFunction.Sigmoid -> Elementwise.map (fun x -> 'T.One / ('T.One + 'T.Exp(-x))) values
            | FloatFunction.Exp -> Elementwise.map 'T.Exp values
            | FloatFunction.Log -> Elementwise.map 'T.Log values
            | FloatFunction.Log10 -> Elementwise.map 'T.Log10 values
            | FloatFunction.Sqrt -> Elementwise.map 'T.Sqrt values
            | FloatFunction.Sin -> Elementwise.map 'T.Sin values
            | FloatFunction.Cos -> Elementwise.map 'T.Cos values
            | FloatFunction.Tan -> Elementwise.map 'T.Tan values
            | FloatFunction.Sinh -> Elementwise.map 'T.Sinh values
            | FloatFunction.Cosh -> Elementwise.map 'T.Cosh values
            | FloatFunction.Tanh -> Elementwise.map 'T.Tanh values
            | FloatFunction.Asin -> Elementwise.map 'T.Asin values
            | FloatFunction.Acos -> Elementwise.map 'T.Acos values
            | FloatFunction.Atan -> Elementwise.map 'T.Atan values

        make dtype results shape

/// Which class holds which dtype.
module internal Kinds =

    /// A raw tensor on an array of the .NET type that stands for `dtype`; for `Bool`, of `bool`, or of `byte`.
    let rec make (dtype: Dtype) (values: Array) (shape: Shape) : RawTensor =
        let truth (values: byte[]) =
            Elementwise.map (fun x -> if x = 0uy then 0uy else 1uy) values

        match dtype, values with
        | Dtype.Float32, (:? (float32[]) as values) -> RawTensorFloat<float32>(values, shape, dtype, make)
        | Dtype.Float64, (:? (float[]) as values) -> RawTensorFloat<float>(values, shape, dtype, make)
        | Dtype.Int64, (:? (int64[]) as values) -> RawTensorInteger<int64>(values, shape, dtype, make)
        | Dtype.Int32, (:? (int[]) as values) -> RawTensorInteger<int>(values, shape, dtype, make)
        | Dtype.Int16, (:? (int16[]) as values) -> RawTensorInteger<int16>(values, shape, dtype, make)
        | Dtype.Int8, (:? (sbyte[]) as values) -> RawTensorInteger<sbyte>(values, shape, dtype, make)
        | Dtype.Byte, (:? (byte[]) as values) -> RawTensorInteger<byte>(values, shape, dtype, make)
        | Dtype.Bool, (:? (byte[]) as values) -> RawTensorBool(truth values, shape, make)
        | Dtype.Bool, (:? (bool[]) as values) ->
            RawTensorBool(Elementwise.map (fun x -> if x then 1uy else 0uy) values, shape, make)
        | _ -> invalidArg "values" $"expected an array for elements of type {dtype}, got {values.GetType().Name}"
