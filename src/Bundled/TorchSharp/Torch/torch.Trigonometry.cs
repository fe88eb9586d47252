namespace TorchSharp;

public static partial class torch
{
    // Angles and hyperbolic functions, element by element.
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

    /// <summary>The argument of each number, in radians.</summary>
    public static Tensor angle(Tensor input) => input.angle();
}
