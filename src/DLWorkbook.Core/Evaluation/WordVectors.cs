using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Core.Evaluation;

/// <summary>
/// Words as directions: cosine neighbours and analogies (a is to b as c is to …), by vector offset. Mikolov et al., 2013.
/// </summary>
public sealed class WordVectors
{
    private readonly string[] words;
    private readonly float[][] directions;
    private readonly Dictionary<string, int> rows;

    /// <summary>Takes the vectors; each is scaled to length one, a zero vector stays zero.</summary>
    /// <param name="words">The words, each once.</param>
    /// <param name="vectors">One vector a word, all of one width.</param>
    /// <exception cref="ArgumentException">The lists do not fit, or a word stands twice.</exception>
    public WordVectors(IReadOnlyList<string> words, IReadOnlyList<float[]> vectors)
    {
        if (words.Count == 0 || words.Count != vectors.Count || vectors.Any(v => v.Length != vectors[0].Length))
        {
            throw new ArgumentException(
                $"WordVectors: expected one vector of one width for each word, got {words.Count} words and {vectors.Count} vectors",
                nameof(vectors));
        }

        this.words = [.. words];
        rows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < this.words.Length; row++)
        {
            if (!rows.TryAdd(this.words[row], row))
            {
                throw new ArgumentException($"WordVectors: expected each word once, got \"{this.words[row]}\" twice", nameof(words));
            }
        }

        directions = vectors.Select(Normalise).ToArray();
    }

    /// <summary>How many words there are.</summary>
    public int Count => words.Length;

    /// <summary>The words, in their order.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>Whether a word has a vector.</summary>
    /// <param name="word">Compared letter by letter.</param>
    public bool Contains(string word) => rows.ContainsKey(word);

    /// <summary>A word's direction, of length one.</summary>
    /// <param name="word">A known word.</param>
    /// <exception cref="ArgumentException">The word is unknown.</exception>
    public ReadOnlySpan<float> Direction(string word) => directions[RowOf(word)];

    /// <summary>The words at the smallest angles to a word, itself left out, nearest first.</summary>
    /// <param name="word">A known word.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentException">The word is unknown.</exception>
    public IReadOnlyList<Neighbour> Nearest(string word, int count) => Nearest(directions[RowOf(word)], count, [word]);

    /// <summary>What completes "<paramref name="a"/> is to <paramref name="b"/> as <paramref name="c"/> is to …", best first.</summary>
    /// <param name="a">The pattern's first word.</param>
    /// <param name="b">The pattern's second word.</param>
    /// <param name="c">The question's word.</param>
    /// <param name="count">How many answers; the three words themselves are left out.</param>
    /// <exception cref="ArgumentException">A word is unknown.</exception>
    public IReadOnlyList<Neighbour> Analogy(string a, string b, string c, int count)
    {
        var (from, to, start) = (directions[RowOf(a)], directions[RowOf(b)], directions[RowOf(c)]);
        var target = start.Select((value, i) => value + to[i] - from[i]).ToArray();
        return Nearest(Normalise(target), count, [a, b, c]);
    }

    private static float[] Normalise(float[] vector)
    {
        var length = MathF.Sqrt(Dot(vector, vector));
        return length > 0 ? Array.ConvertAll(vector, value => value / length) : (float[])vector.Clone();
    }

    private static float Dot(float[] a, float[] b)
    {
        var sum = 0f;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private IReadOnlyList<Neighbour> Nearest(float[] target, int count, string[] without) =>
        Enumerable.Range(0, words.Length)
            .Where(row => !without.Contains(words[row]))
            .Select(row => new Neighbour(words[row], Dot(target, directions[row])))
            .OrderByDescending(n => n.Similarity)
            .ThenBy(n => n.Word, StringComparer.Ordinal)
            .Take(count)
            .ToArray();

    private int RowOf(string word) =>
        rows.TryGetValue(word, out var row)
            ? row
            : throw new ArgumentException($"WordVectors: \"{word}\" is not among the {words.Length} words", nameof(word));
}
