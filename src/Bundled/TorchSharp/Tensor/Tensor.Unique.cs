using System.Collections.Generic;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Distinct elements.
    public partial class Tensor
    {
        /// <summary>The distinct elements, or slices along a dimension.</summary>
        /// <param name="sorted">Whether to sort them.</param>
        /// <param name="return_inverse">Whether to say which of them each element is.</param>
        /// <param name="return_counts">Whether to count them.</param>
        /// <param name="dim">The dimension whose slices are compared; null compares elements.</param>
        /// <returns>
        /// The distinct ones; for each element its place among them, and how often each occurs, or null when not asked for.
        /// </returns>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(
            bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Asked(dim is { } d
                ? Ops.unique_dim.Call(this, (long)d, sorted, return_inverse, return_counts)
                : Ops._unique2.Call(this, sorted, return_inverse, return_counts), return_inverse, return_counts);

        /// <summary>The elements, or slices along a dimension, each run of equal ones reduced to one.</summary>
        /// <param name="return_inverse">Whether to say which of them each element is.</param>
        /// <param name="return_counts">Whether to count them.</param>
        /// <param name="dim">The dimension whose slices are compared; null compares elements.</param>
        /// <returns>
        /// What is left; for each element its place among them, and the lengths of the runs, or null when not asked for.
        /// </returns>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(
            bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Asked(Ops.unique_consecutive.Call(this, return_inverse, return_counts, (long?)dim), return_inverse, return_counts);

        /// <summary>The places of the non-zero elements, one tensor for each dimension.</summary>
        public IList<Tensor> nonzero_as_list() => torch.where(this);

        private static (Tensor, Tensor?, Tensor?) Asked((Tensor, Tensor, Tensor) all, bool inverse, bool counts)
        {
            if (!inverse)
                all.Item2.Dispose();
            if (!counts)
                all.Item3.Dispose();
            return (all.Item1, inverse ? all.Item2 : null, counts ? all.Item3 : null);
        }
    }
}
