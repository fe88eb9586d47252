namespace TorchSharp;

public static partial class torch
{
    // Exponentials, logarithms and special functions, element by element.
    /// <summary>e to the power of each element.</summary>
    public static Tensor exp(Tensor input) => input.exp();

    /// <summary>e to the power of each element, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor exp_(Tensor input) => input.exp_();

    /// <summary>2 to the power of each element.</summary>
    public static Tensor exp2(Tensor input) => input.exp2();

    /// <summary>2 to the power of each element, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor exp2_(Tensor input) => input.exp2_();

    /// <summary>exp(x) - 1, exact near 0.</summary>
    public static Tensor expm1(Tensor input) => input.expm1();

    /// <summary>exp(x) - 1, exact near 0, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor expm1_(Tensor input) => input.expm1_();

    /// <summary>Natural logarithm.</summary>
    public static Tensor log(Tensor input) => input.log();

    /// <summary>Natural logarithm, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor log_(Tensor input) => input.log_();

    /// <summary>Logarithm to base 10.</summary>
    public static Tensor log10(Tensor input) => input.log10();

    /// <summary>Logarithm to base 10, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor log10_(Tensor input) => input.log10_();

    /// <summary>ln(1 + x), exact near 0.</summary>
    public static Tensor log1p(Tensor input) => input.log1p();

    /// <summary>ln(1 + x), exact near 0, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor log1p_(Tensor input) => input.log1p_();

    /// <summary>Logarithm to base 2.</summary>
    public static Tensor log2(Tensor input) => input.log2();

    /// <summary>Logarithm to base 2, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor log2_(Tensor input) => input.log2_();

    /// <summary>One over the square root.</summary>
    public static Tensor rsqrt(Tensor input) => input.rsqrt();

    /// <summary>One over the square root, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor rsqrt_(Tensor input) => input.rsqrt_();

    /// <summary>Square root.</summary>
    public static Tensor sqrt(Tensor input) => input.sqrt();

    /// <summary>Square root, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor sqrt_(Tensor input) => input.sqrt_();

    /// <summary>Error function.</summary>
    public static Tensor erf(Tensor input) => input.erf();

    /// <summary>Error function, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor erf_(Tensor input) => input.erf_();

    /// <summary>1 - erf(x), exact for large x.</summary>
    public static Tensor erfc(Tensor input) => input.erfc();

    /// <summary>1 - erf(x), exact for large x, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor erfc_(Tensor input) => input.erfc_();

    /// <summary>Inverse of the error function.</summary>
    public static Tensor erfinv(Tensor input) => input.erfinv();

    /// <summary>Inverse of the error function, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor erfinv_(Tensor input) => input.erfinv_();

    /// <summary>Logarithm of the absolute value of the gamma function.</summary>
    public static Tensor lgamma(Tensor input) => input.lgamma();

    /// <summary>Logarithm of the absolute value of the gamma function, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor lgamma_(Tensor input) => input.lgamma_();

    /// <summary>Derivative of the logarithm of the gamma function.</summary>
    public static Tensor digamma(Tensor input) => input.digamma();

    /// <summary>Derivative of the logarithm of the gamma function, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor digamma_(Tensor input) => input.digamma_();

    /// <summary>Modified Bessel function of the first kind, order 0.</summary>
    public static Tensor i0(Tensor input) => input.i0();

    /// <summary>Modified Bessel function of the first kind, order 0, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor i0_(Tensor input) => input.i0_();

    /// <summary>The complex conjugate.</summary>
    public static Tensor conj(Tensor input) => input.conj();

    /// <summary>ln(x/(1 - x)), x first clamped to [eps, 1 - eps] when eps is given.</summary>
    public static Tensor logit(Tensor input, double? eps = null) => input.logit(eps);

    /// <summary>ln(x/(1 - x)), x first clamped to [eps, 1 - eps] when eps is given, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor logit_(Tensor input, double? eps = null) => input.logit_(eps);

    /// <summary>Multivariate log-gamma function of dimension p.</summary>
    public static Tensor mvlgamma(Tensor input, long p) => input.mvlgamma(p);

    /// <summary>Multivariate log-gamma function of dimension p, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor mvlgamma_(Tensor input, long p) => input.mvlgamma_(p);
}
