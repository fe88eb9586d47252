using System;
using System.Runtime.InteropServices;

namespace DLWorkbook.Core.Kernels;

/// <summary>Zeros, aligned to 64 bytes, outside the collected heap until disposed.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class NativeArray<T> : IDisposable
    where T : unmanaged
{
    /// <summary>Takes the memory.</summary>
    /// <param name="count">How many numbers.</param>
    public NativeArray(long count)
    {
        var bytes = (nuint)(count * sizeof(T));
        Data = (T*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(Data, bytes);
    }

    ~NativeArray() => NativeMemory.AlignedFree(Data);

    /// <summary>The first number.</summary>
    public T* Data { get; private set; }

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        NativeMemory.AlignedFree(Data);
        Data = null;
        GC.SuppressFinalize(this);
    }
}
