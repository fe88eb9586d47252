using System.Numerics;
using System.Runtime.CompilerServices;

namespace DLWorkbook.Core.Models;

/// <summary>The plain recurrent cell with a rectifier, h' = max(0, sum). Le, Jaitly and Hinton, 2015.</summary>
internal readonly unsafe struct ReluCell<T> : IRecurrentCell<T>
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
            Vector.Store(Vector.Max(Vector.Load(sums + k), Vector<T>.Zero), nextHidden + k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        T* sums, nint width, T* hidden, T* memory, T* nextHidden, T* nextMemory, T* slopes, T* hiddenSlope, T* memorySlope)
    {
        for (nint k = 0; k < width; k += Vector<T>.Count)
        {
            var on = Vector.GreaterThan(Vector.Load(nextHidden + k), Vector<T>.Zero);
            Vector.Store(Vector.ConditionalSelect(on, Vector.Load(hiddenSlope + k), Vector<T>.Zero), slopes + k);
            Vector.Store(Vector<T>.Zero, hiddenSlope + k);
        }
    }
}
