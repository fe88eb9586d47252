using System;
using System.Linq;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Statistics, norms and counts.
    public partial class Tensor
    {
        /// <summary>The middle element, the lower of two.</summary>
        public Tensor median() => Ops.median.Unary(this);

        /// <summary>The middle of what is not NaN.</summary>
        public Tensor nanmedian() => Ops.nanmedian.Unary(this);

        /// <summary>The most frequent along a dimension.</summary>
        /// <returns>The values, and where each was.</returns>
        public (Tensor values, Tensor indices) mode(long dim = -1L, bool keepdim = false) => Ops.mode.Call(this, dim, keepdim);

        /// <summary>The k-th smallest along a dimension, from 1.</summary>
        /// <returns>The values, and where each was.</returns>
        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false) =>
            Ops.kthvalue.Call(this, k, dim ?? -1, keepdim);

        /// <summary>Quantiles along a dimension, interpolated linearly; q in [0, 1].</summary>
        /// <returns>q's dimension first.</returns>
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Ops.quantile.Call(this, q, dim, keepdim);

        /// <summary>Quantiles of what is not NaN, along a dimension.</summary>
        /// <returns>q's dimension first.</returns>
        public Tensor nanquantile(Tensor q, long dim = -1, bool keepdim = false) => Ops.nanquantile.Call(this, q, dim, keepdim);

        /// <summary>The p-norm of all elements.</summary>
        public Tensor norm(float p = 2.0f) => Ops.norm_Scalar.Call(this, (Scalar)p);

        /// <summary>The p-norm along a dimension.</summary>
        public Tensor norm(int dim, bool keepdim = false, float p = 2.0f) =>
            Ops.norm_ScalarOpt_dim.Call(this, (Scalar)p, Arg.List(dim), keepdim);

        /// <summary>The p-norm of the difference.</summary>
        public Tensor dist(Tensor other, float p = 2.0f) => Ops.dist.Call(this, other, (Scalar)p);

        /// <summary>ln of the sum of exp along a dimension, without overflow.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false) => Ops.logsumexp.Call(this, Arg.List(dim), keepdim);

        /// <summary>How many elements are non-zero, of all or over dimensions.</summary>
        public Tensor count_nonzero(long[]? dims = null) =>
            dims is null ? Ops.count_nonzero.Unary(this) : Ops.count_nonzero_dim_IntList.Call(this, dims);

        /// <summary>How often each integer from 0 occurs, or the sum of its weights.</summary>
        /// <returns>1-D, at least minlength long.</returns>
        public Tensor bincount(Tensor? weights = null, long minlength = 0) => Ops.bincount.Call(this, weights, minlength);

        /// <summary>How many elements fall into each of equal bins; min = max = 0 takes the data's own range.</summary>
        public Tensor histc(long bins = 100, long min = 0, long max = 0) => Ops.histc.Call(this, bins, (Scalar)min, (Scalar)max);

        /// <summary>Covariances of the rows, columns being observations.</summary>
        public Tensor cov(long correction = 1, Tensor? fweights = null, Tensor? aweights = null) =>
            Ops.cov.Call(this, correction, fweights, aweights);

        /// <summary>Pearson correlations of the rows, columns being observations.</summary>
        public Tensor corrcoef() => Ops.corrcoef.Unary(this);

        /// <summary>The standard deviation of all elements, over n - 1 when unbiased.</summary>
        public Tensor std(bool unbiased = true) => Ops.std.Call(this, unbiased);

        /// <summary>The standard deviation over dimensions, over n - 1 when unbiased.</summary>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.std_dim.Call(Typed(type), dimensions, unbiased, keepdim);

        /// <summary>The standard deviation over dimensions, over n - 1 when unbiased.</summary>
        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std(dimensions.ToArray(), unbiased, keepdim, type);

        /// <summary>The standard deviation over a dimension, over n - 1 when unbiased.</summary>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std(new[] { dim }, unbiased, keepdim, type);

        /// <summary>The standard deviation over two dimensions, over n - 1 when unbiased.</summary>
        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std(new[] { dim.Item1, dim.Item2 }, unbiased, keepdim, type);

        /// <summary>The standard deviation over three dimensions, over n - 1 when unbiased.</summary>
        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std(new[] { dim.Item1, dim.Item2, dim.Item3 }, unbiased, keepdim, type);

        /// <summary>The variance of all elements, over n - 1 when unbiased.</summary>
        public Tensor var(bool unbiased = true) => Ops.var.Call(this, unbiased);

        /// <summary>The variance over dimensions, over n - 1 when unbiased.</summary>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.var_dim.Call(Typed(type), dimensions, unbiased, keepdim);

        /// <summary>The variance over dimensions, over n - 1 when unbiased.</summary>
        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var(dimensions.ToArray(), unbiased, keepdim, type);

        /// <summary>The variance over a dimension, over n - 1 when unbiased.</summary>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var(new[] { dim }, unbiased, keepdim, type);

        /// <summary>The variance over two dimensions, over n - 1 when unbiased.</summary>
        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var(new[] { dim.Item1, dim.Item2 }, unbiased, keepdim, type);

        /// <summary>The variance over three dimensions, over n - 1 when unbiased.</summary>
        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var(new[] { dim.Item1, dim.Item2, dim.Item3 }, unbiased, keepdim, type);

        /// <summary>Standard deviation and mean of all elements.</summary>
        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) => Ops.std_mean.Call(this, unbiased);

        /// <summary>Standard deviation and mean over dimensions.</summary>
        public (Tensor std, Tensor mean) std_mean(
            long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.std_mean_dim.Call(Typed(type), dimensions, unbiased, keepdim);

        /// <summary>Standard deviation and mean over a dimension.</summary>
        public (Tensor std, Tensor mean) std_mean(
            long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std_mean(new[] { dim }, unbiased, keepdim, type);

        /// <summary>Variance and mean of all elements.</summary>
        public (Tensor @var, Tensor mean) var_mean(bool unbiased = true) => Ops.var_mean.Call(this, unbiased);

        /// <summary>Variance and mean over dimensions.</summary>
        public (Tensor @var, Tensor mean) var_mean(
            long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.var_mean_dim.Call(Typed(type), dimensions, unbiased, keepdim);

        /// <summary>Variance and mean over a dimension.</summary>
        public (Tensor @var, Tensor mean) var_mean(
            long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var_mean(new[] { dim }, unbiased, keepdim, type);
    }
}
