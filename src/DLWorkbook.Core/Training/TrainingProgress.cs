namespace DLWorkbook.Core.Training;

/// <summary>Where a run stands after a step, for whoever shows it.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="Epochs">Epochs asked for.</param>
/// <param name="Step">Step in this epoch, counted from 1.</param>
/// <param name="Steps">Steps an epoch.</param>
/// <param name="Loss">Mean training loss a row in this epoch so far.</param>
/// <param name="Metric">The metric, likewise.</param>
/// <param name="RowsPerSecond">Training rows a second in this epoch so far.</param>
/// <param name="SecondsLeft">Estimated time to the end of the last epoch.</param>
/// <param name="Finished">The epoch's record, on its last event only.</param>
public sealed record TrainingProgress(
    int Epoch,
    int Epochs,
    int Step,
    int Steps,
    double Loss,
    double Metric,
    double RowsPerSecond,
    double SecondsLeft,
    EpochRecord? Finished);
