using System;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of ones of a shape; element type by default the default one.</summary>
    public static Tensor ones(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Ones(size, dtype, device, requires_grad);

    /// <summary>A tensor of ones of a shape; element type by default the default one.</summary>
    public static Tensor ones(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Ones(size.ToArray(), dtype, device, requires_grad);

    /// <summary>A tensor of ones of one dimension.</summary>
    public static Tensor ones(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Ones([size], dtype, device, requires_grad);

    /// <summary>A tensor of ones of two dimensions.</summary>
    public static Tensor ones(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Ones([rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of ones of three dimensions.</summary>
    public static Tensor ones(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Ones([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of ones of four dimensions.</summary>
    public static Tensor ones(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        Ones([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of ones of one dimension.</summary>
    public static Tensor ones(int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Ones([size], dtype, device, requires_grad);

    /// <summary>A tensor of ones of two dimensions.</summary>
    public static Tensor ones(
        int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Ones([rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of ones of three dimensions.</summary>
    public static Tensor ones(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Ones([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of ones of four dimensions.</summary>
    public static Tensor ones(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Ones([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of ones with the shape of another tensor; type and device too, unless given.</summary>
    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Ops.ones_like.Call(input, dtype, Arg.None, device).Tracked(requires_grad);

    private static Tensor Ones(long[] size, ScalarType? dtype, Device? device, bool requires_grad) =>
        Ops.ones.Call(size, dtype ?? s_defaultType, Arg.None, device).Tracked(requires_grad);
}
