namespace TorchSharp;

public static partial class torch
{
    // Comparison, ordering and logic.
    /// <summary>Whether each element is equal to the other one; NaN compares as false.</summary>
    /// <returns>Truth values; shapes broadcast.</returns>
    public static Tensor eq(Tensor left, Tensor right) => left.eq(right);

    /// <summary>
    /// Whether each element is different from the other one; NaN compares as false with equality, so different.
    /// </summary>
    /// <returns>Truth values; shapes broadcast.</returns>
    public static Tensor ne(Tensor left, Tensor right) => left.ne(right);

    /// <summary>Whether each element is different from the other one.</summary>
    /// <returns>Truth values; shapes broadcast.</returns>
    public static Tensor not_equal(Tensor tensor, Tensor target) => tensor.not_equal(target);

    /// <summary>Whether each element is less than the other one; NaN compares as false.</summary>
    /// <returns>Truth values; shapes broadcast.</returns>
    public static Tensor lt(Tensor left, Tensor right) => left.lt(right);

    /// <summary>Whether each element is less than the other one.</summary>
    /// <returns>Truth values; shapes broadcast.</returns>
    public static Tensor less(Tensor tensor, Tensor target) => tensor.less(target);

    /// <summary>Whether each element is at most the other one; NaN compares as false.</summary>
    /// <returns>Truth values; shapes broadcast.</returns>
    public static Tensor le(Tensor left, Tensor right) => left.le(right);

    /// <summary>Whether each element is at most the other one.</summary>
    /// <returns>Truth values; shapes broadcast.</returns>
    public static Tensor less_equal(Tensor tensor, Tensor target) => tensor.less_equal(target);

    /// <summary>Whether each element is greater than the other one; NaN compares as false.</summary>
    /// <returns>Truth values; shapes broadcast.</returns>
    public static Tensor gt(Tensor left, Tensor right) => left.gt(right);

    /// <summary>Whether each element is greater than the other one.</summary>
    /// <returns>Truth values; shapes broadcast.</returns>
    public static Tensor greater(Tensor tensor, Tensor target) => tensor.greater(target);

    /// <summary>Whether each element is at least the other one; NaN compares as false.</summary>
    /// <returns>Truth values; shapes broadcast.</returns>
    public static Tensor ge(Tensor left, Tensor right) => left.ge(right);

    /// <summary>Whether each element is at least the other one.</summary>
    /// <returns>Truth values; shapes broadcast.</returns>
    public static Tensor greater_equal(Tensor tensor, Tensor target) => tensor.greater_equal(target);

    /// <summary>Whether each element is equal to the other one.</summary>
    /// <returns>Truth values; shapes broadcast.</returns>
    public static Tensor equal(Tensor tensor, Tensor target) => tensor.equal(target);

    /// <summary>Whether all elements differ by at most atol + rtol·|target|; NaN is close to nothing unless equal_nan.</summary>
    public static bool allclose(Tensor tensor, Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        tensor.allclose(target, rtol, atol, equal_nan);

    /// <summary>Whether each element differs by at most atol + rtol·|other|.</summary>
    public static Tensor isclose(Tensor tensor, Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) =>
        tensor.isclose(other, rtol, atol, nanEqual);

    /// <summary>Whether each element is neither infinite nor NaN.</summary>
    public static Tensor isfinite(Tensor tensor) => tensor.isfinite();

    /// <summary>Whether each element is infinite.</summary>
    public static Tensor isinf(Tensor tensor) => tensor.isinf();

    /// <summary>Whether each element is plus infinity.</summary>
    public static Tensor isposinf(Tensor tensor) => tensor.isposinf();

    /// <summary>Whether each element is minus infinity.</summary>
    public static Tensor isneginf(Tensor tensor) => tensor.isneginf();

    /// <summary>Whether each element is NaN.</summary>
    public static Tensor isnan(Tensor input) => input.isnan();

    /// <summary>Whether each element has no imaginary part.</summary>
    public static Tensor isreal(Tensor tensor) => tensor.isreal();

    /// <summary>Whether each element is among the test elements.</summary>
    public static Tensor isin(Tensor tensor, Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
        tensor.isin(test_elements, assumeUnique, invert);

    /// <summary>The greater of two, element by element; NaN wins.</summary>
    public static Tensor maximum(Tensor input, Tensor other) => input.maximum(other);

    /// <summary>The lesser of two, element by element; NaN wins.</summary>
    public static Tensor minimum(Tensor input, Tensor other) => input.minimum(other);

    /// <summary>The greater of two, element by element; NaN loses.</summary>
    public static Tensor fmax(Tensor input, Tensor other) => input.fmax(other);

    /// <summary>The lesser of two, element by element; NaN loses.</summary>
    public static Tensor fmin(Tensor input, Tensor other) => input.fmin(other);

    /// <summary>Whether both are non-zero, element by element.</summary>
    public static Tensor logical_and(Tensor left, Tensor right) => left.logical_and(right);

    /// <summary>Whether either is non-zero, element by element.</summary>
    public static Tensor logical_or(Tensor left, Tensor right) => left.logical_or(right);

    /// <summary>Whether either is non-zero, element by element, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor logical_or_(Tensor left, Tensor right) => left.logical_or_(right);

    /// <summary>Whether exactly one is non-zero, element by element.</summary>
    public static Tensor logical_xor(Tensor left, Tensor right) => left.logical_xor(right);

    /// <summary>Whether exactly one is non-zero, element by element, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor logical_xor_(Tensor left, Tensor right) => left.logical_xor_(right);

    /// <summary>Whether each element is zero.</summary>
    public static Tensor logical_not(Tensor input) => input.logical_not();

    /// <summary>The order that sorts along a dimension.</summary>
    /// <returns>Indices, Int64.</returns>
    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false) => input.argsort(dim, descending);

    /// <summary>Sorts along the first dimension.</summary>
    public static Tensor msort(Tensor input) => input.msort();

    /// <summary>Which interval between sorted boundaries each element falls in.</summary>
    public static Tensor bucketize(Tensor input, Tensor boundaries, bool outInt32 = false, bool right = false) =>
        input.bucketize(boundaries, outInt32, right);
}
