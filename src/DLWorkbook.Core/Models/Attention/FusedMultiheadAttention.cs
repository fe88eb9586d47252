using System;
using DLWorkbook.Core.Kernels;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace DLWorkbook.Core.Models;

/// <summary>
/// Attention with several heads, batch first: query (batch, queries, features), key and value (batch, keys, features) →
/// (batch, queries, features). Vaswani et al., 2017. It gives what torch's <c>MultiheadAttention</c> gives, has its
/// parameters under their names and draws the same initial values, but makes no tensor of batch × heads × queries × keys,
/// neither forward nor backward (Dao et al., 2022, for the cache of a processor).
/// </summary>
/// <remarks>
/// <para>Fused are float32 and float64 on the CPU; all else goes to torch's own operators. The weights of attention never
/// exist as a whole and cannot be asked for. Dropout falls on the weights, as torch's does, with masks as
/// <see cref="FusedDropout"/> makes them.</para>
/// <para>A query that may see no key gets NaN, as in torch; a text needs at least one word. There is no second derivative:
/// asked for one, the backward pass raises an <see cref="InvalidOperationException"/>.</para>
/// </remarks>
public sealed class FusedMultiheadAttention
    : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor?, torch.Tensor?, torch.Tensor>
{
    private readonly int features;
    private readonly int heads;
    private readonly bool causal;

    [ComponentName(Name = "out_proj")]
    private readonly Linear projection;

    /// <summary>Builds the layer with torch's initial values.</summary>
    /// <param name="features">Width of queries, keys, values and output.</param>
    /// <param name="heads">Heads; must divide the width.</param>
    /// <param name="dropout">Share of the weights that is dropped in training, in [0, 1]. Default: 0.</param>
    /// <param name="bias">Whether the projections have biases. Default: true.</param>
    /// <param name="causal">Whether a query sees the keys up to its own place only. Default: false.</param>
    /// <exception cref="ArgumentException">A size or the rate is out of range.</exception>
    public FusedMultiheadAttention(int features, int heads, double dropout = 0, bool bias = true, bool causal = false)
        : base(nameof(FusedMultiheadAttention))
    {
        if (features < 1 || heads < 1 || features % heads != 0)
        {
            throw new ArgumentException(
                $"{GetName()}: expected features, a multiple of heads, both at least 1, got features={features} and heads={heads}.",
                nameof(heads));
        }

        (this.features, this.heads, this.causal) = (features, heads, causal);
        Dropout = FusedDropout.CheckRate(GetName(), dropout);
        Parameter Register(string name, params long[] shape)
        {
            var parameter = new Parameter(torch.empty(shape));
            parameter.DetachFromDisposeScope();
            register_parameter(name, parameter);
            return parameter;
        }

        // The draws of torch's layer, in its order: the output's projection, then the three others in one.
        var weight = Register("in_proj_weight", 3L * features, features);
        var biases = bias ? Register("in_proj_bias", 3L * features) : null;
        projection = torch.nn.Linear(features, features, bias);
        torch.nn.init.xavier_uniform_(weight);
        if (biases is not null)
        {
            torch.nn.init.zeros_(biases);
            torch.nn.init.zeros_(projection.bias!);
        }

        RegisterComponents();
    }

    /// <summary>Share of the weights that is dropped in training.</summary>
    public double Dropout { get; }

    /// <summary>Attends.</summary>
    /// <param name="query">(batch, queries, features)</param>
    /// <param name="key">(batch, keys, features)</param>
    /// <param name="value">(batch, keys, features)</param>
    /// <param name="key_padding_mask">(batch, keys), of bool: true where nobody may look; of float: added to the scores.
    /// Null for none.</param>
    /// <param name="attn_mask">(queries, keys) or (batch · heads, queries, keys), of bool: true where the query may not
    /// look; of float: added to the scores. Null for none.</param>
    /// <returns>(batch, queries, features)</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public override torch.Tensor forward(
        torch.Tensor query, torch.Tensor key, torch.Tensor value, torch.Tensor? key_padding_mask, torch.Tensor? attn_mask)
    {
        CheckShapes(query, key, value);
        using var scope = torch.NewDisposeScope();
        var shape = new AttentionShape(
            (int)query.shape[0], heads, (int)query.shape[1], (int)key.shape[1], features / heads);
        var mask = new AttentionMask(key_padding_mask, attn_mask, causal);
        mask.Check(shape);
        var rate = training ? Dropout : 0;
        var projected = Project(query, key, value);
        torch.Tensor joined;
        if (TensorMemory.IsOpen(query) && !mask.IsTrained && (long)shape.Queries * shape.Keys <= uint.MaxValue)
        {
            joined = FusedAttention.Attend(AttentionCall.Create(query.dtype, shape, rate, mask), projected);
        }
        else
        {
            joined = TorchAttention.Attend(shape, mask, rate, projected.Length == 1 ? projected[0].chunk(3, -1) : projected);
        }

        return FusedLinear.Apply(joined, projection.weight, projection.bias).MoveToOuterDisposeScope();
    }

    /// <summary>Attends to the input itself.</summary>
    /// <param name="input">(batch, time, features)</param>
    /// <param name="key_padding_mask">(batch, time), see <see cref="forward"/>. Default: none.</param>
    /// <param name="attn_mask">(time, time), see <see cref="forward"/>. Default: none.</param>
    /// <returns>(batch, time, features)</returns>
    public torch.Tensor call(torch.Tensor input, torch.Tensor? key_padding_mask = null, torch.Tensor? attn_mask = null) =>
        base.call(input, input, input, key_padding_mask, attn_mask);

    /// <summary>Q, K and V; side by side in one tensor when all three come of the same input.</summary>
    private torch.Tensor[] Project(torch.Tensor query, torch.Tensor key, torch.Tensor value)
    {
        var (weight, bias) = (get_parameter("in_proj_weight")!, get_parameter("in_proj_bias"));
        if (ReferenceEquals(query, key) && ReferenceEquals(key, value))
        {
            return [FusedLinear.Apply(query, weight, bias)];
        }

        var (weights, biases) = (weight.chunk(3, 0), bias?.chunk(3, 0));
        return [
            FusedLinear.Apply(query, weights[0], biases?[0]),
            FusedLinear.Apply(key, weights[1], biases?[1]),
            FusedLinear.Apply(value, weights[2], biases?[2]),
        ];
    }

    private void CheckShapes(torch.Tensor query, torch.Tensor key, torch.Tensor value)
    {
        var (q, k, v) = (query.shape, key.shape, value.shape);
        if (q.Length != 3 || q[2] != features || k.Length != 3 || k[2] != features || k[0] != q[0] || !k.AsSpan().SequenceEqual(v))
        {
            throw new ArgumentException(
                $"{GetName()}: expected query (batch, queries, features={features}), key and value (batch, keys, "
                + $"features={features}), got ({string.Join(", ", q)}), ({string.Join(", ", k)}) and ({string.Join(", ", v)}): "
                + "batch first?",
                nameof(query));
        }
    }
}
