namespace DLWorkbook.Core.Evaluation;

/// <summary>A word found near another.</summary>
/// <param name="Word">The word.</param>
/// <param name="Similarity">Cosine of the angle between the two vectors, in [−1, 1].</param>
public readonly record struct Neighbour(string Word, double Similarity);
