using System;
using System.Runtime.InteropServices;

namespace DLWorkbook.Core.Models;

/// <summary>
/// The gradients that one core has in hand on its way back: of the states, of what a step saw, and of the sums of a few
/// steps, as many as fit into the second cache beside the weights. Their share of the weights' gradient is taken there.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class SlopeMemory<T> : IDisposable
    where T : unmanaged
{
    // Rows of sums: a product over fewer would visit the weights' gradient too often, more would push it out of the cache.
    private const int Depth = 64;

    private readonly nint step;
    private T* memory;

    /// <summary>Takes the memory; nothing is set.</summary>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="width">Width of a state.</param>
    /// <param name="seenWidth">Width of what a step saw.</param>
    /// <param name="sumsStride">From one row's sums to the next.</param>
    public SlopeMemory(int rows, int width, int seenWidth, int sumsStride)
    {
        Steps = Math.Max(1, Depth / rows);
        step = (nint)rows * sumsStride;
        memory = (T*)NativeMemory.AlignedAlloc(
            (nuint)((Steps * step) + ((nint)rows * (seenWidth + width + width))) * (nuint)sizeof(T), 64);
        Hidden = memory + (Steps * step);
        Memory = Hidden + ((nint)rows * width);
        Seen = Memory + ((nint)rows * width);
    }

    ~SlopeMemory() => Free();

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
    public T* SumsAt(int index) => memory + (index * step);

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(memory);
        memory = null;
    }
}
