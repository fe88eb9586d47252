using System;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>
/// The state of a recurrent layer after a text's last word: (batch, time, features) → (batch, hidden); in two
/// directions (batch, 2·hidden), the second half after a reader that went from the last word to the first. Padding
/// behind a text changes nothing; padding before it is read like a word, as Keras does.
/// </summary>
public sealed class RecurrentEncoder : SequenceEncoder
{
    private readonly int features;
    private readonly RecurrentReader reader;
    private readonly RecurrentReader? backward;

    /// <summary>Builds the readers with torch's initial values.</summary>
    /// <param name="features">Width of an embedding.</param>
    /// <param name="options">Cell, width, directions.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public RecurrentEncoder(int features, RecurrentOptions options)
        : base(Describe(options), options.Hidden * (options.Bidirectional ? 2 : 1))
    {
        this.features = features;
        reader = new RecurrentReader(options.Cell, features, options.Hidden);
        backward = options.Bidirectional ? new RecurrentReader(options.Cell, features, options.Hidden) : null;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor embedded, torch.Tensor ids)
    {
        CheckShapes(embedded, ids, features);
        var extent = TextExtent.Of(ids);
        var forwards = extent.AllEndAtTheEdge
            ? reader.ReadToTheEnd(embedded)
            : reader.call(embedded, extent.Last);                                    // (batch, hidden)
        if (backward is null)
        {
            return forwards;
        }

        // Each row from its last word to its first; what follows the first word is never looked at.
        var order = extent.Reversed.unsqueeze(2).expand(-1, -1, features);           // (batch, time, features)
        var backwards = backward.call(embedded.gather(1, order), extent.Last - extent.First);
        return torch.cat(new[] { forwards, backwards }, dim: 1);                     // (batch, 2·hidden)
    }

    private static string Describe(RecurrentOptions options)
    {
        options.Validate();
        return (options.Bidirectional ? "Bi" : "") + options.Cell;
    }
}
