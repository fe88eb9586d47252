using System;
using System.Numerics;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Models;

/// <summary>
/// The gradients of one item of attention, in the panels and blocks of the forward pass: the weights are made again of
/// scores and what is known of each query (Dao et al., 2022, algorithm 4), and so is the dropout mask.
/// </summary>
internal static unsafe class AttentionBackward
{
    /// <summary>Works on one item.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="call">Sizes, masks, dropout.</param>
    /// <param name="item">Sequence · heads + head.</param>
    /// <param name="inputs">Q, K and V.</param>
    /// <param name="output">What the forward pass gave.</param>
    /// <param name="stats">The forward pass's largest scores and inverse sums, (2, items, queries).</param>
    /// <param name="gradient">The gradient of the output.</param>
    /// <param name="gradients">What is written: the gradients of Q, K and V.</param>
    public static void Run<T>(
        AttentionCall<T> call, int item, in HeadInputs<T> inputs, HeadRows<T> output, T* stats, HeadRows<T> gradient,
        in HeadInputs<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var shape = call.Shape;
        var (batch, feature) = (item / shape.Heads, item % shape.Heads * shape.Size);
        var (size, padded, panel) = (shape.Size, shape.PaddedSize<T>(), AttentionShape.Panel<T>());
        var vectors = padded / Vector<T>.Count;
        var keys = call.Masks.Visible(batch);
        var rows = StridedProduct.WholeRows(keys.Length);

        const int Block = AttentionForward.Block;
        var (large, small) = (Scratch.Aligned<T>((long)rows * padded), Scratch.Aligned<T>(padded * panel));
        var memory = Scratch.Of<T>((4 * large) + (5 * small) + (2 * Block * panel) + (3 * Scratch.Aligned<T>(panel)));
        var k = Scratch.Take(ref memory, large);
        var v = Scratch.Take(ref memory, large);
        var dk = Scratch.Take(ref memory, large);
        var dv = Scratch.Take(ref memory, large);
        var q = Scratch.Take(ref memory, small);
        var qRows = Scratch.Take(ref memory, small);
        var d = Scratch.Take(ref memory, small);
        var dRows = Scratch.Take(ref memory, small);
        var dq = Scratch.Take(ref memory, small);
        var scores = Scratch.Take(ref memory, Block * panel);
        var slopes = Scratch.Take(ref memory, Block * panel);
        var largest = Scratch.Take(ref memory, panel);
        var mean = Scratch.Take(ref memory, panel);
        var factors = Scratch.Take(ref memory, panel);
        inputs.Key.Gather(batch, feature, keys, size, padded, rows, k);
        inputs.Value.Gather(batch, feature, keys, size, padded, rows, v);
        new Span<T>(dk, rows * padded).Clear();
        new Span<T>(dv, rows * padded).Clear();

        var kept = T.CreateTruncating(DropoutMask.Scale(call.Rate));
        var dropout = new PanelDropout(call, item);
        for (var from = 0; from < shape.Queries; from += panel)
        {
            var count = int.Min(panel, shape.Queries - from);
            new Span<T>(factors, panel).Fill(call.Scale);
            inputs.Query.Stack(batch, from, count, feature, size, padded, factors, qRows);
            Transposition.Write(qRows, panel, padded, q);

            // One divided by the sum of the weights goes into the output's gradient, so that no weight need be divided.
            gradient.Dot(output, batch, from, count, feature, size, mean);
            var place = stats + ((nint)item * shape.Queries) + from;
            for (var lane = 0; lane < panel; lane++)
            {
                largest[lane] = lane < count ? place[lane] : T.Zero;
                var inverse = lane < count ? place[lane + ((nint)shape.Items * shape.Queries)] : T.Zero;
                mean[lane] = lane < count ? mean[lane] * inverse : T.Zero;
                factors[lane] = inverse * kept;
            }

            gradient.Stack(batch, from, count, feature, size, padded, factors, dRows);
            Transposition.Write(dRows, panel, padded, d);
            new Span<T>(dq, padded * panel).Clear();
            var seen = call.Masks.Seen(keys, from + panel);
            for (var j = 0; j < seen; j += Block)
            {
                var block = int.Min(Block, seen - j);
                var (whole, at) = (StridedProduct.WholeRows(block), (nint)j * padded);
                var steps = keys.Slice(j, block);
                StridedProduct.Multiply(k + at, padded, 1, q, scores, whole, size, 2, add: false);
                StridedProduct.Multiply(v + at, padded, 1, d, slopes, whole, size, 2, add: false);
                call.Masks.Apply(scores, item, steps, from);
                SoftmaxPanel.Differentiate(scores, slopes, steps, largest, mean, dropout, from);
                new Span<T>(scores + ((nint)block * panel), (whole - block) * panel).Clear();
                new Span<T>(slopes + ((nint)block * panel), (whole - block) * panel).Clear();
                StridedProduct.Multiply(k + at, 1, padded, slopes, dq, padded, block, 2, add: true);
                StridedProduct.Multiply(slopes, panel, 1, qRows, dk + at, whole, panel, vectors, add: true);
                StridedProduct.Multiply(scores, panel, 1, dRows, dv + at, whole, panel, vectors, add: true);
            }

            new Span<T>(factors, panel).Fill(call.Scale);
            Transposition.Write(dq, padded, panel, qRows);
            gradients.Query.Unstack(batch, from, count, feature, size, padded, factors, qRows);
        }

        gradients.Key.Scatter(batch, feature, keys, size, padded, dk);
        gradients.Value.Scatter(batch, feature, keys, size, padded, dv);
    }
}
