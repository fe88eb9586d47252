using System;
using System.Numerics;
using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>A single number of any element type, as operators take it beside tensors.</summary>
public sealed class Scalar : IDisposable
{
    internal readonly Tag Tag;
    internal readonly long Bits;
    internal readonly long Extra;

    internal Scalar(Tag tag, long bits, long extra = 0)
    {
        Tag = tag;
        Bits = bits;
        Extra = extra;
    }

    /// <summary>The element type that libtorch gives the number: Int64, Float64, Bool or ComplexFloat64.</summary>
    public torch.ScalarType Type => Tag switch
    {
        Tag.Int => torch.ScalarType.Int64,
        Tag.Bool => torch.ScalarType.Bool,
        Tag.Complex => torch.ScalarType.ComplexFloat64,
        _ => torch.ScalarType.Float64,
    };

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(byte value) => new(Tag.Int, value);

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(sbyte value) => new(Tag.Int, value);

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(short value) => new(Tag.Int, value);

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(int value) => new(Tag.Int, value);

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(long value) => new(Tag.Int, value);

    /// <summary>A floating-point number.</summary>
    public static implicit operator Scalar(Half value) => (double)value;

    /// <summary>A floating-point number.</summary>
    public static implicit operator Scalar(float value) => (double)value;

    /// <summary>A floating-point number.</summary>
    public static implicit operator Scalar(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A truth value.</summary>
    public static implicit operator Scalar(bool value) => new(Tag.Bool, value ? 1 : 0);

    /// <summary>A complex number: (real, imaginary).</summary>
    public static implicit operator Scalar((float, float) value) => new Complex(value.Item1, value.Item2);

    /// <summary>A complex number.</summary>
    public static implicit operator Scalar(Complex value) =>
        new(Tag.Complex, BitConverter.DoubleToInt64Bits(value.Real), BitConverter.DoubleToInt64Bits(value.Imaginary));

    /// <summary>Does nothing: the number is managed. It is there because the API has it.</summary>
    public void Dispose()
    {
    }

    internal double AsDouble() => Tag switch
    {
        Tag.Double or Tag.Complex => BitConverter.Int64BitsToDouble(Bits),
        _ => Bits,
    };

    internal long AsInt64() => Tag is Tag.Double or Tag.Complex ? (long)BitConverter.Int64BitsToDouble(Bits) : Bits;

    internal Complex AsComplex() => new(AsDouble(), Tag == Tag.Complex ? BitConverter.Int64BitsToDouble(Extra) : 0);
}
