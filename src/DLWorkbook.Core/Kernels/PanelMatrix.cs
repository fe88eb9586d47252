using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace DLWorkbook.Core.Kernels;

/// <summary>
/// A matrix B (depth, width) stored for products A·B with few rows in A: in panels as wide as a
/// tile, each panel row by row, filled up with zeros. So the innermost loop reads memory in order.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class PanelMatrix<T> : IDisposable
    where T : unmanaged
{
    // The panels, one after the other.
    private T* data;

    /// <summary>Makes room; every element is 0.</summary>
    /// <param name="depth">Rows of B.</param>
    /// <param name="width">Columns of B.</param>
    public PanelMatrix(int depth, int width)
    {
        Depth = depth;
        var lanes = Vector<T>.Count;
        PaddedWidth = (width + lanes - 1) / lanes * lanes;
        var count = (nuint)((long)depth * PaddedWidth);
        data = (T*)NativeMemory.AlignedAlloc(count * (nuint)sizeof(T), 64);
        NativeMemory.Clear(data, count * (nuint)sizeof(T));
        var panels = (PaddedWidth + PanelWidth - 1) / PanelWidth;
        From = new int[panels];
        To = new int[panels];
        Array.Fill(To, depth);
    }

    ~PanelMatrix() => Free();

    /// <summary>Columns of a whole panel.</summary>
    public static int PanelWidth => Tile.Vectors * Vector<T>.Count;

    /// <summary>Rows of B.</summary>
    public int Depth { get; }

    /// <summary>Columns of B and of the zeros that fill up the last vector.</summary>
    public int PaddedWidth { get; }

    /// <summary>Panels.</summary>
    public int Panels => From.Length;

    /// <summary>For each panel, the first row that is not known to be zero.</summary>
    public int[] From { get; }

    /// <summary>For each panel, the row after the last that is not known to be zero.</summary>
    public int[] To { get; }

    /// <summary>Sets part of a column.</summary>
    /// <param name="row">The first row.</param>
    /// <param name="column">The column.</param>
    /// <param name="values">The numbers, one a row.</param>
    public void SetColumn(int row, int column, ReadOnlySpan<T> values)
    {
        var panel = column / PanelWidth;
        var width = WidthOf(panel);
        var to = Start(panel) + ((nint)row * width) + (column - (panel * PanelWidth));
        for (var k = 0; k < values.Length; k++, to += width)
        {
            *to = values[k];
        }
    }

    /// <summary>Sets part of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The first column.</param>
    /// <param name="values">The numbers, one a column.</param>
    public void SetRow(int row, int column, ReadOnlySpan<T> values)
    {
        while (values.Length > 0)
        {
            var panel = column / PanelWidth;
            var width = WidthOf(panel);
            var within = column - (panel * PanelWidth);
            var count = Math.Min(values.Length, width - within);
            values[..count].CopyTo(new Span<T>(Start(panel) + ((nint)row * width) + within, count));
            column += count;
            values = values[count..];
        }
    }

    /// <summary>Columns of a panel.</summary>
    /// <param name="panel">From 0.</param>
    public int WidthOf(int panel) => Math.Min(PanelWidth, PaddedWidth - (panel * PanelWidth));

    /// <summary>The first number of a panel.</summary>
    /// <param name="panel">From 0.</param>
    public T* Start(int panel) => data + ((nint)panel * PanelWidth * Depth);

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(data);
        data = null;
    }
}
