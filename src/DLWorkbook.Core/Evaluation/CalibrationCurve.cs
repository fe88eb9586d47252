using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Core.Evaluation;

/// <summary>
/// How far predicted probabilities can be taken at their word: of the rows given about 70 %, are about 70 % of class 1?
/// Niculescu-Mizil and Caruana, Predicting good probabilities with supervised learning (2005).
/// </summary>
public sealed class CalibrationCurve
{
    /// <summary>Sorts the rows into bins of equal width; the last one holds probability 1 too.</summary>
    /// <param name="probabilities">Probability of class 1 for each row, in [0, 1].</param>
    /// <param name="truth">True class of each row, 0 or 1.</param>
    /// <param name="bins">How many bins; at least 1.</param>
    /// <exception cref="ArgumentException">The lists do not fit, or a probability is outside [0, 1].</exception>
    public CalibrationCurve(IReadOnlyList<float> probabilities, IReadOnlyList<int> truth, int bins = 10)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(truth);
        if (bins < 1 || probabilities.Count != truth.Count || truth.Count == 0)
        {
            throw new ArgumentException(
                $"CalibrationCurve: expected at least 1 bin and as many truths as probabilities, at least one; got {bins} bins, "
                + $"{probabilities.Count} probabilities and {truth.Count} truths.",
                nameof(truth));
        }

        for (int row = 0; row < truth.Count; row++)
        {
            if (!(probabilities[row] >= 0 && probabilities[row] <= 1) || truth[row] is not (0 or 1))
            {
                throw new ArgumentException(
                    $"CalibrationCurve: expected a probability in [0, 1] and a class 0 or 1, got {probabilities[row]} and {truth[row]} in row {row}.",
                    nameof(probabilities));
            }
        }

        Bins =
        [
            .. Enumerable.Range(0, truth.Count)
                .GroupBy(row => Math.Min((int)(probabilities[row] * bins), bins - 1))
                .OrderBy(bin => bin.Key)
                .Select(bin => new CalibrationBin(
                    bin.Average(row => (double)probabilities[row]), bin.Average(row => (double)truth[row]), bin.Count())),
        ];
        ExpectedError = Bins.Sum(bin => bin.Count * Math.Abs(bin.Predicted - bin.Observed)) / truth.Count;
        Brier = Enumerable.Range(0, truth.Count).Average(row => Math.Pow(probabilities[row] - truth[row], 2));
    }

    /// <summary>The bins that hold rows, from low to high probability.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>The expected calibration error: the bins' distances between predicted and observed, weighted by their rows; 0 is perfect.</summary>
    public double ExpectedError { get; }

    /// <summary>Brier's score: the mean squared distance between probability and truth; 0 is perfect, a quarter is a coin.</summary>
    public double Brier { get; }
}
