using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Indexing: t[1, ..], t[mask], t[1] = x. What is read is a view unless a tensor is among the indices.
    public partial class Tensor
    {
        /// <summary>The elements that the indices pick, or to be replaced by a value, which is broadcast.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">An index is out of range.</exception>
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>The elements at places or under masks, or to be replaced by a value, which is broadcast.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>A slice by its place in the first dimension.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => Put([i1], value);
        }

        /// <summary>A slice by its places in the first two dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => At([i1, i2]);
            set => Put([i1, i2], value);
        }

        /// <summary>A slice by its places in the first three dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => At([i1, i2, i3]);
            set => Put([i1, i2, i3], value);
        }

        /// <summary>A slice by its places in the first four dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => At([i1, i2, i3, i4]);
            set => Put([i1, i2, i3, i4], value);
        }

        /// <summary>A slice by its places in the first dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => At(indices);
            set => Put(indices, value);
        }

        /// <summary>The elements that the indices pick.</summary>
        public Tensor index(params TensorIndex[] indices)
        {
            var view = Sliced(indices, out var tensors);
            if (tensors is null)
                return view;
            using (view)
            {
                try
                {
                    return Ops.index_Tensor.Call(view, tensors);
                }
                finally
                {
                    Release(tensors, indices);
                }
            }
        }

        /// <summary>The elements at places or under masks.</summary>
        public Tensor index(params Tensor[] indices) => index(indices.Select(TensorIndex.Tensor).ToArray());

        /// <summary>Replaces the elements that the indices pick by a value, which is broadcast.</summary>
        /// <returns>The tensor itself.</returns>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

        /// <summary>Replaces the elements that the indices pick by a value, or adds it to them.</summary>
        /// <param name="value">The value, broadcast to what is picked.</param>
        /// <param name="indices">The indices.</param>
        /// <param name="accumulate">Whether to add; a place picked twice then counts twice.</param>
        /// <returns>The tensor itself.</returns>
        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            using var view = Sliced(indices, out var tensors);
            using var converted = value.to(dtype, device);
            if (tensors is not null)
            {
                try
                {
                    using Tensor done = Ops.index_put_.Call(view, tensors, converted, accumulate);
                }
                finally
                {
                    Release(tensors, indices);
                }
            }
            else if (accumulate)
            {
                using var done = view.add_(converted);
            }
            else
            {
                Fill(view, converted);
            }
            return this;
        }

        /// <summary>Replaces the elements at places or under masks by a value, which is broadcast.</summary>
        /// <returns>The tensor itself.</returns>
        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, false);

        /// <summary>Replaces the elements at places or under masks by a value, or adds it to them.</summary>
        /// <returns>The tensor itself.</returns>
        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) =>
            index_put_(value, indices.Select(TensorIndex.Tensor).ToArray(), accumulate);

        /// <summary>Replaces the elements that the indices pick by a number.</summary>
        /// <returns>The tensor itself.</returns>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var filler = full([], value, dtype, device);
            return index_put_(filler, indices, false);
        }

        /// <summary>Replaces the elements at places or under masks by a number.</summary>
        /// <returns>The tensor itself.</returns>
        public Tensor index_put_(Scalar value, params Tensor[] indices) =>
            index_put_(value, indices.Select(TensorIndex.Tensor).ToArray());

        private Tensor At(ReadOnlySpan<long> places)
        {
            var view = alias();
            foreach (var place in places)
                Step(ref view, v => v.select(0, place));
            return view;
        }

        private void Put(ReadOnlySpan<long> places, Tensor value)
        {
            using var view = At(places);
            Fill(view, value);
        }

        private static void Fill(Tensor view, Tensor value)
        {
            var extra = value.shape.Take((int)Math.Max(0, value.ndim - view.ndim)).ToArray();
            if (extra.Length > 0 && extra.All(n => n == 1))
            {
                // Leading dimensions of length 1 that the place does not have are dropped, as in Python.
                using var trimmed = value.reshape(value.shape[extra.Length..]);
                using var done = view.copy_(trimmed);
            }
            else
            {
                using var done = view.copy_(value);
            }
        }

        // The view that the plain indices give, and the tensor indices for its dimensions, if any.
        private Tensor Sliced(TensorIndex[] indices, out Tensor?[]? tensors)
        {
            var used = indices.Sum(i => i.kind switch
            {
                TensorIndex.Kind.Single or TensorIndex.Kind.Slice => 1,
                TensorIndex.Kind.Tensor => i.tensor!.dtype == ScalarType.Bool ? i.tensor.ndim : 1,
                _ => 0,
            });
            if (used > ndim)
                throw new IndexOutOfRangeException($"Too many indices: {used} for a tensor of {ndim} dimensions, ({string.Join(", ", shape)}).");
            if (indices.Count(i => i.kind == TensorIndex.Kind.Ellipsis) > 1)
                throw new ArgumentException("An index can have one ellipsis only.", nameof(indices));
            var picks = new List<(long Dim, Tensor Tensor)>();
            var view = alias();
            var dim = 0L;
            foreach (var i in indices)
            {
                var d = dim;
                switch (i.kind)
                {
                    case TensorIndex.Kind.Single:
                        Step(ref view, v => v.select(d, i.start ?? 0));
                        break;
                    case TensorIndex.Kind.Slice:
                        Step(ref view, v => Ops.slice_Tensor.Call(v, d, i.start, i.stop, i.step ?? 1));
                        dim++;
                        break;
                    case TensorIndex.Kind.Ellipsis:
                        dim += ndim - used;
                        break;
                    case TensorIndex.Kind.None or TensorIndex.Kind.Null:
                        Step(ref view, v => v.unsqueeze(d));
                        dim++;
                        break;
                    case TensorIndex.Kind.Bool:
                        Step(ref view, v => v.unsqueeze(d));
                        picks.Add((dim++, tensor(new[] { i.start != 0 })));
                        break;
                    default:
                        var places = i.tensor!;
                        if (places.ndim == 0 && places.dtype != ScalarType.Bool)
                        {
                            Step(ref view, v => v.select(d, places.ToInt64()));
                            break;
                        }
                        if (places.ndim == 0)
                            Step(ref view, v => v.unsqueeze(d));
                        picks.Add((dim, places.ndim == 0 ? places.unsqueeze(0) : places));
                        dim += places.dtype == ScalarType.Bool ? Math.Max(1, places.ndim) : 1;
                        break;
                }
            }
            tensors = picks.Count == 0 ? null : Spread(picks);
            return view;
        }

        // Places each tensor index at its dimension; a mask of several dimensions takes the place of the first.
        private static Tensor?[] Spread(List<(long Dim, Tensor Tensor)> picks)
        {
            var list = new List<Tensor?>();
            var covered = 0L;
            foreach (var (dim, tensor) in picks)
            {
                for (; covered < dim; covered++)
                    list.Add(null);
                list.Add(tensor);
                covered += tensor.dtype == ScalarType.Bool ? tensor.ndim : 1;
            }
            return list.ToArray();
        }

        private static void Step(ref Tensor view, Func<Tensor, Tensor> next)
        {
            var old = view;
            try
            {
                view = next(old);
            }
            finally
            {
                old.Dispose();
            }
        }

        // Disposes the index tensors that were made here, not those of the caller.
        private static void Release(Tensor?[] tensors, TensorIndex[] indices)
        {
            foreach (var t in tensors)
            {
                if (t is not null && !indices.Any(i => ReferenceEquals(i.tensor, t)))
                    t.Dispose();
            }
        }
    }
}
