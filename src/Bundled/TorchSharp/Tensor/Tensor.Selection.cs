using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Picking and placing elements.
    public partial class Tensor
    {
        /// <summary>The slices along a dimension at the given places (Int32 or Int64), copied.</summary>
        public Tensor index_select(long dim, Tensor index) => Ops.index_select.Call(this, dim, index);

        /// <summary>One slice along a dimension, which is dropped, without a copy.</summary>
        public Tensor select(long dim, long index) => Ops.select_int.Call(this, dim, index);

        /// <summary>A stretch of a dimension, without a copy.</summary>
        public Tensor narrow(long dim, long start, long length) => Ops.narrow.Call(this, dim, start, length);

        /// <summary>Every step-th element of a dimension from start up to, not including, finish, without a copy.</summary>
        public Tensor slice(long dim, long start, long finish, long step) =>
            Ops.slice_Tensor.Call(this, dim, start, finish, step);

        /// <summary>The elements at places (Int64) of the flattened tensor.</summary>
        /// <returns>The index's shape.</returns>
        public Tensor take(Tensor index) => Ops.take.Binary(this, index);

        /// <summary>The elements at places along a dimension, as argsort gives them.</summary>
        public Tensor take_along_dim(Tensor indices, long dim) => Ops.take_along_dim.Call(this, indices, dim);

        /// <summary>The elements at places of the flattened tensor.</summary>
        public Tensor take_along_dim(Tensor indices) => Ops.take_along_dim.Binary(this, indices);

        /// <summary>For each place of the index, the element at that place along a dimension.</summary>
        /// <returns>The index's shape.</returns>
        public Tensor gather(long dim, Tensor index) => Ops.gather.Call(this, dim, index);

        /// <summary>A copy with src's elements put at the index's places along a dimension.</summary>
        public Tensor scatter(long dim, Tensor index, Tensor src) => Ops.scatter_src.Call(this, dim, index, src);

        /// <summary>A copy with src's elements put at the index's places along a dimension, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor scatter_(long dim, Tensor index, Tensor src) => Ops.scatter__src.Call(this, dim, index, src);

        /// <summary>A copy with src's elements added at the index's places along a dimension.</summary>
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Ops.scatter_add.Call(this, dim, index, src);

        /// <summary>A copy with src's elements added at the index's places along a dimension, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Ops.scatter_add_.Call(this, dim, index, src);

        /// <summary>A copy with alpha times source's slices added at places along a dimension.</summary>
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Ops.index_add.Call(this, dim, index, source, alpha);

        /// <summary>A copy with alpha times source's slices added at places along a dimension, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Ops.index_add_.Call(this, dim, index, source, alpha);

        /// <summary>A copy with source's slices put at places along a dimension.</summary>
        public Tensor index_copy(long dim, Tensor index, Tensor source) => Ops.index_copy.Call(this, dim, index, source);

        /// <summary>A copy with source's slices put at places along a dimension, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor index_copy_(long dim, Tensor index, Tensor source) => Ops.index_copy_.Call(this, dim, index, source);

        /// <summary>A copy with the slices at places along a dimension set to a value.</summary>
        public Tensor index_fill(long dim, Tensor index, Scalar value) => Ops.index_fill_int_Scalar.Call(this, dim, index, value);

        /// <summary>A copy with the slices at places along a dimension set to a value, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor index_fill_(long dim, Tensor index, Scalar value) =>
            Ops.index_fill__int_Scalar.Call(this, dim, index, value);

        /// <summary>A copy with a value where the mask (Bool, broadcast) is true.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value) => Ops.masked_fill_Scalar.Call(this, mask, value);

        /// <summary>A copy with a value where the mask (Bool, broadcast) is true, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor masked_fill_(Tensor mask, Scalar value) => Ops.masked_fill__Scalar.Call(this, mask, value);

        /// <summary>A copy with the values put, in order, where the mask is true.</summary>
        public Tensor masked_scatter(Tensor mask, Tensor value) => Ops.masked_scatter.Call(this, mask, value);

        /// <summary>A copy with the values put, in order, where the mask is true, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor masked_scatter_(Tensor mask, Tensor value) => Ops.masked_scatter_.Call(this, mask, value);

        /// <summary>The elements where the mask is true.</summary>
        /// <returns>1-D.</returns>
        public Tensor masked_select(Tensor mask) => Ops.masked_select.Binary(this, mask);

        /// <summary>The places of the non-zero elements.</summary>
        /// <returns>One row for each, Int64.</returns>
        public Tensor nonzero() => Ops.nonzero.Unary(this);

        /// <summary>The places of the non-zero elements.</summary>
        /// <returns>One row for each, Int64.</returns>
        public Tensor argwhere() => Ops.argwhere.Unary(this);

        /// <summary>This where the condition is true, else y; shapes broadcast.</summary>
        public Tensor where(Tensor condition, Tensor y) => Ops.where_self.Call(condition, this, y);

        /// <summary>A copy with one slice replaced.</summary>
        public Tensor select_scatter(Tensor src, long dim, long index) => Ops.select_scatter.Call(this, src, dim, index);

        /// <summary>A copy with a stretch of a dimension replaced.</summary>
        public Tensor slice_scatter(Tensor src, long dim = 0L, long? start = null, long? end = null, long step = 1L) =>
            Ops.slice_scatter.Call(this, src, dim, start, end, step);

        /// <summary>Sets every element to a value, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor fill_(Scalar value) => Ops.fill__Scalar.Call(this, value);

        /// <summary>Sets every element to zero, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor zero_() => Ops.zero_.Unary(this);

        /// <summary>Copies the source's elements, broadcast, into this tensor.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Ops.copy_.Call(this, source, nonBlocking);
    }
}
