namespace DLWorkbook.Core.Models;

/// <summary>
/// The gradients that one direction's backward pass is given and those that it gives, batch first; null where there is none.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal unsafe struct BackwardEnds<T>
    where T : unmanaged
{
    /// <summary>This direction's part of (batch, time, <see cref="OutputWidth"/>).</summary>
    public T* OutputSlope;

    /// <summary>Width of the outputs of all directions together.</summary>
    public int OutputWidth;

    /// <summary>(batch, hidden)</summary>
    public T* LastHiddenSlope;

    /// <summary>(batch, hidden)</summary>
    public T* LastMemorySlope;

    /// <summary>(batch, time, features)</summary>
    public T* InputSlope;

    /// <summary>(batch, hidden)</summary>
    public T* FirstHiddenSlope;

    /// <summary>(batch, hidden)</summary>
    public T* FirstMemorySlope;
}
