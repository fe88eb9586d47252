using System;
using System.Numerics;

namespace TorchSharp;

/// <summary>Conversions between .NET numbers and <see cref="Scalar"/>.</summary>
public static class ScalarExtensionMethods
{
    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this byte value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this sbyte value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this short value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this int value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this long value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this float value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this double value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this (float, float) value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this Complex value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this bool value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this Half value) => value;

    /// <summary>The scalar as a Half, rounded towards zero where the type asks for it.</summary>
    public static Half ToHalf(this Scalar value) => (Half)value.AsDouble();

    /// <summary>The scalar as a float, rounded towards zero where the type asks for it.</summary>
    public static float ToSingle(this Scalar value) => (float)value.AsDouble();

    /// <summary>The scalar as a double, rounded towards zero where the type asks for it.</summary>
    public static double ToDouble(this Scalar value) => value.AsDouble();

    /// <summary>The scalar as a sbyte, rounded towards zero where the type asks for it.</summary>
    public static sbyte ToSByte(this Scalar value) => (sbyte)value.AsInt64();

    /// <summary>The scalar as a byte, rounded towards zero where the type asks for it.</summary>
    public static byte ToByte(this Scalar value) => (byte)value.AsInt64();

    /// <summary>The scalar as a short, rounded towards zero where the type asks for it.</summary>
    public static short ToInt16(this Scalar value) => (short)value.AsInt64();

    /// <summary>The scalar as a int, rounded towards zero where the type asks for it.</summary>
    public static int ToInt32(this Scalar value) => (int)value.AsInt64();

    /// <summary>The scalar as a long, rounded towards zero where the type asks for it.</summary>
    public static long ToInt64(this Scalar value) => value.AsInt64();

    /// <summary>The scalar as a truth value: whether it is not zero.</summary>
    public static bool ToBoolean(this Scalar value) => value.AsDouble() != 0;

    /// <summary>The scalar as a complex number of two floats.</summary>
    public static (float Real, float Imaginary) ToComplexFloat32(this Scalar value) =>
        ((float)value.AsComplex().Real, (float)value.AsComplex().Imaginary);

    /// <summary>The scalar as a complex number.</summary>
    public static Complex ToComplexFloat64(this Scalar value) => value.AsComplex();
}
