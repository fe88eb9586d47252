using System;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>
/// The mean over time of a sequence's embeddings, padding included, as Keras' <c>GlobalAveragePooling1D</c>:
/// (batch, time, features) → (batch, features). It has no parameters and cannot see order.
/// </summary>
public sealed class MeanEncoder : SequenceEncoder
{
    private readonly int features;

    /// <summary>Builds the encoder for embeddings of the given width.</summary>
    /// <param name="features">Width of an embedding.</param>
    public MeanEncoder(int features)
        : base("mean", features) => this.features = features;

    /// <summary>The mean over time, without the vectors of all words in between: ids (batch, time) → (batch, features).</summary>
    /// <inheritdoc/>
    public override torch.Tensor Read(FusedEmbedding table, torch.Tensor ids)
    {
        if (table.Weight.shape[1] != features)
        {
            throw new ArgumentException(
                $"{GetName()}: expected a table of (words, features={features}), got ({string.Join(", ", table.Weight.shape)}).",
                nameof(table));
        }

        return table.Mean(ids);
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor embedded, torch.Tensor ids)
    {
        CheckShapes(embedded, ids, features);
        return embedded.mean(new long[] { 1 });   // (batch, features)
    }
}
