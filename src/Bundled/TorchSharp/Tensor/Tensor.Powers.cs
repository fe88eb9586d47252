using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Element by element: powers, signs, combinations of several tensors. Shapes broadcast; types promote.
    public partial class Tensor
    {
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
    }
}
