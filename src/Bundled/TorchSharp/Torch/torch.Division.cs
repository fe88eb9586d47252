namespace TorchSharp;

public static partial class torch
{
    // Element by element: quotients and remainders. Shapes broadcast; types promote.
    /// <summary>Quotient, element by element, rounded as asked; integers give floats when not rounded.</summary>
    public static Tensor div(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.div(right, rounding_mode);

    /// <summary>Quotient, element by element, rounded as asked; integers give floats when not rounded, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor div_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.div_(right, rounding_mode);

    /// <summary>Quotient, element by element, rounded as asked; integers give floats when not rounded.</summary>
    public static Tensor divide(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.divide(right, rounding_mode);

    /// <summary>Quotient, element by element, rounded as asked; integers give floats when not rounded, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor divide_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.divide_(right, rounding_mode);

    /// <summary>Divides each element by a number, rounded as asked; integers give floats when not rounded.</summary>
    public static Tensor div(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.div(right, rounding_mode);

    /// <summary>Divides each element by a number, rounded as asked; integers give floats when not rounded, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor div_(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.div_(right, rounding_mode);

    /// <summary>Divides each element by a number, rounded as asked; integers give floats when not rounded.</summary>
    public static Tensor divide(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.divide(right, rounding_mode);

    /// <summary>Divides each element by a number, rounded as asked; integers give floats when not rounded, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor divide_(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.divide_(right, rounding_mode);

    /// <summary>Quotient, element by element, never rounded.</summary>
    public static Tensor true_divide(Tensor dividend, Tensor divisor) => dividend.true_divide(divisor);

    /// <summary>Quotient, element by element, never rounded, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor true_divide_(Tensor dividend, Tensor divisor) => dividend.true_divide_(divisor);

    /// <summary>Quotient rounded down, element by element.</summary>
    public static Tensor floor_divide(Tensor input, Tensor other) => input.floor_divide(other);

    /// <summary>Quotient rounded down, element by element, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor floor_divide_(Tensor input, Tensor other) => input.floor_divide_(other);

    /// <summary>Remainder with the sign of the dividend, element by element.</summary>
    public static Tensor fmod(Tensor left, Tensor right) => left.fmod(right);

    /// <summary>Remainder with the sign of the dividend, element by element, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor fmod_(Tensor left, Tensor right) => left.fmod_(right);

    /// <summary>Remainder with the sign of the dividend.</summary>
    public static Tensor fmod(Tensor left, Scalar right) => left.fmod(right);

    /// <summary>Remainder with the sign of the dividend, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor fmod_(Tensor left, Scalar right) => left.fmod_(right);

    /// <summary>Remainder with the sign of the divisor, element by element.</summary>
    public static Tensor remainder(Tensor left, Tensor right) => left.remainder(right);

    /// <summary>Remainder with the sign of the divisor, element by element, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor remainder_(Tensor left, Tensor right) => left.remainder_(right);

    /// <summary>Remainder with the sign of the divisor.</summary>
    public static Tensor remainder(Tensor left, Scalar right) => left.remainder(right);

    /// <summary>Remainder with the sign of the divisor, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor remainder_(Tensor left, Scalar right) => left.remainder_(right);
}
