using System;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of whatever the memory holds of a shape; element type by default the default one.</summary>
    public static Tensor empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Empty(size, dtype, device, requires_grad);

    /// <summary>A tensor of whatever the memory holds of a shape; element type by default the default one.</summary>
    public static Tensor empty(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Empty(size.ToArray(), dtype, device, requires_grad);

    /// <summary>A tensor of whatever the memory holds of one dimension.</summary>
    public static Tensor empty(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Empty([size], dtype, device, requires_grad);

    /// <summary>A tensor of whatever the memory holds of two dimensions.</summary>
    public static Tensor empty(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Empty([rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of whatever the memory holds of three dimensions.</summary>
    public static Tensor empty(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Empty([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of whatever the memory holds of four dimensions.</summary>
    public static Tensor empty(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        Empty([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of whatever the memory holds of one dimension.</summary>
    public static Tensor empty(int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Empty([size], dtype, device, requires_grad);

    /// <summary>A tensor of whatever the memory holds of two dimensions.</summary>
    public static Tensor empty(
        int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Empty([rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of whatever the memory holds of three dimensions.</summary>
    public static Tensor empty(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Empty([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of whatever the memory holds of four dimensions.</summary>
    public static Tensor empty(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Empty([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>
    /// A tensor of whatever the memory holds with the shape of another tensor; type and device too, unless given.
    /// </summary>
    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Ops.empty_like.Call(input, dtype, Arg.None, device).Tracked(requires_grad);

    /// <summary>A tensor of whatever the memory holds, with strides of one's own.</summary>
    public static Tensor empty_strided(
        long[] size, long[] strides, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Ops.empty_strided.Call(size, strides, dtype ?? s_defaultType, Arg.None, device).Tracked(requires_grad);

    private static Tensor Empty(long[] size, ScalarType? dtype, Device? device, bool requires_grad) =>
        Ops.empty_memory_format.Call(size, dtype ?? s_defaultType, Arg.None, device).Tracked(requires_grad);
}
