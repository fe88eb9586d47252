using System.Numerics;
using System.Runtime.CompilerServices;

namespace DLWorkbook.Core.Models;

/// <summary>The plain recurrent cell, h' = a(sum). Elman, 1990, with tanh; Le, Jaitly and Hinton, 2015, with a rectifier.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TActivation">a</typeparam>
internal readonly unsafe struct PlainCell<T, TActivation> : IRecurrentCell<T>
    where T : unmanaged
    where TActivation : struct, IPlainActivation<T>
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
            Vector.Store(TActivation.Of(Vector.Load(sums + k)), nextHidden + k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        T* sums, nint width, T* hidden, T* memory, T* nextHidden, T* nextMemory, T* slopes, T* hiddenSlope, T* memorySlope)
    {
        for (nint k = 0; k < width; k += Vector<T>.Count)
        {
            Vector.Store(TActivation.Back(Vector.Load(nextHidden + k), Vector.Load(hiddenSlope + k)), slopes + k);
            Vector.Store(Vector<T>.Zero, hiddenSlope + k);
        }
    }
}
