using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Element by element: sums, products, quotients. Shapes broadcast; types promote.
    public partial class Tensor
    {
        /// <summary>Sum, element by element; shapes broadcast.</summary>
        public Tensor add(Tensor target) => Ops.add_Tensor.Binary(this, target);

        /// <summary>Sum, element by element; shapes broadcast, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor add_(Tensor target) => Ops.add__Tensor.Binary(this, target);

        /// <summary>This plus alpha times the other, element by element; shapes broadcast.</summary>
        public Tensor add(Tensor target, Scalar alpha) => Ops.add_Tensor.Call(this, target, alpha);

        /// <summary>This plus alpha times the other, element by element; shapes broadcast, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor add_(Tensor target, Scalar alpha) => Ops.add__Tensor.Call(this, target, alpha);

        /// <summary>Adds a number to each element.</summary>
        public Tensor add(Scalar scalar) => Ops.add_Scalar.Call(this, scalar);

        /// <summary>Adds a number to each element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor add_(Scalar scalar) => Ops.add__Scalar.Call(this, scalar);

        /// <summary>Adds alpha times a number to each element.</summary>
        public Tensor add(Scalar scalar, Scalar alpha) => Ops.add_Scalar.Call(this, scalar, alpha);

        /// <summary>Adds alpha times a number to each element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor add_(Scalar scalar, Scalar alpha) => Ops.add__Scalar.Call(this, scalar, alpha);

        /// <summary>Difference, element by element; shapes broadcast.</summary>
        public Tensor sub(Tensor target) => Ops.sub_Tensor.Binary(this, target);

        /// <summary>Difference, element by element; shapes broadcast, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor sub_(Tensor target) => Ops.sub__Tensor.Binary(this, target);

        /// <summary>Difference, element by element; shapes broadcast.</summary>
        public Tensor subtract(Tensor target) => sub(target);

        /// <summary>Difference, element by element; shapes broadcast, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor subtract_(Tensor target) => sub_(target);

        /// <summary>Takes a number from each element.</summary>
        public Tensor sub(Scalar target) => Ops.sub_Scalar.Call(this, target);

        /// <summary>Takes a number from each element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor sub_(Scalar target) => Ops.sub__Scalar.Call(this, target);

        /// <summary>Takes a number from each element.</summary>
        public Tensor subtract(Scalar target) => sub(target);

        /// <summary>Takes a number from each element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor subtract_(Scalar target) => sub_(target);

        /// <summary>Product, element by element; shapes broadcast.</summary>
        public Tensor mul(Tensor target) => Ops.mul_Tensor.Binary(this, target);

        /// <summary>Product, element by element; shapes broadcast, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor mul_(Tensor target) => Ops.mul__Tensor.Binary(this, target);

        /// <summary>Multiplies each element with a number.</summary>
        public Tensor mul(Scalar target) => Ops.mul_Scalar.Call(this, target);

        /// <summary>Multiplies each element with a number, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor mul_(Scalar target) => Ops.mul__Scalar.Call(this, target);

        /// <summary>Product, element by element; shapes broadcast.</summary>
        public Tensor multiply(Tensor target) => mul(target);

        /// <summary>Multiplies each element with a number.</summary>
        public Tensor multiply(Scalar target) => mul(target);

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

        /// <summary>Divides each element by a number, rounded as asked; integers give floats when not rounded, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Ops.div__Scalar_mode.Call(this, target, Name(rounding_mode));

        /// <summary>Divides each element by a number, rounded as asked; integers give floats when not rounded.</summary>
        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        /// <summary>Divides each element by a number, rounded as asked; integers give floats when not rounded, in place.</summary>
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
        public Tensor floor_divide_(Tensor other) => Ops.floor_divide_.Binary(this, other);

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

        /// <summary>Power, element by element; shapes broadcast.</summary>
        public Tensor pow(Tensor exponent) => Ops.pow_Tensor_Tensor.Binary(this, exponent);

        /// <summary>Each element to one power.</summary>
        public Tensor pow(Scalar exponent) => Ops.pow_Tensor_Scalar.Call(this, exponent);

        /// <summary>Power, element by element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor pow_(Tensor exponent) => Ops.pow__Tensor.Binary(this, exponent);

        /// <summary>Each element to one power, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor pow_(Scalar exponent) => Ops.pow__Scalar.Call(this, exponent);

        /// <summary>Power in double precision, element by element.</summary>
        public Tensor float_power(Tensor target) => Ops.float_power_Tensor_Tensor.Binary(this, target);

        /// <summary>The negative of each element.</summary>
        public Tensor neg() => Ops.neg.Unary(this);

        /// <summary>The negative of each element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor neg_() => Ops.neg_.Unary(this);

        /// <summary>The negative of each element.</summary>
        public Tensor negative() => neg();

        /// <summary>The negative of each element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor negative_() => neg_();

        /// <summary>The tensor itself, as a new handle.</summary>
        public Tensor positive() => Ops.positive.Unary(this);

        /// <summary>One over each element.</summary>
        public Tensor reciprocal() => Ops.reciprocal.Unary(this);

        /// <summary>One over each element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor reciprocal_() => Ops.reciprocal_.Unary(this);

        /// <summary>The square of each element.</summary>
        public Tensor square() => Ops.square.Unary(this);

        /// <summary>The angle of the point (other, this), in radians, in (-π, π].</summary>
        public Tensor atan2(Tensor other) => Ops.atan2.Binary(this, other);

        /// <summary>The angle of the point (other, this), in radians, in (-π, π], in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor atan2_(Tensor other) => Ops.atan2_.Binary(this, other);

        /// <summary>The angle of the point (other, this), in radians, in (-π, π].</summary>
        public Tensor arctan2(Tensor other) => Ops.atan2.Binary(this, other);

        /// <summary>The hypotenuse of the right triangle with these legs, element by element.</summary>
        public Tensor hypot(Tensor other) => Ops.hypot.Binary(this, other);

        /// <summary>Magnitudes of this with signs of the other.</summary>
        public Tensor copysign(Tensor other) => Ops.copysign_Tensor.Binary(this, other);

        /// <summary>Magnitudes of this with signs of the other, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor copysign_(Tensor other) => Ops.copysign__Tensor.Binary(this, other);

        /// <summary>x·ln y, and 0 where x is 0.</summary>
        public Tensor xlogy(Tensor y) => Ops.xlogy_Tensor.Binary(this, y);

        /// <summary>x·ln y, and 0 where x is 0, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor xlogy_(Tensor y) => Ops.xlogy__Tensor.Binary(this, y);

        /// <summary>x·ln y, and 0 where x is 0.</summary>
        public Tensor xlogy(Scalar y) => Ops.xlogy_Scalar_Other.Call(this, y);

        /// <summary>x·ln y, and 0 where x is 0, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor xlogy_(Scalar y) => Ops.xlogy__Scalar_Other.Call(this, y);

        /// <summary>ln(exp a + exp b), without overflow.</summary>
        public Tensor logaddexp(Tensor other) => Ops.logaddexp.Binary(this, other);

        /// <summary>This + weight·(end - this), element by element.</summary>
        public Tensor lerp(Tensor end, Tensor weight) => Ops.lerp_Tensor.Call(this, end, weight);

        /// <summary>This + weight·(end - this), element by element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor lerp_(Tensor end, Tensor weight) => Ops.lerp__Tensor.Call(this, end, weight);

        /// <summary>This + value·tensor1·tensor2, element by element.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Ops.addcmul.Call(this, tensor1, tensor2, value);

        /// <summary>This + value·tensor1·tensor2, element by element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Ops.addcmul_.Call(this, tensor1, tensor2, value);

        /// <summary>This + tensor1·tensor2, element by element.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2) => Ops.addcmul.Call(this, tensor1, tensor2);

        /// <summary>This + tensor1·tensor2, element by element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2) => Ops.addcmul_.Call(this, tensor1, tensor2);

        /// <summary>This + value·tensor1/tensor2, element by element.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Ops.addcdiv.Call(this, tensor1, tensor2, value);

        /// <summary>This + value·tensor1/tensor2, element by element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Ops.addcdiv_.Call(this, tensor1, tensor2, value);

        /// <summary>This + tensor1/tensor2, element by element.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Ops.addcdiv.Call(this, tensor1, tensor2);

        /// <summary>This + tensor1/tensor2, element by element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Ops.addcdiv_.Call(this, tensor1, tensor2);

        /// <summary>Bitwise and; logical and of truth values.</summary>
        public Tensor bitwise_and(Tensor other) => Ops.bitwise_and_Tensor.Binary(this, other);

        /// <summary>Bitwise and; logical and of truth values, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor bitwise_and_(Tensor other) => Ops.bitwise_and__Tensor.Binary(this, other);

        /// <summary>Bitwise or; logical or of truth values.</summary>
        public Tensor bitwise_or(Tensor other) => Ops.bitwise_or_Tensor.Binary(this, other);

        /// <summary>Bitwise or; logical or of truth values, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor bitwise_or_(Tensor other) => Ops.bitwise_or__Tensor.Binary(this, other);

        /// <summary>Bitwise exclusive or.</summary>
        public Tensor bitwise_xor(Tensor other) => Ops.bitwise_xor_Tensor.Binary(this, other);

        /// <summary>Bitwise exclusive or, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor bitwise_xor_(Tensor other) => Ops.bitwise_xor__Tensor.Binary(this, other);

        /// <summary>Bitwise not; logical not of truth values.</summary>
        public Tensor bitwise_not() => Ops.bitwise_not.Unary(this);

        /// <summary>Bitwise not; logical not of truth values, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor bitwise_not_() => Ops.bitwise_not_.Unary(this);
    }
}
