using System;
using System.Collections.Generic;

namespace DLWorkbook.Core.Training;

/// <summary>Everything that decides how a model is trained. Two runs with equal options and data give equal numbers.</summary>
public sealed record TrainingOptions
{
    /// <summary>Passes over the training data. Default: 10.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Rows a step; an epoch's last batch may be smaller. Default: 64.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>The optimiser. Default: Adam.</summary>
    public OptimiserKind Optimiser { get; init; } = OptimiserKind.Adam;

    /// <summary>Step size; the peak of it under <see cref="ScheduleKind.OneCycle"/>. Default: 0.001.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Momentum of SGD, in [0, 1). Default: 0.</summary>
    public double Momentum { get; init; }

    /// <summary>L2 penalty (SGD, Adam) or decoupled decay (AdamW). Default: 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Adam's ε in the denominator. Default: 1e-8, as in torch; Keras has 1e-7.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>How the learning rate moves. Default: it stays.</summary>
    public ScheduleKind Schedule { get; init; } = ScheduleKind.Constant;

    /// <summary>Epochs between two drops of <see cref="ScheduleKind.Step"/>. Default: 10.</summary>
    public int StepEpochs { get; init; } = 10;

    /// <summary>Factor of a drop of <see cref="ScheduleKind.Step"/>, in (0, 1]. Default: 0.1.</summary>
    public double StepFactor { get; init; } = 0.1;

    /// <summary>Largest norm of the gradient of all parameters together, or null for no clipping. Default: null.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>Stops after this many epochs without a lower validation loss, or null for never. Default: null.</summary>
    public int? Patience { get; init; }

    /// <summary>Ends with the weights of the epoch of lowest validation loss, not of the last one. Default: true.</summary>
    public bool KeepBest { get; init; } = true;

    /// <summary>Puts texts of like length into one batch. Default: false.</summary>
    public bool BucketByLength { get; init; }

    /// <summary>Seed of shuffling and dropout. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Where to train: <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>. Default: cpu.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Raises one exception that names every option out of range.</summary>
    /// <exception cref="ArgumentException">At least one option is out of range.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        void Check(bool holds, string fault)
        {
            if (!holds)
            {
                faults.Add(fault);
            }
        }

        Check(Epochs >= 1, $"Epochs: expected at least 1, got {Epochs}");
        Check(BatchSize >= 1, $"BatchSize: expected at least 1, got {BatchSize}");
        Check(LearningRate is > 0 and < double.PositiveInfinity, $"LearningRate: expected above 0, got {LearningRate}");
        Check(Momentum is >= 0 and < 1, $"Momentum: expected in [0, 1), got {Momentum}");
        Check(Momentum == 0 || Optimiser == OptimiserKind.SGD, $"Momentum: only SGD has one, got {Momentum} with {Optimiser}");
        Check(WeightDecay is >= 0 and < double.PositiveInfinity, $"WeightDecay: expected at least 0, got {WeightDecay}");
        Check(Epsilon is > 0 and < 1, $"Epsilon: expected in (0, 1), got {Epsilon}");
        Check(StepEpochs >= 1, $"StepEpochs: expected at least 1, got {StepEpochs}");
        Check(StepFactor is > 0 and <= 1, $"StepFactor: expected in (0, 1], got {StepFactor}");
        Check(ClipNorm is null or > 0, $"ClipNorm: expected above 0 or null, got {ClipNorm}");
        Check(Patience is null or >= 1, $"Patience: expected at least 1 or null, got {Patience}");
        Check(!string.IsNullOrWhiteSpace(Device), "Device: expected cpu, cuda or cuda:N, got nothing");
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", faults), nameof(TrainingOptions));
        }
    }
}
