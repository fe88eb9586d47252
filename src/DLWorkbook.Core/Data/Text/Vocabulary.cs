using System;
using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Words in the order of how often they occur: rank 1 is the most frequent. Ranks are not yet token ids: see
/// <see cref="TextEncoder"/>.
/// </summary>
public sealed class Vocabulary
{
    private readonly string[] words;
    private readonly Dictionary<string, int> ranks;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <summary>Takes the words.</summary>
    /// <param name="words">The words, the most frequent first.</param>
    /// <exception cref="ArgumentException">A word is empty or occurs twice.</exception>
    public Vocabulary(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        this.words = [.. words];
        ranks = new Dictionary<string, int>(this.words.Length, StringComparer.Ordinal);
        for (int i = 0; i < this.words.Length; i++)
        {
            if (string.IsNullOrEmpty(this.words[i]) || !ranks.TryAdd(this.words[i], i + 1))
            {
                throw new ArgumentException(
                    $"Vocabulary: expected distinct words, got '{this.words[i]}' at rank {i + 1}, which is empty or came before.",
                    nameof(words));
            }
        }

        lookup = ranks.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The number of words.</summary>
    public int Count => words.Length;

    /// <summary>The words, the most frequent first.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>Counts the words of texts: the more frequent first, equally frequent ones in alphabetical (ordinal) order.</summary>
    /// <param name="texts">The texts, of the training data only.</param>
    /// <param name="tokenizer">How they are cut into words; null for Keras' way.</param>
    /// <returns>Their vocabulary.</returns>
    public static Vocabulary Build(IEnumerable<string> texts, Tokenizer? tokenizer = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        tokenizer ??= Tokenizer.Keras;
        var counter = new WordCounter();
        foreach (string text in texts)
        {
            counter.Add(text, tokenizer);
        }

        return counter.ToVocabulary();
    }

    /// <summary>The rank of a word.</summary>
    /// <param name="word">The word, as the tokenizer gives it.</param>
    /// <returns>Its rank from 1; 0 when it is not in the vocabulary.</returns>
    public int RankOf(ReadOnlySpan<char> word) => lookup.TryGetValue(word, out int rank) ? rank : 0;

    /// <summary>The word of a rank.</summary>
    /// <param name="rank">The rank, from 1.</param>
    /// <returns>The word; null when there is none of this rank.</returns>
    public string? WordOf(int rank) => rank >= 1 && rank <= words.Length ? words[rank - 1] : null;

    /// <summary>The ranks of a text's words; words that are not in the vocabulary are skipped, as in Keras' data.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokenizer">How it is cut into words.</param>
    /// <returns>The ranks, in order.</returns>
    public int[] RanksOf(string text, Tokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tokenizer);
        var found = new List<int>(text.Length / 4);
        tokenizer.ForEach(text, new char[text.Length], word =>
        {
            int rank = RankOf(word);
            if (rank > 0)
            {
                found.Add(rank);
            }
        });
        return [.. found];
    }
}
