namespace DLWorkbook.Core.Evaluation;

/// <summary>One threshold of a receiver operating characteristic.</summary>
/// <param name="FalsePositiveRate">Negatives called positive, in [0, 1].</param>
/// <param name="TruePositiveRate">Positives called positive, in [0, 1].</param>
/// <param name="Threshold">Scores from here on are called positive.</param>
public readonly record struct RocPoint(double FalsePositiveRate, double TruePositiveRate, double Threshold);
