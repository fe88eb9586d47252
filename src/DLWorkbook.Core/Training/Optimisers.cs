using System;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Training;

/// <summary>Turns training options into torch's optimiser and schedule.</summary>
public static class Optimisers
{
    /// <summary>The optimiser that the options name, over the model's trainable parameters.</summary>
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
            OptimiserKind.SGD => torch.optim.SGD(
                parameters, options.LearningRate, momentum: options.Momentum, weight_decay: options.WeightDecay),
            OptimiserKind.AdamW => torch.optim.AdamW(
                parameters, options.LearningRate, eps: options.Epsilon, weight_decay: options.WeightDecay),
            _ => torch.optim.Adam(
                parameters, options.LearningRate, eps: options.Epsilon, weight_decay: options.WeightDecay),
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
