using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace DLWorkbook.Core.Kernels;

/// <summary>
/// A matrix B (depth, width) stored for products A·B with few rows in A: in panels of at most <see cref="Vectors"/>
/// vectors' columns, each panel row by row, filled up with zeros. So the innermost loop reads memory in order.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class PanelMatrix<T> : IDisposable
    where T : unmanaged
{
    /// <summary>Vectors of columns in a whole panel: with four rows of A, sixteen sums are in registers.</summary>
    public const int Vectors = 4;

    /// <summary>Makes room; every element is 0.</summary>
    /// <param name="depth">Rows of B.</param>
    /// <param name="width">Columns of B.</param>
    public PanelMatrix(int depth, int width)
    {
        Depth = depth;
        var lanes = Vector<T>.Count;
        PaddedWidth = (width + lanes - 1) / lanes * lanes;
        var count = (nuint)((long)depth * PaddedWidth);
        Data = (T*)NativeMemory.AlignedAlloc(count * (nuint)sizeof(T), 64);
        NativeMemory.Clear(Data, count * (nuint)sizeof(T));
        var panels = (PaddedWidth + PanelWidth - 1) / PanelWidth;
        From = new int[panels];
        To = new int[panels];
        Array.Fill(To, depth);
    }

    ~PanelMatrix() => Free();

    /// <summary>Columns of a whole panel.</summary>
    public static int PanelWidth => Vectors * Vector<T>.Count;

    /// <summary>Rows of B.</summary>
    public int Depth { get; }

    /// <summary>Columns of B and of the zeros that fill up the last vector.</summary>
    public int PaddedWidth { get; }

    /// <summary>The panels, one after the other.</summary>
    public T* Data { get; private set; }

    /// <summary>For each panel, the first row that is not known to be zero.</summary>
    public int[] From { get; }

    /// <summary>For each panel, the row after the last that is not known to be zero.</summary>
    public int[] To { get; }

    /// <summary>One element.</summary>
    /// <param name="row">Row of B.</param>
    /// <param name="column">Column of B.</param>
    public ref T this[int row, int column]
    {
        get
        {
            var panel = column / PanelWidth;
            var width = Math.Min(PanelWidth, PaddedWidth - (panel * PanelWidth));
            return ref Data[((long)panel * PanelWidth * Depth) + ((long)row * width) + (column - (panel * PanelWidth))];
        }
    }

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(Data);
        Data = null;
    }
}
