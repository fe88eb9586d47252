namespace DLWorkbook.Core.Evaluation;

/// <summary>The rows whose predicted probabilities lie in one bin.</summary>
/// <param name="Predicted">Their mean predicted probability.</param>
/// <param name="Observed">The share of them that are of class 1.</param>
/// <param name="Count">How many they are, at least one.</param>
public sealed record CalibrationBin(double Predicted, double Observed, int Count);
