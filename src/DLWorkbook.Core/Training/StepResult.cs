namespace DLWorkbook.Core.Training;

/// <summary>What one step found before it changed the weights.</summary>
/// <param name="Loss">Mean loss of the batch.</param>
/// <param name="MetricSum">The metric summed over the batch.</param>
/// <param name="Rows">Rows in the batch.</param>
/// <param name="LearningRate">The rate that the step used.</param>
public readonly record struct StepResult(double Loss, double MetricSum, int Rows, double LearningRate);
