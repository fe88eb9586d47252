using System.Numerics;

namespace DLWorkbook.Core.Models;

/// <summary>The sizes of one attention: every sequence of the batch and every head is an item of its own.</summary>
/// <param name="Batch">Sequences.</param>
/// <param name="Heads">Heads.</param>
/// <param name="Queries">Time steps that look.</param>
/// <param name="Keys">Time steps that are looked at.</param>
/// <param name="Size">Features of a head.</param>
internal readonly record struct AttentionShape(int Batch, int Heads, int Queries, int Keys, int Size)
{
    /// <summary>Features of all heads.</summary>
    public int Features => Heads * Size;

    /// <summary>Sequences times heads.</summary>
    public int Items => Batch * Heads;

    /// <summary>Queries that are worked on together: they lie side by side in two vectors.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    public static int Panel<T>()
        where T : unmanaged => 2 * Vector<T>.Count;

    /// <summary>The queries, filled up to whole panels.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    public int PaddedQueries<T>()
        where T : unmanaged => (Queries + Panel<T>() - 1) / Panel<T>() * Panel<T>();

    /// <summary>The features of a head, filled up to whole vectors.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    public int PaddedSize<T>()
        where T : unmanaged
    {
        var step = int.Max(Vector<T>.Count, Kernels.StridedProduct.Rows);
        return (Size + step - 1) / step * step;
    }
}
