using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The parameters of attention with several heads by PyTorch's names, and the projections that they make.</summary>
internal sealed class AttentionWeights
{
    private readonly Parameter? _all;
    private readonly Parameter? _query;
    private readonly Parameter? _key;
    private readonly Parameter? _value;
    private readonly Parameter? _bias;

    /// <summary>Registers the parameters; all but the output's are yet to be filled.</summary>
    internal AttentionWeights(nn.Module module, in AttentionSettings s)
    {
        if (s.SameFeatures)
        {
            _all = Make("in_proj_weight", 3 * s.Features, s.Features);
        }
        else
        {
            _query = Make("q_proj_weight", s.Features, s.Features);
            _key = Make("k_proj_weight", s.Features, s.KeyFeatures);
            _value = Make("v_proj_weight", s.Features, s.ValueFeatures);
        }
        if (s.Bias)
        {
            _bias = Make("in_proj_bias", 3 * s.Features);
        }
        if (s.ExtraBias)
        {
            BiasK = Make("bias_k", 1, 1, s.Features);
            BiasV = Make("bias_v", 1, 1, s.Features);
        }
        var bias = s.Bias ? Guard.NewParameter([s.Features], null, null) : null;
        Output = new Linear(Guard.NewParameter([s.Features, s.Features], null, null), bias);
        module.register_module("out_proj", Output);

        Parameter Make(string name, params ReadOnlySpan<long> shape)
        {
            var parameter = Guard.NewParameter(shape, null, null);
            module.register_parameter(name, parameter);
            return parameter;
        }
    }

    /// <summary>The projection of the joined heads.</summary>
    internal Linear Output { get; }

    /// <summary>One more key that is learnt, (1, 1, features), or null.</summary>
    internal Parameter? BiasK { get; }

    /// <summary>The value of the learnt key, (1, 1, features), or null.</summary>
    internal Parameter? BiasV { get; }

    /// <summary>Fills the parameters as PyTorch does, random numbers in the same order.</summary>
    internal void Initialise()
    {
        nn.init.kaiming_uniform_(Output.weight, a: Math.Sqrt(5));
        if (Output.bias is { } outputBias)
        {
            // PyTorch draws the bias as that of any linear layer, then sets it to zero: the draw counts for what comes after.
            nn.init.uniform_(outputBias);
            nn.init.zeros_(outputBias);
        }
        foreach (var weight in new[] { _all, _query, _key, _value })
        {
            if (weight is not null)
            {
                nn.init.xavier_uniform_(weight);
            }
        }
        if (_bias is not null)
        {
            nn.init.zeros_(_bias);
        }
        if (BiasK is not null && BiasV is not null)
        {
            nn.init.xavier_normal_(BiasK);
            nn.init.xavier_normal_(BiasV);
        }
    }

    /// <summary>
    /// Projects (time, batch, …) to queries, keys and values, each (time, batch, features); one product when all are
    /// the same tensor.
    /// </summary>
    internal (Tensor q, Tensor k, Tensor v) Project(Tensor query, Tensor key, Tensor value)
    {
        if (_all is not null && ReferenceEquals(query, key) && ReferenceEquals(key, value))
        {
            var joined = nn.functional.linear(query, _all, _bias).chunk(3, -1);
            return (joined[0], joined[1], joined[2]);
        }
        var weights = _all is not null ? _all.chunk(3, 0) : [_query!, _key!, _value!];
        var biases = _bias?.chunk(3, 0);
        return (
            nn.functional.linear(query, weights[0], biases?[0]),
            nn.functional.linear(key, weights[1], biases?[1]),
            nn.functional.linear(value, weights[2], biases?[2]));
    }
}
