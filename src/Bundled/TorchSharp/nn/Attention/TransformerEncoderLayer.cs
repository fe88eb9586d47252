using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// One layer of a Transformer's encoder: self-attention, then two linear layers, each added to its input and
/// normalised. Vaswani et al., 2017.
/// </summary>
/// <remarks>Time comes first: (time, batch, features). A mask hides the key where it is true, or is added when it is of
/// a float type.</remarks>
public sealed class TransformerEncoderLayer
    : nn.Module<Tensor, Tensor>, nn.IModule<Tensor, Tensor?, Tensor>, nn.IModule<Tensor, Tensor?, Tensor?, Tensor>
{
    private readonly MultiheadAttention _attention;
    private readonly Linear _widen;
    private readonly Linear _narrow;
    private readonly LayerNorm _norm1;
    private readonly LayerNorm _norm2;
    private readonly double _dropout;
    private readonly nn.Activations _activation;

    internal TransformerEncoderLayer(long features, long heads, long inner, double dropout, nn.Activations activation)
        : base(nameof(TransformerEncoderLayer))
    {
        Guard.Probability("TransformerEncoderLayer", dropout, nameof(dropout));
        Guard.Positive("TransformerEncoderLayer", inner, "dim_feedforward");
        (_dropout, _activation) = (dropout, activation);
        _attention = new MultiheadAttention(new AttentionSettings(features, heads, dropout, true, false, false, features,
            features));
        _widen = nn.Linear(features, inner);
        _narrow = nn.Linear(inner, features);
        (_norm1, _norm2) = (nn.LayerNorm(features), nn.LayerNorm(features));
        Register();
    }

    /// <summary>A copy with the same values, which draws no random numbers.</summary>
    internal TransformerEncoderLayer(TransformerEncoderLayer source) : base(nameof(TransformerEncoderLayer))
    {
        (_dropout, _activation) = (source._dropout, source._activation);
        _attention = new MultiheadAttention(source._attention);
        _widen = new Linear(Copy(source._widen.weight), Copy(source._widen.bias!));
        _narrow = new Linear(Copy(source._narrow.weight), Copy(source._narrow.bias!));
        (_norm1, _norm2) = (CopyNorm(source._norm1), CopyNorm(source._norm2));
        Register();

        static Parameter Copy(Parameter parameter)
        {
            using var detached = parameter.detach();
            return new Parameter(detached.clone(), parameter.requires_grad);
        }

        static LayerNorm CopyNorm(LayerNorm norm)
        {
            var copy = nn.LayerNorm(norm.normalized_shape, norm.eps);
            copy.load_state_dict(norm.state_dict());
            return copy;
        }
    }

    private void Register()
    {
        register_module("self_attn", _attention);
        register_module("linear1", _widen);
        register_module("linear2", _narrow);
        register_module("norm1", _norm1);
        register_module("norm2", _norm2);
    }

    /// <summary>Runs the layer without masks.</summary>
    /// <param name="src">(time, batch, features).</param>
    /// <returns>Of the same shape.</returns>
    public override Tensor forward(Tensor src) => call(src, null, null);

    /// <summary>Runs the layer.</summary>
    /// <param name="src">(time, batch, features).</param>
    /// <param name="src_mask">Which steps a step may not see, (time, time); null for none.</param>
    /// <returns>Of the same shape.</returns>
    public Tensor call(Tensor src, Tensor? src_mask) => call(src, src_mask, null);

    /// <summary>Runs the layer.</summary>
    /// <param name="src">(time, batch, features).</param>
    /// <param name="src_mask">Which steps a step may not see, (time, time); null for none.</param>
    /// <param name="src_key_padding_mask">Which steps of each sequence are padding, (batch, time); null for none.</param>
    /// <returns>Of the same shape.</returns>
    public Tensor call(Tensor src, Tensor? src_mask, Tensor? src_key_padding_mask)
    {
        using var scope = NewDisposeScope();
        var (attended, _) = _attention.call(src, src, src, src_key_padding_mask, need_weights: false, attn_mask: src_mask);
        var middle = _norm1.call(src.add(Drop(attended)));
        var inner = _activation == nn.Activations.GELU ? nn.functional.gelu(_widen.call(middle)) : _widen.call(middle).relu();
        var result = _norm2.call(middle.add(Drop(_narrow.call(Drop(inner)))));
        return result.MoveToOuterDisposeScope();
    }

    private Tensor Drop(Tensor input) => nn.functional.dropout(input, _dropout, training);
}
