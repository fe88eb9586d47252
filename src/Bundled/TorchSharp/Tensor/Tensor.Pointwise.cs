using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Functions of one tensor, element by element: shape and, for floats, type stay.
    public partial class Tensor
    {
        /// <summary>Absolute value of each element.</summary>
        public Tensor abs() => Ops.abs.Unary(this);

        /// <summary>Absolute value of each element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor abs_() => Ops.abs_.Unary(this);

        /// <summary>Absolute value of each element.</summary>
        public Tensor absolute() => abs();

        /// <summary>Absolute value of each element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor absolute_() => abs_();

        /// <summary>Angle in radians with this cosine.</summary>
        public Tensor acos() => Ops.acos.Unary(this);

        /// <summary>Angle in radians with this cosine, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor acos_() => Ops.acos_.Unary(this);

        /// <summary>Angle in radians with this cosine.</summary>
        public Tensor arccos() => acos();

        /// <summary>Angle in radians with this cosine, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor arccos_() => acos_();

        /// <summary>Angle in radians with this sine.</summary>
        public Tensor asin() => Ops.asin.Unary(this);

        /// <summary>Angle in radians with this sine, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor asin_() => Ops.asin_.Unary(this);

        /// <summary>Angle in radians with this sine.</summary>
        public Tensor arcsin() => asin();

        /// <summary>Angle in radians with this sine, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor arcsin_() => asin_();

        /// <summary>Angle in radians with this tangent.</summary>
        public Tensor atan() => Ops.atan.Unary(this);

        /// <summary>Angle in radians with this tangent, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor atan_() => Ops.atan_.Unary(this);

        /// <summary>Angle in radians with this tangent.</summary>
        public Tensor arctan() => atan();

        /// <summary>Angle in radians with this tangent, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor arctan_() => atan_();

        /// <summary>Inverse of the hyperbolic cosine.</summary>
        public Tensor acosh() => Ops.acosh.Unary(this);

        /// <summary>Inverse of the hyperbolic cosine, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor acosh_() => Ops.acosh_.Unary(this);

        /// <summary>Inverse of the hyperbolic cosine.</summary>
        public Tensor arccosh() => acosh();

        /// <summary>Inverse of the hyperbolic cosine, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor arccosh_() => acosh_();

        /// <summary>Inverse of the hyperbolic sine.</summary>
        public Tensor asinh() => Ops.asinh.Unary(this);

        /// <summary>Inverse of the hyperbolic sine, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor asinh_() => Ops.asinh_.Unary(this);

        /// <summary>Inverse of the hyperbolic sine.</summary>
        public Tensor arcsinh() => asinh();

        /// <summary>Inverse of the hyperbolic sine, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor arcsinh_() => asinh_();

        /// <summary>Inverse of the hyperbolic tangent.</summary>
        public Tensor atanh() => Ops.atanh.Unary(this);

        /// <summary>Inverse of the hyperbolic tangent, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor atanh_() => Ops.atanh_.Unary(this);

        /// <summary>Inverse of the hyperbolic tangent.</summary>
        public Tensor arctanh() => atanh();

        /// <summary>Inverse of the hyperbolic tangent, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor arctanh_() => atanh_();

        /// <summary>Cosine of each element, in radians.</summary>
        public Tensor cos() => Ops.cos.Unary(this);

        /// <summary>Cosine of each element, in radians, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor cos_() => Ops.cos_.Unary(this);

        /// <summary>Sine of each element, in radians.</summary>
        public Tensor sin() => Ops.sin.Unary(this);

        /// <summary>Sine of each element, in radians, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor sin_() => Ops.sin_.Unary(this);

        /// <summary>Tangent of each element, in radians.</summary>
        public Tensor tan() => Ops.tan.Unary(this);

        /// <summary>Tangent of each element, in radians, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor tan_() => Ops.tan_.Unary(this);

        /// <summary>Hyperbolic cosine.</summary>
        public Tensor cosh() => Ops.cosh.Unary(this);

        /// <summary>Hyperbolic cosine, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor cosh_() => Ops.cosh_.Unary(this);

        /// <summary>Hyperbolic sine.</summary>
        public Tensor sinh() => Ops.sinh.Unary(this);

        /// <summary>Hyperbolic sine, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor sinh_() => Ops.sinh_.Unary(this);

        /// <summary>Hyperbolic tangent, in (-1, 1).</summary>
        public Tensor tanh() => Ops.tanh.Unary(this);

        /// <summary>Hyperbolic tangent, in (-1, 1), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor tanh_() => Ops.tanh_.Unary(this);

        /// <summary>sin(πx)/(πx), and 1 at 0.</summary>
        public Tensor sinc() => Ops.sinc.Unary(this);

        /// <summary>sin(πx)/(πx), and 1 at 0, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor sinc_() => Ops.sinc_.Unary(this);

        /// <summary>Rounds up to the next integer.</summary>
        public Tensor ceil() => Ops.ceil.Unary(this);

        /// <summary>Rounds up to the next integer, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor ceil_() => Ops.ceil_.Unary(this);

        /// <summary>Rounds down to the next integer.</summary>
        public Tensor floor() => Ops.floor.Unary(this);

        /// <summary>Rounds down to the next integer, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor floor_() => Ops.floor_.Unary(this);

        /// <summary>Drops the fraction.</summary>
        public Tensor trunc() => Ops.trunc.Unary(this);

        /// <summary>Drops the fraction, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor trunc_() => Ops.trunc_.Unary(this);

        /// <summary>Drops the fraction.</summary>
        public Tensor fix() => trunc();

        /// <summary>Drops the fraction, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor fix_() => trunc_();

        /// <summary>The fraction that trunc drops.</summary>
        public Tensor frac() => Ops.frac.Unary(this);

        /// <summary>The fraction that trunc drops, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor frac_() => Ops.frac_.Unary(this);

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

        /// <summary>-1, 0 or 1 by the sign of each element.</summary>
        public Tensor sign() => Ops.sign.Unary(this);

        /// <summary>-1, 0 or 1 by the sign of each element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor sign_() => Ops.sign_.Unary(this);

        /// <summary>The sign; of a complex number, the direction.</summary>
        public Tensor sgn() => Ops.sgn.Unary(this);

        /// <summary>The sign; of a complex number, the direction, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor sgn_() => Ops.sgn_.Unary(this);

        /// <summary>1/(1 + exp(-x)), in (0, 1).</summary>
        public Tensor sigmoid() => Ops.sigmoid.Unary(this);

        /// <summary>1/(1 + exp(-x)), in (0, 1), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor sigmoid_() => Ops.sigmoid_.Unary(this);

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

        /// <summary>Degrees to radians.</summary>
        public Tensor deg2rad() => Ops.deg2rad.Unary(this);

        /// <summary>Degrees to radians, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor deg2rad_() => Ops.deg2rad_.Unary(this);

        /// <summary>Radians to degrees.</summary>
        public Tensor rad2deg() => Ops.rad2deg.Unary(this);

        /// <summary>Radians to degrees, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor rad2deg_() => Ops.rad2deg_.Unary(this);

        /// <summary>max(x, 0).</summary>
        public Tensor relu() => Ops.relu.Unary(this);

        /// <summary>max(x, 0), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor relu_() => Ops.relu_.Unary(this);

        /// <summary>Scaled exponential linear unit (Klambauer et al., 2017).</summary>
        public Tensor selu() => Ops.selu.Unary(this);

        /// <summary>Scaled exponential linear unit (Klambauer et al., 2017), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor selu_() => Ops.selu_.Unary(this);

        /// <summary>min(max(x, 0), 6).</summary>
        public Tensor relu6() => Ops.relu6.Unary(this);

        /// <summary>min(max(x, 0), 6), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor relu6_() => Ops.relu6_.Unary(this);

        /// <summary>Rounds to so many decimals, halves to even.</summary>
        public Tensor round(long decimals = 0L) => Ops.round_decimals.Call(this, decimals);

        /// <summary>Rounds to so many decimals, halves to even, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor round_(long decimals = 0L) => Ops.round__decimals.Call(this, decimals);

        /// <summary>Whether each element is negative (minus zero too).</summary>
        public Tensor signbit() => Ops.signbit.Unary(this);

        /// <summary>The argument of each number, in radians.</summary>
        public Tensor angle() => Ops.angle.Unary(this);

        /// <summary>The complex conjugate.</summary>
        public Tensor conj() => Ops.conj.Unary(this);

        /// <summary>ln(x/(1 - x)), x first clamped to [eps, 1 - eps] when eps is given.</summary>
        public Tensor logit(double? eps = null) => Ops.logit.Call(this, eps);

        /// <summary>ln(x/(1 - x)), x first clamped to [eps, 1 - eps] when eps is given, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor logit_(double? eps = null) => Ops.logit_.Call(this, eps);

        /// <summary>x·sigmoid(x).</summary>
        public Tensor silu() => Ops.silu.Unary(this);

        /// <summary>x·sigmoid(x), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor silu_() => Ops.silu_.Unary(this);

        /// <summary>The line x/6 + 1/2, clamped to [0, 1].</summary>
        public Tensor hardsigmoid() => Ops.hardsigmoid.Unary(this);

        /// <summary>The line x/6 + 1/2, clamped to [0, 1], in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor hardsigmoid_() => Ops.hardsigmoid_.Unary(this);

        /// <summary>x·hardsigmoid(x).</summary>
        public Tensor hardswish() => Ops.hardswish.Unary(this);

        /// <summary>x·hardsigmoid(x), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor hardswish_() => Ops.hardswish_.Unary(this);

        /// <summary>ln sigmoid(x), without overflow.</summary>
        public Tensor log_sigmoid() => Ops.log_sigmoid.Unary(this);

        /// <summary>ln(1 + exp(beta·x))/beta; x itself where beta·x passes the threshold.</summary>
        public Tensor softplus(double beta = 1, double threshold = 20) => Ops.softplus.Call(this, beta, threshold);

        /// <summary>x where positive, else negative_slope·x.</summary>
        public Tensor leaky_relu(Scalar negative_slope) => Ops.leaky_relu.Call(this, negative_slope);

        /// <summary>x where positive, else negative_slope·x, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor leaky_relu_(Scalar negative_slope) => Ops.leaky_relu_.Call(this, negative_slope);

        /// <summary>scale·x where positive, else scale·alpha·(exp(input_scale·x) - 1).</summary>
        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => Ops.elu.Call(this, alpha, scale, input_scale);

        /// <summary>scale·x where positive, else scale·alpha·(exp(input_scale·x) - 1), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) => Ops.elu_.Call(this, alpha, scale, input_scale);

        /// <summary>x where positive, else alpha·(exp x - 1).</summary>
        public Tensor elu(double alpha = 1) => Ops.elu.Call(this, alpha);

        /// <summary>x where positive, else alpha·(exp x - 1), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor elu_(double alpha = 1) => Ops.elu_.Call(this, alpha);

        /// <summary>x where positive, else alpha·(exp(x/alpha) - 1).</summary>
        public Tensor celu(Scalar alpha) => Ops.celu.Call(this, alpha);

        /// <summary>x where positive, else alpha·(exp(x/alpha) - 1), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor celu_(Scalar alpha) => Ops.celu_.Call(this, alpha);

        /// <summary>x·Φ(x), with the normal distribution function (Hendrycks and Gimpel, 2016).</summary>
        public Tensor gelu() => Ops.gelu.Unary(this);

        /// <summary>x·Φ(x), with the normal distribution function (Hendrycks and Gimpel, 2016), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor gelu_() => Ops.gelu_.Unary(this);

        /// <summary>Clamps to [min, max].</summary>
        public Tensor hardtanh(Scalar min, Scalar max) => Ops.hardtanh.Call(this, min, max);

        /// <summary>Clamps to [min, max], in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor hardtanh_(Scalar min, Scalar max) => Ops.hardtanh_.Call(this, min, max);

        /// <summary>x where above the threshold, else value.</summary>
        public Tensor threshold(Scalar threshold, Scalar value) => Ops.threshold.Call(this, threshold, value);

        /// <summary>x where above the threshold, else value, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor threshold_(Scalar threshold, Scalar value) => Ops.threshold_.Call(this, threshold, value);

        /// <summary>First half of a dimension times the sigmoid of its second half.</summary>
        /// <returns>The dimension is halved.</returns>
        public Tensor glu(long dim = -1) => Ops.glu.Call(this, dim);

        /// <summary>x where positive, else the weight's slope times x.</summary>
        public Tensor prelu(Tensor target) => Ops.prelu.Binary(this, target);

        /// <summary>Limits each element to [min, max]; null is no limit.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Ops.clamp.Call(this, min, max);

        /// <summary>Limits each element to [min, max]; null is no limit, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Ops.clamp_.Call(this, min, max);

        /// <summary>Limits each element to [min, max], element by element; null is no limit.</summary>
        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Ops.clamp_Tensor.Call(this, min, max);

        /// <summary>Limits each element to [min, max], element by element; null is no limit, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Ops.clamp__Tensor.Call(this, min, max);

        /// <summary>Limits each element to [min, max]; null is no limit.</summary>
        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);

        /// <summary>Limits each element from above.</summary>
        public Tensor clamp_max(Scalar max) => Ops.clamp_max.Call(this, max);

        /// <summary>Limits each element from above, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor clamp_max_(Scalar max) => Ops.clamp_max_.Call(this, max);

        /// <summary>Limits each element from below.</summary>
        public Tensor clamp_min(Scalar min) => Ops.clamp_min.Call(this, min);

        /// <summary>Limits each element from below, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor clamp_min_(Scalar min) => Ops.clamp_min_.Call(this, min);

        /// <summary>Replaces NaN and infinities; null is the type's largest and smallest number.</summary>
        public Tensor nan_to_num(double nan = 0d, double? posinf = null, double? neginf = null) =>
            Ops.nan_to_num.Call(this, nan, posinf, neginf);

        /// <summary>Replaces NaN and infinities; null is the type's largest and smallest number, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor nan_to_num_(double nan = 0d, double? posinf = null, double? neginf = null) =>
            Ops.nan_to_num_.Call(this, nan, posinf, neginf);

        /// <summary>exp(x) over its sum along a dimension: positive numbers that sum to 1.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => Ops.softmax_int.Call(this, dim, dtype);

        /// <summary>ln softmax(x) along a dimension, without overflow.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Ops.log_softmax_int.Call(this, dim, dtype);

        /// <summary>Multivariate log-gamma function of dimension p.</summary>
        public Tensor mvlgamma(long p) => Ops.mvlgamma.Call(this, p);

        /// <summary>Multivariate log-gamma function of dimension p, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor mvlgamma_(long p) => Ops.mvlgamma_.Call(this, p);
    }
}
