namespace TorchSharp;

public static partial class torch
{
    // Signs, rounding and limits, element by element.
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

    /// <summary>Rounds to so many decimals, halves to even.</summary>
    public static Tensor round(Tensor input, long decimals = 0L) => input.round(decimals);

    /// <summary>Rounds to so many decimals, halves to even, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor round_(Tensor input, long decimals = 0L) => input.round_(decimals);

    /// <summary>Whether each element is negative (minus zero too).</summary>
    public static Tensor signbit(Tensor input) => input.signbit();

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
}
