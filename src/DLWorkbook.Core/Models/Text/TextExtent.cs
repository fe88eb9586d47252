using System;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>Where the text of each row of token ids begins and ends between its padding.</summary>
internal sealed class TextExtent
{
    private readonly torch.Tensor words;

    private TextExtent(torch.Tensor words) => this.words = words;

    /// <summary>Whether every row's last step is a word: padding, if any, stands before the text.</summary>
    public bool AllEndAtTheEdge { get; private init; }

    /// <summary>Each row's first word: (batch) int64, counted from 0.</summary>
    public torch.Tensor First => words.to_type(torch.ScalarType.Byte).argmax(1);

    /// <summary>Each row's last word: (batch) int64, counted from 0.</summary>
    public torch.Tensor Last => words.shape[1] - 1 - words.flip(1).to_type(torch.ScalarType.Byte).argmax(1);

    /// <summary>For each step of a reader that starts at the last word, the step to look at: (batch, time) int64.</summary>
    public torch.Tensor Reversed =>
        (Last.unsqueeze(1) - torch.arange(words.shape[1], device: words.device).unsqueeze(0)).clamp_min(0);

    /// <summary>Finds the texts; the tensors belong to the caller's dispose scope.</summary>
    /// <param name="ids">(batch, time) int64</param>
    /// <exception cref="ArgumentException">A row has no word.</exception>
    public static TextExtent Of(torch.Tensor ids)
    {
        using var guard = torch.no_grad();
        var words = ids.ne(SequenceEncoder.PaddingId);                               // (batch, time)
        var edge = words.select(1, -1).all().item<bool>();
        if (!edge && !words.any(1).all().item<bool>())
        {
            throw new ArgumentException(
                "recurrent reading: expected at least one word in every row, got a row of padding alone: "
                + "was an empty text let through?",
                nameof(ids));
        }

        return new TextExtent(words) { AllEndAtTheEdge = edge };
    }
}
