using TorchSharp;

namespace DLWorkbook.Core.Training;

/// <summary>
/// Numbers to hit: outputs and targets of one shape, float32. The loss and the metric are the mean squared error.
/// </summary>
public sealed class RegressionObjective : Objective
{
    /// <inheritdoc/>
    public override string LossName => "mean squared error";

    /// <inheritdoc/>
    public override string MetricName => "mse";

    /// <inheritdoc/>
    public override double? ChanceLoss => null;

    /// <inheritdoc/>
    public override torch.Tensor Loss(torch.Tensor outputs, torch.Tensor targets)
    {
        Shapes.RequireEqual("RegressionObjective", outputs, targets);
        return torch.nn.functional.mse_loss(outputs, targets);
    }

    /// <inheritdoc/>
    public override double MetricSum(torch.Tensor outputs, torch.Tensor targets)
    {
        Shapes.RequireEqual("RegressionObjective", outputs, targets);
        using var scope = torch.NewDisposeScope();
        using var guard = torch.no_grad();
        return (outputs - targets).square().mean().item<float>() * outputs.shape[0];
    }
}
