using System;
using System.Runtime.InteropServices;

namespace DLWorkbook.Core.Kernels;

/// <summary>Working memory of the part that a thread is at: it grows to the largest that was asked for, and stays.</summary>
internal sealed unsafe class Scratch
{
    [ThreadStatic]
    private static Scratch? mine;

    private byte* memory;
    private nuint size;

    private Scratch()
    {
    }

    ~Scratch() => NativeMemory.AlignedFree(memory);

    /// <summary>
    /// Unset memory of this thread, aligned to 64 bytes, until the thread asks again: ask once in a part, and share it out
    /// with <see cref="Take"/>.
    /// </summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="count">How many numbers.</param>
    public static T* Of<T>(long count)
        where T : unmanaged
    {
        var scratch = mine ??= new Scratch();
        var bytes = (nuint)(count * sizeof(T));
        if (bytes > scratch.size)
        {
            NativeMemory.AlignedFree(scratch.memory);
            scratch.size = 0;
            scratch.memory = (byte*)NativeMemory.AlignedAlloc(bytes, 64);
            scratch.size = bytes;
        }

        return (T*)scratch.memory;
    }

    /// <summary>Cuts a piece off; the rest stays aligned.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="rest">The memory, which then begins behind the piece.</param>
    /// <param name="count">Numbers in the piece.</param>
    public static T* Take<T>(ref T* rest, long count)
        where T : unmanaged
    {
        var piece = rest;
        rest += Aligned<T>(count);
        return piece;
    }

    /// <summary>How many numbers a piece takes, so that the next begins at a multiple of 64 bytes.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="count">Numbers in the piece.</param>
    public static long Aligned<T>(long count)
        where T : unmanaged
    {
        var step = 64 / sizeof(T);
        return (count + step - 1) / step * step;
    }
}
