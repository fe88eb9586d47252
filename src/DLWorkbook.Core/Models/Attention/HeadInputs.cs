using System;
using System.Numerics;
using DLWorkbook.Core.Kernels;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>Q, K and V, or their gradients.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="Query">Q, (batch, queries, features).</param>
/// <param name="Key">K, (batch, keys, features).</param>
/// <param name="Value">V, (batch, keys, features).</param>
internal readonly record struct HeadInputs<T>(HeadRows<T> Query, HeadRows<T> Key, HeadRows<T> Value)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Those in contiguous tensors that must live as long as this is used.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="tensors">Q, K and V, or one with the three side by side, (batch, time, 3 · features).</param>
    public static unsafe HeadInputs<T> Of(in AttentionShape shape, ReadOnlySpan<torch.Tensor> tensors)
    {
        var first = TensorMemory.Of<T>(tensors[0]);
        var features = shape.Features;
        if (tensors.Length == 1)
        {
            return new(
                new(first, 3 * features, shape.Queries),
                new(first + features, 3 * features, shape.Keys),
                new(first + (2 * features), 3 * features, shape.Keys));
        }

        return new(
            new(first, features, shape.Queries),
            new(TensorMemory.Of<T>(tensors[1]), features, shape.Keys),
            new(TensorMemory.Of<T>(tensors[2]), features, shape.Keys));
    }
}
