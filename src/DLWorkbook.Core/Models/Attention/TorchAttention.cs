using System;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>
/// The same attention by torch's own operator, for what the fused one is not made for: other devices and number types,
/// masks that have a gradient.
/// </summary>
internal static class TorchAttention
{
    /// <summary>Attends: Q, K and V, (batch, time, features) → (batch, queries, features).</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="mask">Who sees whom.</param>
    /// <param name="rate">Share of the weights that is dropped.</param>
    /// <param name="inputs">Q, K and V.</param>
    public static torch.Tensor Attend(in AttentionShape shape, AttentionMask mask, double rate, params torch.Tensor[] inputs)
    {
        using var scope = torch.NewDisposeScope();
        var (heads, size) = (shape.Heads, shape.Size);

        // (batch, time, heads · size) → (batch, heads, time, size)
        torch.Tensor Heads(torch.Tensor x) => x.view(x.shape[0], x.shape[1], heads, size).transpose(1, 2);

        var (query, key, value) = (Heads(inputs[0]), Heads(inputs[1]), Heads(inputs[2]));
        var visible = Combine(shape, mask, query);
        return torch.nn.functional.scaled_dot_product_attention(query, key, value, visible, rate)
            .transpose(1, 2).reshape(shape.Batch, shape.Queries, shape.Features).MoveToOuterDisposeScope();
    }

    /// <summary>What is added to the scores, broadcast to (batch, heads, queries, keys); null for nothing.</summary>
    private static torch.Tensor? Combine(AttentionShape shape, AttentionMask mask, torch.Tensor like)
    {
        torch.Tensor? sum = null;
        void Add(torch.Tensor? one, params long[] axes)
        {
            if (one is not null)
            {
                var numbers = one.dtype == torch.ScalarType.Bool
                    ? torch.zeros(one.shape, dtype: like.dtype, device: like.device).masked_fill(one, double.NegativeInfinity)
                    : one.to_type(like.dtype);
                sum = sum is null ? numbers.view(axes) : sum + numbers.view(axes);
            }
        }

        Add(mask.Padding, shape.Batch, 1, 1, shape.Keys);
        var perHead = mask.Attention?.ndim == 3;
        Add(mask.Attention, perHead ? shape.Batch : 1, perHead ? shape.Heads : 1, shape.Queries, shape.Keys);
        if (mask.Causal)
        {
            var later = torch.ones(shape.Queries, shape.Keys, dtype: torch.ScalarType.Bool, device: like.device).triu(1);
            Add(later, 1, 1, shape.Queries, shape.Keys);
        }

        return sum;
    }
}
