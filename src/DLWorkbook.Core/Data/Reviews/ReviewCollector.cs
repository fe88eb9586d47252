using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Unicode;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Gathers the reviews of one part (train or test), in whatever order they come, and puts them in their own: blame
/// before praise, then by number.
/// </summary>
internal sealed class ReviewCollector
{
    /// <summary>The longest review, in bytes; the longest of the 100,000 has 14,106.</summary>
    public const int LongestReview = 1 << 18;

    /// <summary>The most text in one part, in bytes; the labelled half of the original has 33 million.</summary>
    private const int MostText = 1 << 28;

    private readonly List<(AclImdbName Name, int Start, int Length)> reviews = [];
    private byte[] utf8 = new byte[1 << 16];
    private int used;

    /// <summary>Makes room for a review.</summary>
    /// <param name="name">What its path says.</param>
    /// <param name="length">Its size, in bytes.</param>
    /// <returns>The room, to be filled; then call <see cref="Commit"/>.</returns>
    /// <exception cref="InvalidDataException">It is too long.</exception>
    public Span<byte> Reserve(AclImdbName name, long length)
    {
        if (length > LongestReview || used + length > MostText)
        {
            throw new InvalidDataException($"expected a review of at most {LongestReview:N0} bytes, and {MostText:N0} in all, got {length:N0} more");
        }

        if (used + length > utf8.Length)
        {
            Array.Resize(ref utf8, (int)Math.Min(Math.Max(2L * utf8.Length, used + length), MostText));
        }

        reviews.Add((name, used, (int)length));
        return utf8.AsSpan(used, (int)length);
    }

    /// <summary>Keeps the review that was last reserved.</summary>
    /// <exception cref="InvalidDataException">It is no UTF-8.</exception>
    public void Commit()
    {
        ReadOnlySpan<byte> text = utf8.AsSpan(used, reviews[^1].Length);
        if (!Utf8.IsValid(text))
        {
            throw new InvalidDataException($"expected a review in UTF-8 (number {reviews[^1].Name.Id})");
        }

        used += text.Length;
    }

    /// <summary>Puts the reviews in order.</summary>
    /// <param name="part">The part, for errors: <c>train</c>.</param>
    /// <returns>The reviews.</returns>
    /// <exception cref="InvalidDataException">One of the two kinds is absent, or a number occurs twice.</exception>
    public LabelledTexts Finish(string part)
    {
        reviews.Sort((a, b) => (a.Name.IsPositive, a.Name.Id).CompareTo((b.Name.IsPositive, b.Name.Id)));
        var places = new (int, int)[reviews.Count];
        var labels = new float[reviews.Count];
        int praised = 0;
        for (int i = 0; i < places.Length; i++)
        {
            AclImdbName name = reviews[i].Name;
            if (i > 0 && reviews[i - 1].Name == name)
            {
                throw new InvalidDataException(
                    $"expected each number once, got two reviews {part}/{(name.IsPositive ? "pos" : "neg")}/{name.Id}");
            }

            places[i] = (reviews[i].Start, reviews[i].Length);
            labels[i] = name.IsPositive ? 1 : 0;
            praised += name.IsPositive ? 1 : 0;
        }

        if (praised == 0 || praised == reviews.Count)
        {
            throw new InvalidDataException(
                $"expected reviews in {part}/pos and {part}/neg, got {praised:N0} and {reviews.Count - praised:N0}");
        }

        return new LabelledTexts(new TextList(utf8, places), labels);
    }
}
