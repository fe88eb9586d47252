using System;
using DLWorkbook.Core.Data;
using TorchSharp;

namespace DLWorkbook.Core.Training;

/// <summary>Runs a model over a data set without changing it: in evaluation mode, without gradients.</summary>
public static class Measure
{
    /// <summary>Rows in a batch when nothing is learnt: more than in training, since nothing is kept.</summary>
    public const int BatchSize = 256;

    /// <summary>Loss and metric over all rows.</summary>
    /// <param name="model">Inputs → outputs.</param>
    /// <param name="data">The rows.</param>
    /// <param name="objective">Outputs and targets → loss and metric.</param>
    /// <param name="device">The model's device.</param>
    public static Measurement On(
        torch.nn.Module<torch.Tensor, torch.Tensor> model, Dataset data, Objective objective, torch.Device device)
    {
        var (loss, metric) = (0.0, 0.0);
        Over(model, data, device, (outputs, targets) =>
        {
            loss += objective.Loss(outputs, targets).item<float>() * outputs.shape[0];
            metric += objective.MetricSum(outputs, targets);
        });
        return new Measurement(loss / data.Count, metric / data.Count, data.Count);
    }

    /// <summary>The model's outputs over all rows, in the data set's order: (rows, …), float32, on the CPU.</summary>
    /// <param name="model">Inputs → outputs.</param>
    /// <param name="data">The rows.</param>
    /// <param name="device">The model's device.</param>
    public static torch.Tensor Outputs(
        torch.nn.Module<torch.Tensor, torch.Tensor> model, Dataset data, torch.Device device)
    {
        using var scope = torch.NewDisposeScope();
        var parts = new System.Collections.Generic.List<torch.Tensor>();
        Over(model, data, device, (outputs, _) => parts.Add(outputs.detach().cpu().MoveToOuterDisposeScope()));
        return torch.cat(parts, 0).MoveToOuterDisposeScope();
    }

    private static void Over(
        torch.nn.Module<torch.Tensor, torch.Tensor> model,
        Dataset data,
        torch.Device device,
        Action<torch.Tensor, torch.Tensor> use)
    {
        var wasTraining = model.training;
        model.eval();
        try
        {
            using var guard = torch.no_grad();
            var loader = new BatchLoader(data, new BatchOptions { BatchSize = BatchSize, Shuffle = false });
            foreach (var batch in loader.Epoch(0))
            {
                using var scope = torch.NewDisposeScope();
                using (batch)
                {
                    use(model.call(batch.Inputs.to(device)), batch.Targets.to(device));
                }
            }
        }
        finally
        {
            model.train(wasTraining);
        }
    }
}
