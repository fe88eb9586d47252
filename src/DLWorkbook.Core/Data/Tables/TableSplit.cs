using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Core.Data;

/// <summary>Which rows of a table are learnt from and which are tested on, before anything is computed from it.</summary>
/// <param name="Train">The rows to learn from, ascending.</param>
/// <param name="Test">The other rows, ascending.</param>
public sealed record TableSplit(IReadOnlyList<int> Train, IReadOnlyList<int> Test)
{
    /// <summary>Splits rows at random, with the labels in both parts as in the whole.</summary>
    /// <param name="labels">The label of each row.</param>
    /// <param name="share">The training rows' share, above 0 and below 1.</param>
    /// <param name="seed">Which split.</param>
    /// <returns>The split; the same for the same labels, share and seed.</returns>
    /// <exception cref="ArgumentException">A part would be empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public static TableSplit Stratified(IReadOnlyList<string> labels, double share, int seed)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (!(share > 0 && share < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(share), share, $"TableSplit: expected the training share to be above 0 and below 1, got {share}.");
        }

        SeededRandom random = SeededRandom.ForStream(seed, SeededRandom.SplitStream);
        var train = new List<int>();
        var test = new List<int>();
        foreach (var group in Enumerable.Range(0, labels.Count).GroupBy(row => labels[row]).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            int[] rows = [.. group];
            random.Shuffle<int>(rows);
            int cut = (int)Math.Round(share * rows.Length, MidpointRounding.AwayFromZero);
            train.AddRange(rows[..cut]);
            test.AddRange(rows[cut..]);
        }

        if (train.Count == 0 || test.Count == 0)
        {
            throw new ArgumentException(
                $"TableSplit: {labels.Count} rows split at {share} leave {train.Count} to train and {test.Count} to test: "
                + "expected at least one of each.",
                nameof(share));
        }

        return new TableSplit([.. train.Order()], [.. test.Order()]);
    }
}
