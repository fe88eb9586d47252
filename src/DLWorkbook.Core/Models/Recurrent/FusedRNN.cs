using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Models;

/// <summary>
/// torch's plain RNN, computed by one kernel a layer: the same parameters, names, arguments and results, several times faster
/// on a CPU. What the kernel does not do (other devices and types) torch's layer does. Elman, 1990.
/// </summary>
public sealed class FusedRNN : SingleStateRecurrent<RNN>
{
    /// <summary>Builds the network with torch's initial values, drawn as torch.nn.RNN draws them.</summary>
    /// <param name="inputSize">Width of an input.</param>
    /// <param name="hiddenSize">Width of the state.</param>
    /// <param name="numLayers">Layers, one above the other.</param>
    /// <param name="nonLinearity">tanh (the default) or ReLU.</param>
    /// <param name="bias">Whether there are bias vectors.</param>
    /// <param name="batchFirst">Whether inputs and outputs are (batch, time, features) and not (time, batch, features).</param>
    /// <param name="dropout">Share of the states between two layers that is dropped in training.</param>
    /// <param name="bidirectional">Whether a second reader goes from the end to the beginning.</param>
    public FusedRNN(
        long inputSize,
        long hiddenSize,
        long numLayers = 1,
        torch.nn.NonLinearities nonLinearity = torch.nn.NonLinearities.Tanh,
        bool bias = true,
        bool batchFirst = false,
        double dropout = 0.0,
        bool bidirectional = false)
        : this(
            torch.nn.RNN(inputSize, hiddenSize, numLayers, nonLinearity, bias, batchFirst, dropout, bidirectional),
            nonLinearity == torch.nn.NonLinearities.ReLU ? RecurrentArithmetic.Relu : RecurrentArithmetic.Tanh,
            new RecurrentSizes(nameof(FusedRNN), inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional))
    {
    }

    private FusedRNN(RNN inner, RecurrentArithmetic arithmetic, RecurrentSizes sizes)
        : base(nameof(FusedRNN), inner, inner.call, arithmetic, sizes)
    {
    }
}
