namespace TorchSharp;

public static partial class torch
{
    // Functions of one tensor, element by element: shape and, for floats, type stay.
    /// <summary>Absolute value of each element.</summary>
    public static Tensor abs(Tensor input) => input.abs();

    /// <summary>Absolute value of each element, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor abs_(Tensor input) => input.abs_();

    /// <summary>Absolute value of each element.</summary>
    public static Tensor absolute(Tensor input) => input.absolute();

    /// <summary>Absolute value of each element, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor absolute_(Tensor input) => input.absolute_();

    /// <summary>Angle in radians with this cosine.</summary>
    public static Tensor acos(Tensor input) => input.acos();

    /// <summary>Angle in radians with this cosine, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor acos_(Tensor input) => input.acos_();

    /// <summary>Angle in radians with this cosine.</summary>
    public static Tensor arccos(Tensor input) => input.arccos();

    /// <summary>Angle in radians with this cosine, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor arccos_(Tensor input) => input.arccos_();

    /// <summary>Angle in radians with this sine.</summary>
    public static Tensor asin(Tensor input) => input.asin();

    /// <summary>Angle in radians with this sine, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor asin_(Tensor input) => input.asin_();

    /// <summary>Angle in radians with this sine.</summary>
    public static Tensor arcsin(Tensor input) => input.arcsin();

    /// <summary>Angle in radians with this sine, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor arcsin_(Tensor input) => input.arcsin_();

    /// <summary>Angle in radians with this tangent.</summary>
    public static Tensor atan(Tensor input) => input.atan();

    /// <summary>Angle in radians with this tangent, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor atan_(Tensor input) => input.atan_();

    /// <summary>Angle in radians with this tangent.</summary>
    public static Tensor arctan(Tensor input) => input.arctan();

    /// <summary>Angle in radians with this tangent, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor arctan_(Tensor input) => input.arctan_();

    /// <summary>Inverse of the hyperbolic cosine.</summary>
    public static Tensor acosh(Tensor input) => input.acosh();

    /// <summary>Inverse of the hyperbolic cosine, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor acosh_(Tensor input) => input.acosh_();

    /// <summary>Inverse of the hyperbolic cosine.</summary>
    public static Tensor arccosh(Tensor input) => input.arccosh();

    /// <summary>Inverse of the hyperbolic cosine, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor arccosh_(Tensor input) => input.arccosh_();

    /// <summary>Inverse of the hyperbolic sine.</summary>
    public static Tensor asinh(Tensor input) => input.asinh();

    /// <summary>Inverse of the hyperbolic sine, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor asinh_(Tensor input) => input.asinh_();

    /// <summary>Inverse of the hyperbolic sine.</summary>
    public static Tensor arcsinh(Tensor input) => input.arcsinh();

    /// <summary>Inverse of the hyperbolic sine, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor arcsinh_(Tensor input) => input.arcsinh_();

    /// <summary>Inverse of the hyperbolic tangent.</summary>
    public static Tensor atanh(Tensor input) => input.atanh();

    /// <summary>Inverse of the hyperbolic tangent, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor atanh_(Tensor input) => input.atanh_();

    /// <summary>Inverse of the hyperbolic tangent.</summary>
    public static Tensor arctanh(Tensor input) => input.arctanh();

    /// <summary>Inverse of the hyperbolic tangent, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor arctanh_(Tensor input) => input.arctanh_();

    /// <summary>Cosine of each element, in radians.</summary>
    public static Tensor cos(Tensor input) => input.cos();

    /// <summary>Cosine of each element, in radians, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor cos_(Tensor input) => input.cos_();

    /// <summary>Sine of each element, in radians.</summary>
    public static Tensor sin(Tensor input) => input.sin();

    /// <summary>Sine of each element, in radians, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor sin_(Tensor input) => input.sin_();

    /// <summary>Tangent of each element, in radians.</summary>
    public static Tensor tan(Tensor input) => input.tan();

    /// <summary>Tangent of each element, in radians, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor tan_(Tensor input) => input.tan_();

    /// <summary>Hyperbolic cosine.</summary>
    public static Tensor cosh(Tensor input) => input.cosh();

    /// <summary>Hyperbolic cosine, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor cosh_(Tensor input) => input.cosh_();

    /// <summary>Hyperbolic sine.</summary>
    public static Tensor sinh(Tensor input) => input.sinh();

    /// <summary>Hyperbolic sine, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor sinh_(Tensor input) => input.sinh_();

    /// <summary>Hyperbolic tangent, in (-1, 1).</summary>
    public static Tensor tanh(Tensor input) => input.tanh();

    /// <summary>Hyperbolic tangent, in (-1, 1), in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor tanh_(Tensor input) => input.tanh_();

    /// <summary>sin(πx)/(πx), and 1 at 0.</summary>
    public static Tensor sinc(Tensor input) => input.sinc();

    /// <summary>sin(πx)/(πx), and 1 at 0, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor sinc_(Tensor input) => input.sinc_();

    /// <summary>Rounds up to the next integer.</summary>
    public static Tensor ceil(Tensor input) => input.ceil();

    /// <summary>Rounds up to the next integer, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor ceil_(Tensor input) => input.ceil_();

