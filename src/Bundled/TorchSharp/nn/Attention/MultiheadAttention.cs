using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Attention with several heads: each looks at the values through its own projections. Vaswani et al., 2017.</summary>
/// <remarks>Time comes first: (time, batch, features).</remarks>
public sealed class MultiheadAttention
    : nn.Module<Tensor, Tensor, Tensor, Tensor?, bool, Tensor?, Tuple<Tensor, Tensor>>
{
    private readonly AttentionSettings _settings;
    private readonly AttentionWeights _weights;

    internal MultiheadAttention(in AttentionSettings settings) : base(nameof(MultiheadAttention))
    {
        _settings = settings.Checked();
        _weights = new AttentionWeights(this, settings);
        _weights.Initialise();
    }

    /// <summary>A copy with the same values, which draws no random numbers.</summary>
    internal MultiheadAttention(MultiheadAttention source) : base(nameof(MultiheadAttention))
    {
        _settings = source._settings;
        _weights = new AttentionWeights(this, _settings);
        load_state_dict(source.state_dict());
    }

    /// <summary>Lets each query look at the values whose keys fit it.</summary>
    /// <param name="query">(queries, batch, embedded_dim).</param>
    /// <param name="key">(keys, batch, kdim).</param>
    /// <param name="value">(keys, batch, vdim).</param>
    /// <param name="key_padding_mask">Of type bool, (batch, keys): true where a key is not to be seen; or a float to
    /// add. Null for none.</param>
    /// <param name="need_weights">Whether the weights are wanted.</param>
    /// <param name="attn_mask">Of type bool, (queries, keys) or (batch · heads, queries, keys): true where a key is not
    /// to be seen; or a float to add. Null for none.</param>
    /// <returns>The output, (queries, batch, embedded_dim), and the mean of the heads' weights, (batch, queries, keys),
    /// invalid when not wanted.</returns>
    /// <exception cref="ArgumentException">An input has not three axes or not the right number of features.</exception>
    public override Tuple<Tensor, Tensor> forward(
        Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask, bool need_weights, Tensor? attn_mask)
    {
        _settings.CheckInput(query, key, value);
        using var scope = NewDisposeScope();
        var (queries, batch) = (query.size(0), query.size(1));
        var (q, k, v) = _weights.Project(query, key, value);
        if (_weights.BiasK is { } biasK && _weights.BiasV is { } biasV)
        {
            k = cat([k, biasK.repeat(1, batch, 1)], 0);
            v = cat([v, biasV.repeat(1, batch, 1)], 0);
            (attn_mask, key_padding_mask) = (SeeOneMore(attn_mask), SeeOneMore(key_padding_mask));
        }
        if (_settings.ZeroAttention)
        {
            var nothing = zeros(1, batch, _settings.Features, dtype: k.dtype, device: k.device);
            k = cat([k, nothing], 0);
            v = cat([v, nothing], 0);
            (attn_mask, key_padding_mask) = (SeeOneMore(attn_mask), SeeOneMore(key_padding_mask));
        }
        // (time, batch, heads · size) -> (batch · heads, time, size)
        Tensor Heads(Tensor x) => x.contiguous().view(x.size(0), batch * _settings.Heads, _settings.HeadSize).transpose(0, 1);
        var (headQ, headK, headV) = (Heads(q), Heads(k), Heads(v));
        var scores = headQ.div(Math.Sqrt(_settings.HeadSize)).bmm(headK.transpose(1, 2));
        scores = Mask(scores, attn_mask, key_padding_mask, batch);
        var weights = nn.functional.dropout(scores.softmax(-1), _settings.Dropout, training);
        // (batch · heads, queries, size) -> (queries, batch, heads · size)
        var joined = weights.bmm(headV).transpose(0, 1).contiguous().view(queries, batch, _settings.Features);
        var output = _weights.Output.call(joined);
        if (!need_weights)
        {
            return Tuple.Create(output.MoveToOuterDisposeScope(), AttentionMask.NoTensor());
        }
        var mean = weights.view(batch, _settings.Heads, queries, k.size(0)).mean([1]);
        return Tuple.Create(output.MoveToOuterDisposeScope(), mean.MoveToOuterDisposeScope());
    }

    /// <inheritdoc cref="forward"/>
    public new Tuple<Tensor, Tensor> call(
        Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask = null, bool need_weights = true,
        Tensor? attn_mask = null)
        => base.call(query, key, value, key_padding_mask, need_weights, attn_mask);

    private Tensor Mask(Tensor scores, Tensor? attention, Tensor? padding, long batch)
    {
        if (attention is not null)
        {
            scores = AttentionMask.Apply(scores, attention);
        }
        if (padding is null)
        {
            return scores;
        }
        var (queries, keys) = (scores.size(1), scores.size(2));
        var perHead = scores.view(batch, _settings.Heads, queries, keys);
        return AttentionMask.Apply(perHead, padding.view(batch, 1, 1, keys)).view(batch * _settings.Heads, queries, keys);
    }

    /// <summary>The same mask with one more key, which may be seen.</summary>
    private static Tensor? SeeOneMore(Tensor? mask) => mask is null ? null : nn.functional.pad(mask, (0, 1));
}
