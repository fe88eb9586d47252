using System;
using System.Linq;
using System.Numerics;
using DLWorkbook.Core.Kernels;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>
/// The masks of one call as the kernels want them. Keys that nobody sees are left out, so padding costs nothing; what is
/// added to scores lies as the scores do.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class VisibleKeys<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[][] steps;
    private readonly bool causal;
    private readonly AttentionShape shape;
    private readonly int paddedQueries;

    /// <summary>(1 or items, keys, padded queries), what is added to the scores, or null.</summary>
    private readonly T[]? added;

    /// <summary>(batch, keys), what is added to the scores of all queries, or null.</summary>
    private readonly T[]? addedToKeys;

    private VisibleKeys(in AttentionShape shape, int[][] steps, T[]? added, T[]? addedToKeys, bool causal)
    {
        (this.shape, this.steps, this.added, this.addedToKeys, this.causal) = (shape, steps, added, addedToKeys, causal);
        paddedQueries = shape.PaddedQueries<T>();
    }

    /// <summary>Reads the masks.</summary>
    /// <param name="mask">The masks, which fit the sizes.</param>
    /// <param name="shape">The sizes.</param>
    public static VisibleKeys<T> Of(AttentionMask mask, in AttentionShape shape)
    {
        using var scope = torch.NewDisposeScope();
        using var _ = torch.no_grad();
        var padding = mask.Padding;
        var hides = padding?.dtype == torch.ScalarType.Bool;
        var steps = Steps(shape, hides ? padding!.contiguous().data<bool>().ToArray() : null);
        var addedToKeys = padding is null || hides ? null : Numbers(padding);
        return new VisibleKeys<T>(shape, steps, Added(mask.Attention, shape), addedToKeys, mask.Causal);
    }

    /// <summary>The keys of a sequence that any query may see, ascending.</summary>
    /// <param name="batch">Which sequence.</param>
    public ReadOnlySpan<int> Visible(int batch) => steps[batch];

    /// <summary>How many of these keys, from the first on, the queries before a place see at most.</summary>
    /// <param name="keys">What <see cref="Visible"/> gives.</param>
    /// <param name="end">The place.</param>
    public int Seen(ReadOnlySpan<int> keys, int end)
    {
        if (!causal)
        {
            return keys.Length;
        }

        var place = keys.BinarySearch(end);
        return place < 0 ? ~place : place;
    }

    /// <summary>Adds to the scores of a panel of queries what the masks add, −∞ for what is hidden.</summary>
    /// <param name="scores">(keys, panel)</param>
    /// <param name="item">Sequence · heads + head.</param>
    /// <param name="keys">The keys' time steps.</param>
    /// <param name="from">The panel's first query.</param>
    public void Apply(T* scores, int item, ReadOnlySpan<int> keys, int from)
    {
        if (added is null && addedToKeys is null && !causal)
        {
            return;
        }

        var panel = AttentionShape.Panel<T>();
        var matrix = added is null || added.Length == (long)shape.Keys * paddedQueries ? 0 : (long)item * shape.Keys;
        var row = scores;
        var batch = item / shape.Heads;
        foreach (var key in keys)
        {
            for (var lane = 0; lane < panel; lane++)
            {
                if (causal && key > from + lane)
                {
                    row[lane] = T.NegativeInfinity;
                }
                else
                {
                    row[lane] += added is null ? T.Zero : added[((matrix + key) * paddedQueries) + from + lane];
                    row[lane] += addedToKeys is null ? T.Zero : addedToKeys[(batch * shape.Keys) + key];
                }
            }

            row += panel;
        }
    }

    private static int[][] Steps(in AttentionShape shape, bool[]? hidden)
    {
        var (all, keys) = (Enumerable.Range(0, shape.Keys).ToArray(), shape.Keys);
        return Enumerable
            .Range(0, shape.Batch)
            .Select(batch => hidden is not null && hidden.AsSpan(batch * keys, keys).Contains(true)
                ? all.Where(key => !hidden[(batch * keys) + key]).ToArray()
                : all)
            .ToArray();
    }

    private static T[] Numbers(torch.Tensor tensor)
    {
        var type = typeof(T) == typeof(double) ? torch.ScalarType.Float64 : torch.ScalarType.Float32;
        return tensor.to_type(type).contiguous().data<T>().ToArray();
    }

    private static T[]? Added(torch.Tensor? mask, in AttentionShape shape)
    {
        if (mask is null)
        {
            return null;
        }

        if (mask.dtype == torch.ScalarType.Bool)
        {
            mask = torch.zeros(mask.shape).masked_fill(mask, double.NegativeInfinity);
        }

        // (…, queries, keys) → (…, keys, queries), the queries filled up to whole panels
        var transposed = mask.transpose(-2, -1);
        var filled = torch.nn.functional.pad(transposed.contiguous(), (0, shape.PaddedQueries<T>() - shape.Queries));
        return Numbers(filled);
    }
}
