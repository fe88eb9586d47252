using System.Runtime.CompilerServices;

namespace DLWorkbook.Core.Kernels;

/// <summary>The transpose of a small matrix in the first cache.</summary>
internal static unsafe class Transposition
{
    /// <summary>Writes the transpose.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="source">(rows, columns), without gaps.</param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    /// <param name="target">(columns, rows), without gaps.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<T>(T* source, nint rows, nint columns, T* target)
        where T : unmanaged
    {
        for (nint column = 0; column < columns; column++, source++)
        {
            var from = source;
            for (nint row = 0; row < rows; row++, from += columns)
            {
                *target++ = *from;
            }
        }
    }
}
