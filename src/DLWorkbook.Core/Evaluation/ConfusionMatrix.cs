using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Core.Evaluation;

/// <summary>How often each true class (rows) was given each predicted class (columns).</summary>
public sealed class ConfusionMatrix
{
    private readonly long[,] counts;

    /// <summary>Counts pairs of class numbers.</summary>
    /// <param name="labels">The classes' names, in the order of their numbers; at least 2.</param>
    /// <param name="truth">True class of each row, 0 to classes − 1.</param>
    /// <param name="predicted">Predicted class of each row; −1 for no answer (NaN), which is wrong for every class.</param>
    /// <exception cref="ArgumentException">The lists do not fit, or a class number is out of range.</exception>
    public ConfusionMatrix(IReadOnlyList<string> labels, IReadOnlyList<int> truth, IReadOnlyList<int> predicted)
    {
        if (labels.Count < 2 || truth.Count != predicted.Count || truth.Count == 0)
        {
            throw new ArgumentException(
                $"ConfusionMatrix: expected at least 2 labels and as many predictions as truths, at least one; got {labels.Count} "
                + $"labels, {truth.Count} truths and {predicted.Count} predictions",
                nameof(truth));
        }

        Labels = labels;
        counts = new long[labels.Count, labels.Count];
        for (var i = 0; i < truth.Count; i++)
        {
            if (truth[i] < 0 || truth[i] >= labels.Count || predicted[i] < -1 || predicted[i] >= labels.Count)
            {
                throw new ArgumentException(
                    $"ConfusionMatrix: expected classes from 0 to {labels.Count - 1}, got truth {truth[i]} and prediction "
                    + $"{predicted[i]} in row {i}",
                    nameof(truth));
            }

            if (predicted[i] < 0)
            {
                Unanswered++;
            }
            else
            {
                counts[truth[i], predicted[i]]++;
            }
        }

        Total = truth.Count;
    }

    /// <summary>The classes' names.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Rows counted, unanswered ones included.</summary>
    public long Total { get; }

    /// <summary>Rows without an answer.</summary>
    public long Unanswered { get; }

    /// <summary>Rows of a true class that were given a predicted class.</summary>
    /// <param name="truth">True class.</param>
    /// <param name="predicted">Predicted class.</param>
    public long this[int truth, int predicted] => counts[truth, predicted];

    /// <summary>The counts, true classes in rows.</summary>
    public long[,] Counts => (long[,])counts.Clone();

    /// <summary>Share of right answers, in [0, 1].</summary>
    public double Accuracy => (double)Enumerable.Range(0, Labels.Count).Sum(c => counts[c, c]) / Total;

    /// <summary>Right answers for a class among all that were given its name; NaN when none was.</summary>
    /// <param name="label">The class.</param>
    public double Precision(int label) =>
        (double)counts[label, label] / Enumerable.Range(0, Labels.Count).Sum(t => counts[t, label]);

    /// <summary>Right answers for a class among all that belong to it (unanswered ones of every class left out); NaN when none does.</summary>
    /// <param name="label">The class.</param>
    public double Recall(int label) =>
        (double)counts[label, label] / Enumerable.Range(0, Labels.Count).Sum(p => counts[label, p]);

    /// <summary>Harmonic mean of precision and recall.</summary>
    /// <param name="label">The class.</param>
    public double F1(int label) => 2 * Precision(label) * Recall(label) / (Precision(label) + Recall(label));

    /// <summary>Mean recall of the classes: the fair figure when one class is much larger.</summary>
    public double BalancedAccuracy => Enumerable.Range(0, Labels.Count).Average(Recall);
}
