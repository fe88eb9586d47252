using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The weights of a recurrent cell, and the check and zero state around a call.</summary>
internal sealed class CellWeights
{
    private readonly string _layer;
    private readonly long _inputSize;
    private readonly long _hiddenSize;
    internal Parameter? SlotWeightIn;
    internal Parameter? SlotWeightHidden;
    internal Parameter? SlotBiasIn;
    internal Parameter? SlotBiasHidden;

    /// <summary>
    /// Makes the weights, all from U(−1/√hidden, 1/√hidden) and in PyTorch's order, and registers them by PyTorch's
    /// names.
    /// </summary>
    internal CellWeights(
        nn.Module module, long inputSize, long hiddenSize, long gates, bool bias, ScalarType? dtype, Device? device)
    {
        _layer = module.GetName();
        Guard.Positive(_layer, inputSize, nameof(inputSize));
        Guard.Positive(_layer, hiddenSize, nameof(hiddenSize));
        (_inputSize, _hiddenSize) = (inputSize, hiddenSize);
        var bound = 1 / Math.Sqrt(hiddenSize);
        SlotWeightIn = Make("weight_ih", [gates * hiddenSize, inputSize]);
        SlotWeightHidden = Make("weight_hh", [gates * hiddenSize, hiddenSize]);
        if (bias)
        {
            SlotBiasIn = Make("bias_ih", [gates * hiddenSize]);
            SlotBiasHidden = Make("bias_hh", [gates * hiddenSize]);
        }

        Parameter Make(string name, ReadOnlySpan<long> shape)
        {
            var parameter = Guard.NewParameter(shape, dtype, device);
            nn.init.uniform_(parameter, -bound, bound);
            module.register_parameter(name, parameter);
            return parameter;
        }
    }

    internal Parameter WeightIn => SlotWeightIn!;

    internal Parameter WeightHidden => SlotWeightHidden!;

    internal Parameter? BiasIn => SlotBiasIn;

    internal Parameter? BiasHidden => SlotBiasHidden;

    /// <summary>Refuses input that is not (batch, features).</summary>
    internal void CheckInput(Tensor input)
    {
        if (input.dim() != 2 || input.size(1) != _inputSize)
        {
            throw new ArgumentException(
                $"{_layer}: expected (batch, features={_inputSize}), got ({string.Join(", ", input.shape)}).", nameof(input));
        }
    }

    /// <summary>Zeros of shape (batch, hidden).</summary>
    internal Tensor ZeroState(Tensor input) => zeros(input.size(0), _hiddenSize, dtype: input.dtype, device: input.device);
}
