using System;
using System.Diagnostics;
using System.Threading;
using DLWorkbook.Core.Data;
using TorchSharp;

namespace DLWorkbook.Core.Training;

/// <summary>One pass over the training rows, step by step.</summary>
internal sealed class EpochPass
{
    private readonly BatchLoader loader;
    private readonly TrainingStep step;
    private readonly torch.Device device;
    private readonly int epochs;

    public EpochPass(BatchLoader loader, TrainingStep step, torch.Device device, int epochs)
    {
        this.loader = loader;
        this.step = step;
        this.device = device;
        this.epochs = epochs;
    }

    /// <summary>Rows seen.</summary>
    public int Rows { get; private set; }

    /// <summary>Mean loss a row.</summary>
    public double Loss => lossSum / Rows;

    /// <summary>Mean metric a row.</summary>
    public double Metric => metricSum / Rows;

    /// <summary>The rate that the last step used.</summary>
    public double LearningRate { get; private set; }

    private double lossSum;
    private double metricSum;

    public void Run(int epoch, BatchesSeen seen, Action<TrainingProgress>? progress, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var (done, steps) = (0, loader.BatchesPerEpoch);
        foreach (var batch in loader.Epoch(epoch))
        {
            using (batch)
            {
                cancel.ThrowIfCancellationRequested();
                var result = Step(batch);
                done++;
                if (!double.IsFinite(result.Loss))
                {
                    throw new TrainingDivergedException(epoch, done, result.Loss);
                }

                seen.Add(result);
                Rows += result.Rows;
                lossSum += result.Loss * result.Rows;
                metricSum += result.MetricSum;
                LearningRate = result.LearningRate;
            }

            if (progress is not null && done < steps)
            {
                var seconds = clock.Elapsed.TotalSeconds;
                var left = seconds / done * (steps - done + ((double)steps * (epochs - epoch)));
                progress(new TrainingProgress(epoch, epochs, done, steps, Loss, Metric, Rows / seconds, left, null));
            }
        }
    }

    private StepResult Step(Batch batch)
    {
        if (device.type == DeviceType.CPU)
        {
            return step.Run(batch.Inputs, batch.Targets);
        }

        using var inputs = batch.Inputs.to(device);
        using var targets = batch.Targets.to(device);
        return step.Run(inputs, targets);
    }
}
