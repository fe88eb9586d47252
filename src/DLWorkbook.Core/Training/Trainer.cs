using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using DLWorkbook.Core.Data;
using DLWorkbook.Core.Models;
using TorchSharp;

namespace DLWorkbook.Core.Training;

/// <summary>
/// Trains a model on a data set and says what it did. The same options, data, model and machine give the same numbers
/// to the bit, also across an interruption: the order of the rows and the draws of dropout depend on the seed and the
/// epoch alone.
/// </summary>
public sealed class Trainer
{
    private readonly TrainingOptions options;
    private readonly Objective objective;

    /// <summary>Binds options and objective; nothing runs yet.</summary>
    /// <param name="options">How to train.</param>
    /// <param name="objective">What to make small.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message names them all.</exception>
    public Trainer(TrainingOptions options, Objective objective)
    {
        options.Validate();
        this.options = options;
        this.objective = objective;
    }

    /// <summary>The run's name in the ledger. Default: the model's name.</summary>
    public string? Name { get; init; }

    /// <summary>Told after every step, and with the epoch's record after every epoch.</summary>
    public Action<TrainingProgress>? Progress { get; init; }

    /// <summary>Where to keep a checkpoint after each epoch and to look for an unfinished run; null for neither.</summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>Where it runs, for the ledger: package set, libtorch, threads.</summary>
    public string Environment { get; init; } = "";

    /// <summary>
    /// Trains the model in place: on return it has the weights of the best epoch (by validation loss) or of the last,
    /// and is in evaluation mode.
    /// </summary>
    /// <param name="model">Inputs (batch, …) → outputs (batch, …).</param>
    /// <param name="train">The rows to learn from.</param>
    /// <param name="validation">Rows to watch, disjoint from those, or null; they never enter a step.</param>
    /// <param name="cancel">Ends training between two steps; the last epoch's checkpoint stays.</param>
    /// <exception cref="ArgumentException">The two sets share rows, or the model has nothing to train.</exception>
    /// <exception cref="TrainingDivergedException">The loss is not finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public TrainingRun Fit(
        torch.nn.Module<torch.Tensor, torch.Tensor> model,
        Dataset train,
        Dataset? validation = null,
        CancellationToken cancel = default)
    {
        if (validation is not null)
        {
            Disjoint.Require(("train", train), ("validation", validation));
        }

        var device = torch.device(options.Device);
        model.to(device);
        var (trainTrace, validationTrace) = (DataTrace.Of(train), validation is null ? null : DataTrace.Of(validation));
        var key = RunKey.Of(options, objective, model, trainTrace, validationTrace);
        var loader = new BatchLoader(train, new BatchOptions
        {
            BatchSize = options.BatchSize,
            Seed = options.Seed,
            BucketByLength = options.BucketByLength,
        });
        using var optimiser = Optimisers.Create(model, options);
        var schedule = Optimisers.Schedule(optimiser, options, loader.BatchesPerEpoch);
        var step = new TrainingStep(model, objective, optimiser, schedule, options.ClipNorm);

        var epochs = new List<EpochRecord>();
        var seen = new BatchesSeen();
        using var best = new BestWeights();
        if (Checkpoint?.Find(key) is { } found)
        {
            best.Restore(found, Checkpoint.Load(found, model, optimiser));
            seen = BatchesSeen.From(found);
            epochs.AddRange(found.Epochs);
            Advance(schedule, epochs.Sum(e => e.Steps));
        }

        var resumedAfter = epochs.Count;
        var stoppedEarly = false;
        while (epochs.Count < options.Epochs && !stoppedEarly)
        {
            var epoch = epochs.Count + 1;
            var clock = Stopwatch.StartNew();
            torch.manual_seed((options.Seed * 1_000_003L) + epoch);
            model.train();
            var pass = new EpochPass(loader, step, device, options.Epochs);
            pass.Run(epoch, seen, Progress, cancel);
            var trained = clock.Elapsed.TotalSeconds;
            Measurement? measured = validation is null ? null : Measure.On(model, validation, objective, device);
            var record = new EpochRecord(
                epoch,
                loader.BatchesPerEpoch,
                pass.Rows,
                pass.Loss,
                pass.Metric,
                measured?.Loss,
                measured?.Metric,
                pass.LearningRate,
                clock.Elapsed.TotalSeconds);
            epochs.Add(record);
            best.Offer(model, record, options.KeepBest);
            stoppedEarly = validation is not null && epoch - best.Epoch >= options.Patience;
            if (epoch < options.Epochs && !stoppedEarly)
            {
                Checkpoint?.Save(
                    new CheckpointState
                    {
                        Key = key,
                        Epochs = epochs,
                        BestEpoch = best.Epoch,
                        FirstLoss = seen.FirstLoss,
                        LargestBatch = seen.Largest,
                        SmallestBatch = seen.Smallest,
                    },
                    model,
                    best.Weights,
                    optimiser);
            }

            Progress?.Invoke(new TrainingProgress(
                epoch,
                options.Epochs,
                record.Steps,
                record.Steps,
                record.TrainLoss,
                record.TrainMetric,
                record.Rows / trained,
                stoppedEarly ? 0 : record.Seconds * (options.Epochs - epoch),
                record));
        }

        best.PutInto(model);
        Checkpoint?.Clear();
        model.eval();
        return new TrainingRun
        {
            Name = Name ?? model.GetName(),
            Model = model.GetName(),
            Parameters = ParameterCount.Of(model),
            Options = options,
            Loss = objective.LossName,
            Metric = objective.MetricName,
            Train = trainTrace,
            Validation = validationTrace,
            Epochs = epochs,
            FirstLoss = seen.FirstLoss,
            ChanceLoss = objective.ChanceLoss,
            LargestBatch = seen.Largest,
            SmallestBatch = seen.Smallest,
            WeightsOfEpoch = best.Weights is null ? epochs.Count : best.Epoch,
            StoppedEarly = stoppedEarly,
            ResumedAfterEpoch = resumedAfter,
            Environment = Environment,
        };
    }

    private static void Advance(torch.optim.lr_scheduler.LRScheduler? schedule, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            schedule?.step();
        }
    }
}
