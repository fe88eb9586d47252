using System;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Uniform numbers in [0, 1) of a shape; element type by default the default one.</summary>
    public static Tensor rand(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Rand(size, dtype, device, requires_grad, generator);

    /// <summary>Uniform numbers in [0, 1) of a shape; element type by default the default one.</summary>
    public static Tensor rand(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null) =>
        Rand(size.ToArray(), dtype, device, requires_grad, generator);

    /// <summary>Uniform numbers in [0, 1) of one dimension.</summary>
    public static Tensor rand(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Rand([size], dtype, device, requires_grad, generator);

    /// <summary>Uniform numbers in [0, 1) of two dimensions.</summary>
    public static Tensor rand(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null) =>
        Rand([rows, columns], dtype, device, requires_grad, generator);

    /// <summary>Uniform numbers in [0, 1) of three dimensions.</summary>
    public static Tensor rand(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null) =>
        Rand([dim0, dim1, dim2], dtype, device, requires_grad, generator);

    /// <summary>Uniform numbers in [0, 1) of four dimensions.</summary>
    public static Tensor rand(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, Generator? generator = null) =>
        Rand([dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator);

    /// <summary>Uniform numbers in [0, 1) of one dimension.</summary>
    public static Tensor rand(
        int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Rand([size], dtype, device, requires_grad, generator);

    /// <summary>Uniform numbers in [0, 1) of two dimensions.</summary>
    public static Tensor rand(
        int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null) =>
        Rand([rows, columns], dtype, device, requires_grad, generator);

    /// <summary>Uniform numbers in [0, 1) of three dimensions.</summary>
    public static Tensor rand(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null) =>
        Rand([dim0, dim1, dim2], dtype, device, requires_grad, generator);

    /// <summary>Uniform numbers in [0, 1) of four dimensions.</summary>
    public static Tensor rand(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null) =>
        Rand([dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator);

    /// <summary>Uniform numbers in [0, 1) with the shape of another tensor; type and device too, unless given.</summary>
    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Ops.rand_like.Call(input, dtype, Arg.None, device).Tracked(requires_grad);

    /// <summary>One uniform number in [0, 1).</summary>
    public static double rand_float(Generator? generator = null)
    {
        using var one = Rand([], ScalarType.Float64, null, false, generator);
        return one.ToDouble();
    }

    private static Tensor Rand(long[] size, ScalarType? dtype, Device? device, bool requires_grad, Generator? generator) =>
        Ops.rand_generator.Call(size, generator, dtype ?? s_defaultType, Arg.None, device).Tracked(requires_grad);
}
