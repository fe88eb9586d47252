using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Core.Evaluation;

/// <summary>All that a two-class model's answers on a set of rows say about it.</summary>
public sealed class BinaryReport
{
    /// <summary>Reads the answers.</summary>
    /// <param name="labels">Names of class 0 and class 1.</param>
    /// <param name="probabilities">Probability of class 1 for each row, in [0, 1]; NaN is a wrong answer.</param>
    /// <param name="truth">True class of each row, 0 or 1.</param>
    /// <exception cref="ArgumentException">The lists do not fit.</exception>
    public BinaryReport(IReadOnlyList<string> labels, IReadOnlyList<float> probabilities, IReadOnlyList<int> truth)
    {
        if (labels.Count != 2)
        {
            throw new ArgumentException($"BinaryReport: expected two labels, got {labels.Count}", nameof(labels));
        }

        Probabilities = probabilities;
        Truth = truth;
        var predicted = probabilities.Select(p => float.IsNaN(p) ? -1 : p > 0.5f ? 1 : 0).ToArray();
        Confusion = new ConfusionMatrix(labels, truth, predicted);
    }

    /// <summary>Probability of class 1, row by row.</summary>
    public IReadOnlyList<float> Probabilities { get; }

    /// <summary>True class, row by row.</summary>
    public IReadOnlyList<int> Truth { get; }

    /// <summary>True against predicted class, at probability one half.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>Share of right answers.</summary>
    public double Accuracy => Confusion.Accuracy;

    /// <summary>The receiver operating characteristic; raises if an answer is NaN or a class is missing.</summary>
    public RocCurve Roc() => new(Probabilities, Truth.Select(t => t == 1).ToArray());

    /// <summary>Mean binary cross-entropy, nats a row; probabilities are kept 1e-7 from 0 and 1.</summary>
    public double LogLoss => Probabilities.Zip(Truth, (p, t) =>
    {
        var inside = Math.Clamp(p, 1e-7, 1 - 1e-7);
        return -Math.Log(t == 1 ? inside : 1 - inside);
    }).Average();

    /// <summary>Rows with a wrong answer, the most confident first.</summary>
    public IReadOnlyList<int> Mistakes() =>
        Enumerable.Range(0, Truth.Count)
            .Where(i => float.IsNaN(Probabilities[i]) || Probabilities[i] > 0.5f != (Truth[i] == 1))
            .OrderByDescending(i => float.IsNaN(Probabilities[i]) ? 1f : MathF.Abs(Probabilities[i] - 0.5f))
            .ThenBy(i => i)
            .ToArray();
}
