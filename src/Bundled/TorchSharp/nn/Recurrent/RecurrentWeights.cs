using System;
using System.Collections.Generic;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// The weights of a recurrent layer in the order of libtorch's operators, and the checks and zero states around a call.
/// </summary>
internal sealed class RecurrentWeights
{
    private readonly RecurrentSettings _settings;
    private readonly Parameter[] _all;

    /// <summary>
    /// Makes the weights, all from U(−1/√hidden, 1/√hidden) and in PyTorch's order, and registers them by PyTorch's
    /// names.
    /// </summary>
    internal RecurrentWeights(nn.Module module, in RecurrentSettings settings, long gates, ScalarType? dtype, Device? device)
    {
        _settings = settings;
        var rows = gates * settings.HiddenSize;
        var all = new List<Parameter>();
        for (long layer = 0; layer < settings.Layers; layer++)
        {
            var width = layer == 0 ? settings.InputSize : settings.HiddenSize * settings.Directions;
            for (var direction = 0; direction < settings.Directions; direction++)
            {
                var suffix = $"_l{layer}{(direction == 1 ? "_reverse" : "")}";
                Add("weight_ih" + suffix, [rows, width]);
                Add("weight_hh" + suffix, [rows, settings.HiddenSize]);
                if (settings.Bias)
                {
                    Add("bias_ih" + suffix, [rows]);
                    Add("bias_hh" + suffix, [rows]);
                }
            }
        }
        var bound = 1 / Math.Sqrt(settings.HiddenSize);
        foreach (var parameter in all)
        {
            nn.init.uniform_(parameter, -bound, bound);
        }
        _all = [.. all];

        void Add(string name, ReadOnlySpan<long> shape)
        {
            var parameter = Guard.NewParameter(shape, dtype, device);
            module.register_parameter(name, parameter);
            all.Add(parameter);
        }
    }

    /// <summary>
    /// For each layer and direction the weights of the input and of the hidden state, then their biases if there are
    /// any.
    /// </summary>
    internal Tensor[] All => _all;

    /// <summary>
    /// One of the parameters of a layer and direction: 0 and 1 the weights, 2 and 3 the biases; null when there is
    /// none.
    /// </summary>
    internal Parameter? Get(long index, int which)
    {
        var perCell = _settings.Bias ? 4 : 2;
        return which < perCell && index >= 0 && index < _all.Length / perCell ? _all[index * perCell + which] : null;
    }

    /// <summary>
    /// Refuses input that is not (batch, time, features), or (time, batch, features) when the batch comes second.
    /// </summary>
    internal void CheckInput(Tensor input)
    {
        if (input.dim() == 3 && input.size(2) == _settings.InputSize)
        {
            return;
        }
        var axes = _settings.BatchFirst ? "(batch, time" : "(time, batch";
        throw new ArgumentException(
            $"{_settings.Layer}: expected {axes}, features={_settings.InputSize}), got ({string.Join(", ", input.shape)})"
            + (input.dim() == 2 ? ": unsqueeze an axis for a batch of one?" : "."), nameof(input));
    }

    /// <summary>Zeros of shape (layers · directions, batch, hidden) for the sequences of a padded input.</summary>
    internal Tensor ZeroState(Tensor input) => ZeroState(input, input.size(_settings.BatchFirst ? 0 : 1));

    /// <summary>Zeros of shape (layers · directions, batch, hidden).</summary>
    internal Tensor ZeroState(Tensor like, long batch)
        => zeros(_settings.Layers * _settings.Directions, batch, _settings.HiddenSize, dtype: like.dtype, device: like.device);
}
