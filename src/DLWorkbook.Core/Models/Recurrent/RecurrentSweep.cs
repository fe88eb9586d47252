using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Models;

/// <summary>
/// One direction of a recurrent layer through all its steps, for a part of the batch. Rows do not depend on each other,
/// so a core takes its rows from the first step to the last without waiting for anybody.
/// </summary>
/// <remarks>
/// A step is one product, of what it sees (its state, a one for the biases, its input) and all weights, and one pass
/// over the gates. The input's product is taken into the step's own and not done for all steps before: that would write
/// all sums to memory once more and read them again.
/// </remarks>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TCell">The cell.</typeparam>
internal readonly unsafe struct RecurrentSweep<T, TCell>
    where T : unmanaged, INumberBase<T>
    where TCell : struct, IRecurrentCell<T>
{
    /// <summary>The call's sizes.</summary>
    public required RecurrentExtent<T, TCell> Extent { get; init; }

    /// <summary>Whether the steps go from the last to the first.</summary>
    public required bool Reversed { get; init; }

    /// <summary>Steps of each sequence, or null when all have all.</summary>
    public required long[]? Lengths { get; init; }

    /// <summary>Whether each step has memory of its own, as the backward pass needs; else each overwrites the one before.</summary>
    public required bool Keeps { get; init; }

    /// <summary>What each step sees: for each part (steps + 1, its rows, stride).</summary>
    public required T* Seen { get; init; }

    /// <summary>Each step's sums: for each part (steps, its rows, stride).</summary>
    public required T* Sums { get; init; }

    /// <summary>The second state: for each part (steps + 1, its rows, width); null without one.</summary>
    public required T* Memory { get; init; }

    /// <summary>Runs a part of the batch forward.</summary>
    /// <param name="part">Which.</param>
    /// <param name="weights">What is seen → sums.</param>
    /// <param name="ends">Inputs, first states, outputs and last states.</param>
    /// <param name="clock">Told how long products and gates took, or null.</param>
    public void Forward(int part, PanelMatrix<T> weights, in ForwardEnds<T> ends, RecurrentClock? clock)
    {
        var rows = RowsOf(part);
        var time = RecurrentClock.Start(clock);
        Begin(rows, ends);
        for (var step = 0; step < Extent.Time; step++)
        {
            TakeInput(rows, step, ends.Input);
            PanelProduct.Multiply(rows.SeenAt(step), Extent.SeenStride, weights, rows.SumsAt(step), Extent.SumsStride, rows.Count);
            time.Lap(RecurrentStage.Product);
            Gates(rows, step, ends);
            time.Lap(RecurrentStage.Gates);
        }

        End(rows, ends);
        time.Stop();
    }

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

    private PartOfBatch<T> RowsOf(int part)
    {
        var first = part * Extent.RowsOfPart;
        var steps = Keeps ? Extent.Time : 1;
        var count = int.Min(Extent.RowsOfPart, Extent.Rows - first);
        return new PartOfBatch<T>
        {
            First = first,
            Count = count,
            Real = int.Min(count, Extent.Batch - first),
            Seen = Seen + ((nint)first * (steps + 1) * Extent.SeenStride),
            Sums = Sums + ((nint)first * steps * Extent.SumsStride),
            Memory = Memory + ((nint)first * (steps + 1) * Extent.Width),
            SeenStep = Keeps ? (nint)count * Extent.SeenStride : 0,
            SumsStep = Keeps ? (nint)count * Extent.SumsStride : 0,
            MemoryStep = Keeps ? (nint)count * Extent.Width : 0,
        };
    }

    private int TimeOf(int step) => Reversed ? Extent.Time - 1 - step : step;

    private void Begin(in PartOfBatch<T> rows, in ForwardEnds<T> ends)
    {
        // What fills up vectors and tiles is zero and stays so. The rows that no sequence has see nothing at all, not even
        // the one, so that their sums are zero, forward and back.
        var steps = Keeps ? Extent.Time + 1 : 1;
        for (var step = 0; step < steps; step++)
        {
            var seen = rows.SeenAt(step);
            for (var row = 0; row < rows.Count; row++, seen += Extent.SeenStride)
            {
                var from = step == 0 || row >= rows.Real ? 0 : Extent.Hidden;
                new Span<T>(seen + from, Extent.SeenStride - from).Clear();
                seen[Extent.Width] = row < rows.Real ? T.One : T.Zero;
            }
        }

        Copy(ends.FirstHidden, rows, rows.Seen, Extent.SeenStride);
        if (TCell.HasMemory)
        {
            new Span<T>(rows.Memory, rows.Count * Extent.Width).Clear();
            Copy(ends.FirstMemory, rows, rows.Memory, Extent.Width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeInput(in PartOfBatch<T> rows, int step, T* input)
    {
        nint features = Extent.Features;
        var seen = rows.SeenAt(step) + Extent.InputAt;
        var x = input + ((((nint)rows.First * Extent.Time) + TimeOf(step)) * features);
        for (var row = 0; row < rows.Real; row++, seen += Extent.SeenStride, x += Extent.Time * features)
        {
            for (nint k = 0; k < features; k++)
            {
                seen[k] = x[k];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gates(in PartOfBatch<T> rows, int step, in ForwardEnds<T> ends)
    {
        nint width = Extent.Width;
        var at = TimeOf(step);
        T* seen = rows.SeenAt(step), sums = rows.SumsAt(step), memory = rows.MemoryAt(step);
        for (var row = 0; row < rows.Real; row++, seen += Extent.SeenStride, sums += Extent.SumsStride, memory += width)
        {
            var counts = Counts(rows.First + row, at);
            if (counts)
            {
                TCell.Forward(sums, width, seen, memory, seen + rows.SeenStep, memory + rows.MemoryStep);
            }
            else
            {
                Carry(seen, seen + rows.SeenStep, width);
                Carry(memory, memory + rows.MemoryStep, TCell.HasMemory ? width : 0);
            }

            if (ends.Output is not null)
            {
                var output = new Span<T>(ends.Output + ((((nint)(rows.First + row) * Extent.Time) + at) * ends.OutputWidth), Extent.Hidden);
                if (counts)
                {
                    new Span<T>(seen + rows.SeenStep, Extent.Hidden).CopyTo(output);
                }
                else
                {
                    output.Clear();
                }
            }
        }
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

    private bool Counts(int row, int at) => Lengths is null || at < Lengths[row];

    private void End(in PartOfBatch<T> rows, in ForwardEnds<T> ends)
    {
        GiveState(rows.SeenAt(Extent.Time), Extent.SeenStride, rows, ends.LastHidden);
        if (TCell.HasMemory)
        {
            GiveState(rows.MemoryAt(Extent.Time), Extent.Width, rows, ends.LastMemory);
        }
    }

    private void TakeState(T* state, in PartOfBatch<T> rows, T* given)
    {
        new Span<T>(state, rows.Count * Extent.Width).Clear();
        Copy(given, rows, state, Extent.Width);
    }

    private void GiveState(T* state, nint stride, in PartOfBatch<T> rows, T* taken)
    {
        for (var row = 0; row < rows.Real && taken is not null; row++)
        {
            Carry(state + (row * stride), taken + ((nint)(rows.First + row) * Extent.Hidden), Extent.Hidden);
        }
    }

    private void Copy(T* states, in PartOfBatch<T> rows, T* to, nint stride)
    {
        for (var row = 0; row < rows.Real && states is not null; row++)
        {
            Carry(states + ((nint)(rows.First + row) * Extent.Hidden), to + (row * stride), Extent.Hidden);
        }
    }

    private static void Carry(T* from, T* to, nint count) => new Span<T>(from, (int)count).CopyTo(new Span<T>(to, (int)count));

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
