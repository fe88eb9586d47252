namespace DLWorkbook.Core.Models;

/// <summary>
/// What makes one recurrent network differ from another: its pointwise arithmetic. A step's products fill, for each row
/// of the batch, <see cref="Blocks"/> blocks of <c>width</c> sums; a cell turns them into the next state, and back.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal unsafe interface IRecurrentCell<T>
    where T : unmanaged
{
    /// <summary>Blocks of rows in torch's weights: one for each gate.</summary>
    static abstract int Gates { get; }

    /// <summary>Blocks of sums that a step needs.</summary>
    static abstract int Blocks { get; }

    /// <summary>Whether there is a second state beside the hidden one.</summary>
    static abstract bool HasMemory { get; }

    /// <summary>The first and the last block that the input has a part in.</summary>
    static abstract (int First, int Last) InputBlocks { get; }

    /// <summary>The first and the last block that the hidden state has a part in.</summary>
    static abstract (int First, int Last) HiddenBlocks { get; }

    /// <summary>The block that gate <paramref name="gate"/> of torch's weight_ih and bias_ih goes to.</summary>
    static abstract int InputBlock(int gate);

    /// <summary>The block that gate <paramref name="gate"/> of torch's weight_hh and bias_hh goes to.</summary>
    static abstract int HiddenBlock(int gate);

    /// <summary>One row's step: from its sums to its new state. The sums become what <see cref="Backward"/> needs.</summary>
    /// <param name="sums">(Blocks, width)</param>
    /// <param name="width">Hidden units, a whole number of vectors.</param>
    /// <param name="hidden">h before, (width)</param>
    /// <param name="memory">c before, (width)</param>
    /// <param name="nextHidden">h after, (width)</param>
    /// <param name="nextMemory">c after, (width)</param>
    static abstract void Forward(T* sums, nint width, T* hidden, T* memory, T* nextHidden, T* nextMemory);

    /// <summary>
    /// One row's step back. What <see cref="Forward"/> left in the sums gives their gradient; the gradients of the state
    /// after become those of the state before, except for the part that goes through the sums.
    /// </summary>
    /// <param name="sums">(Blocks, width)</param>
    /// <param name="width">Hidden units, a whole number of vectors.</param>
    /// <param name="hidden">h before, (width)</param>
    /// <param name="memory">c before, (width)</param>
    /// <param name="nextHidden">h after, (width)</param>
    /// <param name="nextMemory">c after, (width)</param>
    /// <param name="slopes">∂loss/∂sums, (Blocks, width): what comes out.</param>
    /// <param name="hiddenSlope">∂loss/∂h, (width)</param>
    /// <param name="memorySlope">∂loss/∂c, (width)</param>
    static abstract void Backward(
        T* sums, nint width, T* hidden, T* memory, T* nextHidden, T* nextMemory, T* slopes, T* hiddenSlope, T* memorySlope);
}
