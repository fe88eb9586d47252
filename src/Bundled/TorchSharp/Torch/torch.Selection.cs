namespace TorchSharp;

public static partial class torch
{
    // Picking and placing elements.
    /// <summary>The slices along a dimension at the given places (Int32 or Int64), copied.</summary>
    public static Tensor index_select(Tensor input, long dim, Tensor index) => input.index_select(dim, index);

    /// <summary>One slice along a dimension, which is dropped, without a copy.</summary>
    public static Tensor select(Tensor input, long dim, long index) => input.select(dim, index);

    /// <summary>A stretch of a dimension, without a copy.</summary>
    public static Tensor narrow(Tensor input, long dim, long start, long length) => input.narrow(dim, start, length);

    /// <summary>The elements at places (Int64) of the flattened tensor.</summary>
    /// <returns>The index's shape.</returns>
    public static Tensor take(Tensor input, Tensor index) => input.take(index);

    /// <summary>The elements at places along a dimension, as argsort gives them.</summary>
    public static Tensor take_along_dim(Tensor input, Tensor indices, long dim) => input.take_along_dim(indices, dim);

    /// <summary>For each place of the index, the element at that place along a dimension.</summary>
    /// <returns>The index's shape.</returns>
    public static Tensor gather(Tensor input, long dim, Tensor index) => input.gather(dim, index);

    /// <summary>A copy with src's elements put at the index's places along a dimension.</summary>
    public static Tensor scatter(Tensor input, long dim, Tensor index, Tensor src) => input.scatter(dim, index, src);

    /// <summary>A copy with src's elements put at the index's places along a dimension, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor scatter_(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_(dim, index, src);

    /// <summary>A copy with src's elements added at the index's places along a dimension.</summary>
    public static Tensor scatter_add(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_add(dim, index, src);

    /// <summary>A copy with alpha times source's slices added at places along a dimension.</summary>
    public static Tensor index_add(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) =>
        input.index_add(dim, index, source, alpha);

    /// <summary>A copy with alpha times source's slices added at places along a dimension, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor index_add_(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) =>
        input.index_add_(dim, index, source, alpha);

    /// <summary>A copy with source's slices put at places along a dimension.</summary>
    public static Tensor index_copy(Tensor input, long dim, Tensor index, Tensor source) => input.index_copy(dim, index, source);

    /// <summary>A copy with source's slices put at places along a dimension, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor index_copy_(Tensor input, long dim, Tensor index, Tensor source) =>
        input.index_copy_(dim, index, source);

    /// <summary>The elements where the mask is true.</summary>
    /// <returns>1-D.</returns>
    public static Tensor masked_select(Tensor input, Tensor mask) => input.masked_select(mask);

    /// <summary>The places of the non-zero elements.</summary>
    /// <returns>One row for each, Int64.</returns>
    public static Tensor nonzero(Tensor input) => input.nonzero();

    /// <summary>The places of the non-zero elements.</summary>
    /// <returns>One row for each, Int64.</returns>
    public static Tensor argwhere(Tensor input) => input.argwhere();

    /// <summary>A copy with one slice replaced.</summary>
    public static Tensor select_scatter(Tensor input, Tensor src, long dim, long index) => input.select_scatter(src, dim, index);

    /// <summary>A copy with a stretch of a dimension replaced.</summary>
    public static Tensor slice_scatter(
        Tensor input, Tensor src, long dim = 0L, long? start = null, long? end = null, long step = 1L) =>
        input.slice_scatter(src, dim, start, end, step);
}
