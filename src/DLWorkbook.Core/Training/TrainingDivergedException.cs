using System;

namespace DLWorkbook.Core.Training;

/// <summary>The loss stopped being a number; no weight after this point means anything.</summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>Says where it happened and what usually helps.</summary>
    /// <param name="epoch">Counted from 1.</param>
    /// <param name="step">Counted from 1.</param>
    /// <param name="loss">The loss: NaN or an infinity.</param>
    public TrainingDivergedException(int epoch, int step, double loss)
        : base($"training: expected a finite loss, got {loss} in epoch {epoch}, step {step}: "
            + "lower LearningRate, set ClipNorm, or look for NaN in the inputs?")
    {
        Epoch = epoch;
        Step = step;
    }

    /// <summary>Epoch of the step, counted from 1.</summary>
    public int Epoch { get; }

    /// <summary>Step in the epoch, counted from 1.</summary>
    public int Step { get; }
}
