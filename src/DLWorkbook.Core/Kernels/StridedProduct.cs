using System.Numerics;
using System.Runtime.CompilerServices;

namespace DLWorkbook.Core.Kernels;

/// <summary>
/// C = A·B or C += A·B for small matrices in the first cache. A is read one number at a time, with any two strides, so it
/// may be the transpose of what is stored; B and C have whole vectors of columns.
/// </summary>
internal static unsafe class StridedProduct
{
    /// <summary>The rows of A and C come in multiples of this.</summary>
    public const int Rows = Tile.Rows;

    /// <summary>So many rows, filled up to a multiple of <see cref="Rows"/>.</summary>
    /// <param name="rows">Rows that are wanted.</param>
    public static int WholeRows(int rows) => (rows + Rows - 1) / Rows * Rows;

    /// <summary>C = A·B, or C += A·B.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="a">A, (rows, depth).</param>
    /// <param name="row">From one row of A to the next, in numbers.</param>
    /// <param name="step">From one column of A to the next, in numbers.</param>
    /// <param name="b">B, (depth, vectors · lanes), row by row without gaps.</param>
    /// <param name="c">C, (rows, vectors · lanes), row by row without gaps.</param>
    /// <param name="rows">A multiple of <see cref="Rows"/>.</param>
    /// <param name="depth">Columns of A, rows of B.</param>
    /// <param name="vectors">Vectors in a row of B and C.</param>
    /// <param name="add">Whether the product is added to C.</param>
    public static void Multiply<T>(T* a, nint row, nint step, T* b, T* c, int rows, int depth, int vectors, bool add)
        where T : unmanaged
    {
        var lanes = Vector<T>.Count;
        nint width = vectors * lanes;
        var done = 0;
        for (; done + Tile.Vectors <= vectors; done += Tile.Vectors)
        {
            for (var r = 0; r < rows; r += Rows)
            {
                var corner = c + (r * width) + (done * lanes);
                Tile.Multiply(a + (r * row), row, step, b + (done * lanes), width, corner, width, Tile.Vectors, depth, add);
            }
        }

        for (; done + 2 <= vectors; done += 2)
        {
            Pair(a, row, step, b + (done * lanes), c + (done * lanes), width, rows, depth, add);
        }

        if (done == vectors)
        {
            return;
        }

        var (last, at) = (done * lanes, 0);
        for (; at + 8 <= rows; at += 8)
        {
            Eight(a + (at * row), row, step, b + last, c + (at * width) + last, width, depth, add);
        }

        if (at < rows)
        {
            Tile.Multiply(a + (at * row), row, step, b + last, width, c + (at * width) + last, width, 1, depth, add);
        }
    }

    /// <summary>Two vectors wide: all rows in one call, which would cost more than a tile whose depth is a head's size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pair<T>(T* a, nint row, nint step, T* b, T* c, nint width, nint rows, nint depth, bool add)
        where T : unmanaged
    {
        nint lanes = Vector<T>.Count;
        for (; rows > 0; rows -= Rows, a += Rows * row, c += Rows * width)
        {
            T* c1 = c + width, c2 = c1 + width, c3 = c2 + width;
            Vector<T> c00 = default, c01 = default, c10 = default, c11 = default;
            Vector<T> c20 = default, c21 = default, c30 = default, c31 = default;
            if (add)
            {
                (c00, c01, c10, c11) = (Vector.Load(c), Vector.Load(c + lanes), Vector.Load(c1), Vector.Load(c1 + lanes));
                (c20, c21, c30, c31) = (Vector.Load(c2), Vector.Load(c2 + lanes), Vector.Load(c3), Vector.Load(c3 + lanes));
            }

            T* a0 = a, a1 = a0 + row, a2 = a1 + row, a3 = a2 + row, from = b;
            nint at = 0;
            for (nint k = 0; k < depth; k++, from += width, at += step)
            {
                var (b0, b1) = (Vector.Load(from), Vector.Load(from + lanes));
                var x = new Vector<T>(a0[at]);
                (c00, c01) = (Simd.Fma(x, b0, c00), Simd.Fma(x, b1, c01));
                x = new Vector<T>(a1[at]);
                (c10, c11) = (Simd.Fma(x, b0, c10), Simd.Fma(x, b1, c11));
                x = new Vector<T>(a2[at]);
                (c20, c21) = (Simd.Fma(x, b0, c20), Simd.Fma(x, b1, c21));
                x = new Vector<T>(a3[at]);
                (c30, c31) = (Simd.Fma(x, b0, c30), Simd.Fma(x, b1, c31));
            }

            Vector.Store(c00, c);
            Vector.Store(c01, c + lanes);
            Vector.Store(c10, c1);
            Vector.Store(c11, c1 + lanes);
            Vector.Store(c20, c2);
            Vector.Store(c21, c2 + lanes);
            Vector.Store(c30, c3);
            Vector.Store(c31, c3 + lanes);
        }
    }

    /// <summary>Eight rows, one vector wide: with four, each sum would wait for the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight<T>(T* a, nint row, nint step, T* b, T* c, nint width, nint depth, bool add)
        where T : unmanaged
    {
        Vector<T> c0 = default, c1 = default, c2 = default, c3 = default;
        Vector<T> c4 = default, c5 = default, c6 = default, c7 = default;
        if (add)
        {
            (c0, c1, c2, c3) = (Vector.Load(c), Vector.Load(c + width), Vector.Load(c + (2 * width)), Vector.Load(c + (3 * width)));
            var half = c + (4 * width);
            (c4, c5, c6, c7) = (
                Vector.Load(half), Vector.Load(half + width), Vector.Load(half + (2 * width)), Vector.Load(half + (3 * width)));
        }

        T* a0 = a, a1 = a + row, a2 = a + (2 * row), a3 = a + (3 * row);
        T* a4 = a + (4 * row), a5 = a + (5 * row), a6 = a + (6 * row), a7 = a + (7 * row);
        nint at = 0;
        for (nint k = 0; k < depth; k++, b += width, at += step)
        {
            var b0 = Vector.Load(b);
            c0 = Simd.Fma(new Vector<T>(a0[at]), b0, c0);
            c1 = Simd.Fma(new Vector<T>(a1[at]), b0, c1);
            c2 = Simd.Fma(new Vector<T>(a2[at]), b0, c2);
            c3 = Simd.Fma(new Vector<T>(a3[at]), b0, c3);
            c4 = Simd.Fma(new Vector<T>(a4[at]), b0, c4);
            c5 = Simd.Fma(new Vector<T>(a5[at]), b0, c5);
            c6 = Simd.Fma(new Vector<T>(a6[at]), b0, c6);
            c7 = Simd.Fma(new Vector<T>(a7[at]), b0, c7);
        }

        Vector.Store(c0, c);
        Vector.Store(c1, c + width);
        Vector.Store(c2, c + (2 * width));
        Vector.Store(c3, c + (3 * width));
        Vector.Store(c4, c + (4 * width));
        Vector.Store(c5, c + (5 * width));
        Vector.Store(c6, c + (6 * width));
        Vector.Store(c7, c + (7 * width));
    }
}
