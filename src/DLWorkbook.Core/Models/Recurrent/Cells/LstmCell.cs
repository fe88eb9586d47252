using System.Numerics;
using System.Runtime.CompilerServices;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Models;

/// <summary>
/// Long short-term memory, with torch's order of gates: i, f, o = σ(sums), g = tanh(sums), c' = f·c + i·g,
/// h' = o·tanh(c'). Hochreiter and Schmidhuber, 1997; Gers et al., 2000.
/// </summary>
internal readonly unsafe struct LstmCell<T> : IRecurrentCell<T>
    where T : unmanaged
{
    public static int Gates => 4;

    public static int Blocks => 4;

    public static bool HasMemory => true;

    public static (int First, int Last) InputBlocks => (0, 3);

    public static (int First, int Last) HiddenBlocks => (0, 3);

    public static int InputBlock(int gate) => gate;

    public static int HiddenBlock(int gate) => gate;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(T* sums, nint width, T* hidden, T* memory, T* nextHidden, T* nextMemory)
    {
        // Two short loops, not one long: the processor looks ahead over more of their independent chains.
        for (nint k = 0; k < width; k += Vector<T>.Count)
        {
            var i = Simd.Sigmoid(Vector.Load(sums + k));
            var f = Simd.Sigmoid(Vector.Load(sums + width + k));
            var g = Simd.Tanh(Vector.Load(sums + (2 * width) + k));
            var o = Simd.Sigmoid(Vector.Load(sums + (3 * width) + k));
            Vector.Store(i, sums + k);
            Vector.Store(f, sums + width + k);
            Vector.Store(g, sums + (2 * width) + k);
            Vector.Store(o, sums + (3 * width) + k);
            Vector.Store(Simd.Fma(f, Vector.Load(memory + k), i * g), nextMemory + k);
        }

        for (nint k = 0; k < width; k += Vector<T>.Count)
        {
            var o = Vector.Load(sums + (3 * width) + k);
            Vector.Store(o * Simd.Tanh(Vector.Load(nextMemory + k)), nextHidden + k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        T* sums, nint width, T* hidden, T* memory, T* nextHidden, T* nextMemory, T* slopes, T* hiddenSlope, T* memorySlope)
    {
        var one = Vector<T>.One;
        for (nint k = 0; k < width; k += Vector<T>.Count)
        {
            var i = Vector.Load(sums + k);
            var f = Vector.Load(sums + width + k);
            var g = Vector.Load(sums + (2 * width) + k);
            var o = Vector.Load(sums + (3 * width) + k);
            var bent = Simd.Tanh(Vector.Load(nextMemory + k));
            var dh = Vector.Load(hiddenSlope + k);
            var dc = Simd.Fma(dh * o, one - (bent * bent), Vector.Load(memorySlope + k));
            Vector.Store(dc * g * i * (one - i), slopes + k);
            Vector.Store(dc * Vector.Load(memory + k) * f * (one - f), slopes + width + k);
            Vector.Store(dc * i * (one - (g * g)), slopes + (2 * width) + k);
            Vector.Store(dh * bent * o * (one - o), slopes + (3 * width) + k);
            Vector.Store(dc * f, memorySlope + k);
            Vector.Store(Vector<T>.Zero, hiddenSlope + k);
        }
    }
}
