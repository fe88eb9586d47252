using System;
using System.Linq;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Sums, products, extremes.
    public partial class Tensor
    {
        /// <summary>The sum of all elements, computed in a type.</summary>
        /// <returns>A tensor without dimensions.</returns>
        public Tensor sum(ScalarType? type = null) => Ops.sum.Call(this, type);

        /// <summary>Sums over dimensions, which stay with length 1 when keepdim.</summary>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) =>
            Ops.sum_dim_IntList.Call(this, dim, keepdim, type);

        /// <summary>Sums over dimensions, which stay with length 1 when keepdim.</summary>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            Ops.sum_dim_IntList.Call(this, dim.ToArray(), keepdim, type);

        /// <summary>Sums over a dimension, which stays with length 1 when keepdim.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) =>
            Ops.sum_dim_IntList.Call(this, Arg.List(dim), keepdim, type);

        /// <summary>Sums over two dimensions, which stay with length 1 when keepdim.</summary>
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) =>
            sum(new[] { dim0, dim1 }, keepdim, type);

        /// <summary>Sums over three dimensions, which stay with length 1 when keepdim.</summary>
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) =>
            sum(new[] { dim0, dim1, dim2 }, keepdim, type);

        /// <summary>The mean of all elements.</summary>
        /// <returns>A tensor without dimensions.</returns>
        public Tensor mean() => Ops.mean.Unary(this);

        /// <summary>The mean over dimensions, which stay with length 1 when keepdim.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Ops.mean_dim.Call(this, dimensions, keepdim, type);

        /// <summary>The mean of what is not NaN, of all or along a dimension.</summary>
        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null) =>
            Ops.nanmean.Call(this, dim is { } d ? Arg.List(d) : Arg.None, keepdim, dtype);

        /// <summary>The sum of what is not NaN.</summary>
        public Tensor nansum() => Ops.nansum.Unary(this);

        /// <summary>The product of all elements.</summary>
        public Tensor prod(ScalarType? type = null) => Ops.prod.Call(this, type);

        /// <summary>The product over a dimension, which stays with length 1 when keepdim.</summary>
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) =>
            Ops.prod_dim_int.Call(this, dim, keepdim, type);

        /// <summary>The largest element.</summary>
        public Tensor max() => Ops.max.Unary(this);

        /// <summary>The greater of two, element by element.</summary>
        public Tensor max(Tensor other) => Ops.maximum.Binary(this, other);

        /// <summary>The largest along a dimension.</summary>
        /// <returns>The values, and where each was.</returns>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Ops.max_dim.Call(this, dim, keepdim);

        /// <summary>The smallest element.</summary>
        public Tensor min() => Ops.min.Unary(this);

        /// <summary>The lesser of two, element by element.</summary>
        public Tensor min(Tensor other) => Ops.minimum.Binary(this, other);

        /// <summary>The smallest along a dimension.</summary>
        /// <returns>The values, and where each was.</returns>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Ops.min_dim.Call(this, dim, keepdim);

        /// <summary>The largest over dimensions; the gradient is shared among equals.</summary>
        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) =>
            @out is null ? Ops.amax.Call(this, dims, keepdim) : Ops.amax_out.Call(this, dims, keepdim, @out);

        /// <summary>The largest over dimensions; the gradient is shared among equals.</summary>
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            amax(dims.ToArray(), keepdim, @out);

        /// <summary>The largest over dimensions; the gradient is shared among equals.</summary>
        public Tensor amax(params long[] dims) => Ops.amax.Call(this, dims);

        /// <summary>The smallest over dimensions; the gradient is shared among equals.</summary>
        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) =>
            @out is null ? Ops.amin.Call(this, dims, keepdim) : Ops.amin_out.Call(this, dims, keepdim, @out);

        /// <summary>The smallest over dimensions; the gradient is shared among equals.</summary>
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            amin(dims.ToArray(), keepdim, @out);

        /// <summary>The smallest over dimensions; the gradient is shared among equals.</summary>
        public Tensor amin(params long[] dims) => Ops.amin.Call(this, dims);

        /// <summary>The smallest and the largest, of all or along a dimension.</summary>
        public (Tensor min, Tensor max) aminmax(long? dim = null, bool keepdim = false) => Ops.aminmax.Call(this, dim, keepdim);

        /// <summary>Where the largest element is in the flattened tensor.</summary>
        /// <returns>Int64.</returns>
        public Tensor argmax() => Ops.argmax.Unary(this);

        /// <summary>Where the largest is along a dimension.</summary>
        /// <returns>Int64.</returns>
        public Tensor argmax(long dim, bool keepdim = false) => Ops.argmax.Call(this, dim, keepdim);

        /// <summary>Where the smallest element is in the flattened tensor.</summary>
        /// <returns>Int64.</returns>
        public Tensor argmin() => Ops.argmin.Unary(this);

        /// <summary>Where the smallest is along a dimension.</summary>
        /// <returns>Int64.</returns>
        public Tensor argmin(long dim, bool keepdim = false) => Ops.argmin.Call(this, dim, keepdim);

        /// <summary>Whether any element is non-zero.</summary>
        public Tensor any() => Ops.any.Unary(this);

        /// <summary>Whether any element is non-zero along a dimension.</summary>
        public Tensor any(long dim, bool keepdim = false) => Ops.any_dim.Call(this, dim, keepdim);

        /// <summary>Whether all elements are non-zero.</summary>
        public Tensor all() => Ops.all.Unary(this);

        /// <summary>Whether all elements are non-zero along a dimension.</summary>
        public Tensor all(long dim, bool keepdim = false) => Ops.all_dim.Call(this, dim, keepdim);
    }
}
