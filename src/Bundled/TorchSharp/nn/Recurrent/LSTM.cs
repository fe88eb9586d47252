using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp.Modules;

/// <summary>
/// A long short-term memory over sequences. Hochreiter, Schmidhuber, 1997; with the forget gate of Gers et al., 2000.
/// </summary>
/// <remarks>The rows of the weights hold the input, forget, cell and output gates, in this order.</remarks>
public sealed class LSTM : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)>
{
    private readonly RecurrentSettings _settings;
    private readonly RecurrentWeights _weights;

    internal LSTM(in RecurrentSettings settings, Device? device, ScalarType? dtype) : base(nameof(LSTM))
    {
        _settings = settings.Checked();
        _weights = new RecurrentWeights(this, settings, gates: 4, dtype, device);
    }

    /// <summary>Runs over sequences of equal length.</summary>
    /// <param name="input">(time, batch, features), or (batch, time, features) with batchFirst.</param>
    /// <param name="h0_c0">The first state and cell, both (layers · directions, batch, hidden); zeros when null.</param>
    /// <returns>The top layer's state at each step, laid out as the input with directions · hidden features, and each
    /// layer's last state and cell, (layers · directions, batch, hidden).</returns>
    /// <exception cref="System.ArgumentException">The input has not three axes or not inputSize features.</exception>
    public override (Tensor, Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0 = null)
    {
        _weights.CheckInput(input);
        if (h0_c0 is var (hidden, cell))
        {
            return Kernels.Lstm(input, hidden, cell, _weights.All, _settings, training);
        }
        using var zeros = _weights.ZeroState(input);
        return Kernels.Lstm(input, zeros, zeros, _weights.All, _settings, training);
    }

    /// <inheritdoc cref="forward"/>
    public new (Tensor, Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

    /// <summary>Runs over sequences of different lengths: a sequence's state stays as it is after its last step.</summary>
    /// <param name="input">The packed sequences.</param>
    /// <param name="h0_c0">The first state and cell, both (layers · directions, batch, hidden); zeros when null.</param>
    /// <returns>The top layer's state at each step, packed, and each layer's last state and cell, (layers · directions,
    /// batch, hidden).</returns>
    public (PackedSequence, Tensor, Tensor) call(PackedSequence input, (Tensor, Tensor)? h0_c0 = null)
    {
        using var hidden = h0_c0 is { } first ? input.Sort(first.Item1) : _weights.ZeroState(input.data, input.Count);
        using var cell = h0_c0 is { } second ? input.Sort(second.Item2) : hidden.alias();
        var (output, lastHidden, lastCell) = Kernels.LstmPacked(input.data, input.batch_sizes, hidden, cell, _weights.All,
            _settings, training);
        return (input.WithData(output), input.Unsort(lastHidden), input.Unsort(lastCell));
    }

    /// <summary>Does nothing: only a graphics card's kernels want the weights in one block.</summary>
    public void flatten_parameters() { }
}
