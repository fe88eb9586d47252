using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Running sums and the like.
    public partial class Tensor
    {
        /// <summary>Running sums along a dimension.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null) => Ops.cumsum.Call(this, dim, type);

        /// <summary>Running products along a dimension.</summary>
        public Tensor cumprod(long dim, ScalarType? type = null) => Ops.cumprod.Call(this, dim, type);

        /// <summary>Running maxima along a dimension.</summary>
        /// <returns>The values, and where each was.</returns>
        public (Tensor values, Tensor indexes) cummax(long dim) => Ops.cummax.Call(this, dim);

        /// <summary>Running minima along a dimension.</summary>
        /// <returns>The values, and where each was.</returns>
        public (Tensor values, Tensor indexes) cummin(long dim) => Ops.cummin.Call(this, dim);

        /// <summary>Running logarithms of sums of exp along a dimension.</summary>
        public Tensor logcumsumexp(long dim) => Ops.logcumsumexp.Call(this, dim);
    }
}
