namespace TorchSharp;

public static partial class torch
{
    // Element by element: sums, products, quotients. Shapes broadcast; types promote.
    /// <summary>Sum, element by element; shapes broadcast.</summary>
    public static Tensor add(Tensor left, Tensor right) => left.add(right);

    /// <summary>This plus alpha times the other, element by element; shapes broadcast.</summary>
    public static Tensor add(Tensor left, Tensor right, Scalar alpha) => left.add(right, alpha);

    /// <summary>Adds a number to each element.</summary>
    public static Tensor add(Tensor left, Scalar right) => left.add(right);

    /// <summary>Adds alpha times a number to each element.</summary>
    public static Tensor add(Tensor left, Scalar right, Scalar alpha) => left.add(right, alpha);

    /// <summary>Difference, element by element; shapes broadcast.</summary>
    public static Tensor sub(Tensor left, Tensor right) => left.sub(right);

    /// <summary>Difference, element by element; shapes broadcast, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor sub_(Tensor left, Tensor right) => left.sub_(right);

    /// <summary>Difference, element by element; shapes broadcast.</summary>
    public static Tensor subtract(Tensor left, Tensor right) => left.subtract(right);

    /// <summary>Difference, element by element; shapes broadcast, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor subtract_(Tensor left, Tensor right) => left.subtract_(right);

    /// <summary>Takes a number from each element.</summary>
    public static Tensor sub(Tensor left, Scalar right) => left.sub(right);

    /// <summary>Takes a number from each element, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor sub_(Tensor left, Scalar right) => left.sub_(right);

    /// <summary>Takes a number from each element.</summary>
    public static Tensor subtract(Tensor left, Scalar right) => left.subtract(right);

    /// <summary>Takes a number from each element, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor subtract_(Tensor left, Scalar right) => left.subtract_(right);

    /// <summary>Product, element by element; shapes broadcast.</summary>
    public static Tensor mul(Tensor left, Tensor right) => left.mul(right);

    /// <summary>Multiplies each element with a number.</summary>
    public static Tensor mul(Tensor left, Scalar right) => left.mul(right);

    /// <summary>Product, element by element; shapes broadcast.</summary>
    public static Tensor multiply(Tensor left, Tensor right) => left.multiply(right);

    /// <summary>Multiplies each element with a number.</summary>
    public static Tensor multiply(Tensor left, Scalar right) => left.multiply(right);

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

    /// <summary>Bitwise and; logical and of truth values.</summary>
    public static Tensor bitwise_and(Tensor left, Tensor right) => left.bitwise_and(right);

    /// <summary>Bitwise and; logical and of truth values, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor bitwise_and_(Tensor left, Tensor right) => left.bitwise_and_(right);

    /// <summary>Bitwise or; logical or of truth values.</summary>
    public static Tensor bitwise_or(Tensor left, Tensor right) => left.bitwise_or(right);

    /// <summary>Bitwise or; logical or of truth values, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor bitwise_or_(Tensor left, Tensor right) => left.bitwise_or_(right);

    /// <summary>Bitwise exclusive or.</summary>
    public static Tensor bitwise_xor(Tensor left, Tensor right) => left.bitwise_xor(right);

    /// <summary>Bitwise exclusive or, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor bitwise_xor_(Tensor left, Tensor right) => left.bitwise_xor_(right);

    /// <summary>Bitwise not; logical not of truth values.</summary>
    public static Tensor bitwise_not(Tensor input) => input.bitwise_not();

    /// <summary>Bitwise not; logical not of truth values, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor bitwise_not_(Tensor input) => input.bitwise_not_();
}
