using System;
using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>When two submissions are worth looking at.</summary>
public sealed record SimilarityOptions
{
    /// <summary>The least share of own words in common, from 0 to 1; 0.6 by default.</summary>
    public double Threshold { get; init; } = 0.6;

    /// <summary>The fewest words in common; 60 by default, some five lines.</summary>
    public int FewestWords { get; init; } = 60;

    /// <summary>A passage that more students than this have is common ground, as in MOSS; 10 by default, or a tenth of the class when that is more.</summary>
    public int CommonFrom { get; init; } = 10;

    /// <summary>The most pairs, those that are most alike; 200 by default.</summary>
    public int MostPairs { get; init; } = 200;

    /// <summary>Refuses what makes no sense, every fault at once.</summary>
    /// <exception cref="ArgumentException">The threshold is not between 0 and 1, or a count is below 1.</exception>
    internal void Validate()
    {
        var faults = new List<string>();

        if (!(Threshold > 0 && Threshold <= 1))
        {
            faults.Add(FormattableString.Invariant($"Threshold: expected a share above 0 and up to 1, got {Threshold}"));
        }

        foreach (var (name, value) in new[] { (nameof(FewestWords), FewestWords), (nameof(CommonFrom), CommonFrom), (nameof(MostPairs), MostPairs) })
        {
            if (value < 1)
            {
                faults.Add(FormattableString.Invariant($"{name}: expected at least 1, got {value}"));
            }
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join("\n", faults));
        }
    }
}
