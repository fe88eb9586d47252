using System;
using System.Linq;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>Where the text of each row of token ids begins and ends between its padding.</summary>
internal sealed class TextExtent
{
    private TextExtent(long[] first, long[] last, int time)
    {
        First = first;
        Last = last;
        AllEndAtTheEdge = last.All(step => step == time - 1);
        AllBeginAtTheEdge = first.All(step => step == 0);
    }

    /// <summary>Whether every row's last step is a word: padding, if any, stands before the text.</summary>
    public bool AllEndAtTheEdge { get; }

    /// <summary>Whether every row's first step is a word: padding, if any, stands behind the text.</summary>
    public bool AllBeginAtTheEdge { get; }

    /// <summary>Each row's first word, counted from 0.</summary>
    public long[] First { get; }

    /// <summary>Each row's last word, counted from 0.</summary>
    public long[] Last { get; }

    /// <summary>Finds the texts.</summary>
    /// <param name="ids">(batch, time) int64</param>
    /// <exception cref="ArgumentException">A row has no word.</exception>
    public static TextExtent Of(torch.Tensor ids)
    {
        var (batch, time) = (checked((int)ids.shape[0]), checked((int)ids.shape[1]));
        var all = ids.cpu().data<long>().ToArray();
        var (first, last) = (new long[batch], new long[batch]);
        for (var row = 0; row < batch; row++)
        {
            var text = all.AsSpan(row * time, time);
            first[row] = text.IndexOfAnyExcept(SequenceEncoder.PaddingId);
            last[row] = text.LastIndexOfAnyExcept(SequenceEncoder.PaddingId);
            if (first[row] < 0)
            {
                throw new ArgumentException(
                    "recurrent reading: expected at least one word in every row, got a row of padding alone: "
                    + "was an empty text let through?",
                    nameof(ids));
            }
        }

        return new TextExtent(first, last, time);
    }
}
