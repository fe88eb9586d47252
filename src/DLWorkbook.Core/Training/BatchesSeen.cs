using System;

namespace DLWorkbook.Core.Training;

/// <summary>What the steps really got, against what the options say.</summary>
internal sealed class BatchesSeen
{
    public double FirstLoss { get; private set; } = double.NaN;

    public int Largest { get; private set; }

    public int Smallest { get; private set; }

    public static BatchesSeen From(CheckpointState state) => new()
    {
        FirstLoss = state.FirstLoss,
        Largest = state.LargestBatch,
        Smallest = state.SmallestBatch,
    };

    public void Add(StepResult step)
    {
        if (Largest == 0)
        {
            (FirstLoss, Smallest) = (step.Loss, step.Rows);
        }

        (Largest, Smallest) = (Math.Max(Largest, step.Rows), Math.Min(Smallest, step.Rows));
    }
}
