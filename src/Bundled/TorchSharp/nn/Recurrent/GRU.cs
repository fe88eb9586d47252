using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp.Modules;

/// <summary>A gated recurrent unit over sequences. Cho et al., 2014.</summary>
public sealed class GRU : nn.Module<Tensor, Tensor?, (Tensor, Tensor)>
{
    private readonly RecurrentSettings _settings;
    private readonly RecurrentWeights _weights;

    internal GRU(in RecurrentSettings settings, Device? device, ScalarType? dtype) : base(nameof(GRU))
    {
        _settings = settings.Checked();
        _weights = new RecurrentWeights(this, settings, gates: 3, dtype, device);
    }

    /// <summary>Runs over sequences of equal length.</summary>
    /// <param name="input">(time, batch, features), or (batch, time, features) with batchFirst.</param>
    /// <param name="h0">The first state, (layers · directions, batch, hidden); zeros when null.</param>
    /// <returns>The top layer's state at each step, laid out as the input with directions · hidden features, and each
    /// layer's last state, (layers · directions, batch, hidden).</returns>
    /// <exception cref="System.ArgumentException">The input has not three axes or not inputSize features.</exception>
    public override (Tensor, Tensor) forward(Tensor input, Tensor? h0 = null)
    {
        _weights.CheckInput(input);
        using var zeros = h0 is null ? _weights.ZeroState(input) : null;
        return Kernels.Gru.Padded(input, h0 ?? zeros!, _weights.All, _settings, training);
    }

    /// <inheritdoc cref="forward"/>
    public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0);

    /// <summary>Runs over sequences of different lengths: a sequence's state stays as it is after its last step.</summary>
    /// <param name="input">The packed sequences.</param>
    /// <param name="h0">The first state, (layers · directions, batch, hidden); zeros when null.</param>
    /// <returns>The top layer's state at each step, packed, and each layer's last state, (layers · directions, batch,
    /// hidden).</returns>
    public (PackedSequence, Tensor) call(PackedSequence input, Tensor? h0 = null)
    {
        using var zeros = h0 is null ? _weights.ZeroState(input.data, input.Count) : null;
        using var sorted = h0 is null ? null : input.Sort(h0);
        var (output, last) = Kernels.Gru.Packed(input.data, input.batch_sizes, sorted ?? h0 ?? zeros!, _weights.All,
            _settings, training);
        return (input.WithData(output), input.Unsort(last));
    }

    /// <summary>Does nothing: only a graphics card's kernels want the weights in one block.</summary>
    public void flatten_parameters() { }
}
