using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Core.Data;

/// <summary>Counts words, text by text.</summary>
internal sealed class WordCounter
{
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private char[] small = [];

    /// <summary>Counts the words of one text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokenizer">How it is cut.</param>
    public void Add(string text, Tokenizer tokenizer)
    {
        if (small.Length < text.Length)
        {
            small = new char[Math.Max(text.Length, 4096)];
        }

        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        tokenizer.ForEach(text, small, word =>
        {
            lookup.TryGetValue(word, out int count);
            lookup[word] = count + 1;
        });
    }

    /// <summary>Ranks the words.</summary>
    /// <returns>The more frequent first, equally frequent ones in ordinal order.</returns>
    public Vocabulary ToVocabulary() => new(
        [.. counts
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key)]);
}
