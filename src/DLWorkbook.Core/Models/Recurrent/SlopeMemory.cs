using System;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Models;

/// <summary>
/// The gradients that one core has in hand on its way back: of the states, of what a step saw, and of the sums of a few
/// steps, as many as fit into the second cache beside the weights. Their share of the weights' gradient is taken there.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal readonly unsafe struct SlopeMemory<T>
    where T : unmanaged
{
    // Rows of sums: a product over fewer would visit the weights' gradient too often, more would push it out of the cache.
    private const int Depth = 64;

    private readonly T* sums;
    private readonly nint step;

    /// <summary>Takes this thread's working memory; nothing is set.</summary>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="width">Width of a state.</param>
    /// <param name="seenWidth">Width of what a step saw.</param>
    /// <param name="sumsStride">From one row's sums to the next.</param>
    public SlopeMemory(int rows, int width, int seenWidth, int sumsStride)
    {
        Steps = Math.Max(1, Depth / rows);
        step = (nint)rows * sumsStride;
        long state = (long)rows * width, seen = (long)rows * seenWidth;
        var rest = Scratch.Of<T>(Scratch.Aligned<T>(Steps * step) + (2 * Scratch.Aligned<T>(state)) + Scratch.Aligned<T>(seen));
        sums = Scratch.Take(ref rest, Steps * step);
        Hidden = Scratch.Take(ref rest, state);
        Memory = Scratch.Take(ref rest, state);
        Seen = Scratch.Take(ref rest, seen);
    }

    /// <summary>Steps that there are sums for.</summary>
    public int Steps { get; }

    /// <summary>Of the hidden state, (rows, width).</summary>
    public T* Hidden { get; }

    /// <summary>Of the second state, (rows, width).</summary>
    public T* Memory { get; }

    /// <summary>Of what the step saw, (rows, seen width).</summary>
    public T* Seen { get; }

    /// <summary>Of a step's sums, (rows, stride).</summary>
    /// <param name="index">From 0.</param>
    public T* SumsAt(int index) => sums + (index * step);
}
