using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Models;

/// <summary>
/// One direction of a recurrent layer through all its steps, for some rows of the batch. Rows do not depend on each
/// other, so a core takes its rows from the first step to the last without waiting for anybody.
/// </summary>
/// <remarks>
/// A step is one product, of what it sees (its state, a one for the biases, its input) and all weights, and one pass
/// over the gates. To take the input's product into the step's own, and not do it for all steps before, saves writing
/// all sums and reading them again.
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

    /// <summary>Whether each step has memory of its own, as the backward pass needs.</summary>
    public required bool Keeps { get; init; }

    /// <summary>What each step sees: (steps + 1, rows, stride).</summary>
    public required T* Seen { get; init; }

    /// <summary>Each step's sums: (steps, rows, sums).</summary>
    public required T* Sums { get; init; }

    /// <summary>The second state: (steps + 1, rows, width); null without one.</summary>
    public required T* Memory { get; init; }

    private nint SeenStep => Keeps ? (nint)Extent.Rows * Extent.Stride : 0;

    private nint SumsStep => Keeps ? (nint)Extent.Rows * Extent.Sums : 0;

    private nint MemoryStep => Keeps ? (nint)Extent.Rows * Extent.Width : 0;

    /// <summary>Runs the rows of a part forward.</summary>
    /// <param name="part">Which.</param>
    /// <param name="weights">What is seen → sums.</param>
    /// <param name="ends">Inputs, first states, outputs and last states.</param>
    /// <param name="clock">Told how long products and gates took, or null.</param>
    public void Forward(int part, PanelMatrix<T> weights, in ForwardEnds<T> ends, RecurrentClock? clock)
    {
        var (first, rows) = Part(part);
        Begin(first, rows, ends);
        var time = RecurrentClock.Start(clock);
        for (var step = 0; step < Extent.Time; step++)
        {
            var at = Reversed ? Extent.Time - 1 - step : step;
            var seen = Seen + (step * SeenStep) + ((nint)first * Extent.Stride);
            var sums = Sums + (step * SumsStep) + ((nint)first * Extent.Sums);
            TakeInput(first, rows, at, seen, ends.Input);
            PanelProduct.Multiply(seen, Extent.Stride, weights, sums, Extent.Sums, rows);
            time.Lap(RecurrentStage.Product);
            Gates(first, rows, step, at, seen, sums, ends);
            time.Lap(RecurrentStage.Gates);
        }

        End(first, rows, ends);
        time.Stop();
    }

    /// <summary>Runs the rows of a part back, and leaves the gradients of all sums in their place.</summary>
    /// <param name="part">Which.</param>
    /// <param name="weights">Gradients of the sums → gradients of what was seen.</param>
    /// <param name="ends">The gradients that come, and those that go.</param>
    /// <param name="clock">Told how long products and gates took, or null.</param>
    public void Backward(int part, PanelMatrix<T> weights, in BackwardEnds<T> ends, RecurrentClock? clock)
    {
        var (first, rows) = Part(part);
        var (width, features) = (Extent.Width, Extent.Features);
        var stride = weights.PaddedWidth;
        var scratch = (T*)NativeMemory.AlignedAlloc((nuint)(rows * (stride + (2 * width)) * sizeof(T)), 64);
        var hidden = scratch + (rows * stride);
        var memory = hidden + (rows * width);
        TakeState(hidden, first, rows, ends.LastHiddenSlope);
        TakeState(memory, first, rows, ends.LastMemorySlope);
        var time = RecurrentClock.Start(clock);
        for (var step = Extent.Time - 1; step >= 0; step--)
        {
            var at = Reversed ? Extent.Time - 1 - step : step;
            var sums = Sums + (step * SumsStep) + ((nint)first * Extent.Sums);
            GatesBack(first, rows, step, at, sums, hidden, memory, ends);
            time.Lap(RecurrentStage.GateGradients);
            PanelProduct.Multiply(sums, Extent.Sums, weights, scratch, stride, rows);
            for (var row = 0; row < rows; row++)
            {
                Add(scratch + ((nint)row * stride), hidden + ((nint)row * width), width);
            }

            if (ends.InputSlope is not null)
            {
                for (var row = 0; row < int.Min(rows, Extent.Batch - first); row++)
                {
                    new Span<T>(scratch + ((nint)row * stride) + Extent.InputAt, features)
                        .CopyTo(new(ends.InputSlope + ((((nint)(first + row) * Extent.Time) + at) * features), features));
                }
            }

            time.Lap(RecurrentStage.ProductBack);
        }

        GiveState(hidden, width, first, rows, ends.FirstHiddenSlope);
        GiveState(memory, width, first, rows, ends.FirstMemorySlope);
        NativeMemory.AlignedFree(scratch);
        time.Stop();
    }

    private (int First, int Rows) Part(int part)
    {
        var first = part * Extent.RowsOfPart;
        return (first, int.Min(Extent.RowsOfPart, Extent.Rows - first));
    }

    private void Begin(int first, int rows, in ForwardEnds<T> ends)
    {
        for (nint step = 0; step <= (Keeps ? Extent.Time : 1); step++)
        {
            for (var row = 0; row < rows; row++)
            {
                // The rows that fill up the last tile see nothing at all: their sums are zero, forward and back.
                var seen = Seen + (step * (nint)Extent.Rows * Extent.Stride) + ((nint)(first + row) * Extent.Stride);
                new Span<T>(seen, Extent.Stride).Clear();
                seen[Extent.Width] = first + row < Extent.Batch ? T.One : T.Zero;
            }
        }

        for (var row = 0; row < rows; row++)
        {
            Copy(ends.FirstHidden, first + row, Seen + ((nint)(first + row) * Extent.Stride));
            if (TCell.HasMemory)
            {
                var memory = Memory + ((nint)(first + row) * Extent.Width);
                new Span<T>(memory, Extent.Width).Clear();
                Copy(ends.FirstMemory, first + row, memory);
            }
        }
    }

    private void TakeInput(int first, int rows, int at, T* seen, T* input)
    {
        for (var row = 0; row < int.Min(rows, Extent.Batch - first); row++)
        {
            new Span<T>(input + ((((nint)(first + row) * Extent.Time) + at) * Extent.Features), Extent.Features)
                .CopyTo(new(seen + ((nint)row * Extent.Stride) + Extent.InputAt, Extent.Features));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gates(int first, int rows, int step, int at, T* seen, T* sums, in ForwardEnds<T> ends)
    {
        nint width = Extent.Width, stride = Extent.Stride, hidden = Extent.Hidden;
        var memory = Memory + (step * MemoryStep) + (first * width);
        for (nint row = 0; row < rows; row++, seen += stride, sums += Extent.Sums, memory += width)
        {
            var next = seen + SeenStep;
            var nextMemory = memory + MemoryStep;
            var counts = Counts(first + row, at);
            if (counts)
            {
                TCell.Forward(sums, width, seen, memory, next, nextMemory);
            }
            else
            {
                new Span<T>(seen, (int)width).CopyTo(new(next, (int)width));
                if (TCell.HasMemory)
                {
                    new Span<T>(memory, (int)width).CopyTo(new(nextMemory, (int)width));
                }
            }

            if (ends.Output is not null && first + row < Extent.Batch)
            {
                var output = new Span<T>(ends.Output + ((((first + row) * Extent.Time) + at) * ends.OutputWidth), (int)hidden);
                if (counts)
                {
                    new Span<T>(next, (int)hidden).CopyTo(output);
                }
                else
                {
                    output.Clear();
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GatesBack(int first, int rows, int step, int at, T* sums, T* hidden, T* memory, in BackwardEnds<T> ends)
    {
        nint width = Extent.Width;
        var seen = Seen + (step * SeenStep) + ((nint)first * Extent.Stride);
        var kept = Memory + (step * MemoryStep) + (first * width);
        for (nint row = 0; row < rows; row++)
        {
            if (first + row >= Extent.Batch || !Counts(first + row, at))
            {
                new Span<T>(sums, Extent.Sums).Clear();
            }
            else
            {
                if (ends.OutputSlope is not null)
                {
                    Add(ends.OutputSlope + ((((first + row) * Extent.Time) + at) * ends.OutputWidth), hidden, Extent.Hidden);
                }

                TCell.Backward(sums, width, seen, kept, seen + SeenStep, kept + MemoryStep, hidden, memory);
            }

            seen += Extent.Stride;
            sums += Extent.Sums;
            kept += width;
            hidden += width;
            memory += width;
        }
    }

    private bool Counts(nint row, int at) => Lengths is null || (row < Extent.Batch && at < Lengths[row]);

    private void End(int first, int rows, in ForwardEnds<T> ends)
    {
        var seen = Seen + (Extent.Time * SeenStep) + ((nint)first * Extent.Stride);
        GiveState(seen, Extent.Stride, first, rows, ends.LastHidden);
        if (TCell.HasMemory)
        {
            var memory = Memory + (Extent.Time * MemoryStep) + ((nint)first * Extent.Width);
            GiveState(memory, Extent.Width, first, rows, ends.LastMemory);
        }
    }

    private void TakeState(T* state, int first, int rows, T* given)
    {
        new Span<T>(state, rows * Extent.Width).Clear();
        for (var row = 0; row < rows; row++)
        {
            Copy(given, first + row, state + ((nint)row * Extent.Width));
        }
    }

    private void GiveState(T* state, nint stride, int first, int rows, T* taken)
    {
        if (taken is not null)
        {
            for (var row = 0; row < int.Min(rows, Extent.Batch - first); row++)
            {
                new Span<T>(state + (row * stride), Extent.Hidden)
                    .CopyTo(new(taken + ((nint)(first + row) * Extent.Hidden), Extent.Hidden));
            }
        }
    }

    private void Copy(T* states, int row, T* to)
    {
        if (states is not null && row < Extent.Batch)
        {
            new Span<T>(states + ((nint)row * Extent.Hidden), Extent.Hidden).CopyTo(new(to, Extent.Hidden));
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
