namespace TorchSharp;

public static partial class torch
{
    /// <summary>Truth values.</summary>
    public static ScalarType @bool = ScalarType.Bool;

    /// <summary>Unsigned integers of 8 bits.</summary>
    public static ScalarType uint8 = ScalarType.Byte;

    /// <summary>Integers of 8 bits.</summary>
    public static ScalarType int8 = ScalarType.Int8;

    /// <summary>Integers of 16 bits.</summary>
    public static ScalarType int16 = ScalarType.Int16;

    /// <summary>Integers of 32 bits.</summary>
    public static ScalarType int32 = ScalarType.Int32;

    /// <summary>Integers of 64 bits.</summary>
    public static ScalarType int64 = ScalarType.Int64;

    /// <summary>Floating point of 16 bits with the range of 32.</summary>
    public static ScalarType bfloat16 = ScalarType.BFloat16;

    /// <summary>Floating point of 16 bits.</summary>
    public static ScalarType float16 = ScalarType.Float16;

    /// <summary>Floating point of 32 bits.</summary>
    public static ScalarType float32 = ScalarType.Float32;

    /// <summary>Floating point of 64 bits.</summary>
    public static ScalarType float64 = ScalarType.Float64;

    /// <summary>Complex numbers of two times 32 bits.</summary>
    public static ScalarType complex64 = ScalarType.ComplexFloat32;

    /// <summary>Complex numbers of two times 64 bits.</summary>
    public static ScalarType complex128 = ScalarType.ComplexFloat64;

    /// <summary>Integers of 16 bits.</summary>
    public static ScalarType @short = ScalarType.Int16;

    /// <summary>Integers of 32 bits.</summary>
    public static ScalarType @int = ScalarType.Int32;

    /// <summary>Integers of 64 bits.</summary>
    public static ScalarType @long = ScalarType.Int64;

    /// <summary>Floating point of 16 bits.</summary>
    public static ScalarType half = ScalarType.Float16;

    /// <summary>Floating point of 32 bits.</summary>
    public static ScalarType @float = ScalarType.Float32;

    /// <summary>Floating point of 64 bits.</summary>
    public static ScalarType @double = ScalarType.Float64;

    /// <summary>Complex numbers of two times 32 bits.</summary>
    public static ScalarType cfloat = ScalarType.ComplexFloat32;

    /// <summary>Complex numbers of two times 64 bits.</summary>
    public static ScalarType cdouble = ScalarType.ComplexFloat64;

    /// <summary>Quantised integers of 8 bits.</summary>
    public static ScalarType qint8 = ScalarType.QInt8;

    /// <summary>Quantised unsigned integers of 8 bits.</summary>
    public static ScalarType quint8 = ScalarType.QUInt8;

    /// <summary>Quantised integers of 32 bits.</summary>
    public static ScalarType qint32 = ScalarType.QInt32;
}
