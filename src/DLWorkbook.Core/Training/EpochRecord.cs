namespace DLWorkbook.Core.Training;

/// <summary>What one epoch did and where it stood at its end.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="Steps">Optimiser steps in this epoch.</param>
/// <param name="Rows">Training rows seen in this epoch.</param>
/// <param name="TrainLoss">Mean loss a row while training, at the weights of each step.</param>
/// <param name="TrainMetric">The metric, likewise.</param>
/// <param name="ValidationLoss">Mean loss on the validation rows after the epoch; null without such rows.</param>
/// <param name="ValidationMetric">The metric on them.</param>
/// <param name="LearningRate">The learning rate that the epoch's last step used.</param>
/// <param name="Seconds">Wall-clock time of the epoch, validation included.</param>
public sealed record EpochRecord(
    int Epoch,
    int Steps,
    int Rows,
    double TrainLoss,
    double TrainMetric,
    double? ValidationLoss,
    double? ValidationMetric,
    double LearningRate,
    double Seconds);
