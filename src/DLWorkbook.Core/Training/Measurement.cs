namespace DLWorkbook.Core.Training;

/// <summary>A model measured on a data set, without training.</summary>
/// <param name="Loss">Mean loss a row.</param>
/// <param name="Metric">Mean metric a row.</param>
/// <param name="Rows">Rows measured.</param>
public readonly record struct Measurement(double Loss, double Metric, int Rows);
