using System;
using System.Numerics;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Models;

/// <summary>
/// softmax(Q Kᵀ / √size) V of one item, a panel of queries and a block of keys at a time, so that no scores leave the
/// first cache: Dao et al., 2022 ("FlashAttention"), with the running maximum and sum of Milakov and Gimelshein, 2018.
/// </summary>
internal static unsafe class AttentionForward
{
    /// <summary>Keys in a block: their scores for a panel of queries are 16 KiB.</summary>
    public const int Block = 256;

    /// <summary>Works on one item.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="call">Sizes, masks, dropout.</param>
    /// <param name="item">Sequence · heads + head.</param>
    /// <param name="inputs">Q, K and V.</param>
    /// <param name="output">What is written.</param>
    /// <param name="stats">What is written, too, (2, items, queries): each query's largest score, and one divided by its
    /// sum of e^(score − largest).</param>
    public static void Run<T>(
        AttentionCall<T> call, int item, in HeadInputs<T> inputs, HeadRows<T> output, T* stats)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var shape = call.Shape;
        var (batch, feature) = (item / shape.Heads, item % shape.Heads * shape.Size);
        var (size, padded, panel) = (shape.Size, shape.PaddedSize<T>(), AttentionShape.Panel<T>());
        var keys = call.Masks.Visible(batch);
        var rows = StridedProduct.WholeRows(keys.Length);

        var (large, small) = (Scratch.Aligned<T>((long)rows * padded), Scratch.Aligned<T>(padded * panel));
        var memory = Scratch.Of<T>((2 * large) + (3 * small) + Scratch.Aligned<T>(Block * panel) + (2 * Scratch.Aligned<T>(panel)));
        var k = Scratch.Take(ref memory, large);
        var v = Scratch.Take(ref memory, large);
        var stacked = Scratch.Take(ref memory, small);
        var q = Scratch.Take(ref memory, small);
        var sums = Scratch.Take(ref memory, small);
        var scores = Scratch.Take(ref memory, Block * panel);
        var largest = Scratch.Take(ref memory, panel);
        var total = Scratch.Take(ref memory, panel);
        inputs.Key.Gather(batch, feature, keys, size, padded, rows, k);
        inputs.Value.Gather(batch, feature, keys, size, padded, rows, v);

        var kept = T.CreateTruncating(DropoutMask.Scale(call.Rate));
        var dropout = new PanelDropout(call, item);
        for (var from = 0; from < shape.Queries; from += panel)
        {
            var count = int.Min(panel, shape.Queries - from);
            new Span<T>(total, panel).Fill(call.Scale);
            inputs.Query.Stack(batch, from, count, feature, size, padded, total, stacked);
            Transposition.Write(stacked, panel, padded, q);
            new Span<T>(sums, padded * panel).Clear();
            new Span<T>(total, panel).Clear();
            new Span<T>(largest, panel).Fill(T.NegativeInfinity);
            var seen = call.Masks.Seen(keys, from + panel);
            for (var j = 0; j < seen; j += Block)
            {
                var block = int.Min(Block, seen - j);
                var steps = keys.Slice(j, block);
                StridedProduct.Multiply(
                    k + ((nint)j * padded), padded, 1, q, scores, StridedProduct.WholeRows(block), size, 2, add: false);
                call.Masks.Apply(scores, item, steps, from);
                SoftmaxPanel.Raise(scores, block, largest, total, sums, padded);
                SoftmaxPanel.Weigh(scores, steps, largest, total, dropout, from);
                StridedProduct.Multiply(v + ((nint)j * padded), 1, padded, scores, sums, padded, block, 2, add: true);
            }

            var place = ((nint)item * shape.Queries) + from;
            for (var lane = 0; lane < count; lane++)
            {
                var inverse = T.One / total[lane];
                stats[place + lane] = T.IsNegativeInfinity(largest[lane]) ? T.Zero : largest[lane];
                stats[place + lane + ((nint)shape.Items * shape.Queries)] = inverse;
                total[lane] = inverse * kept;
            }

            Transposition.Write(sums, padded, panel, stacked);
            output.Unstack(batch, from, count, feature, size, padded, total, stacked);
        }
    }
}
