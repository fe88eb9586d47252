using System;
using System.Linq;
using DLWorkbook.Core.Models;
using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Training;

/// <summary>Turns training options into torch's optimiser and schedule.</summary>
public static class Optimisers
{
    /// <summary>
    /// The optimiser that the options name, over the model's trainable parameters: torch's, which updates them all in one
    /// pass. Under SGD without momentum and weight decay the rows of an embedding that a batch does not touch cost
    /// nothing, forward, backward and in the step; with these, and under Adam and AdamW, every row moves at every step.
    /// </summary>
    /// <param name="model">The model, already on its device.</param>
    /// <param name="options">Kind, rates, decay.</param>
    /// <exception cref="ArgumentException">The model has nothing to train.</exception>
    public static OptimizerHelper Create(torch.nn.Module model, TrainingOptions options)
    {
        var parameters = model.parameters().Where(p => p.requires_grad).ToArray();
        if (parameters.Length == 0)
        {
            throw new ArgumentException(
                $"{model.GetName()}: expected at least one trainable parameter, got none: "
                + "did the module forget RegisterComponents()?",
                nameof(model));
        }

        return options.Optimiser switch
        {
            OptimiserKind.SGD => new Fused.SGD(parameters, options.LearningRate, options.Momentum, options.WeightDecay)
            {
                Tables = [.. model.modules().Prepend(model).OfType<FusedEmbedding>()],
            },
            OptimiserKind.AdamW => new Fused.AdamW(parameters, options.LearningRate, options.Epsilon, options.WeightDecay),
            _ => new Fused.Adam(parameters, options.LearningRate, options.Epsilon, options.WeightDecay),
        };
    }

    /// <summary>The schedule that the options name, moved after every step, or null for a constant rate.</summary>
    /// <param name="optimiser">Whose rate it moves.</param>
    /// <param name="options">Kind and shape of the schedule.</param>
    /// <param name="stepsPerEpoch">Optimiser steps in an epoch.</param>
    public static torch.optim.lr_scheduler.LRScheduler? Schedule(
        torch.optim.Optimizer optimiser, TrainingOptions options, int stepsPerEpoch) =>
        options.Schedule switch
        {
            ScheduleKind.Step => torch.optim.lr_scheduler.StepLR(
                optimiser, checked(options.StepEpochs * stepsPerEpoch), options.StepFactor),
            ScheduleKind.OneCycle => torch.optim.lr_scheduler.OneCycleLR(
                optimiser, options.LearningRate, total_steps: checked(options.Epochs * stepsPerEpoch)),
            _ => null,
        };
}
