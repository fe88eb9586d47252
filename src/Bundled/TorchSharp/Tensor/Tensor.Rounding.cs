using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Signs, rounding and limits, element by element.
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

        /// <summary>Rounds to so many decimals, halves to even.</summary>
        public Tensor round(long decimals = 0L) => Ops.round_decimals.Call(this, decimals);

        /// <summary>Rounds to so many decimals, halves to even, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor round_(long decimals = 0L) => Ops.round__decimals.Call(this, decimals);

        /// <summary>Whether each element is negative (minus zero too).</summary>
        public Tensor signbit() => Ops.signbit.Unary(this);

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
    }
}
