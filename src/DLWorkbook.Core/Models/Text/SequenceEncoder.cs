using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>
/// Reads a sequence and gives one vector for it:
/// embedded (batch, time, features) and token ids (batch, time) → (batch, <see cref="OutputFeatures"/>).
/// The ids tell an encoder where the padding is.
/// </summary>
public abstract class SequenceEncoder : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor>
{
    /// <summary>The id that stands for no word: padding.</summary>
    public const long PaddingId = 0;

    /// <summary>Names the encoder and fixes the width of its output.</summary>
    /// <param name="name">The name shown in summaries.</param>
    /// <param name="outputFeatures">Width of the vector for one sequence, at least 1.</param>
    protected SequenceEncoder(string name, int outputFeatures)
        : base(name) => OutputFeatures = outputFeatures;

    /// <summary>Width of the vector that the encoder gives for one sequence.</summary>
    public int OutputFeatures { get; }

    /// <summary>Looks the words up and reads them: ids (batch, time) → (batch, <see cref="OutputFeatures"/>).</summary>
    /// <param name="table">The words' vectors.</param>
    /// <param name="ids">(batch, time) int64</param>
    public virtual torch.Tensor Read(FusedEmbedding table, torch.Tensor ids) => call(table.call(ids), ids);

    /// <summary>Checks the two inputs' axes, so that a mistake is named before any arithmetic.</summary>
    /// <param name="embedded">(batch, time, features)</param>
    /// <param name="ids">(batch, time)</param>
    /// <param name="features">The features that this encoder was built for.</param>
    /// <exception cref="System.ArgumentException">The shapes do not fit.</exception>
    protected void CheckShapes(torch.Tensor embedded, torch.Tensor ids, int features)
    {
        var (e, i) = (embedded.shape, ids.shape);
        if (e.Length != 3 || e[2] != features || i.Length != 2 || i[0] != e[0] || i[1] != e[1])
        {
            throw new System.ArgumentException(
                $"{GetName()}: expected embedded (batch, time, features={features}) and ids (batch, time), got "
                + $"({string.Join(", ", e)}) and ({string.Join(", ", i)}): embed the ids first, batch first?",
                nameof(embedded));
        }
    }
}
