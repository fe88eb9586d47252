using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Angles and hyperbolic functions, element by element.
    public partial class Tensor
    {
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

        /// <summary>The argument of each number, in radians.</summary>
        public Tensor angle() => Ops.angle.Unary(this);
    }
}
