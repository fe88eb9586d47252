using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Models;

/// <summary>
/// torch's plain RNN, computed by one kernel a layer: the same parameters, names, arguments and results, several times faster
/// on a CPU. What the kernel does not do (other devices and types) torch's layer does. Elman, 1990.
/// </summary>
public sealed class FusedRNN
    : TransparentModule<torch.Tensor, torch.Tensor?, (torch.Tensor, torch.Tensor)>,
        IFusedRecurrent
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
        : base(nameof(FusedRNN), inner)
    {
        Inner = inner;
        Stack = new RecurrentStack(inner, new Torchs(inner), arithmetic, sizes);
    }

    /// <summary>torch's layer, which holds the parameters.</summary>
    public RNN Inner { get; }

    /// <summary>What computes.</summary>
    internal RecurrentStack Stack { get; }

    /// <summary>Told how long the kernel's stages take; null (the default) for none.</summary>
    public RecurrentClock? Clock { get; set; }

    /// <summary>Runs over sequences of equal length.</summary>
    /// <param name="input">(batch, time, features) if batchFirst, else (time, batch, features).</param>
    /// <param name="h0">First state, (layers · directions, batch, hidden); zeros when null.</param>
    /// <returns>The top layer's state at each step, laid out as the input with directions · hidden features, and each
    /// layer's last state, (layers · directions, batch, hidden).</returns>
    /// <exception cref="System.ArgumentException">The axes do not fit.</exception>
    public override (torch.Tensor, torch.Tensor) forward(torch.Tensor input, torch.Tensor? h0 = null)
    {
        var (output, last) = Stack.Run(input, h0 is null ? null : [h0], lengths: null, wantsOutput: true, training, Clock);
        return (output!, last[0]);
    }

    /// <inheritdoc cref="forward"/>
    public new (torch.Tensor, torch.Tensor) call(torch.Tensor input, torch.Tensor? h0 = null) => base.call(input, h0);

    /// <summary>
    /// Runs over sequences of different lengths, filled up at their ends: as torch does with packed sequences, a sequence's
    /// state stays as it is after its last step, the reverse reader begins there, and the output behind it is zero.
    /// </summary>
    /// <param name="input">(batch, time, features) if batchFirst, else (time, batch, features), on the CPU.</param>
    /// <param name="lengths">Steps of each sequence, from 1.</param>
    /// <param name="h0">First state, (layers · directions, batch, hidden); zeros when null.</param>
    /// <exception cref="System.ArgumentException">The axes or the lengths do not fit.</exception>
    public (torch.Tensor Output, torch.Tensor Hidden) Run(torch.Tensor input, long[] lengths, torch.Tensor? h0 = null)
    {
        var (output, last) = Stack.Run(input, h0 is null ? null : [h0], lengths, wantsOutput: true, training, Clock);
        return (output!, last[0]);
    }

    /// <inheritdoc/>
    torch.Tensor IFusedRecurrent.LastHidden(torch.Tensor input, long[]? lengths) =>
        Stack.Run(input, states: null, lengths, wantsOutput: false, training, Clock).Last[0];

    private sealed class Torchs(RNN inner) : ITorchRecurrent
    {
        public (torch.Tensor Output, torch.Tensor[] Last) Padded(torch.Tensor input, torch.Tensor[]? states)
        {
            var (output, hidden) = inner.call(input, states?[0]);
            return (output, [hidden]);
        }

        public (torch.nn.utils.rnn.PackedSequence Output, torch.Tensor[] Last) Packed(
            torch.nn.utils.rnn.PackedSequence input, torch.Tensor[]? states)
        {
            var (output, hidden) = inner.call(input, states?[0]);
            return (output, [hidden]);
        }
    }
}
