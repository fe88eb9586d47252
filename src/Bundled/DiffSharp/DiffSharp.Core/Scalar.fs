namespace DiffSharp

open System

/// Any number of .NET: what stands where one element is wanted.
type scalar = IConvertible

/// Reading a scalar as one of the element types, whatever the machine's language.
[<AutoOpen>]
module ScalarExtensions =

    let private culture = Globalization.CultureInfo.InvariantCulture

    type IConvertible with

        /// The value as a `float32`.
        member x.toSingle() = x.ToSingle culture

        /// The value as a `float`.
        member x.toDouble() = x.ToDouble culture

        /// The value as an `int64`.
        member x.toInt64() = x.ToInt64 culture

        /// The value as an `int`.
        member x.toInt32() = x.ToInt32 culture

        /// The value as an `int16`.
        member x.toInt16() = x.ToInt16 culture

        /// The value as an `sbyte`.
        member x.toSByte() = x.ToSByte culture

        /// The value as a `byte`.
        member x.toByte() = x.ToByte culture

        /// True for any value but zero.
        member x.toBool() = x.ToDouble culture <> 0.

        /// The element type that such a number would have in a tensor.
        member x.dtype =
            match x.GetTypeCode() with
            | TypeCode.Double -> Dtype.Float64
            | TypeCode.Single -> Dtype.Float32
            | TypeCode.Int64 -> Dtype.Int64
            | TypeCode.Int32 -> Dtype.Int32
            | TypeCode.Int16 -> Dtype.Int16
            | TypeCode.SByte -> Dtype.Int8
            | TypeCode.Byte -> Dtype.Byte
            | TypeCode.Boolean -> Dtype.Bool
            | other -> invalidArg "x" $"scalar: expected a number or a boolean, got a {other}"
