using TorchSharp;

namespace DLWorkbook.Core.Training;

/// <summary>
/// What training makes small, and the figure that a person reads beside it. Both are computed from the same outputs.
/// </summary>
public abstract class Objective
{
    /// <summary>The name of the loss, e.g. "binary cross-entropy".</summary>
    public abstract string LossName { get; }

    /// <summary>The name of the metric, e.g. "accuracy".</summary>
    public abstract string MetricName { get; }

    /// <summary>The loss of a model that knows nothing, where there is one: ln 2, ln K.</summary>
    public abstract double? ChanceLoss { get; }

    /// <summary>The mean loss of a batch: a scalar tensor, ready for <c>backward</c>.</summary>
    /// <param name="outputs">The model's outputs, batch first.</param>
    /// <param name="targets">What they should be, batch first.</param>
    /// <exception cref="System.ArgumentException">The two shapes do not belong together.</exception>
    public abstract torch.Tensor Loss(torch.Tensor outputs, torch.Tensor targets);

    /// <summary>The metric summed over the batch (correct answers, say), so that batches of any size add up.</summary>
    /// <param name="outputs">The model's outputs, batch first.</param>
    /// <param name="targets">What they should be, batch first.</param>
    public abstract double MetricSum(torch.Tensor outputs, torch.Tensor targets);
}