    /// <summary>Rounds down to the next integer.</summary>
    public static Tensor floor(Tensor input) => input.floor();

    /// <summary>Rounds down to the next integer, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor floor_(Tensor input) => input.floor_();

    /// <summary>Drops the fraction.</summary>
    public static Tensor trunc(Tensor input) => input.trunc();

    /// <summary>Drops the fraction, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor trunc_(Tensor input) => input.trunc_();

    /// <summary>Drops the fraction.</summary>
    public static Tensor fix(Tensor input) => input.fix();

    /// <summary>Drops the fraction, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor fix_(Tensor input) => input.fix_();

    /// <summary>The fraction that trunc drops.</summary>
    public static Tensor frac(Tensor input) => input.frac();

    /// <summary>The fraction that trunc drops, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor frac_(Tensor input) => input.frac_();

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

    /// <summary>-1, 0 or 1 by the sign of each element.</summary>
    public static Tensor sign(Tensor input) => input.sign();

    /// <summary>-1, 0 or 1 by the sign of each element, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor sign_(Tensor input) => input.sign_();

    /// <summary>The sign; of a complex number, the direction.</summary>
    public static Tensor sgn(Tensor input) => input.sgn();

    /// <summary>The sign; of a complex number, the direction, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor sgn_(Tensor input) => input.sgn_();

    /// <summary>1/(1 + exp(-x)), in (0, 1).</summary>
    public static Tensor sigmoid(Tensor input) => input.sigmoid();

    /// <summary>1/(1 + exp(-x)), in (0, 1), in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor sigmoid_(Tensor input) => input.sigmoid_();

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

    /// <summary>Degrees to radians.</summary>
    public static Tensor deg2rad(Tensor input) => input.deg2rad();

    /// <summary>Degrees to radians, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor deg2rad_(Tensor input) => input.deg2rad_();

    /// <summary>Radians to degrees.</summary>
    public static Tensor rad2deg(Tensor input) => input.rad2deg();

    /// <summary>Radians to degrees, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor rad2deg_(Tensor input) => input.rad2deg_();

    /// <summary>max(x, 0).</summary>
    public static Tensor relu(Tensor input) => input.relu();

    /// <summary>max(x, 0), in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor relu_(Tensor input) => input.relu_();

    /// <summary>Scaled exponential linear unit (Klambauer et al., 2017).</summary>
    public static Tensor selu(Tensor input) => input.selu();

    /// <summary>Scaled exponential linear unit (Klambauer et al., 2017), in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor selu_(Tensor input) => input.selu_();

    /// <summary>min(max(x, 0), 6).</summary>
    public static Tensor relu6(Tensor input) => input.relu6();

    /// <summary>min(max(x, 0), 6), in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor relu6_(Tensor input) => input.relu6_();

    /// <summary>Rounds to so many decimals, halves to even.</summary>
    public static Tensor round(Tensor input, long decimals = 0L) => input.round(decimals);

    /// <summary>Rounds to so many decimals, halves to even, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor round_(Tensor input, long decimals = 0L) => input.round_(decimals);

    /// <summary>Whether each element is negative (minus zero too).</summary>
    public static Tensor signbit(Tensor input) => input.signbit();

    /// <summary>The argument of each number, in radians.</summary>
    public static Tensor angle(Tensor input) => input.angle();

    /// <summary>The complex conjugate.</summary>
    public static Tensor conj(Tensor input) => input.conj();

    /// <summary>ln(x/(1 - x)), x first clamped to [eps, 1 - eps] when eps is given.</summary>
    public static Tensor logit(Tensor input, double? eps = null) => input.logit(eps);

    /// <summary>ln(x/(1 - x)), x first clamped to [eps, 1 - eps] when eps is given, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor logit_(Tensor input, double? eps = null) => input.logit_(eps);

    /// <summary>Limits each element to [min, max]; null is no limit.</summary>
    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);

    /// <summary>Limits each element to [min, max]; null is no limit, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor clamp_(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp_(min, max);

    /// <summary>Limits each element to [min, max], element by element; null is no limit.</summary>
    public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp(min, max);

    /// <summary>Limits each element to [min, max], element by element; null is no limit, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor clamp_(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp_(min, max);

    /// <summary>Limits each element to [min, max]; null is no limit.</summary>
    public static Tensor clip(Tensor input, Scalar? min = null, Scalar? max = null) => input.clip(min, max);

    /// <summary>Replaces NaN and infinities; null is the type's largest and smallest number.</summary>
    public static Tensor nan_to_num(Tensor input, double nan = 0d, double? posinf = null, double? neginf = null) =>
        input.nan_to_num(nan, posinf, neginf);

    /// <summary>Replaces NaN and infinities; null is the type's largest and smallest number, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor nan_to_num_(Tensor input, double nan = 0d, double? posinf = null, double? neginf = null) =>
        input.nan_to_num_(nan, posinf, neginf);

    /// <summary>Multivariate log-gamma function of dimension p.</summary>
    public static Tensor mvlgamma(Tensor input, long p) => input.mvlgamma(p);

    /// <summary>Multivariate log-gamma function of dimension p, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor mvlgamma_(Tensor input, long p) => input.mvlgamma_(p);
}
