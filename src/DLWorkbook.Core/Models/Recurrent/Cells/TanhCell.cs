using System.Numerics;
using System.Runtime.CompilerServices;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Models;

/// <summary>The plain recurrent cell, h' = tanh(sum). Elman, 1990.</summary>
internal readonly unsafe struct TanhCell<T> : IRecurrentCell<T>
    where T : unmanaged
{
    public static int Gates => 1;

    public static int Blocks => 1;

    public static bool HasMemory => false;

    public static (int First, int Last) InputBlocks => (0, 0);

    public static (int First, int Last) HiddenBlocks => (0, 0);

    public static int InputBlock(int gate) => gate;

    public static int HiddenBlock(int gate) => gate;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(T* sums, nint width, T* hidden, T* memory, T* nextHidden, T* nextMemory)
    {
        for (nint k = 0; k < width; k += Vector<T>.Count)
        {
            Vector.Store(Simd.Tanh(Vector.Load(sums + k)), nextHidden + k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        T* sums, nint width, T* hidden, T* memory, T* nextHidden, T* nextMemory, T* slopes, T* hiddenSlope, T* memorySlope)
    {
        for (nint k = 0; k < width; k += Vector<T>.Count)
        {
            var h = Vector.Load(nextHidden + k);
            Vector.Store(Vector.Load(hiddenSlope + k) * (Vector<T>.One - (h * h)), slopes + k);
            Vector.Store(Vector<T>.Zero, hiddenSlope + k);
        }
    }
}
