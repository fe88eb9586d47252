using System;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>Who may look at whom, as torch's layers are told.</summary>
/// <param name="Padding">(batch, keys): of bool, true where nobody may look; of float, added to the scores. Or null.</param>
/// <param name="Attention">(queries, keys) or (batch · heads, queries, keys): of bool, true where the query may not look;
/// of float, added to the scores. Or null.</param>
/// <param name="Causal">Whether a query sees the keys up to its own place only.</param>
internal sealed record AttentionMask(torch.Tensor? Padding, torch.Tensor? Attention, bool Causal)
{
    /// <summary>Whether a gradient must reach a mask, which the fused attention has none for.</summary>
    public bool IsTrained => torch.is_grad_enabled() && (Padding?.requires_grad == true || Attention?.requires_grad == true);

    /// <summary>Checks the masks' axes.</summary>
    /// <param name="shape">The sizes that they must have.</param>
    /// <exception cref="ArgumentException">A mask has other axes.</exception>
    public void Check(in AttentionShape shape)
    {
        if (Padding is { } padding && !Has(padding, shape.Batch, shape.Keys))
        {
            throw new ArgumentException(
                $"Attention: expected key_padding_mask (batch={shape.Batch}, keys={shape.Keys}), got "
                + $"({string.Join(", ", padding.shape)}): ids.eq(0)?",
                "key_padding_mask");
        }

        if (Attention is { } mask && !Has(mask, shape.Queries, shape.Keys) && !Has(mask, shape.Items, shape.Queries, shape.Keys))
        {
            throw new ArgumentException(
                $"Attention: expected attn_mask (queries={shape.Queries}, keys={shape.Keys}) or (batch · heads={shape.Items}, "
                + $"queries={shape.Queries}, keys={shape.Keys}), got ({string.Join(", ", mask.shape)}): one row for each query?",
                "attn_mask");
        }
    }

    private static bool Has(torch.Tensor mask, params long[] axes) => mask.shape.AsSpan().SequenceEqual(axes);
}
