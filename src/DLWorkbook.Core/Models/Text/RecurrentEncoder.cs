using System;
using System.Linq;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>
/// The state of a recurrent layer after a text's last word: (batch, time, features) → (batch, hidden); in two
/// directions (batch, 2·hidden), the second half after a reader that went from the last word to the first.
/// </summary>
/// <remarks>
/// Padding behind a text changes nothing. Padding before it is read like a word in one direction, as Keras does; in two
/// directions neither reader looks at it.
/// </remarks>
public sealed class RecurrentEncoder : SequenceEncoder
{
    private readonly int features;
    private readonly bool bidirectional;
    private readonly IFusedRecurrent layer;

    /// <summary>Builds the layer with torch's initial values.</summary>
    /// <param name="features">Width of an embedding.</param>
    /// <param name="options">Cell, width, directions.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public RecurrentEncoder(int features, RecurrentOptions options)
        : base(Describe(options), options.Hidden * (options.Bidirectional ? 2 : 1))
    {
        this.features = features;
        bidirectional = options.Bidirectional;
        layer = options.Cell switch
        {
            RecurrentCell.RNN => new FusedRNN(features, options.Hidden, batchFirst: true, bidirectional: bidirectional),
            RecurrentCell.GRU => new FusedGRU(features, options.Hidden, batchFirst: true, bidirectional: bidirectional),
            _ => new FusedLSTM(features, options.Hidden, batchFirst: true, bidirectional: bidirectional),
        };
        register_module(options.Cell.ToString().ToLowerInvariant(), (torch.nn.Module)layer);
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor embedded, torch.Tensor ids)
    {
        CheckShapes(embedded, ids, features);
        var extent = TextExtent.Of(ids);
        if (bidirectional && !extent.AllBeginAtTheEdge)
        {
            return Read(FromTheFirstWord(embedded, extent), extent.Last.Zip(extent.First, (last, first) => last - first + 1).ToArray());
        }

        return Read(embedded, extent.AllEndAtTheEdge ? null : extent.Last.Select(last => last + 1).ToArray());
    }

    private torch.Tensor Read(torch.Tensor embedded, long[]? lengths)
    {
        var last = layer.LastHidden(embedded, lengths);                               // (directions, batch, hidden)
        return bidirectional
            ? last.transpose(0, 1).reshape(embedded.shape[0], OutputFeatures)         // (batch, 2·hidden)
            : last.squeeze(0);                                                        // (batch, hidden)
    }

    /// <summary>Every row moved to the front; what follows its last word is never looked at.</summary>
    private torch.Tensor FromTheFirstWord(torch.Tensor embedded, TextExtent extent)
    {
        var time = embedded.shape[1];
        var steps = torch.arange(time, device: embedded.device).unsqueeze(0)
            + torch.tensor(extent.First, device: embedded.device).unsqueeze(1);       // (batch, time)
        return embedded.gather(1, steps.clamp_max(time - 1).unsqueeze(2).expand(-1, -1, features));
    }

    private static string Describe(RecurrentOptions options)
    {
        options.Validate();
        return (options.Bidirectional ? "Bi" : "") + options.Cell;
    }
}
