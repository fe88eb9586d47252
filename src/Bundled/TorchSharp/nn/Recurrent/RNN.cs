using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp.Modules;

/// <summary>An Elman network over sequences: h = tanh(W x + U h + b), or ReLU in its place. Elman, 1990.</summary>
public sealed class RNN : nn.Module<Tensor, Tensor?, (Tensor, Tensor)>
{
    private readonly RecurrentSettings _settings;
    private readonly RecurrentWeights _weights;
    private readonly Kernels.RecurrentOps _ops;

    internal RNN(
        in RecurrentSettings settings, nn.NonLinearities nonLinearity, Device? device, ScalarType? dtype) :
        base(nameof(RNN))
    {
        _settings = settings.Checked();
        _weights = new RecurrentWeights(this, settings, gates: 1, dtype, device);
        _ops = nonLinearity == nn.NonLinearities.ReLU ? Kernels.RnnRelu : Kernels.RnnTanh;
    }

    /// <summary>Runs over sequences of equal length.</summary>
    /// <param name="input">(time, batch, features), or (batch, time, features) with batchFirst.</param>
    /// <param name="h0">The first state, (layers · directions, batch, hidden); zeros when null.</param>
    /// <returns>The top layer's state at each step, laid out as the input with directions · hidden features, and each
    /// layer's last state, (layers · directions, batch, hidden).</returns>
    /// <exception cref="System.ArgumentException">The input has not three axes or not inputSize features.</exception>
    public override (Tensor, Tensor) forward(Tensor input, Tensor? h0)
    {
        _weights.CheckInput(input);
        using var zeros = h0 is null ? _weights.ZeroState(input) : null;
        return _ops.Padded(input, h0 ?? zeros!, _weights.All, _settings, training);
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
        var (output, last) = _ops.Packed(input.data, input.batch_sizes, sorted ?? h0 ?? zeros!, _weights.All, _settings,
            training);
        return (input.WithData(output), input.Unsort(last));
    }

    /// <summary>Does nothing: only a graphics card's kernels want the weights in one block.</summary>
    public void flatten_parameters() { }

    /// <summary>The bias of the input of a layer and direction, or null.</summary>
    /// <param name="idx">The layer, or 2 · layer + direction when bidirectional.</param>
    public Parameter? get_bias_ih(long idx) => _weights.Get(idx, 2);

    /// <summary>The bias of the state of a layer and direction, or null.</summary>
    /// <param name="idx">The layer, or 2 · layer + direction when bidirectional.</param>
    public Parameter? get_bias_hh(long idx) => _weights.Get(idx, 3);

    /// <summary>The weights of the input of a layer and direction, (hidden, features), or null.</summary>
    /// <param name="idx">The layer, or 2 · layer + direction when bidirectional.</param>
    public Parameter? get_weight_ih(long idx) => _weights.Get(idx, 0);

    /// <summary>The weights of the state of a layer and direction, (hidden, hidden), or null.</summary>
    /// <param name="idx">The layer, or 2 · layer + direction when bidirectional.</param>
    public Parameter? get_weight_hh(long idx) => _weights.Get(idx, 1);
}
