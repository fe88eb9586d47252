using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Element by element: quotients and remainders. Shapes broadcast; types promote.
    public partial class Tensor
    {
        /// <summary>Quotient, element by element, rounded as asked; integers give floats when not rounded.</summary>
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Ops.div_Tensor_mode.Call(this, target, Name(rounding_mode));

        /// <summary>Quotient, element by element, rounded as asked; integers give floats when not rounded, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Ops.div__Tensor_mode.Call(this, target, Name(rounding_mode));

        /// <summary>Quotient, element by element, rounded as asked; integers give floats when not rounded.</summary>
        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        /// <summary>Quotient, element by element, rounded as asked; integers give floats when not rounded, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);

        /// <summary>Divides each element by a number, rounded as asked; integers give floats when not rounded.</summary>
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Ops.div_Scalar_mode.Call(this, target, Name(rounding_mode));

        /// <summary>
        /// Divides each element by a number, rounded as asked; integers give floats when not rounded, in place.
        /// </summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Ops.div__Scalar_mode.Call(this, target, Name(rounding_mode));

        /// <summary>Divides each element by a number, rounded as asked; integers give floats when not rounded.</summary>
        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        /// <summary>
        /// Divides each element by a number, rounded as asked; integers give floats when not rounded, in place.
        /// </summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);

        /// <summary>Quotient, element by element, never rounded.</summary>
        public Tensor true_divide(Tensor other) => Ops.true_divide_Tensor.Binary(this, other);

        /// <summary>Quotient, element by element, never rounded, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor true_divide_(Tensor other) => Ops.true_divide__Tensor.Binary(this, other);

        /// <summary>Divides each element by a number, never rounded.</summary>
        public Tensor true_divide(Scalar other) => Ops.true_divide_Scalar.Call(this, other);

        /// <summary>Divides each element by a number, never rounded, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor true_divide_(Scalar other) => Ops.true_divide__Scalar.Call(this, other);

        /// <summary>Quotient rounded down, element by element.</summary>
        public Tensor floor_divide(Tensor other) => Ops.floor_divide.Binary(this, other);

        /// <summary>Quotient rounded down, element by element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor floor_divide_(Tensor other) => Ops.floor_divide__Tensor.Binary(this, other);

        /// <summary>Divides each element by a number and rounds down.</summary>
        public Tensor floor_divide(Scalar other) => Ops.floor_divide_Scalar.Call(this, other);

        /// <summary>Divides each element by a number and rounds down, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor floor_divide_(Scalar other) => Ops.floor_divide__Scalar.Call(this, other);

        /// <summary>Remainder with the sign of the dividend, element by element.</summary>
        public Tensor fmod(Tensor target) => Ops.fmod_Tensor.Binary(this, target);

        /// <summary>Remainder with the sign of the dividend, element by element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor fmod_(Tensor target) => Ops.fmod__Tensor.Binary(this, target);

        /// <summary>Remainder with the sign of the dividend.</summary>
        public Tensor fmod(Scalar scalar) => Ops.fmod_Scalar.Call(this, scalar);

        /// <summary>Remainder with the sign of the dividend, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor fmod_(Scalar scalar) => Ops.fmod__Scalar.Call(this, scalar);

        /// <summary>Remainder with the sign of the divisor, element by element.</summary>
        public Tensor remainder(Tensor target) => Ops.remainder_Tensor.Binary(this, target);

        /// <summary>Remainder with the sign of the divisor, element by element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor remainder_(Tensor target) => Ops.remainder__Tensor.Binary(this, target);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public Tensor remainder(Scalar scalar) => Ops.remainder_Scalar.Call(this, scalar);

        /// <summary>Remainder with the sign of the divisor, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor remainder_(Scalar scalar) => Ops.remainder__Scalar.Call(this, scalar);
    }
}
