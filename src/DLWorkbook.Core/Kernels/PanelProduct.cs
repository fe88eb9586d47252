using System.Numerics;

namespace DLWorkbook.Core.Kernels;

/// <summary>
/// C = A·B for a few rows of A and a matrix B in panels, on one core. A row's result does not depend on what rows are
/// beside it.
/// </summary>
internal static unsafe class PanelProduct
{
    /// <summary>C = A·B.</summary>
    /// <param name="a">A, row by row: (rows, at least depth).</param>
    /// <param name="strideA">From one row of A to the next, in numbers.</param>
    /// <param name="b">B, (depth, width).</param>
    /// <param name="c">C, row by row: (rows, at least B's padded width).</param>
    /// <param name="strideC">From one row of C to the next, in numbers.</param>
    /// <param name="rows">A multiple of <see cref="Tile.Rows"/>.</param>
    public static void Multiply<T>(T* a, nint strideA, PanelMatrix<T> b, T* c, nint strideC, int rows)
        where T : unmanaged
    {
        for (var panel = 0; panel < b.Panels; panel++)
        {
            var width = b.WidthOf(panel);
            var from = b.From[panel];
            for (var row = 0; row < rows; row += Tile.Rows)
            {
                Tile.Multiply(
                    a + (row * strideA) + from,
                    strideA,
                    1,
                    b.Start(panel) + ((nint)from * width),
                    width,
                    c + (row * strideC) + (panel * PanelMatrix<T>.PanelWidth),
                    strideC,
                    width / Vector<T>.Count,
                    b.To[panel] - from,
                    add: false);
            }
        }
    }
}
