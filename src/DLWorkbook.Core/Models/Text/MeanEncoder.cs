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

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor embedded, torch.Tensor ids)
    {
        CheckShapes(embedded, ids, features);
        return embedded.mean(new long[] { 1 });   // (batch, features)
    }
}
