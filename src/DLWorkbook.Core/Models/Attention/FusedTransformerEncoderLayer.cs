using System;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace DLWorkbook.Core.Models;

/// <summary>
/// One layer of a Transformer's encoder, batch first: self-attention, then two linear layers with a rectifier between,
/// each added to its input and normalised. (batch, time, features) → the same. Vaswani et al., 2017. It gives what torch's
/// <c>TransformerEncoderLayer</c> gives, has its parameters under their names and draws the same initial values; see
/// <see cref="FusedMultiheadAttention"/> and <see cref="FusedDropout"/> for what is fused.
/// </summary>
public sealed class FusedTransformerEncoderLayer
    : torch.nn.Module<torch.Tensor, torch.Tensor?, torch.Tensor?, torch.Tensor>
{
    private readonly double dropout;

    [ComponentName(Name = "self_attn")]
    private readonly FusedMultiheadAttention attention;

    [ComponentName(Name = "linear1")]
    private readonly Linear widen;

    [ComponentName(Name = "linear2")]
    private readonly Linear narrow;

    private readonly LayerNorm norm1;
    private readonly LayerNorm norm2;

    /// <summary>Builds the layer with torch's initial values.</summary>
    /// <param name="features">Width of inputs and outputs.</param>
    /// <param name="heads">Heads; must divide the width.</param>
    /// <param name="feedForward">Width between the two linear layers. Default: 2048.</param>
    /// <param name="dropout">Share that is dropped in training of attention's weights, of what lies between the linear
    /// layers, and of what is added to the inputs, in [0, 1]. Default: 0.1.</param>
    /// <exception cref="ArgumentException">A size or the rate is out of range.</exception>
    public FusedTransformerEncoderLayer(int features, int heads, int feedForward = 2048, double dropout = 0.1)
        : base(nameof(FusedTransformerEncoderLayer))
    {
        if (feedForward < 1)
        {
            throw new ArgumentException($"{GetName()}: expected feedForward of at least 1, got {feedForward}.", nameof(feedForward));
        }

        this.dropout = dropout;
        attention = new FusedMultiheadAttention(features, heads, dropout);
        widen = torch.nn.Linear(features, feedForward);
        narrow = torch.nn.Linear(feedForward, features);
        norm1 = torch.nn.LayerNorm(features);
        norm2 = torch.nn.LayerNorm(features);
        RegisterComponents();
    }

    /// <summary>Runs the layer.</summary>
    /// <param name="src">(batch, time, features)</param>
    /// <param name="src_mask">(time, time), of bool: true where a step may not look; of float: added to the scores. Null
    /// for none.</param>
    /// <param name="src_key_padding_mask">(batch, time), of bool: true where nobody may look. Null for none.</param>
    /// <returns>(batch, time, features)</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public override torch.Tensor forward(torch.Tensor src, torch.Tensor? src_mask, torch.Tensor? src_key_padding_mask)
    {
        using var scope = torch.NewDisposeScope();
        var rate = training ? dropout : 0;
        var attended = attention.call(src, src_key_padding_mask, src_mask);
        var middle = FusedNorm.Apply(src, attended, norm1, rate);               // (batch, time, features)
        var inner = FusedLinear.Rectify(middle, widen, rate);                   // (batch, time, feedForward)
        var narrowed = FusedLinear.Apply(inner, narrow.weight, narrow.bias);    // (batch, time, features)
        return FusedNorm.Apply(middle, narrowed, norm2, rate).MoveToOuterDisposeScope();
    }
}
