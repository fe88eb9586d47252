using System;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Normal numbers of mean 0 and variance 1 of a shape; element type by default the default one.</summary>
    public static Tensor randn(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Randn(size, dtype, device, requires_grad, generator);

    /// <summary>Normal numbers of mean 0 and variance 1 of a shape; element type by default the default one.</summary>
    public static Tensor randn(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null) =>
        Randn(size.ToArray(), dtype, device, requires_grad, generator);

    /// <summary>Normal numbers of mean 0 and variance 1 of one dimension.</summary>
    public static Tensor randn(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Randn([size], dtype, device, requires_grad, generator);

    /// <summary>Normal numbers of mean 0 and variance 1 of two dimensions.</summary>
    public static Tensor randn(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null) =>
        Randn([rows, columns], dtype, device, requires_grad, generator);

    /// <summary>Normal numbers of mean 0 and variance 1 of three dimensions.</summary>
    public static Tensor randn(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null) =>
        Randn([dim0, dim1, dim2], dtype, device, requires_grad, generator);

    /// <summary>Normal numbers of mean 0 and variance 1 of four dimensions.</summary>
    public static Tensor randn(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, Generator? generator = null) =>
        Randn([dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator);

    /// <summary>Normal numbers of mean 0 and variance 1 of one dimension.</summary>
    public static Tensor randn(
        int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Randn([size], dtype, device, requires_grad, generator);

    /// <summary>Normal numbers of mean 0 and variance 1 of two dimensions.</summary>
    public static Tensor randn(
        int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null) =>
        Randn([rows, columns], dtype, device, requires_grad, generator);

    /// <summary>Normal numbers of mean 0 and variance 1 of three dimensions.</summary>
    public static Tensor randn(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null) =>
        Randn([dim0, dim1, dim2], dtype, device, requires_grad, generator);

    /// <summary>Normal numbers of mean 0 and variance 1 of four dimensions.</summary>
    public static Tensor randn(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null) =>
        Randn([dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator);

    /// <summary>
    /// Normal numbers of mean 0 and variance 1 with the shape of another tensor; type and device too, unless given.
    /// </summary>
    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Ops.randn_like.Call(input, dtype, Arg.None, device).Tracked(requires_grad);

    /// <summary>One normal number of mean 0 and variance 1.</summary>
    public static double randn_float(Generator? generator = null)
    {
        using var one = Randn([], ScalarType.Float64, null, false, generator);
        return one.ToDouble();
    }

    private static Tensor Randn(long[] size, ScalarType? dtype, Device? device, bool requires_grad, Generator? generator) =>
        Ops.randn_generator.Call(size, generator, dtype ?? s_defaultType, Arg.None, device).Tracked(requires_grad);
}
