using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace DLWorkbook.Core.Kernels;

/// <summary>
/// The innermost part of every product: four rows of C, some vectors wide, summed up in registers over the depth. Each
/// element is one chain of fused multiply-adds in the order of depth.
/// </summary>
internal static unsafe class Tile
{
    /// <summary>Rows of a tile.</summary>
    public const int Rows = 4;

    /// <summary>Vectors of a whole tile's width: sixteen sums.</summary>
    public const int Vectors = 4;

    // Sixteen sums, four vectors of B and one of A do not fit in sixteen registers.
    private static readonly bool ManyRegisters = Avx512F.VL.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>C = A·B, or C += A·B, for one tile of at most <see cref="Vectors"/> vectors.</summary>
    /// <param name="a">The first element of A.</param>
    /// <param name="rowA">From one row of A to the next, in numbers.</param>
    /// <param name="depthA">From one column of A to the next, in numbers.</param>
    /// <param name="b">The first element of B.</param>
    /// <param name="strideB">From one row of B to the next, in numbers.</param>
    /// <param name="c">The first element of C.</param>
    /// <param name="strideC">From one row of C to the next, in numbers.</param>
    /// <param name="vectors">The tile's width.</param>
    /// <param name="depth">Columns of A, rows of B.</param>
    /// <param name="add">Whether to add to what is in C.</param>
    public static void Multiply<T>(
        T* a, nint rowA, nint depthA, T* b, nint strideB, T* c, nint strideC, int vectors, nint depth, bool add)
        where T : unmanaged
    {
        var done = 0;
        if (ManyRegisters && vectors == Vectors)
        {
            Four(a, rowA, depthA, b, strideB, c, strideC, depth, add);
            return;
        }

        for (; done + 2 <= vectors; done += 2)
        {
            Two(a, rowA, depthA, b + (done * Vector<T>.Count), strideB, c + (done * Vector<T>.Count), strideC, depth, add);
        }

        if (done < vectors)
        {
            One(a, rowA, depthA, b + (done * Vector<T>.Count), strideB, c + (done * Vector<T>.Count), strideC, depth, add);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four<T>(T* a, nint rowA, nint depthA, T* b, nint strideB, T* c, nint strideC, nint depth, bool add)
        where T : unmanaged
    {
        nint lanes = Vector<T>.Count;
        T* a0 = a, a1 = a + rowA, a2 = a1 + rowA, a3 = a2 + rowA;
        Vector<T> c00 = default, c01 = default, c02 = default, c03 = default;
        Vector<T> c10 = default, c11 = default, c12 = default, c13 = default;
        Vector<T> c20 = default, c21 = default, c22 = default, c23 = default;
        Vector<T> c30 = default, c31 = default, c32 = default, c33 = default;
        for (nint k = 0; depth > 0; depth--, k += depthA, b += strideB)
        {
            Vector<T> b0 = Vector.Load(b), b1 = Vector.Load(b + lanes), b2 = Vector.Load(b + (2 * lanes)), b3 = Vector.Load(b + (3 * lanes));
            var x = new Vector<T>(a0[k]);
            (c00, c01, c02, c03) = (Simd.Fma(x, b0, c00), Simd.Fma(x, b1, c01), Simd.Fma(x, b2, c02), Simd.Fma(x, b3, c03));
            x = new Vector<T>(a1[k]);
            (c10, c11, c12, c13) = (Simd.Fma(x, b0, c10), Simd.Fma(x, b1, c11), Simd.Fma(x, b2, c12), Simd.Fma(x, b3, c13));
            x = new Vector<T>(a2[k]);
            (c20, c21, c22, c23) = (Simd.Fma(x, b0, c20), Simd.Fma(x, b1, c21), Simd.Fma(x, b2, c22), Simd.Fma(x, b3, c23));
            x = new Vector<T>(a3[k]);
            (c30, c31, c32, c33) = (Simd.Fma(x, b0, c30), Simd.Fma(x, b1, c31), Simd.Fma(x, b2, c32), Simd.Fma(x, b3, c33));
        }

        Put(c, c00, c01, add);
        Put(c + (2 * lanes), c02, c03, add);
        c += strideC;
        Put(c, c10, c11, add);
        Put(c + (2 * lanes), c12, c13, add);
        c += strideC;
        Put(c, c20, c21, add);
        Put(c + (2 * lanes), c22, c23, add);
        c += strideC;
        Put(c, c30, c31, add);
        Put(c + (2 * lanes), c32, c33, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two<T>(T* a, nint rowA, nint depthA, T* b, nint strideB, T* c, nint strideC, nint depth, bool add)
        where T : unmanaged
    {
        nint lanes = Vector<T>.Count;
        T* a0 = a, a1 = a + rowA, a2 = a1 + rowA, a3 = a2 + rowA;
        Vector<T> c00 = default, c01 = default, c10 = default, c11 = default;
        Vector<T> c20 = default, c21 = default, c30 = default, c31 = default;
        for (nint k = 0; depth > 0; depth--, k += depthA, b += strideB)
        {
            Vector<T> b0 = Vector.Load(b), b1 = Vector.Load(b + lanes);
            Vector<T> x0 = new(a0[k]), x1 = new(a1[k]), x2 = new(a2[k]), x3 = new(a3[k]);
            (c00, c01) = (Simd.Fma(x0, b0, c00), Simd.Fma(x0, b1, c01));
            (c10, c11) = (Simd.Fma(x1, b0, c10), Simd.Fma(x1, b1, c11));
            (c20, c21) = (Simd.Fma(x2, b0, c20), Simd.Fma(x2, b1, c21));
            (c30, c31) = (Simd.Fma(x3, b0, c30), Simd.Fma(x3, b1, c31));
        }

        Put(c, c00, c01, add);
        Put(c + strideC, c10, c11, add);
        Put(c + (2 * strideC), c20, c21, add);
        Put(c + (3 * strideC), c30, c31, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One<T>(T* a, nint rowA, nint depthA, T* b, nint strideB, T* c, nint strideC, nint depth, bool add)
        where T : unmanaged
    {
        T* a0 = a, a1 = a + rowA, a2 = a1 + rowA, a3 = a2 + rowA;
        Vector<T> c0 = default, c1 = default, c2 = default, c3 = default;
        for (nint k = 0; depth > 0; depth--, k += depthA, b += strideB)
        {
            var b0 = Vector.Load(b);
            c0 = Simd.Fma(new Vector<T>(a0[k]), b0, c0);
            c1 = Simd.Fma(new Vector<T>(a1[k]), b0, c1);
            c2 = Simd.Fma(new Vector<T>(a2[k]), b0, c2);
            c3 = Simd.Fma(new Vector<T>(a3[k]), b0, c3);
        }

        Put(c, c0, add);
        Put(c + strideC, c1, add);
        Put(c + (2 * strideC), c2, add);
        Put(c + (3 * strideC), c3, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<T>(T* c, Vector<T> first, Vector<T> second, bool add)
        where T : unmanaged
    {
        Put(c, first, add);
        Put(c + Vector<T>.Count, second, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<T>(T* c, Vector<T> sum, bool add)
        where T : unmanaged => Vector.Store(add ? Vector.Load(c) + sum : sum, c);
}
