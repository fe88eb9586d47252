using System;
using System.Numerics;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Models;

/// <summary>The sizes of one recurrent layer's call, and of the memory that it works in.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TCell">The cell.</typeparam>
/// <param name="Batch">Sequences.</param>
/// <param name="Time">Steps.</param>
/// <param name="Features">Width of an input.</param>
/// <param name="Hidden">Width of the state.</param>
internal readonly record struct RecurrentExtent<T, TCell>(int Batch, int Time, int Features, int Hidden)
    where T : unmanaged
    where TCell : struct, IRecurrentCell<T>
{
    /// <summary>The batch, filled up to whole tiles of rows.</summary>
    public int Rows => Up(Batch, Tile.Rows);

    /// <summary>The state, filled up to whole vectors; what is added stays zero.</summary>
    public int Width => Up(Hidden, Vector<T>.Count);

    /// <summary>Sums of one row of a step.</summary>
    public int Sums => TCell.Blocks * Width;

    /// <summary>From one row's sums to the next: one cache line more, so that rows do not fight for the same place in it.</summary>
    public int SumsStride => Up(Sums, 16) + 16;

    /// <summary>What one row of a step sees: its state before, a one for the biases, its input.</summary>
    public int Seen => Width + 1 + Features;

    /// <summary>What is seen, filled up to whole vectors.</summary>
    public int SeenWidth => Up(Seen, Vector<T>.Count);

    /// <summary>Where the input begins in what is seen.</summary>
    public int InputAt => Width + 1;

    /// <summary>From one row of what is seen to the next, whole cache lines of float32.</summary>
    public int SeenStride => Up(Seen, 16);

    /// <summary>
    /// Rows that one core takes through all steps: enough of them to use each weight often, few enough that every core
    /// has two parts or more.
    /// </summary>
    public int RowsOfPart => Math.Clamp(Up(Rows / (2 * Cores.Count), Tile.Rows), Tile.Rows, 32);

    /// <summary>Parts of the batch.</summary>
    public int Parts => (Rows + RowsOfPart - 1) / RowsOfPart;

    private static int Up(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
