using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Models;

/// <summary>
/// torch's GRU, computed by one kernel a layer: the same parameters, names, arguments and results, several times faster
/// on a CPU. What the kernel does not do (other devices and types) torch's layer does. Cho et al., 2014.
/// </summary>
public sealed class FusedGRU : SingleStateRecurrent<GRU>
{
    /// <summary>Builds the network with torch's initial values, drawn as torch.nn.GRU draws them.</summary>
    /// <param name="inputSize">Width of an input.</param>
    /// <param name="hiddenSize">Width of the state.</param>
    /// <param name="numLayers">Layers, one above the other.</param>
    /// <param name="bias">Whether there are bias vectors.</param>
    /// <param name="batchFirst">Whether inputs and outputs are (batch, time, features) and not (time, batch, features).</param>
    /// <param name="dropout">Share of the states between two layers that is dropped in training.</param>
    /// <param name="bidirectional">Whether a second reader goes from the end to the beginning.</param>
    public FusedGRU(
        long inputSize,
        long hiddenSize,
        long numLayers = 1,
        bool bias = true,
        bool batchFirst = false,
        double dropout = 0.0,
        bool bidirectional = false)
        : this(
            torch.nn.GRU(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional),
            new RecurrentSizes(nameof(FusedGRU), inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional))
    {
    }

    private FusedGRU(GRU inner, RecurrentSizes sizes)
        : base(nameof(FusedGRU), inner, inner.call, RecurrentArithmetic.Gru, sizes)
    {
    }
}
