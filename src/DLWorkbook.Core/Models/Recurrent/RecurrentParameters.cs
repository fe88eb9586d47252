namespace DLWorkbook.Core.Models;

/// <summary>Where the weights of one direction lie, or their gradients. The biases are null when there are none.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="inputWeight">torch's weight_ih, (gates · hidden, features)</param>
/// <param name="hiddenWeight">torch's weight_hh, (gates · hidden, hidden)</param>
/// <param name="inputBias">torch's bias_ih, (gates · hidden)</param>
/// <param name="hiddenBias">torch's bias_hh, (gates · hidden)</param>
internal readonly unsafe struct RecurrentParameters<T>(T* inputWeight, T* hiddenWeight, T* inputBias, T* hiddenBias)
    where T : unmanaged
{
    public readonly T* InputWeight = inputWeight;
    public readonly T* HiddenWeight = hiddenWeight;
    public readonly T* InputBias = inputBias;
    public readonly T* HiddenBias = hiddenBias;
}
