using System;
using TorchSharp;

namespace DLWorkbook.Core.Training;

/// <summary>
/// K classes, one of them right: outputs (batch, classes) logits, targets (batch) int64 class numbers. The loss is
/// cross-entropy from logits; the metric is accuracy of the largest logit. A row with NaN counts as wrong.
/// </summary>
public sealed class MulticlassObjective : Objective
{
    private readonly int classes;

    /// <summary>Fixes how many classes there are.</summary>
    /// <param name="classes">At least 2.</param>
    /// <exception cref="ArgumentException">Fewer than 2.</exception>
    public MulticlassObjective(int classes)
    {
        if (classes < 2)
        {
            throw new ArgumentException($"MulticlassObjective: expected at least 2 classes, got {classes}", nameof(classes));
        }

        this.classes = classes;
    }

    /// <inheritdoc/>
    public override string LossName => "cross-entropy";

    /// <inheritdoc/>
    public override string MetricName => "accuracy";

    /// <inheritdoc/>
    public override double? ChanceLoss => Math.Log(classes);

    /// <inheritdoc/>
    public override torch.Tensor Loss(torch.Tensor outputs, torch.Tensor targets)
    {
        RequireClasses(outputs, targets);
        return torch.nn.functional.cross_entropy(outputs, targets);
    }

    /// <inheritdoc/>
    public override double MetricSum(torch.Tensor outputs, torch.Tensor targets)
    {
        RequireClasses(outputs, targets);
        using var scope = torch.NewDisposeScope();
        using var guard = torch.no_grad();
        var right = outputs.argmax(1).eq(targets);                                   // (batch)
        var whole = outputs.isnan().any(1).logical_not();                            // (batch)
        return right.logical_and(whole).sum().item<long>();
    }

    private void RequireClasses(torch.Tensor outputs, torch.Tensor targets)
    {
        if (outputs.ndim != 2 || outputs.shape[1] != classes || targets.ndim != 1 || outputs.shape[0] != targets.shape[0])
        {
            throw new ArgumentException(
                $"MulticlassObjective: expected outputs (batch, classes={classes}) and targets (batch), got "
                + $"({string.Join(", ", outputs.shape)}) and ({string.Join(", ", targets.shape)}): "
                + "did a flatten join batch and classes?",
                nameof(outputs));
        }
    }
}
