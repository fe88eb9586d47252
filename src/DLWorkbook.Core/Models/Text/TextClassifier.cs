using System;
using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Models;

/// <summary>
/// Token ids → one logit a text: (batch, time) int64 → (batch) float32. An embedding, an encoder that makes one
/// vector of the sequence, and a linear read-out; the probability is the logit's sigmoid.
/// </summary>
public sealed class TextClassifier : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly FusedEmbedding embedding;
    private readonly SequenceEncoder encoder;
    private readonly Linear output;

    /// <summary>Puts the parts together; the classifier owns them from then on.</summary>
    /// <param name="name">The model's name in summaries and ledgers.</param>
    /// <param name="embedding">(batch, time) → (batch, time, features)</param>
    /// <param name="encoder">(batch, time, features) → (batch, encoder.OutputFeatures)</param>
    public TextClassifier(string name, FusedEmbedding embedding, SequenceEncoder encoder)
        : base(name)
    {
        this.embedding = embedding;
        this.encoder = encoder;
        output = torch.nn.Linear(encoder.OutputFeatures, 1);
        RegisterComponents();
    }

    /// <summary>The embedding table, (words, features): a view of the parameter, which training changes.</summary>
    public torch.Tensor WordVectors => embedding.Weight;

    /// <summary>The encoder between embedding and read-out.</summary>
    public SequenceEncoder Encoder => encoder;

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor ids)
    {
        if (ids.ndim != 2 || ids.dtype != torch.ScalarType.Int64)
        {
            throw new ArgumentException(
                $"{GetName()}: expected ids (batch, time) of int64, got ({string.Join(", ", ids.shape)}) of {ids.dtype}: "
                + "unsqueeze(0) for a single text?",
                nameof(ids));
        }

        var vector = encoder.Read(embedding, ids);        // (batch, encoder.OutputFeatures)
        return output.call(vector).squeeze(1);            // (batch)
    }
}
