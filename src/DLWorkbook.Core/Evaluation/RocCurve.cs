using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Core.Evaluation;

/// <summary>
/// Receiver operating characteristic: one point for each distinct score, and the area under it, which is the chance
/// that a random positive scores above a random negative (ties count half). Fawcett, 2006.
/// </summary>
public sealed class RocCurve
{
    /// <summary>Draws the curve.</summary>
    /// <param name="scores">Higher means more positive; any monotone scale.</param>
    /// <param name="positives">Which rows are positive; both kinds must occur.</param>
    /// <exception cref="ArgumentException">The lists do not fit, a score is NaN, or a kind is missing.</exception>
    public RocCurve(IReadOnlyList<float> scores, IReadOnlyList<bool> positives)
    {
        if (scores.Count != positives.Count)
        {
            throw new ArgumentException(
                $"RocCurve: expected a truth for each score, got {scores.Count} scores and {positives.Count} truths", nameof(positives));
        }

        long positive = positives.Count(p => p), negative = positives.Count - positive;
        if (positive == 0 || negative == 0)
        {
            throw new ArgumentException(
                $"RocCurve: expected positives and negatives, got {positive} and {negative}", nameof(positives));
        }

        var order = Enumerable.Range(0, scores.Count).ToArray();
        Array.Sort(order, (a, b) => scores[b].CompareTo(scores[a]));
        var points = new List<RocPoint> { new(0, 0, double.PositiveInfinity) };
        long hits = 0, alarms = 0;
        for (var i = 0; i < order.Length; i++)
        {
            var score = scores[order[i]];
            if (float.IsNaN(score))
            {
                throw new ArgumentException($"RocCurve: expected numbers, got NaN in row {order[i]}", nameof(scores));
            }

            (hits, alarms) = positives[order[i]] ? (hits + 1, alarms) : (hits, alarms + 1);
            if (i + 1 == order.Length || scores[order[i + 1]] != score)
            {
                points.Add(new RocPoint((double)alarms / negative, (double)hits / positive, score));
            }
        }

        Points = points;
        Area = points.Zip(points.Skip(1), (a, b) =>
            (b.FalsePositiveRate - a.FalsePositiveRate) * (a.TruePositiveRate + b.TruePositiveRate) / 2).Sum();
    }

    /// <summary>From (0, 0) to (1, 1), thresholds falling.</summary>
    public IReadOnlyList<RocPoint> Points { get; }

    /// <summary>Area under the curve, in [0, 1]; one half is chance.</summary>
    public double Area { get; }
}
