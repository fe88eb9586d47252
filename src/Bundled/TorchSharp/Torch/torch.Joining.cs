using System;
using System.Collections.Generic;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Joins tensors along a dimension that they have; the other lengths agree.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Ops.cat.Call(Arg.List(tensors), dim);

    /// <summary>Joins tensors along a dimension that they have; the other lengths agree.</summary>
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Ops.cat.Call(tensors, dim);

    /// <summary>Joins tensors along a dimension that they have; the other lengths agree.</summary>
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Ops.cat.Call(tensors.ToArray(), dim);

    /// <summary>Joins tensors along a dimension that they have; the other lengths agree.</summary>
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>Joins tensors along a dimension that they have; the other lengths agree.</summary>
    public static Tensor concat(Tensor[] tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>Joins tensors of one shape along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Ops.stack.Call(Arg.List(tensors), dim);

    /// <summary>Joins tensors side by side: along the second dimension, or the only one.</summary>
    public static Tensor hstack(IList<Tensor> tensors) => Ops.hstack.Call(Arg.List(tensors));

    /// <summary>Joins tensors side by side: along the second dimension, or the only one.</summary>
    public static Tensor hstack(params Tensor[] tensors) => Ops.hstack.Call([tensors]);

    /// <summary>Joins tensors one below the other: along the first of at least two dimensions.</summary>
    public static Tensor vstack(IList<Tensor> tensors) => Ops.vstack.Call(Arg.List(tensors));

    /// <summary>Joins tensors one below the other: along the first of at least two dimensions.</summary>
    public static Tensor vstack(Tensor[] tensors) => Ops.vstack.Call([tensors]);

    /// <summary>Joins tensors one behind the other: along the third of at least three dimensions.</summary>
    public static Tensor dstack(params Tensor[] tensors) => Ops.dstack.Call([tensors]);

    /// <summary>x where the condition is true, else y; shapes broadcast.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Ops.where_self.Call(condition, x, y);

    /// <summary>The places where the condition is true, one tensor for each dimension.</summary>
    public static Tensor[] where(Tensor condition) => Ops.where.Call(condition);

    /// <summary>Sums of products by Einstein's notation: "ij,jk->ik" is the matrix product.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">The equation does not fit the tensors.</exception>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Ops.einsum.Call(equation, tensors);

    /// <summary>Tensors broadcast to their common shape, without a copy.</summary>
    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors)
    {
        Tensor[] all = Ops.broadcast_tensors.Call([tensors]);
        return all;
    }

    /// <summary>Matrices along the diagonal, zeros elsewhere.</summary>
    public static Tensor block_diag(params Tensor[] tensors) => Ops.block_diag.Call([tensors]);

    /// <summary>All combinations of the vectors' elements, one in each row.</summary>
    public static Tensor cartesian_prod(params Tensor[] tensors) => Ops.cartesian_prod.Call([tensors]);

    /// <summary>Coordinate grids of vectors: one tensor for each, all of the shape of their lengths.</summary>
    /// <param name="tensors">The vectors.</param>
    /// <param name="indexing">"ij": the first vector runs along the first dimension; "xy": along the second.</param>
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") =>
        Ops.meshgrid_indexing.Call(Arg.List(tensors), indexing);

    /// <summary>Where to insert values into a sorted sequence to keep it sorted.</summary>
    public static Tensor searchsorted(
        Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false, Tensor? sorter = null) =>
        Ops.searchsorted_Tensor.Call(sorted_sequence, values, out_int32, right, Arg.None, sorter);

    /// <summary>Sorts along a dimension. → The sorted values, and where each was.</summary>
    public static (
        Tensor values, Tensor indices) sort(Tensor input, long dim = -1, bool descending = false, bool stable = false) =>
        input.sort(dim, descending, stable);

    /// <summary>The k largest (or smallest) along a dimension. → The values, and where each was.</summary>
    public static (
        Tensor values, Tensor indexes) topk(Tensor input, int k, int dim = -1, bool largest = true, bool sorted = true) =>
        input.topk(k, dim, largest, sorted);

    /// <summary>exp(x) over its sum along a dimension: positive numbers that sum to 1.</summary>
    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

    /// <summary>beta·input + alpha·mat1·mat2, input being broadcast.</summary>
    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) =>
        input.addmm(mat1, mat2, beta, alpha);

    /// <summary>The p-norm distances of all pairs of rows: (n, d), (m, d) → (n, m).</summary>
    public static Tensor cdist(Tensor x1, Tensor x2, double p = 2.0) => Ops.cdist.Call(x1, x2, p);

    /// <summary>The distinct elements, or slices along a dimension.</summary>
    public static (
        Tensor output, Tensor? inverse_indices, Tensor? counts) unique(Tensor input, bool sorted = true,
        bool return_inverse = false, bool return_counts = false, int? dim = null) =>
        input.unique(sorted, return_inverse, return_counts, dim);

    /// <summary>The area under samples, by the trapezoidal rule, along a dimension.</summary>
    public static Tensor trapezoid(Tensor y, Tensor x, long dim = -1) => Ops.trapezoid_x.Call(y, x, dim);

    /// <summary>The area under equidistant samples, by the trapezoidal rule, along a dimension.</summary>
    public static Tensor trapezoid(Tensor y, double dx = 1, long dim = -1) => Ops.trapezoid_dx.Call(y, (Scalar)dx, dim);
}
