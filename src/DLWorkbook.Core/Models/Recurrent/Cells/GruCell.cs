using System.Numerics;
using System.Runtime.CompilerServices;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Models;

/// <summary>
/// Gated recurrent unit as torch and cuDNN have it: r, z = σ(sums), n = tanh(input's sum + r · state's sum),
/// h' = n + z·(h − n). Cho et al., 2014.
/// </summary>
/// <remarks>
/// The new gate's two sums stay apart, so torch's three gates r, z, n take four blocks: n's sum over the input, r, z, n's
/// sum over the state. In this order the input has a part in the first three and the state in the last three.
/// </remarks>
internal readonly unsafe struct GruCell<T> : IRecurrentCell<T>
    where T : unmanaged
{
    public static int Gates => 3;

    public static int Blocks => 4;

    public static bool HasMemory => false;

    public static (int First, int Last) InputBlocks => (0, 2);

    public static (int First, int Last) HiddenBlocks => (1, 3);

    public static int InputBlock(int gate) => gate == 2 ? 0 : gate + 1;

    public static int HiddenBlock(int gate) => gate + 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(T* sums, nint width, T* hidden, T* memory, T* nextHidden, T* nextMemory)
    {
        // Two short loops, not one long: the processor looks ahead over more of their independent chains.
        for (nint k = 0; k < width; k += Vector<T>.Count)
        {
            Vector.Store(Simd.Sigmoid(Vector.Load(sums + width + k)), sums + width + k);
            Vector.Store(Simd.Sigmoid(Vector.Load(sums + (2 * width) + k)), sums + (2 * width) + k);
        }

        for (nint k = 0; k < width; k += Vector<T>.Count)
        {
            var (r, z) = (Vector.Load(sums + width + k), Vector.Load(sums + (2 * width) + k));
            var n = Simd.Tanh(Simd.Fma(r, Vector.Load(sums + (3 * width) + k), Vector.Load(sums + k)));
            Vector.Store(n, sums + k);
            Vector.Store(Simd.Fma(z, Vector.Load(hidden + k) - n, n), nextHidden + k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        T* sums, nint width, T* hidden, T* memory, T* nextHidden, T* nextMemory, T* slopes, T* hiddenSlope, T* memorySlope)
    {
        var one = Vector<T>.One;
        for (nint k = 0; k < width; k += Vector<T>.Count)
        {
            var n = Vector.Load(sums + k);
            var r = Vector.Load(sums + width + k);
            var z = Vector.Load(sums + (2 * width) + k);
            var dh = Vector.Load(hiddenSlope + k);
            var dn = dh * (one - z) * (one - (n * n));
            Vector.Store(dn * Vector.Load(sums + (3 * width) + k) * r * (one - r), slopes + width + k);
            Vector.Store(dh * (Vector.Load(hidden + k) - n) * z * (one - z), slopes + (2 * width) + k);
            Vector.Store(dn, slopes + k);
            Vector.Store(dn * r, slopes + (3 * width) + k);
            Vector.Store(dh * z, hiddenSlope + k);
        }
    }
}
