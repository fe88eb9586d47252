using System;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The numerical properties of a floating-point element type.</summary>
    public struct FInfo
    {
        /// <summary>The bits that one number takes.</summary>
        public int bits;

        /// <summary>The distance from 1 to the next number.</summary>
        public double eps;

        /// <summary>The largest number.</summary>
        public double max;

        /// <summary>The smallest number: minus the largest.</summary>
        public double min;

        /// <summary>The smallest positive normal number.</summary>
        public double tiny;

        /// <summary>The smallest positive normal number.</summary>
        public double smallest_normal;

        /// <summary>The power of ten that the type resolves.</summary>
        public double resolution;
    }

    /// <summary>The numerical properties of the default element type.</summary>
    public static FInfo finfo() => finfo(get_default_dtype());

    /// <summary>The numerical properties of a floating-point element type; of a complex one, of its parts.</summary>
    /// <exception cref="ArgumentException">The type is no floating-point one.</exception>
    public static FInfo finfo(ScalarType dtype) => dtype switch
    {
        ScalarType.BFloat16 => Info(16, 8, 128, 1e-2),
        ScalarType.Float16 => Info(16, 11, 16, 1e-3),
        ScalarType.Float32 or ScalarType.ComplexFloat32 => Info(32, 24, 128, 1e-6),
        ScalarType.Float64 or ScalarType.ComplexFloat64 => Info(64, 53, 1024, 1e-15),
        _ => throw new ArgumentException($"finfo: expected a floating-point or complex type, got {dtype}.", nameof(dtype)),
    };

    // A binary format with so many significant bits and numbers below 2^maxExponent.
    private static FInfo Info(int bits, int precision, int maxExponent, double resolution)
    {
        var eps = Math.ScaleB(1, 1 - precision);
        var max = Math.ScaleB(2 - eps, maxExponent - 1);
        var tiny = Math.ScaleB(1, 2 - maxExponent);
        return new FInfo { bits = bits, eps = eps, max = max, min = -max, tiny = tiny, smallest_normal = tiny, resolution = resolution };
    }
}
