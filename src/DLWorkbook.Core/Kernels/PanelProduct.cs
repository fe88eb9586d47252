using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace DLWorkbook.Core.Kernels;

/// <summary>
/// C = A·B for a few rows of A and a matrix B in panels. Each element of C is one chain of fused multiply-adds in the
/// order of depth, so a row's result does not depend on what rows are beside it.
/// </summary>
internal static unsafe class PanelProduct
{
    /// <summary>Rows that are multiplied together: the rows of A and C come in multiples of this.</summary>
    public const int Rows = 4;

    // Sixteen sums, four vectors of B and one of A do not fit in sixteen registers.
    private static readonly bool ManyRegisters = Avx512F.VL.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>C = A·B.</summary>
    /// <param name="a">A, row by row: (rows, at least depth).</param>
    /// <param name="strideA">From one row of A to the next, in numbers.</param>
    /// <param name="b">B, (depth, width).</param>
    /// <param name="c">C, row by row: (rows, at least B's padded width).</param>
    /// <param name="strideC">From one row of C to the next, in numbers.</param>
    /// <param name="rows">A multiple of <see cref="Rows"/>.</param>
    public static void Multiply<T>(T* a, nint strideA, PanelMatrix<T> b, T* c, nint strideC, int rows)
        where T : unmanaged
    {
        var lanes = Vector<T>.Count;
        var panel = b.Data;
        for (int column = 0, index = 0; column < b.PaddedWidth; column += PanelMatrix<T>.PanelWidth, index++)
        {
            var width = int.Min(PanelMatrix<T>.PanelWidth, b.PaddedWidth - column);
            var (from, depth) = (b.From[index], b.To[index] - b.From[index]);
            var first = panel + ((long)from * width);
            for (var row = 0; row < rows; row += Rows)
            {
                var x = a + (row * strideA) + from;
                var y = c + (row * strideC) + column;
                var done = 0;
                if (ManyRegisters && width == PanelMatrix<T>.PanelWidth)
                {
                    Tile4(x, strideA, first, depth, y, strideC);
                    done = 4;
                }

                for (; done + 2 <= width / lanes; done += 2)
                {
                    Tile2(x, strideA, first + (done * lanes), width, depth, y + (done * lanes), strideC);
                }

                if (done < width / lanes)
                {
                    Tile1(x, strideA, first + (done * lanes), width, depth, y + (done * lanes), strideC);
                }
            }

            panel += (long)b.Depth * width;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4<T>(T* a, nint strideA, T* b, nint depth, T* c, nint strideC)
        where T : unmanaged
    {
        nint lanes = Vector<T>.Count;
        T* a0 = a, a1 = a + strideA, a2 = a + (2 * strideA), a3 = a + (3 * strideA);
        Vector<T> c00 = default, c01 = default, c02 = default, c03 = default;
        Vector<T> c10 = default, c11 = default, c12 = default, c13 = default;
        Vector<T> c20 = default, c21 = default, c22 = default, c23 = default;
        Vector<T> c30 = default, c31 = default, c32 = default, c33 = default;
        for (nint k = 0; k < depth; k++, b += 4 * lanes)
        {
            var (b0, b1, b2, b3) = (Vector.Load(b), Vector.Load(b + lanes), Vector.Load(b + (2 * lanes)), Vector.Load(b + (3 * lanes)));
            var x = new Vector<T>(a0[k]);
            (c00, c01, c02, c03) = (Simd.Fma(x, b0, c00), Simd.Fma(x, b1, c01), Simd.Fma(x, b2, c02), Simd.Fma(x, b3, c03));
            x = new Vector<T>(a1[k]);
            (c10, c11, c12, c13) = (Simd.Fma(x, b0, c10), Simd.Fma(x, b1, c11), Simd.Fma(x, b2, c12), Simd.Fma(x, b3, c13));
            x = new Vector<T>(a2[k]);
            (c20, c21, c22, c23) = (Simd.Fma(x, b0, c20), Simd.Fma(x, b1, c21), Simd.Fma(x, b2, c22), Simd.Fma(x, b3, c23));
            x = new Vector<T>(a3[k]);
            (c30, c31, c32, c33) = (Simd.Fma(x, b0, c30), Simd.Fma(x, b1, c31), Simd.Fma(x, b2, c32), Simd.Fma(x, b3, c33));
        }

        Store(c, c00, c01, c02, c03);
        Store(c + strideC, c10, c11, c12, c13);
        Store(c + (2 * strideC), c20, c21, c22, c23);
        Store(c + (3 * strideC), c30, c31, c32, c33);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(T* c, Vector<T> c0, Vector<T> c1, Vector<T> c2, Vector<T> c3)
        where T : unmanaged
    {
        nint lanes = Vector<T>.Count;
        Vector.Store(c0, c);
        Vector.Store(c1, c + lanes);
        Vector.Store(c2, c + (2 * lanes));
        Vector.Store(c3, c + (3 * lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile2<T>(T* a, nint strideA, T* b, nint strideB, nint depth, T* c, nint strideC)
        where T : unmanaged
    {
        nint lanes = Vector<T>.Count;
        T* a0 = a, a1 = a + strideA, a2 = a + (2 * strideA), a3 = a + (3 * strideA);
        Vector<T> c00 = default, c01 = default, c10 = default, c11 = default;
        Vector<T> c20 = default, c21 = default, c30 = default, c31 = default;
        for (nint k = 0; k < depth; k++, b += strideB)
        {
            var (b0, b1) = (Vector.Load(b), Vector.Load(b + lanes));
            Vector<T> x0 = new(a0[k]), x1 = new(a1[k]), x2 = new(a2[k]), x3 = new(a3[k]);
            (c00, c01) = (Simd.Fma(x0, b0, c00), Simd.Fma(x0, b1, c01));
            (c10, c11) = (Simd.Fma(x1, b0, c10), Simd.Fma(x1, b1, c11));
            (c20, c21) = (Simd.Fma(x2, b0, c20), Simd.Fma(x2, b1, c21));
            (c30, c31) = (Simd.Fma(x3, b0, c30), Simd.Fma(x3, b1, c31));
        }

        Vector.Store(c00, c);
        Vector.Store(c01, c + lanes);
        Vector.Store(c10, c + strideC);
        Vector.Store(c11, c + strideC + lanes);
        Vector.Store(c20, c + (2 * strideC));
        Vector.Store(c21, c + (2 * strideC) + lanes);
        Vector.Store(c30, c + (3 * strideC));
        Vector.Store(c31, c + (3 * strideC) + lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1<T>(T* a, nint strideA, T* b, nint strideB, nint depth, T* c, nint strideC)
        where T : unmanaged
    {
        T* a0 = a, a1 = a + strideA, a2 = a + (2 * strideA), a3 = a + (3 * strideA);
        Vector<T> c0 = default, c1 = default, c2 = default, c3 = default;
        for (nint k = 0; k < depth; k++, b += strideB)
        {
            var b0 = Vector.Load(b);
            c0 = Simd.Fma(new Vector<T>(a0[k]), b0, c0);
            c1 = Simd.Fma(new Vector<T>(a1[k]), b0, c1);
            c2 = Simd.Fma(new Vector<T>(a2[k]), b0, c2);
            c3 = Simd.Fma(new Vector<T>(a3[k]), b0, c3);
        }

        Vector.Store(c0, c);
        Vector.Store(c1, c + strideC);
        Vector.Store(c2, c + (2 * strideC));
        Vector.Store(c3, c + (3 * strideC));
    }
}
