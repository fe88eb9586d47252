using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>Two submissions that are worth looking at side by side.</summary>
public sealed record SimilarPair
{
    /// <summary>The one student's key.</summary>
    public required string Student { get; init; }

    /// <summary>The other student's key.</summary>
    public required string Other { get; init; }

    /// <summary>The share, from 0 to 1, of the one's own words that are in passages of the other.</summary>
    public required double Share { get; init; }

    /// <summary>The share, from 0 to 1, of the other's own words that are in passages of the one.</summary>
    public required double OtherShare { get; init; }

    /// <summary>The passages in the order of the one's lines.</summary>
    public required IReadOnlyList<Passage> Passages { get; init; }

    /// <summary>Other students whose code is the same, word for word, as one of the two's, but for names, numbers, comments and white space.</summary>
    public IReadOnlyList<string> Same { get; init; } = [];

    /// <summary>How alike the two are, from 0 to 1: the greater share, so that padding hides nothing.</summary>
    public double Likeness => System.Math.Max(Share, OtherShare);
}
