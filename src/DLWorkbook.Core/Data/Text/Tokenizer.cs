using System;
using System.Buffers;
using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Cuts a text into words as Keras' <c>text_to_word_sequence</c> does: letters are made small, each filtered character
/// becomes a space, and what stands between spaces is a word. Apostrophes stay: <c>don't</c> is one word.
/// </summary>
public sealed class Tokenizer
{
    /// <summary>The characters that Keras takes out.</summary>
    public const string KerasFilters = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n";

    private readonly SearchValues<char> separators;
    private readonly bool asciiOnly;

    /// <summary>Makes a tokenizer.</summary>
    /// <param name="filters">The characters that become spaces.</param>
    /// <param name="asciiOnly">
    /// True makes only the letters A to Z small: that is how Keras' IMDb index was made, under Python 2.
    /// </param>
    public Tokenizer(string filters = KerasFilters, bool asciiOnly = false)
    {
        ArgumentNullException.ThrowIfNull(filters);
        separators = SearchValues.Create(filters + " ");
        this.asciiOnly = asciiOnly;
    }

    /// <summary>Keras' tokenizer.</summary>
    public static Tokenizer Keras { get; } = new();

    /// <summary>The tokenizer that Keras' IMDb word index was made with.</summary>
    public static Tokenizer KerasImdb { get; } = new(asciiOnly: true);

    /// <summary>Receives one word.</summary>
    /// <param name="word">The word; valid only during the call.</param>
    internal delegate void Receiver(ReadOnlySpan<char> word);

    /// <summary>The words of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its words, in order; none when it is empty.</returns>
    public IReadOnlyList<string> Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>();
        char[] small = new char[text.Length];
        ForEach(text, small, word => words.Add(word.ToString()));
        return words;
    }

    /// <summary>Hands out the words of a text one by one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="small">Room for the text in small letters, at least as long.</param>
    /// <param name="receive">Gets each word.</param>
    internal void ForEach(ReadOnlySpan<char> text, Span<char> small, Receiver receive)
    {
        if (asciiOnly)
        {
            for (int i = 0; i < text.Length; i++)
            {
                char letter = text[i];
                small[i] = letter is >= 'A' and <= 'Z' ? (char)(letter | 0x20) : letter;
            }
        }
        else
        {
            text.ToLowerInvariant(small);
        }

        ReadOnlySpan<char> rest = small[..text.Length];
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOfAny(separators);
            if (end != 0)
            {
                receive(end < 0 ? rest : rest[..end]);
            }

            if (end < 0)
            {
                return;
            }

            rest = rest[(end + 1)..];
        }
    }
}
