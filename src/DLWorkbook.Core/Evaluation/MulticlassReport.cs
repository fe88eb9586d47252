using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Core.Evaluation;

/// <summary>All that the answers of a model with several classes on a set of rows say about it.</summary>
public sealed class MulticlassReport
{
    private const double LeastProbability = 1e-7;

    private readonly float[,] probabilities;
    private readonly int[] predicted;

    /// <summary>Reads the answers.</summary>
    /// <param name="labels">The names of the classes; at least 2.</param>
    /// <param name="logits">What the model gave, (rows, classes) in one piece; a row with NaN is a wrong answer.</param>
    /// <param name="truth">True class of each row, 0 to classes − 1.</param>
    /// <exception cref="ArgumentException">The lists do not fit.</exception>
    public MulticlassReport(IReadOnlyList<string> labels, IReadOnlyList<float> logits, IReadOnlyList<int> truth)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(truth);
        if (logits.Count != (long)labels.Count * truth.Count)
        {
            throw new ArgumentException(
                $"MulticlassReport: expected logits (rows={truth.Count}, classes={labels.Count}), {(long)labels.Count * truth.Count} in all, "
                + $"got {logits.Count}",
                nameof(logits));
        }

        Truth = truth;
        probabilities = new float[truth.Count, labels.Count];
        predicted = new int[truth.Count];
        for (int row = 0; row < truth.Count; row++)
        {
            predicted[row] = Softmax(logits, row, labels.Count);
        }

        Confusion = new ConfusionMatrix(labels, truth, predicted);
    }

    /// <summary>True class, row by row.</summary>
    public IReadOnlyList<int> Truth { get; }

    /// <summary>Predicted class, row by row; −1 for a row with NaN.</summary>
    public IReadOnlyList<int> Predicted => predicted;

    /// <summary>True against predicted class.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>Share of right answers.</summary>
    public double Accuracy => Confusion.Accuracy;

    /// <summary>Mean cross-entropy, nats a row; probabilities are kept 1e-7 from 0.</summary>
    public double LogLoss =>
        Enumerable.Range(0, Truth.Count).Average(row => -Math.Log(Math.Max(Probability(row, Truth[row]), LeastProbability)));

    /// <summary>How probable a class is for a row, by the model.</summary>
    /// <param name="row">The row.</param>
    /// <param name="label">The class.</param>
    /// <returns>The probability; NaN for a row with NaN.</returns>
    public float Probability(int row, int label) => probabilities[row, label];

    /// <summary>How probable the predicted class is for a row, by the model.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The probability; NaN for a row with NaN.</returns>
    public float Confidence(int row) => predicted[row] < 0 ? float.NaN : probabilities[row, predicted[row]];

    /// <summary>Rows with a wrong answer, those with NaN first, then the most confident.</summary>
    /// <returns>The rows.</returns>
    public IReadOnlyList<int> Mistakes() =>
    [
        .. Enumerable.Range(0, Truth.Count)
            .Where(row => predicted[row] != Truth[row])
            .OrderByDescending(row => predicted[row] < 0 ? float.MaxValue : Confidence(row))
            .ThenBy(row => row),
    ];

    private int Softmax(IReadOnlyList<float> logits, int row, int classes)
    {
        int best = 0;
        bool isWhole = true;
        for (int label = 0; label < classes; label++)
        {
            float logit = logits[(row * classes) + label];
            isWhole &= !float.IsNaN(logit);
            best = logit > logits[(row * classes) + best] ? label : best;
        }

        double most = logits[(row * classes) + best];
        double sum = 0;
        for (int label = 0; label < classes; label++)
        {
            sum += Math.Exp(logits[(row * classes) + label] - most);
        }

        for (int label = 0; label < classes; label++)
        {
            probabilities[row, label] = isWhole ? (float)(Math.Exp(logits[(row * classes) + label] - most) / sum) : float.NaN;
        }

        return isWhole ? best : -1;
    }
}
