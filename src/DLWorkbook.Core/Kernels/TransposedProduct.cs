using System;
using System.Numerics;

namespace DLWorkbook.Core.Kernels;

/// <summary>C = Aᵀ·B, or C += Aᵀ·B, on one core: the gradient of weights over some steps.</summary>
internal static unsafe class TransposedProduct
{
    /// <summary>C = Aᵀ·B, or C += Aᵀ·B.</summary>
    /// <param name="a">A, (depth, height), row by row.</param>
    /// <param name="strideA">From one row of A to the next, in numbers; not a power of two, or its rows fight for the cache.</param>
    /// <param name="b">B, (depth, width), row by row.</param>
    /// <param name="strideB">From one row of B to the next, in numbers.</param>
    /// <param name="c">C, (height, width), row by row without a gap.</param>
    /// <param name="depth">Rows of A and B.</param>
    /// <param name="height">Columns of A, a multiple of <see cref="Tile.Rows"/>.</param>
    /// <param name="width">Columns of B, a whole number of vectors.</param>
    /// <param name="add">Whether to add to what is in C.</param>
    public static void Multiply<T>(
        T* a, nint strideA, T* b, nint strideB, T* c, nint depth, int height, int width, bool add)
        where T : unmanaged
    {
        var vectors = width / Vector<T>.Count;
        for (var done = 0; done < vectors; done += Tile.Vectors)
        {
            nint column = done * Vector<T>.Count;
            var wide = Math.Min(Tile.Vectors, vectors - done);
            for (nint k = 0; k < height; k += Tile.Rows)
            {
                Tile.Multiply(a + k, 1, strideA, b + column, strideB, c + (k * width) + column, width, wide, depth, add);
            }
        }
    }
}
