namespace DLWorkbook.Core.Models;

/// <summary>What goes into one direction's forward pass and what comes out, batch first; null where it is not there.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal unsafe struct ForwardEnds<T>
    where T : unmanaged
{
    /// <summary>(batch, time, features)</summary>
    public T* Input;

    /// <summary>(batch, hidden); zeros when null.</summary>
    public T* FirstHidden;

    /// <summary>(batch, hidden); zeros when null.</summary>
    public T* FirstMemory;

    /// <summary>This direction's part of (batch, time, <see cref="OutputWidth"/>).</summary>
    public T* Output;

    /// <summary>Width of the outputs of all directions together.</summary>
    public int OutputWidth;

    /// <summary>(batch, hidden)</summary>
    public T* LastHidden;

    /// <summary>(batch, hidden)</summary>
    public T* LastMemory;
}
