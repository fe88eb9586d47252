using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>One step of a gated recurrent unit. Cho et al., 2014.</summary>
public sealed class GRUCell : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly CellWeights _weights;

    internal GRUCell(long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype) : base(nameof(GRUCell))
    {
        _weights = new CellWeights(this, inputSize, hiddenSize, gates: 3, bias, dtype, device);
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
        return Kernels.Gru.Cell(input, h0 ?? zeros!, _weights.WeightIn, _weights.WeightHidden, _weights.BiasIn,
            _weights.BiasHidden);
    }

    /// <summary>The weights of the input, (3 · hidden, features).</summary>
    [DisallowNull]
    public Parameter? weight_ih { get => _weights.WeightIn; set => Own(ref _weights.SlotWeightIn, value, nameof(weight_ih)); }

    /// <summary>The weights of the state, (3 · hidden, hidden).</summary>
    [DisallowNull]
    public Parameter? weight_hh
    {
        get => _weights.WeightHidden; set => Own(ref _weights.SlotWeightHidden, value,
        nameof(weight_hh));
    }

    /// <summary>The bias of the input, (3 · hidden), or null.</summary>
    [DisallowNull]
    public Parameter? bias_ih { get => _weights.BiasIn; set => Own(ref _weights.SlotBiasIn, value, nameof(bias_ih)); }

    /// <summary>The bias of the state, (3 · hidden), or null.</summary>
    [DisallowNull]
    public Parameter? bias_hh { get => _weights.BiasHidden; set => Own(ref _weights.SlotBiasHidden, value, nameof(bias_hh)); }
}
