using System.Linq;
using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Training;

/// <summary>
/// One step of gradient descent: forward, loss, backward, clip, update. Every tensor of the step is released at its
/// end, so memory stays flat however many steps there are.
/// </summary>
public sealed class TrainingStep
{
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> _model;
    private readonly Objective objective;
    private readonly torch.optim.Optimizer optimiser;
    private readonly torch.optim.lr_scheduler.LRScheduler? schedule;
    private readonly torch.optim.ILearningRateController rate;
    private readonly double? clipNorm;
    private readonly Parameter[] parameters;

    /// <summary>Binds the parts of a step.</summary>
    /// <param name="model">Inputs → outputs.</param>
    /// <param name="objective">Outputs and targets → loss and metric.</param>
    /// <param name="optimiser">Over the model's parameters.</param>
    /// <param name="schedule">Moves the learning rate after each step, or null.</param>
    /// <param name="clipNorm">Largest gradient norm, or null.</param>
    public TrainingStep(
        torch.nn.Module<torch.Tensor, torch.Tensor> model,
        Objective objective,
        torch.optim.Optimizer optimiser,
        torch.optim.lr_scheduler.LRScheduler? schedule = null,
        double? clipNorm = null)
    {
        _model = model;
        this.objective = objective;
        this.optimiser = optimiser;
        this.schedule = schedule;
        rate = optimiser.ParamGroups.First();
        this.clipNorm = clipNorm;
        parameters = model.parameters().Where(p => p.requires_grad).ToArray();
    }

    /// <summary>Does the step. The batch stays the caller's.</summary>
    /// <param name="inputs">(batch, …) on the model's device.</param>
    /// <param name="targets">(batch, …) on the model's device.</param>
    public StepResult Run(torch.Tensor inputs, torch.Tensor targets)
    {
        using var scope = torch.NewDisposeScope();
        optimiser.zero_grad();
        var outputs = _model.call(inputs);
        var loss = objective.Loss(outputs, targets);
        loss.backward();
        if (clipNorm is { } norm)
        {
            torch.nn.utils.clip_grad_norm_(parameters, norm);
        }

        optimiser.step();
        var result = new StepResult(
            loss.item<float>(),
            objective.MetricSum(outputs, targets),
            checked((int)inputs.shape[0]),
            rate.LearningRate);
        schedule?.step();
        return result;
    }
}
