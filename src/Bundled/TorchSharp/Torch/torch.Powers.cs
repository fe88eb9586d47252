namespace TorchSharp;

public static partial class torch
{
    // Element by element: powers, signs, combinations of several tensors. Shapes broadcast; types promote.
    /// <summary>Power, element by element; shapes broadcast.</summary>
    public static Tensor pow(Tensor left, Tensor exponent) => left.pow(exponent);

    /// <summary>Each element to one power.</summary>
    public static Tensor pow(Tensor left, Scalar exponent) => left.pow(exponent);

    /// <summary>Power, element by element, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor pow_(Tensor left, Tensor exponent) => left.pow_(exponent);

    /// <summary>Each element to one power, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor pow_(Tensor left, Scalar exponent) => left.pow_(exponent);

    /// <summary>Power in double precision, element by element.</summary>
    public static Tensor float_power(Tensor input, Tensor target) => input.float_power(target);

    /// <summary>The negative of each element.</summary>
    public static Tensor neg(Tensor input) => input.neg();

    /// <summary>The negative of each element, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor neg_(Tensor input) => input.neg_();

    /// <summary>The negative of each element.</summary>
    public static Tensor negative(Tensor input) => input.negative();

    /// <summary>The negative of each element, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor negative_(Tensor input) => input.negative_();

    /// <summary>The tensor itself, as a new handle.</summary>
    public static Tensor positive(Tensor input) => input.positive();

    /// <summary>One over each element.</summary>
    public static Tensor reciprocal(Tensor input) => input.reciprocal();

    /// <summary>One over each element, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor reciprocal_(Tensor input) => input.reciprocal_();

    /// <summary>The square of each element.</summary>
    public static Tensor square(Tensor input) => input.square();

    /// <summary>The angle of the point (other, this), in radians, in (-π, π].</summary>
    public static Tensor atan2(Tensor input, Tensor other) => input.atan2(other);

    /// <summary>The angle of the point (other, this), in radians, in (-π, π], in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor atan2_(Tensor input, Tensor other) => input.atan2_(other);

    /// <summary>The angle of the point (other, this), in radians, in (-π, π].</summary>
    public static Tensor arctan2(Tensor input, Tensor other) => input.arctan2(other);

    /// <summary>Magnitudes of this with signs of the other.</summary>
    public static Tensor copysign(Tensor input, Tensor other) => input.copysign(other);

    /// <summary>x·ln y, and 0 where x is 0.</summary>
    public static Tensor xlogy(Tensor x, Tensor y) => x.xlogy(y);

    /// <summary>x·ln y, and 0 where x is 0, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor xlogy_(Tensor x, Tensor y) => x.xlogy_(y);

    /// <summary>x·ln y, and 0 where x is 0.</summary>
    public static Tensor xlogy(Tensor x, Scalar y) => x.xlogy(y);

    /// <summary>x·ln y, and 0 where x is 0, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor xlogy_(Tensor x, Scalar y) => x.xlogy_(y);

    /// <summary>ln(exp a + exp b), without overflow.</summary>
    public static Tensor logaddexp(Tensor input, Tensor other) => input.logaddexp(other);

    /// <summary>This + value·tensor1·tensor2, element by element.</summary>
    public static Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) =>
        input.addcmul(tensor1, tensor2, value);

    /// <summary>This + value·tensor1/tensor2, element by element.</summary>
    public static Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) =>
        input.addcdiv(tensor1, tensor2, value);

    /// <summary>This + value·tensor1/tensor2, element by element, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor addcdiv_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) =>
        input.addcdiv_(tensor1, tensor2, value);
}
