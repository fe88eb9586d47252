using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Comparison, ordering and logic.
    public partial class Tensor
    {
        /// <summary>Whether each element is equal to the other one; NaN compares as false.</summary>
        /// <returns>Truth values; shapes broadcast.</returns>
        public Tensor eq(Tensor target) => Ops.eq_Tensor.Binary(this, target);

        /// <summary>Whether each element is equal to the other one; NaN compares as false, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor eq_(Tensor target) => Ops.eq__Tensor.Binary(this, target);

        /// <summary>Whether each element is equal to a number.</summary>
        /// <returns>Truth values.</returns>
        public Tensor eq(Scalar target) => Ops.eq_Scalar.Call(this, target);

        /// <summary>Whether each element is equal to a number, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor eq_(Scalar target) => Ops.eq__Scalar.Call(this, target);

        /// <summary>
        /// Whether each element is different from the other one; NaN compares as false with equality, so different.
        /// </summary>
        /// <returns>Truth values; shapes broadcast.</returns>
        public Tensor ne(Tensor target) => Ops.ne_Tensor.Binary(this, target);

        /// <summary>
        /// Whether each element is different from the other one; NaN compares as false with equality, so different, in place.
        /// </summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor ne_(Tensor target) => Ops.ne__Tensor.Binary(this, target);

        /// <summary>Whether each element is different from a number.</summary>
        /// <returns>Truth values.</returns>
        public Tensor ne(Scalar target) => Ops.ne_Scalar.Call(this, target);

        /// <summary>Whether each element is different from a number, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor ne_(Scalar target) => Ops.ne__Scalar.Call(this, target);

        /// <summary>Whether each element is different from the other one.</summary>
        /// <returns>Truth values; shapes broadcast.</returns>
        public Tensor not_equal(Tensor target) => ne(target);

        /// <summary>Whether each element is less than the other one; NaN compares as false.</summary>
        /// <returns>Truth values; shapes broadcast.</returns>
        public Tensor lt(Tensor target) => Ops.lt_Tensor.Binary(this, target);

        /// <summary>Whether each element is less than the other one; NaN compares as false, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor lt_(Tensor target) => Ops.lt__Tensor.Binary(this, target);

        /// <summary>Whether each element is less than a number.</summary>
        /// <returns>Truth values.</returns>
        public Tensor lt(Scalar target) => Ops.lt_Scalar.Call(this, target);

        /// <summary>Whether each element is less than a number, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor lt_(Scalar target) => Ops.lt__Scalar.Call(this, target);

        /// <summary>Whether each element is less than the other one.</summary>
        /// <returns>Truth values; shapes broadcast.</returns>
        public Tensor less(Tensor target) => lt(target);

        /// <summary>Whether each element is at most the other one; NaN compares as false.</summary>
        /// <returns>Truth values; shapes broadcast.</returns>
        public Tensor le(Tensor target) => Ops.le_Tensor.Binary(this, target);

        /// <summary>Whether each element is at most the other one; NaN compares as false, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor le_(Tensor target) => Ops.le__Tensor.Binary(this, target);

        /// <summary>Whether each element is at most a number.</summary>
        /// <returns>Truth values.</returns>
        public Tensor le(Scalar target) => Ops.le_Scalar.Call(this, target);

        /// <summary>Whether each element is at most a number, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor le_(Scalar target) => Ops.le__Scalar.Call(this, target);

        /// <summary>Whether each element is at most the other one.</summary>
        /// <returns>Truth values; shapes broadcast.</returns>
        public Tensor less_equal(Tensor target) => le(target);

        /// <summary>Whether each element is greater than the other one; NaN compares as false.</summary>
        /// <returns>Truth values; shapes broadcast.</returns>
        public Tensor gt(Tensor target) => Ops.gt_Tensor.Binary(this, target);

        /// <summary>Whether each element is greater than the other one; NaN compares as false, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor gt_(Tensor target) => Ops.gt__Tensor.Binary(this, target);

        /// <summary>Whether each element is greater than a number.</summary>
        /// <returns>Truth values.</returns>
        public Tensor gt(Scalar target) => Ops.gt_Scalar.Call(this, target);

        /// <summary>Whether each element is greater than a number, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor gt_(Scalar target) => Ops.gt__Scalar.Call(this, target);

        /// <summary>Whether each element is greater than the other one.</summary>
        /// <returns>Truth values; shapes broadcast.</returns>
        public Tensor greater(Tensor target) => gt(target);

        /// <summary>Whether each element is at least the other one; NaN compares as false.</summary>
        /// <returns>Truth values; shapes broadcast.</returns>
        public Tensor ge(Tensor target) => Ops.ge_Tensor.Binary(this, target);

        /// <summary>Whether each element is at least the other one; NaN compares as false, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor ge_(Tensor target) => Ops.ge__Tensor.Binary(this, target);

        /// <summary>Whether each element is at least a number.</summary>
        /// <returns>Truth values.</returns>
        public Tensor ge(Scalar target) => Ops.ge_Scalar.Call(this, target);

        /// <summary>Whether each element is at least a number, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor ge_(Scalar target) => Ops.ge__Scalar.Call(this, target);

        /// <summary>Whether each element is at least the other one.</summary>
        /// <returns>Truth values; shapes broadcast.</returns>
        public Tensor greater_equal(Tensor target) => ge(target);

        /// <summary>Whether each element is equal to the other one.</summary>
        /// <returns>Truth values; shapes broadcast.</returns>
        public Tensor equal(Tensor target) => eq(target);

        /// <summary>
        /// Whether all elements differ by at most atol + rtol·|target|; NaN is close to nothing unless equal_nan.
        /// </summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            Ops.allclose.Call(this, target, rtol, atol, equal_nan);

        /// <summary>Whether each element differs by at most atol + rtol·|other|.</summary>
        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) =>
            Ops.isclose.Call(this, other, rtol, atol, nanEqual);

        /// <summary>Whether each element is neither infinite nor NaN.</summary>
        public Tensor isfinite() => Ops.isfinite.Unary(this);

        /// <summary>Whether each element is infinite.</summary>
        public Tensor isinf() => Ops.isinf.Unary(this);

        /// <summary>Whether each element is plus infinity.</summary>
        public Tensor isposinf() => Ops.isposinf.Unary(this);

        /// <summary>Whether each element is minus infinity.</summary>
        public Tensor isneginf() => Ops.isneginf.Unary(this);

        /// <summary>Whether each element is NaN.</summary>
        public Tensor isnan() => Ops.isnan.Unary(this);

        /// <summary>Whether each element has no imaginary part.</summary>
        public Tensor isreal() => Ops.isreal.Unary(this);

        /// <summary>Whether each element is among the test elements.</summary>
        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
            Ops.isin_Tensor_Tensor.Call(this, test_elements, assumeUnique, invert);

        /// <summary>The greater of two, element by element; NaN wins.</summary>
        public Tensor maximum(Tensor other) => Ops.maximum.Binary(this, other);

        /// <summary>The lesser of two, element by element; NaN wins.</summary>
        public Tensor minimum(Tensor other) => Ops.minimum.Binary(this, other);

        /// <summary>The greater of two, element by element; NaN loses.</summary>
        public Tensor fmax(Tensor other) => Ops.fmax.Binary(this, other);

        /// <summary>The lesser of two, element by element; NaN loses.</summary>
        public Tensor fmin(Tensor other) => Ops.fmin.Binary(this, other);

        /// <summary>Whether both are non-zero, element by element.</summary>
        public Tensor logical_and(Tensor other) => Ops.logical_and.Binary(this, other);

        /// <summary>Whether both are non-zero, element by element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor logical_and_(Tensor other) => Ops.logical_and_.Binary(this, other);

        /// <summary>Whether either is non-zero, element by element.</summary>
        public Tensor logical_or(Tensor other) => Ops.logical_or.Binary(this, other);

        /// <summary>Whether either is non-zero, element by element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor logical_or_(Tensor other) => Ops.logical_or_.Binary(this, other);

        /// <summary>Whether exactly one is non-zero, element by element.</summary>
        public Tensor logical_xor(Tensor other) => Ops.logical_xor.Binary(this, other);

        /// <summary>Whether exactly one is non-zero, element by element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor logical_xor_(Tensor other) => Ops.logical_xor_.Binary(this, other);

        /// <summary>Whether each element is zero.</summary>
        public Tensor logical_not() => Ops.logical_not.Unary(this);

        /// <summary>Whether each element is zero, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor logical_not_() => Ops.logical_not_.Unary(this);

        /// <summary>The order that sorts along a dimension.</summary>
        /// <returns>Indices, Int64.</returns>
        public Tensor argsort(long dim = -1, bool descending = false) => Ops.argsort.Call(this, dim, descending);

        /// <summary>Sorts along a dimension.</summary>
        /// <returns>The sorted values, and where each was.</returns>
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Ops.sort_stable.Call(this, stable, dim, descending);

        /// <summary>Sorts along the first dimension.</summary>
        public Tensor msort() => Ops.msort.Unary(this);

        /// <summary>The k largest (or smallest) along a dimension.</summary>
        /// <returns>The values, and where each was.</returns>
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Ops.topk.Call(this, (long)k, (long)dim, largest, sorted);

        /// <summary>Which interval between sorted boundaries each element falls in.</summary>
        public Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false) =>
            Ops.bucketize_Tensor.Call(this, boundaries, outInt32, right);
    }
}
