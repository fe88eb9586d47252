using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Core.Training;

/// <summary>What a training run really did: the ledger's entry. Every figure is observed, none is copied from a wish.</summary>
public sealed record TrainingRun
{
    /// <summary>The run's name; unique in a lab.</summary>
    public required string Name { get; init; }

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>Trainable parameters.</summary>
    public required long Parameters { get; init; }

    /// <summary>The options that were asked for.</summary>
    public required TrainingOptions Options { get; init; }

    /// <summary>The loss that was made small.</summary>
    public required string Loss { get; init; }

    /// <summary>The metric beside it.</summary>
    public required string Metric { get; init; }

    /// <summary>Where the training rows come from, and the hash of their content.</summary>
    public required DataTrace Train { get; init; }

    /// <summary>Likewise for the validation rows; null without them.</summary>
    public required DataTrace? Validation { get; init; }

    /// <summary>One record an epoch, in order.</summary>
    public required IReadOnlyList<EpochRecord> Epochs { get; init; }

    /// <summary>The loss of the very first batch, before any step.</summary>
    public required double FirstLoss { get; init; }

    /// <summary>What a model that knows nothing would lose there: ln 2, ln K; null where there is no such number.</summary>
    public required double? ChanceLoss { get; init; }

    /// <summary>Rows in the largest batch that a step really saw.</summary>
    public required int LargestBatch { get; init; }

    /// <summary>Rows in the smallest batch that a step really saw.</summary>
    public required int SmallestBatch { get; init; }

    /// <summary>The epoch whose weights the model has now, counted from 1.</summary>
    public required int WeightsOfEpoch { get; init; }

    /// <summary>Whether training ended before the last epoch because the validation loss stopped falling.</summary>
    public required bool StoppedEarly { get; init; }

    /// <summary>Epochs that an earlier, interrupted process had done; 0 for a run in one piece.</summary>
    public required int ResumedAfterEpoch { get; init; }

    /// <summary>Where it ran: package set, libtorch, device, threads.</summary>
    public required string Environment { get; init; }

    /// <summary>Optimiser steps over all epochs.</summary>
    public int Steps => Epochs.Sum(e => e.Steps);

    /// <summary>Wall-clock seconds over all epochs, those before a resume included.</summary>
    public double Seconds => Epochs.Sum(e => e.Seconds);

    /// <summary>The record of the epoch whose weights the model has now.</summary>
    public EpochRecord Kept => Epochs[WeightsOfEpoch - 1];
}
