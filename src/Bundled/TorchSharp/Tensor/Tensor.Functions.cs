using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Exponentials, logarithms and special functions, element by element.
    public partial class Tensor
    {
        /// <summary>e to the power of each element.</summary>
        public Tensor exp() => Ops.exp.Unary(this);

        /// <summary>e to the power of each element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor exp_() => Ops.exp_.Unary(this);

        /// <summary>2 to the power of each element.</summary>
        public Tensor exp2() => Ops.exp2.Unary(this);

        /// <summary>2 to the power of each element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor exp2_() => Ops.exp2_.Unary(this);

        /// <summary>exp(x) - 1, exact near 0.</summary>
        public Tensor expm1() => Ops.expm1.Unary(this);

        /// <summary>exp(x) - 1, exact near 0, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor expm1_() => Ops.expm1_.Unary(this);

        /// <summary>Natural logarithm.</summary>
        public Tensor log() => Ops.log.Unary(this);

        /// <summary>Natural logarithm, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor log_() => Ops.log_.Unary(this);

        /// <summary>Logarithm to base 10.</summary>
        public Tensor log10() => Ops.log10.Unary(this);

        /// <summary>Logarithm to base 10, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor log10_() => Ops.log10_.Unary(this);

        /// <summary>ln(1 + x), exact near 0.</summary>
        public Tensor log1p() => Ops.log1p.Unary(this);

        /// <summary>ln(1 + x), exact near 0, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor log1p_() => Ops.log1p_.Unary(this);

        /// <summary>Logarithm to base 2.</summary>
        public Tensor log2() => Ops.log2.Unary(this);

        /// <summary>Logarithm to base 2, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor log2_() => Ops.log2_.Unary(this);

        /// <summary>One over the square root.</summary>
        public Tensor rsqrt() => Ops.rsqrt.Unary(this);

        /// <summary>One over the square root, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor rsqrt_() => Ops.rsqrt_.Unary(this);

        /// <summary>Square root.</summary>
        public Tensor sqrt() => Ops.sqrt.Unary(this);

        /// <summary>Square root, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor sqrt_() => Ops.sqrt_.Unary(this);

        /// <summary>Error function.</summary>
        public Tensor erf() => Ops.erf.Unary(this);

        /// <summary>Error function, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor erf_() => Ops.erf_.Unary(this);

        /// <summary>1 - erf(x), exact for large x.</summary>
        public Tensor erfc() => Ops.erfc.Unary(this);

        /// <summary>1 - erf(x), exact for large x, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor erfc_() => Ops.erfc_.Unary(this);

        /// <summary>Inverse of the error function.</summary>
        public Tensor erfinv() => Ops.erfinv.Unary(this);

        /// <summary>Inverse of the error function, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor erfinv_() => Ops.erfinv_.Unary(this);

        /// <summary>Logarithm of the absolute value of the gamma function.</summary>
        public Tensor lgamma() => Ops.lgamma.Unary(this);

        /// <summary>Logarithm of the absolute value of the gamma function, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor lgamma_() => Ops.lgamma_.Unary(this);

        /// <summary>Derivative of the logarithm of the gamma function.</summary>
        public Tensor digamma() => Ops.digamma.Unary(this);

        /// <summary>Derivative of the logarithm of the gamma function, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor digamma_() => Ops.digamma_.Unary(this);

        /// <summary>Modified Bessel function of the first kind, order 0.</summary>
        public Tensor i0() => Ops.i0.Unary(this);

        /// <summary>Modified Bessel function of the first kind, order 0, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor i0_() => Ops.i0_.Unary(this);

        /// <summary>The complex conjugate.</summary>
        public Tensor conj() => Ops.conj.Unary(this);

        /// <summary>ln(x/(1 - x)), x first clamped to [eps, 1 - eps] when eps is given.</summary>
        public Tensor logit(double? eps = null) => Ops.logit.Call(this, eps);

        /// <summary>ln(x/(1 - x)), x first clamped to [eps, 1 - eps] when eps is given, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor logit_(double? eps = null) => Ops.logit_.Call(this, eps);

        /// <summary>Multivariate log-gamma function of dimension p.</summary>
        public Tensor mvlgamma(long p) => Ops.mvlgamma.Call(this, p);

        /// <summary>Multivariate log-gamma function of dimension p, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor mvlgamma_(long p) => Ops.mvlgamma_.Call(this, p);
    }
}
