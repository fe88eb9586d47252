using System;
using System.Numerics;

namespace DLWorkbook.Core.Models;

/// <summary>
/// One direction of a recurrent layer through all its steps, for a part of the batch. Rows do not depend on each other,
/// so a core takes its rows from the first step to the last without waiting for anybody.
/// </summary>
/// <remarks>
/// A step is one product, of what it sees (its state, a one for the biases, its input) and all weights, and one pass
/// over the gates. The input's product is taken into the step's own and not done for all steps before: that would write
/// all sums to memory once more and read them again (64 × 100 steps, 32 → 4 · 128: 4.3 ms apart, about 1.2 within). So,
/// too, the weights' gradient is taken of a few steps at a time, while they are in the cache, and not of all at the end
/// (the same sizes: 5.9 ms, and 8.3 as one product).
/// </remarks>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TCell">The cell.</typeparam>
internal readonly unsafe partial struct RecurrentSweep<T, TCell>
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

    private bool Counts(int row, int at) => Lengths is null || at < Lengths[row];

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
}
