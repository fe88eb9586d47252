using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Brings sequences to one length, with the exact meaning of Keras' <c>pad_sequences</c>.
/// </summary>
/// <param name="Length">The number of steps; null for that of the longest sequence at hand.</param>
/// <param name="Pad">Where a short sequence is filled up; default the beginning.</param>
/// <param name="Truncate">Where a long sequence is cut; default the beginning.</param>
/// <param name="Value">What fills it up; default 0.</param>
public sealed record Padding(int? Length = null, Side Pad = Side.Pre, Side Truncate = Side.Pre, int Value = 0)
{
    /// <summary>Pads and cuts sequences.</summary>
    /// <param name="sequences">At least one sequence of token ids; each may be empty.</param>
    /// <returns>As many sequences, all of one length.</returns>
    /// <exception cref="ArgumentException">There are no sequences, or the length is below 1.</exception>
    public int[][] Apply(IReadOnlyList<int[]> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        if (sequences.Count == 0)
        {
            throw new ArgumentException("Padding: expected at least one sequence, got none.", nameof(sequences));
        }

        int length = LengthFor(sequences.Max(sequence => sequence.Length));
        var padded = new int[sequences.Count][];
        for (int i = 0; i < padded.Length; i++)
        {
            padded[i] = new int[length];
            ReadOnlySpan<int> kept = Kept(sequences[i], length);
            Span<int> all = padded[i];
            (Pad == Side.Pre ? all[..(length - kept.Length)] : all[kept.Length..]).Fill(Value);
            kept.CopyTo(Pad == Side.Pre ? all[(length - kept.Length)..] : all);
        }

        return padded;
    }

    /// <summary>The length that a group of sequences gets.</summary>
    /// <param name="longest">The number of steps of its longest sequence.</param>
    /// <returns><see cref="Length"/>, or the longest, and 1 when all are empty.</returns>
    /// <exception cref="ArgumentException"><see cref="Length"/> is below 1.</exception>
    public int LengthFor(int longest)
    {
        if (Length is < 1)
        {
            throw new ArgumentException($"Padding: expected a length of at least 1 step, got {Length}.", nameof(Length));
        }

        return Length ?? Math.Max(longest, 1);
    }

    /// <summary>Writes one sequence, padded or cut to the room there is, widened to int64.</summary>
    /// <param name="sequence">The token ids.</param>
    /// <param name="target">The room, one row of a batch.</param>
    internal void Write(ReadOnlySpan<int> sequence, Span<long> target)
    {
        ReadOnlySpan<int> kept = Kept(sequence, target.Length);
        int missing = target.Length - kept.Length;
        if (missing > 0)
        {
            (Pad == Side.Pre ? target[..missing] : target[kept.Length..]).Fill(Value);
        }

        Widen(kept, Pad == Side.Pre ? target[missing..] : target);
    }

    private ReadOnlySpan<int> Kept(ReadOnlySpan<int> sequence, int length) =>
        sequence.Length <= length ? sequence
        : Truncate == Side.Pre ? sequence[^length..]
        : sequence[..length];

    private static void Widen(ReadOnlySpan<int> source, Span<long> target)
    {
        int done = 0;
        for (; done <= source.Length - Vector<int>.Count; done += Vector<int>.Count)
        {
            Vector.Widen(new Vector<int>(source[done..]), out Vector<long> low, out Vector<long> high);
            low.CopyTo(target[done..]);
            high.CopyTo(target[(done + Vector<long>.Count)..]);
        }

        for (; done < source.Length; done++)
        {
            target[done] = source[done];
        }
    }
}
