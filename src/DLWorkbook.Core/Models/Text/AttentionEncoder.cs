using System;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Models;

/// <summary>
/// A Transformer encoder over the words and the mean of its outputs: (batch, time, features) → (batch, features).
/// Padding is masked out of the attention and left out of the mean; no label enters. Vaswani et al., 2017.
/// </summary>
public sealed class AttentionEncoder : SequenceEncoder
{
    private readonly int features;
    private readonly int maxLength;
    private readonly ModuleList<FusedTransformerEncoderLayer> layers;
    private readonly FusedDropout dropout;
    private readonly torch.Tensor positions;

    /// <summary>Builds the layers with torch's initial values.</summary>
    /// <param name="features">Width of an embedding, even and divisible by the number of heads.</param>
    /// <param name="options">Heads, widths, layers, dropout, longest sequence.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public AttentionEncoder(int features, AttentionOptions options)
        : base("transformer", features)
    {
        options.Validate(features);
        this.features = features;
        maxLength = options.MaxLength;
        layers = torch.nn.ModuleList(Enumerable
            .Range(0, options.Layers)
            .Select(_ => new FusedTransformerEncoderLayer(features, options.Heads, options.FeedForward, options.Dropout))
            .ToArray());
        dropout = new FusedDropout(options.Dropout);
        positions = SinusoidalPositions.Table(options.MaxLength, features);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor embedded, torch.Tensor ids)
    {
        CheckShapes(embedded, ids, features);
        var time = embedded.shape[1];
        if (time > maxLength)
        {
            throw new ArgumentException(
                $"{GetName()}: expected time ≤ {maxLength} (MaxLength), got {time}: truncate, or raise MaxLength?",
                nameof(embedded));
        }

        var padding = ids.eq(PaddingId);                                        // (batch, time), true = ignore
        var x = embedded * Math.Sqrt(features) + positions.narrow(0, 0, time);       // (batch, time, features)
        x = dropout.call(x);                                                         // (batch, time, features)
        foreach (var layer in layers)
        {
            x = layer.call(x, null, padding);
        }

        var words = padding.logical_not().to_type(embedded.dtype).unsqueeze(2);   // (batch, time, 1)
        // 1L: a plain 1 would convert to a ScalarType and sum over everything.
        var counted = words.sum(1L).clamp_min(1);                                     // (batch, 1)
        return dropout.call((x * words).sum(1L) / counted);                           // (batch, features)
    }
}
