using System;
using System.Collections.Generic;
using System.Globalization;

namespace DLWorkbook.Core.Data;

/// <summary>Splits a data set at random into a part to train on and a part to validate on.</summary>
public static class Splitter
{
    /// <summary>Splits a data set; each row lands in exactly one part, and rows keep their order within a part.</summary>
    /// <param name="data">The set to split.</param>
    /// <param name="fraction">The share of the rows to train on, above 0 and below 1.</param>
    /// <param name="seed">Which split; the same seed gives the same one.</param>
    /// <param name="stratify">True keeps the share of each label the same in both parts, as nearly as whole rows can.</param>
    /// <returns>The two parts, disjoint.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1.</exception>
    /// <exception cref="ArgumentException">A part would be empty, or the rows have no labels to stratify by.</exception>
    public static Split Split(Dataset data, double fraction, int seed, bool stratify = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!(fraction > 0 && fraction < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(fraction), fraction, $"Split: expected the training share to be above 0 and below 1, got {fraction}.");
        }

        if (stratify && !data.HasLabels)
        {
            throw new ArgumentException($"Split: {data.Lineage} has no labels to stratify by.", nameof(stratify));
        }

        var train = new List<int>();
        var validation = new List<int>();
        var random = SeededRandom.ForStream(seed, SeededRandom.SplitStream);
        foreach (int[] group in stratify ? ByLabel(data) : [Everything(data)])
        {
            random.Shuffle(group);
            int cut = (int)Math.Round(fraction * group.Length, MidpointRounding.AwayFromZero);
            train.AddRange(group.AsSpan(0, cut));
            validation.AddRange(group.AsSpan(cut));
        }

        if (train.Count == 0 || validation.Count == 0)
        {
            throw new ArgumentException(
                $"Split: {data.Count} rows of {data.Lineage} split at {fraction} leave {train.Count} to train and "
                + $"{validation.Count} to validate: expected at least one of each.",
                nameof(fraction));
        }

        train.Sort();
        validation.Sort();
        string how = string.Create(CultureInfo.InvariantCulture, $"seed {seed}{(stratify ? " stratified" : "")}");
        string share = fraction.ToString(CultureInfo.InvariantCulture);
        return new Split(
            new Subset(data, train.ToArray(), $"{share} train {how}"),
            new Subset(data, validation.ToArray(), $"{share} validation {how}"));
    }

    private static int[] Everything(Dataset data)
    {
        var rows = new int[data.Count];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = row;
        }

        return rows;
    }

    private static IEnumerable<int[]> ByLabel(Dataset data)
    {
        var groups = new SortedDictionary<float, List<int>>();
        for (int row = 0; row < data.Count; row++)
        {
            float label = data.LabelOf(row);
            if (!groups.TryGetValue(label, out List<int>? group))
            {
                groups.Add(label, group = []);
            }

            group.Add(row);
        }

        foreach (List<int> group in groups.Values)
        {
            yield return group.ToArray();
        }
    }
}
