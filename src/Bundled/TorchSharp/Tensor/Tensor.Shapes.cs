using System;
using System.Linq;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Shape: views and copies with the elements in another arrangement.
    public partial class Tensor
    {
        /// <summary>The same elements under another shape, without a copy; one length may be -1. |</summary>
        public Tensor view(params long[] shape) => Ops.view.Call(this, shape);

        /// <summary>The same elements under the other's shape, without a copy.</summary>
        public Tensor view_as(Tensor other) => Ops.view_as.Binary(this, other);

        /// <summary>The same elements under another shape, copied only if need be; one length may be -1.</summary>
        public Tensor reshape(params long[] shape) => Ops.reshape.Call(this, shape);

        /// <summary>Merges a range of dimensions into one.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Ops.flatten_using_ints.Call(this, start_dim, end_dim);

        /// <summary>Splits a dimension into several.</summary>
        public Tensor unflatten(long dim, params long[] sizes) => Ops.unflatten_int.Call(this, dim, sizes);

        /// <summary>The elements in one dimension.</summary>
        public Tensor ravel() => Ops.ravel.Unary(this);

        /// <summary>Drops dimensions of length 1: all, or one.</summary>
        public Tensor squeeze(long? dim = null) => dim is { } d ? Ops.squeeze_dim.Call(this, d) : Ops.squeeze.Unary(this);

        /// <summary>Inserts a dimension of length 1.</summary>
        public Tensor unsqueeze(long dim) => Ops.unsqueeze.Call(this, dim);

        /// <summary>Inserts a dimension of length 1, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor unsqueeze_(long dim) => Ops.unsqueeze_.Call(this, dim);

        /// <summary>Transposes a matrix; fewer dimensions stay as they are.</summary>
        public Tensor t() => Ops.t.Unary(this);

        /// <summary>Swaps two dimensions, without a copy.</summary>
        public Tensor transpose(long dim0, long dim1) => Ops.transpose_int.Call(this, dim0, dim1);

        /// <summary>Swaps two dimensions, without a copy.</summary>
        public Tensor swapdims(long dim0, long dim1) => transpose(dim0, dim1);

        /// <summary>Swaps two dimensions, without a copy.</summary>
        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        /// <summary>The conjugate transpose of the last two dimensions.</summary>
        public Tensor adjoint() => Ops.adjoint.Unary(this);

        /// <summary>Orders the dimensions anew, without a copy.</summary>
        public Tensor permute(params long[] permutation) => Ops.permute.Call(this, permutation);

        /// <summary>Moves dimensions to new places.</summary>
        public Tensor movedim(long[] source, long[] destination) => Ops.movedim_intlist.Call(this, source, destination);

        /// <summary>Moves dimensions to new places.</summary>
        public Tensor moveaxis(long[] source, long[] destination) => movedim(source, destination);

        /// <summary>Repeats dimensions of length 1 without a copy; -1 leaves a length as it is.</summary>
        public Tensor expand(params long[] sizes) => Ops.expand.Call(this, sizes);

        /// <summary>Repeats dimensions of length 1 without a copy; -1 leaves a length as it is.</summary>
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) =>
            Ops.expand.Call(this, sizes.ToArray(), isImplicit);

        /// <summary>Repeats dimensions of length 1 without a copy; -1 leaves a length as it is.</summary>
        public Tensor expand(long[] sizes, bool isImplicit = false) => Ops.expand.Call(this, sizes, isImplicit);

        /// <summary>Repeats dimensions of length 1 to the other's shape, without a copy.</summary>
        public Tensor expand_as(Tensor other) => Ops.expand_as.Binary(this, other);

        /// <summary>Broadcasts to a shape, without a copy.</summary>
        public Tensor broadcast_to(params long[] shape) => Ops.broadcast_to.Call(this, shape);

        /// <summary>Repeats the tensor along each dimension, copying.</summary>
        public Tensor repeat(params long[] sizes) => Ops.repeat.Call(this, sizes);

        /// <summary>Repeats each slice so many times, one count for each.</summary>
        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) =>
            Ops.repeat_interleave_self_Tensor.Call(this, repeats, dim, output_size);

        /// <summary>Repeats each slice so many times.</summary>
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Ops.repeat_interleave_self_int.Call(this, repeats, dim, output_size);

        /// <summary>Repeats the tensor along each dimension, copying.</summary>
        public Tensor tile(long[] reps) => Ops.tile.Call(this, reps);

        /// <summary>Reverses the order along dimensions, copying.</summary>
        public Tensor flip(params long[] dims) => Ops.flip.Call(this, dims);

        /// <summary>Reverses the columns.</summary>
        public Tensor fliplr() => Ops.fliplr.Unary(this);

        /// <summary>Reverses the rows.</summary>
        public Tensor flipud() => Ops.flipud.Unary(this);

        /// <summary>Shifts along a dimension, what falls off coming in at the other end.</summary>
        public Tensor roll(long shifts, long? dims = null) =>
            Ops.roll.Call(this, Arg.List(shifts), dims is { } d ? Arg.List(d) : new long[0]);

        /// <summary>Shifts along dimensions, what falls off coming in at the other end.</summary>
        public Tensor roll(long[] shifts, long[] dims) => Ops.roll.Call(this, shifts, dims);

        /// <summary>Turns by k times 90° in the plane of two dimensions.</summary>
        public Tensor rot90(long k = 1, (long, long)? dims = null) =>
            Ops.rot90.Call(this, k, new[] { dims?.Item1 ?? 0, dims?.Item2 ?? 1 });

        /// <summary>The tensor with its elements in row-major order, copied only if need be.</summary>
        public Tensor contiguous() => Ops.contiguous.Unary(this);

        /// <summary>Windows of a size along a dimension, every so many steps, as a new last dimension, without a copy.</summary>
        public Tensor unfold(long dimension, long size, long step) => Ops.unfold.Call(this, dimension, size, step);

        /// <summary>A view of the storage with sizes and strides of one's own.</summary>
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0L) =>
            Ops.as_strided.Call(this, size, strides, storageOffset);

        /// <summary>The slices along a dimension, which they lose.</summary>
        public Tensor[] unbind(long dimension = 0L) => Ops.unbind_int.Call(this, dimension);

        /// <summary>Pieces of a size along a dimension, the last one perhaps smaller, without a copy.</summary>
        public Tensor[] split(long size, int dim = 0) => Ops.split_Tensor.Call(this, size, (long)dim);

        /// <summary>Pieces of given sizes along a dimension, without a copy.</summary>
        public Tensor[] split(long[] sizes, long dim = 0) => Ops.split_with_sizes.Call(this, sizes, dim);

        /// <summary>Pieces of given sizes along a dimension, without a copy.</summary>
        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => split(sizes.ToArray(), dim);

        /// <summary>Pieces of given sizes along the first dimension, without a copy.</summary>
        public Tensor[] split(params long[] sizes) => split(sizes, 0L);

        /// <summary>So many pieces along a dimension, as equal as can be.</summary>
        public Tensor[] tensor_split(long size, long dim = 0L) => Ops.tensor_split_sections.Call(this, size, dim);

        /// <summary>Pieces along a dimension, cut at given places.</summary>
        public Tensor[] tensor_split(long[] sizes, long dim = 0L) => Ops.tensor_split_indices.Call(this, sizes, dim);

        /// <summary>At most so many pieces of equal size along a dimension, without a copy.</summary>
        public Tensor[] chunk(long chunks, long dim = 0L) => Ops.chunk.Call(this, chunks, dim);

        /// <summary>The tensor with at least one dimension.</summary>
        public Tensor atleast_1d() => Ops.atleast_1d.Unary(this);

        /// <summary>The tensor with at least two dimensions.</summary>
        public Tensor atleast_2d() => Ops.atleast_2d.Unary(this);

        /// <summary>The tensor with at least three dimensions.</summary>
        public Tensor atleast_3d() => Ops.atleast_3d.Unary(this);

        /// <summary>Differences of neighbours along a dimension, n times over.</summary>
        public Tensor diff(long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) =>
            Ops.diff.Call(this, n, dim, prepend, append);
    }
}
