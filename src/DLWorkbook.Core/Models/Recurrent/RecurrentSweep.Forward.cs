using System;
using System.Runtime.CompilerServices;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Models;

/// <content>From the first step to the last.</content>
internal readonly unsafe partial struct RecurrentSweep<T, TCell>
{
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

    private void End(in PartOfBatch<T> rows, in ForwardEnds<T> ends)
    {
        GiveState(rows.SeenAt(Extent.Time), Extent.SeenStride, rows, ends.LastHidden);
        if (TCell.HasMemory)
        {
            GiveState(rows.MemoryAt(Extent.Time), Extent.Width, rows, ends.LastMemory);
        }
    }
}
