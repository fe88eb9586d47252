using System;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of zeros of a shape; element type by default the default one.</summary>
    public static Tensor zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Zeros(size, dtype, device, requires_grad);

    /// <summary>A tensor of zeros of a shape; element type by default the default one.</summary>
    public static Tensor zeros(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Zeros(size.ToArray(), dtype, device, requires_grad);

    /// <summary>A tensor of zeros of one dimension.</summary>
    public static Tensor zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Zeros([size], dtype, device, requires_grad);

    /// <summary>A tensor of zeros of two dimensions.</summary>
    public static Tensor zeros(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Zeros([rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of zeros of three dimensions.</summary>
    public static Tensor zeros(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Zeros([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of zeros of four dimensions.</summary>
    public static Tensor zeros(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        Zeros([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of zeros of one dimension.</summary>
    public static Tensor zeros(int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Zeros([size], dtype, device, requires_grad);

    /// <summary>A tensor of zeros of two dimensions.</summary>
    public static Tensor zeros(
        int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Zeros([rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of zeros of three dimensions.</summary>
    public static Tensor zeros(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Zeros([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of zeros of four dimensions.</summary>
    public static Tensor zeros(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Zeros([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of zeros with the shape of another tensor; type and device too, unless given.</summary>
    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Ops.zeros_like.Call(input, dtype, Arg.None, device).Tracked(requires_grad);

    private static Tensor Zeros(long[] size, ScalarType? dtype, Device? device, bool requires_grad) =>
        Ops.zeros.Call(size, dtype ?? s_defaultType, Arg.None, device).Tracked(requires_grad);
}
