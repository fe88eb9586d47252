using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Turns texts into token ids and back. Id 0 is the padding; then, by default, 1 starts a text, 2 is an unknown word,
/// and the most frequent word is 4 (3 is not used), as in Keras.
/// </summary>
public sealed class TextEncoder
{
    private readonly TextEncoderOptions options;
    private readonly Tokenizer tokenizer;
    private readonly int limit;

    /// <summary>Makes an encoder.</summary>
    /// <param name="vocabulary">The words.</param>
    /// <param name="tokenizer">How a text is cut into words.</param>
    /// <param name="options">How ranks become ids.</param>
    /// <param name="largestId">The largest id that occurs, for options without <see cref="TextEncoderOptions.TopWords"/>.</param>
    /// <exception cref="ArgumentException">The options are wrong; the message lists every fault.</exception>
    public TextEncoder(Vocabulary vocabulary, Tokenizer tokenizer, TextEncoderOptions options, int? largestId = null)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        options.Check(faults);
        if (faults.Count > 0)
        {
            throw new ArgumentException($"Text encoder: {string.Join("; ", faults)}.", nameof(options));
        }

        Vocabulary = vocabulary;
        this.tokenizer = tokenizer;
        this.options = options;
        limit = options.TopWords ?? largestId ?? (vocabulary.Count + options.IndexFrom);
    }

    /// <summary>The words.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>One above the largest id that an encoded text can hold: the number of embeddings that a model needs.</summary>
    public int IdCount => Math.Max(limit, Math.Max(options.StartId ?? 0, options.UnknownId ?? 0) + 1);

    /// <summary>The token ids of a text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>
    /// The ids: the start, then each word; words outside <see cref="Vocabulary"/> are skipped, as in Keras' data, and
    /// those beyond the top words are unknown.
    /// </returns>
    public int[] Encode(string text) => EncodeRanks(Vocabulary.RanksOf(text, tokenizer));

    /// <summary>The token ids of ranks.</summary>
    /// <param name="ranks">The ranks of a text's words, from 1.</param>
    /// <returns>The ids.</returns>
    public int[] EncodeRanks(ReadOnlySpan<int> ranks)
    {
        var ids = new int[ranks.Length + 1];
        int count = 0;
        if (options.StartId is int start)
        {
            count = Put(ids, count, start);
        }

        foreach (int rank in ranks)
        {
            count = Put(ids, count, rank + options.IndexFrom);
        }

        return count == ids.Length ? ids : ids[..count];
    }

    /// <summary>The words of token ids.</summary>
    /// <param name="ids">The ids; padding is left out.</param>
    /// <returns>The words with spaces between; <c>&lt;start&gt;</c> and <c>&lt;unknown&gt;</c> stand for those ids.</returns>
    public string Decode(IEnumerable<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return string.Join(' ', ids.Where(id => id != 0).Select(WordOf));
    }

    /// <summary>The word of one token id.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The word, or a name in angle brackets for an id that is no word.</returns>
    public string WordOf(int id) =>
        id == 0 ? "<pad>"
        : id == options.StartId ? "<start>"
        : id == options.UnknownId ? "<unknown>"
        : Vocabulary.WordOf(id - options.IndexFrom) ?? $"<{id}>";

    /// <summary>The token id of one word.</summary>
    /// <param name="word">The word, in small letters.</param>
    /// <returns>The id; null when the model knows no such word.</returns>
    public int? IdOf(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        int rank = Vocabulary.RankOf(word);
        int id = rank + options.IndexFrom;
        return rank > 0 && id >= options.SkipTop && id < limit ? id : null;
    }

    private int Put(int[] ids, int count, int id)
    {
        if (id >= options.SkipTop && id < limit)
        {
            ids[count] = id;
            return count + 1;
        }

        if (options.UnknownId is int unknown)
        {
            ids[count] = unknown;
            return count + 1;
        }

        return count;
    }
}
