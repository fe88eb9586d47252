using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>One step of a long short-term memory. Hochreiter, Schmidhuber, 1997.</summary>
public sealed class LSTMCell : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor)>
{
    private readonly CellWeights _weights;

    internal LSTMCell(long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype) : base(nameof(LSTMCell))
    {
        _weights = new CellWeights(this, inputSize, hiddenSize, gates: 4, bias, dtype, device);
    }

    /// <summary>Computes the next state and cell.</summary>
    /// <param name="input">(batch, features).</param>
    /// <param name="h0_c0">The state and the cell, both (batch, hidden); zeros when null.</param>
    /// <returns>The next state and cell, both (batch, hidden).</returns>
    /// <exception cref="System.ArgumentException">The input has not two axes or not inputSize features.</exception>
    public override (Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0)
    {
        _weights.CheckInput(input);
        if (h0_c0 is var (hidden, cell))
        {
            return Kernels.LstmCell(input, hidden, cell, _weights.WeightIn, _weights.WeightHidden, _weights.BiasIn,
                _weights.BiasHidden);
        }
        using var zeros = _weights.ZeroState(input);
        return Kernels.LstmCell(input, zeros, zeros, _weights.WeightIn, _weights.WeightHidden, _weights.BiasIn,
            _weights.BiasHidden);
    }

    /// <inheritdoc cref="forward"/>
    public new (Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

    /// <summary>The weights of the input, (4 · hidden, features).</summary>
    [DisallowNull]
    public Parameter? weight_ih { get => _weights.WeightIn; set => Own(ref _weights.SlotWeightIn, value, nameof(weight_ih)); }

    /// <summary>The weights of the state, (4 · hidden, hidden).</summary>
    [DisallowNull]
    public Parameter? weight_hh
    {
        get => _weights.WeightHidden; set => Own(ref _weights.SlotWeightHidden, value,
        nameof(weight_hh));
    }

    /// <summary>The bias of the input, (4 · hidden), or null.</summary>
    [DisallowNull]
    public Parameter? bias_ih { get => _weights.BiasIn; set => Own(ref _weights.SlotBiasIn, value, nameof(bias_ih)); }

    /// <summary>The bias of the state, (4 · hidden), or null.</summary>
    [DisallowNull]
    public Parameter? bias_hh { get => _weights.BiasHidden; set => Own(ref _weights.SlotBiasHidden, value, nameof(bias_hh)); }
}
