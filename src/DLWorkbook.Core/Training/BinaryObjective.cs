using System;
using TorchSharp;

namespace DLWorkbook.Core.Training;

/// <summary>
/// Two classes, one logit a row: outputs (batch) or (batch, 1), targets 0 or 1 of the same shape, float32. The loss is
/// binary cross-entropy from logits; the metric is accuracy at probability one half. A NaN logit counts as wrong.
/// </summary>
public sealed class BinaryObjective : Objective
{
    /// <inheritdoc/>
    public override string LossName => "binary cross-entropy";

    /// <inheritdoc/>
    public override string MetricName => "accuracy";

    /// <inheritdoc/>
    public override double? ChanceLoss => Math.Log(2);

    /// <inheritdoc/>
    public override torch.Tensor Loss(torch.Tensor outputs, torch.Tensor targets)
    {
        Shapes.RequireEqual("BinaryObjective", outputs, targets);
        return torch.nn.functional.binary_cross_entropy_with_logits(outputs, targets);
    }

    /// <inheritdoc/>
    public override double MetricSum(torch.Tensor outputs, torch.Tensor targets)
    {
        Shapes.RequireEqual("BinaryObjective", outputs, targets);
        var logits = Values.Float32(outputs);
        var labels = Values.Float32(targets);
        var correct = 0;
        for (var i = 0; i < logits.Length; i++)
        {
            correct += (logits[i] > 0 && labels[i] > 0.5f) || (logits[i] <= 0 && labels[i] <= 0.5f) ? 1 : 0;
        }

        return correct;
    }
}
