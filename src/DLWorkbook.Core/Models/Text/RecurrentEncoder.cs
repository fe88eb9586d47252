using System;
using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Models;

/// <summary>
/// The last state of a recurrent layer: (batch, time, features) → (batch, hidden), or (batch, 2·hidden) with the
/// forward reader's last state beside the backward reader's, each after its whole sequence.
/// </summary>
public sealed class RecurrentEncoder : SequenceEncoder
{
    private readonly RecurrentOptions options;
    private readonly int features;
    private readonly RNN? rnn;
    private readonly GRU? gru;
    private readonly LSTM? lstm;

    /// <summary>Builds the layer with torch's initial values.</summary>
    /// <param name="features">Width of an embedding.</param>
    /// <param name="options">Cell, width, direction, packing.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public RecurrentEncoder(int features, RecurrentOptions options)
        : base(Describe(options), options.Hidden * (options.Bidirectional ? 2 : 1))
    {
        this.features = features;
        this.options = options;
        switch (options.Cell)
        {
            case RecurrentCell.RNN:
                rnn = torch.nn.RNN(features, options.Hidden, batchFirst: true, bidirectional: options.Bidirectional);
                break;
            case RecurrentCell.GRU:
                gru = torch.nn.GRU(features, options.Hidden, batchFirst: true, bidirectional: options.Bidirectional);
                break;
            default:
                lstm = torch.nn.LSTM(features, options.Hidden, batchFirst: true, bidirectional: options.Bidirectional);
                break;
        }

        RegisterComponents();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor embedded, torch.Tensor ids)
    {
        CheckShapes(embedded, ids, features);
        var states = options.Packed ? ReadPacked(embedded, ids) : Read(embedded);   // (directions, batch, hidden)
        return options.Bidirectional
            ? torch.cat(new[] { states[0], states[1] }, dim: 1)                      // (batch, 2·hidden)
            : states[0];                                                             // (batch, hidden)
    }

    private static string Describe(RecurrentOptions options)
    {
        options.Validate();
        return (options.Bidirectional ? "bi" : "") + options.Cell.ToString().ToLowerInvariant();
    }

    private torch.Tensor Read(torch.Tensor embedded) =>
        rnn is not null ? rnn.call(embedded).Item2
        : gru is not null ? gru.call(embedded).Item2
        : lstm!.call(embedded).Item2;

    private torch.Tensor ReadPacked(torch.Tensor embedded, torch.Tensor ids)
    {
        using var lengths = LengthsOf(ids);
        using var packed = torch.nn.utils.rnn.pack_padded_sequence(
            embedded, lengths, batch_first: true, enforce_sorted: false);
        return rnn is not null ? rnn.call(packed).Item2
            : gru is not null ? gru.call(packed).Item2
            : lstm!.call(packed).Item2;
    }

    /// <summary>Words of each row; raises if a row is empty or its padding is not all at the end.</summary>
    private torch.Tensor LengthsOf(torch.Tensor ids)
    {
        using var scope = torch.NewDisposeScope();
        using var guard = torch.no_grad();
        var words = ids.ne(PaddingId);                                          // (batch, time)
        var lengths = words.sum(1);                                                   // (batch)
        var steps = torch.arange(ids.shape[1], device: ids.device);                   // (time)
        var prefix = steps.unsqueeze(0).lt(lengths.unsqueeze(1));                     // (batch, time)
        if (words.ne(prefix).any().item<bool>() || lengths.min().item<long>() == 0)
        {
            throw new ArgumentException(
                $"{GetName()}: packed reading expects every row to begin with a word and to have its padding "
                + "(id 0) at the end; got padding before a word: pad with Padding = Post?",
                nameof(ids));
        }

        return lengths.cpu().MoveToOuterDisposeScope();
    }
}
