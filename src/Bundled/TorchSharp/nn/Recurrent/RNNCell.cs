using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>One step of an Elman network: h' = tanh(W x + U h + b), or ReLU in its place. Elman, 1990.</summary>
public sealed class RNNCell : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly CellWeights _weights;
    private readonly Kernels.RecurrentOps _ops;

    internal RNNCell(
        long inputSize, long hiddenSize, nn.NonLinearities nonLinearity, bool bias, Device? device, ScalarType? dtype) :
        base(nameof(RNNCell))
    {
        _weights = new CellWeights(this, inputSize, hiddenSize, gates: 1, bias, dtype, device);
        _ops = nonLinearity == nn.NonLinearities.ReLU ? Kernels.RnnRelu : Kernels.RnnTanh;
    }

    /// <summary>Computes the next state.</summary>
    /// <param name="input">(batch, features).</param>
    /// <param name="h0">The state, (batch, hidden); zeros when null.</param>
    /// <returns>The next state, (batch, hidden).</returns>
    /// <exception cref="System.ArgumentException">The input has not two axes or not inputSize features.</exception>
    public override Tensor forward(Tensor input, Tensor? h0 = null)
    {
        _weights.CheckInput(input);
        using var zeros = h0 is null ? _weights.ZeroState(input) : null;
        return _ops.Cell(input, h0 ?? zeros!, _weights.WeightIn, _weights.WeightHidden, _weights.BiasIn, _weights.BiasHidden);
    }

    /// <summary>The weights of the input, (hidden, features).</summary>
    [DisallowNull]
    public Parameter? weight_ih { get => _weights.WeightIn; set => Own(ref _weights.SlotWeightIn, value, nameof(weight_ih)); }

    /// <summary>The weights of the state, (hidden, hidden).</summary>
    [DisallowNull]
    public Parameter? weight_hh
    {
        get => _weights.WeightHidden; set => Own(ref _weights.SlotWeightHidden, value,
        nameof(weight_hh));
    }

    /// <summary>The bias of the input, (hidden), or null.</summary>
    [DisallowNull]
    public Parameter? bias_ih { get => _weights.BiasIn; set => Own(ref _weights.SlotBiasIn, value, nameof(bias_ih)); }

    /// <summary>The bias of the state, (hidden), or null.</summary>
    [DisallowNull]
    public Parameter? bias_hh { get => _weights.BiasHidden; set => Own(ref _weights.SlotBiasHidden, value, nameof(bias_hh)); }
}
