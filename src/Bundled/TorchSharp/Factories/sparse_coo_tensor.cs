using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    private static readonly Op s_sparseCoo = new("aten::sparse_coo_tensor", "indices_size");

    /// <summary>A sparse tensor from the places and the values of its elements, or of its slices, that are not zero.</summary>
    /// <param name="indices">int64, (sparse dimensions, count): a place in each column; equal ones are added up.</param>
    /// <param name="values">(count) or, for slices, (count, …).</param>
    /// <param name="size">The tensor's shape: sparse dimensions first, then those of a slice.</param>
    /// <param name="dtype">Element type; the values' when null.</param>
    /// <param name="device">Device; the values' when null.</param>
    /// <param name="requires_grad">Whether gradients are wanted.</param>
    /// <param name="names">Names of the dimensions, which sparse tensors cannot have: leave it null.</param>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">A place outside the shape.</exception>
    /// <exception cref="System.ArgumentException">Names are given.</exception>
    public static Tensor sparse_coo_tensor(
        Tensor indices, Tensor values, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null)
    {
        if (names is { Length: > 0 })
            throw new System.ArgumentException("sparse_coo_tensor: expected no names, a sparse tensor has none.", nameof(names));
        using var off = no_grad();
        var typed = dtype is null && device is null ? values : values.to(dtype ?? values.dtype, device ?? values.device);
        return s_sparseCoo.Call(indices, typed, size).Tracked(requires_grad);
    }

    public partial class Tensor
    {
        private static readonly Op s_sparseIndices = new("aten::_indices");
        private static readonly Op s_sparseValues = new("aten::_values");

        /// <summary>The places of a sparse tensor's elements, int64 (sparse dimensions, count), sharing its memory.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The tensor is not sparse.</exception>
        public Tensor SparseIndices => s_sparseIndices.Unary(this);

        /// <summary>The values of a sparse tensor's elements, (count, …), sharing its memory.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The tensor is not sparse.</exception>
        public Tensor SparseValues => s_sparseValues.Unary(this);
    }
}
