using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>How ranks of words become token ids: the arguments of <c>keras.datasets.imdb.load_data</c>.</summary>
public record TextEncoderOptions
{
    /// <summary>
    /// Ids from this one on count as unknown (Keras' <c>num_words</c>), so a model needs this many embeddings. Null
    /// means the largest id that occurs, which, as in Keras, makes that one word unknown. Default null.
    /// </summary>
    public int? TopWords { get; init; }

    /// <summary>Ids below this one count as unknown (Keras' <c>skip_top</c>); default 0.</summary>
    public int SkipTop { get; init; }

    /// <summary>The id that stands before each text; null for none; default 1.</summary>
    public int? StartId { get; init; } = 1;

    /// <summary>The id of an unknown word; null leaves unknown words out; default 2.</summary>
    public int? UnknownId { get; init; } = 2;

    /// <summary>What is added to a rank to make an id, so that the most frequent word has this plus 1; default 3.</summary>
    public int IndexFrom { get; init; } = 3;

    /// <summary>Lists what is wrong with the options.</summary>
    /// <param name="faults">Gets a line for each fault.</param>
    internal void Check(ICollection<string> faults)
    {
        if (TopWords is < 1)
        {
            faults.Add($"TopWords: expected at least 1, got {TopWords}");
        }

        if (SkipTop < 0)
        {
            faults.Add($"SkipTop: expected 0 or more, got {SkipTop}");
        }

        if (IndexFrom < 0)
        {
            faults.Add($"IndexFrom: expected 0 or more, got {IndexFrom}");
        }

        if (StartId is < 0)
        {
            faults.Add($"StartId: expected 0 or more, got {StartId}");
        }

        if (UnknownId is < 0)
        {
            faults.Add($"UnknownId: expected 0 or more, got {UnknownId}");
        }

        if (TopWords is int top && StartId is int start && start >= top)
        {
            faults.Add($"StartId: expected an id below TopWords={top}, got {start}");
        }

        if (TopWords is int all && UnknownId is int unknown && unknown >= all)
        {
            faults.Add($"UnknownId: expected an id below TopWords={all}, got {unknown}");
        }
    }
}
