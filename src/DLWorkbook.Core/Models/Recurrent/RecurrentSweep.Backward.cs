using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Models;

/// <content>From the last step to the first.</content>
internal readonly unsafe partial struct RecurrentSweep<T, TCell>
{
    /// <summary>Runs a part of the batch back.</summary>
    /// <param name="part">Which.</param>
    /// <param name="weights">Gradients of the sums → gradients of what was seen.</param>
    /// <param name="ends">The gradients that come, and those that go.</param>
    /// <param name="gradient">Becomes this part's share of the weights' gradient, (sums, seen width).</param>
    /// <param name="clock">Told how long products and gates took, or null.</param>
    public void Backward(int part, PanelMatrix<T> weights, in BackwardEnds<T> ends, T* gradient, RecurrentClock? clock)
    {
        var rows = RowsOf(part);
        var slopes = new SlopeMemory<T>(rows.Count, Extent.Width, weights.PaddedWidth, Extent.SumsStride);
        TakeState(slopes.Hidden, rows, ends.LastHiddenSlope);
        TakeState(slopes.Memory, rows, ends.LastMemorySlope);
        var time = RecurrentClock.Start(clock);
        var first = true;
        for (var end = Extent.Time; end > 0; end -= slopes.Steps)
        {
            var begin = int.Max(0, end - slopes.Steps);
            for (var step = end - 1; step >= begin; step--)
            {
                var sums = slopes.SumsAt(step - begin);
                GatesBack(rows, step, sums, slopes, ends);
                time.Lap(RecurrentStage.GateGradients);
                PanelProduct.Multiply(sums, Extent.SumsStride, weights, slopes.Seen, weights.PaddedWidth, rows.Count);
                Spread(rows, step, slopes, weights.PaddedWidth, ends.InputSlope);
                time.Lap(RecurrentStage.ProductBack);
            }

            TransposedProduct.Multiply(
                slopes.SumsAt(0),
                Extent.SumsStride,
                rows.SeenAt(begin),
                Extent.SeenStride,
                gradient,
                (end - begin) * rows.Count,
                Extent.Sums,
                Extent.SeenWidth,
                add: !first);
            first = false;
            time.Lap(RecurrentStage.WeightGradients);
        }

        GiveState(slopes.Hidden, Extent.Width, rows, ends.FirstHiddenSlope);
        GiveState(slopes.Memory, Extent.Width, rows, ends.FirstMemorySlope);
        time.Stop();
    }

    private void TakeState(T* state, in PartOfBatch<T> rows, T* given)
    {
        new Span<T>(state, rows.Count * Extent.Width).Clear();
        Copy(given, rows, state, Extent.Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GatesBack(in PartOfBatch<T> rows, int step, T* slopesOfSums, in SlopeMemory<T> slopes, in BackwardEnds<T> ends)
    {
        nint width = Extent.Width;
        var at = TimeOf(step);
        T* seen = rows.SeenAt(step), sums = rows.SumsAt(step), memory = rows.MemoryAt(step);
        T* hiddenSlope = slopes.Hidden, memorySlope = slopes.Memory;
        for (var row = 0; row < rows.Count; row++)
        {
            if (row >= rows.Real || !Counts(rows.First + row, at))
            {
                new Span<T>(slopesOfSums, Extent.Sums).Clear();
            }
            else
            {
                if (ends.OutputSlope is not null)
                {
                    Add(ends.OutputSlope + ((((nint)(rows.First + row) * Extent.Time) + at) * ends.OutputWidth), hiddenSlope, Extent.Hidden);
                }

                TCell.Backward(
                    sums, width, seen, memory, seen + rows.SeenStep, memory + rows.MemoryStep, slopesOfSums, hiddenSlope, memorySlope);
            }

            seen += Extent.SeenStride;
            sums += Extent.SumsStride;
            memory += width;
            slopesOfSums += Extent.SumsStride;
            hiddenSlope += width;
            memorySlope += width;
        }
    }

    /// <summary>The gradient of what a step saw goes on to the state before and to the input.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Spread(in PartOfBatch<T> rows, int step, in SlopeMemory<T> slopes, int stride, T* input)
    {
        nint features = Extent.Features;
        T* seen = slopes.Seen, hidden = slopes.Hidden;
        var x = input + ((((nint)rows.First * Extent.Time) + TimeOf(step)) * features);
        for (var row = 0; row < rows.Real; row++, seen += stride, hidden += Extent.Width, x += Extent.Time * features)
        {
            Add(seen, hidden, Extent.Width);
            for (nint k = 0; k < features; k++)
            {
                x[k] = seen[Extent.InputAt + k];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(T* from, T* to, nint count)
    {
        nint k = 0;
        for (; k <= count - Vector<T>.Count; k += Vector<T>.Count)
        {
            Vector.Store(Vector.Load(from + k) + Vector.Load(to + k), to + k);
        }

        for (; k < count; k++)
        {
            to[k] += from[k];
        }
    }
}
