using System;
using System.Collections.Frozen;
using System.Collections.Generic;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The element types of tensors, numbered as libtorch numbers them.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>Unsigned, 8 bits: <see cref="byte"/>.</summary>
        Byte = 0,

        /// <summary>Signed, 8 bits: <see cref="sbyte"/>.</summary>
        Int8 = 1,

        /// <summary>Signed, 16 bits: <see cref="short"/>.</summary>
        Int16 = 2,

        /// <summary>Signed, 32 bits: <see cref="int"/>.</summary>
        Int32 = 3,

        /// <summary>Signed, 64 bits: <see cref="long"/>.</summary>
        Int64 = 4,

        /// <summary>Floating point, 16 bits: <see cref="Half"/>.</summary>
        Float16 = 5,

        /// <summary>Floating point, 32 bits: <see cref="float"/>.</summary>
        Float32 = 6,

        /// <summary>Floating point, 64 bits: <see cref="double"/>.</summary>
        Float64 = 7,

        /// <summary>Complex, two of 32 bits: (float, float).</summary>
        ComplexFloat32 = 9,

        /// <summary>Complex, two of 64 bits: <see cref="System.Numerics.Complex"/>.</summary>
        ComplexFloat64 = 10,

        /// <summary>Truth value: <see cref="bool"/>.</summary>
        Bool = 11,

        /// <summary>Quantised, signed, 8 bits.</summary>
        QInt8 = 12,

        /// <summary>Quantised, unsigned, 8 bits.</summary>
        QUInt8 = 13,

        /// <summary>Quantised, signed, 32 bits.</summary>
        QInt32 = 14,

        /// <summary>Floating point, 16 bits with the range of 32.</summary>
        BFloat16 = 15,
    }

    private static readonly FrozenDictionary<Type, ScalarType> s_scalarTypes = new Dictionary<Type, ScalarType>
    {
        [typeof(bool)] = ScalarType.Bool,
        [typeof(byte)] = ScalarType.Byte,
        [typeof(sbyte)] = ScalarType.Int8,
        [typeof(short)] = ScalarType.Int16,
        [typeof(int)] = ScalarType.Int32,
        [typeof(long)] = ScalarType.Int64,
        [typeof(Half)] = ScalarType.Float16,
        [typeof(float)] = ScalarType.Float32,
        [typeof(double)] = ScalarType.Float64,
        [typeof((float, float))] = ScalarType.ComplexFloat32,
        [typeof(System.Numerics.Complex)] = ScalarType.ComplexFloat64,
    }.ToFrozenDictionary();

    /// <summary>The element type that holds values of a .NET type.</summary>
    /// <exception cref="NotSupportedException">No element type does.</exception>
    internal static ScalarType ToScalarType(Type t) =>
        s_scalarTypes.TryGetValue(t, out var type)
            ? type
            : throw new NotSupportedException($"The .NET type {t} has no tensor element type.");

    /// <summary>Whether an element type is an integer one (bool included).</summary>
    public static bool is_integral(ScalarType type) =>
        type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 or ScalarType.Bool;

    /// <summary>Whether a tensor's element type is an integer one (bool included).</summary>
    public static bool is_integral(Tensor t) => is_integral(t.dtype);

    /// <summary>Whether an element type is a floating-point one.</summary>
    public static bool is_floating_point(ScalarType type) =>
        type is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

    /// <summary>Whether a tensor's element type is a floating-point one.</summary>
    public static bool is_floating_point(Tensor input) => is_floating_point(input.dtype);

    /// <summary>Whether an element type is a complex one.</summary>
    public static bool is_complex(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

    /// <summary>Whether a tensor's element type is a complex one.</summary>
    public static bool is_complex(Tensor input) => is_complex(input.dtype);

    /// <summary>The largest value of an integer element type.</summary>
    /// <exception cref="ArgumentException">The type is no integer one.</exception>
    public static long max_int_value(ScalarType type) => type switch
    {
        ScalarType.Byte => byte.MaxValue,
        ScalarType.Int8 => sbyte.MaxValue,
        ScalarType.Int16 => short.MaxValue,
        ScalarType.Int32 => int.MaxValue,
        ScalarType.Int64 => long.MaxValue,
        _ => throw new ArgumentException($"max_int_value: expected an integer type, got {type}.", nameof(type)),
    };
}
