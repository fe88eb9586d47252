using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;

namespace DLWorkbook.Core.Training;

/// <summary>A copy of the weights of the epoch with the lowest validation loss.</summary>
internal sealed class BestWeights : IDisposable
{
    private double lowest = double.PositiveInfinity;

    /// <summary>Counted from 1; 0 before the first epoch.</summary>
    public int Epoch { get; private set; }

    /// <summary>By name, on the model's device; null when none are kept.</summary>
    public IReadOnlyDictionary<string, torch.Tensor>? Weights { get; private set; }

    public void Offer(torch.nn.Module model, EpochRecord epoch, bool keep)
    {
        if (epoch.ValidationLoss is { } loss && loss < lowest)
        {
            (Epoch, lowest) = (epoch.Epoch, loss);
            if (keep)
            {
                Dispose();
                Weights = model.state_dict().ToDictionary(
                    w => w.Key, w => w.Value.detach().clone().DetachFromDisposeScope());
            }
        }
    }

    /// <summary>Goes on from a checkpoint.</summary>
    public void Restore(CheckpointState state, IReadOnlyDictionary<string, torch.Tensor>? weights)
    {
        Epoch = state.BestEpoch;
        lowest = state.BestEpoch > 0 ? state.Epochs[state.BestEpoch - 1].ValidationLoss ?? lowest : lowest;
        Weights = weights;
    }

    public void PutInto(torch.nn.Module model)
    {
        if (Weights is null)
        {
            return;
        }

        using var guard = torch.no_grad();
        foreach (var (name, tensor) in model.state_dict())
        {
            tensor.copy_(Weights[name]);
        }
    }

    public void Dispose()
    {
        foreach (var tensor in Weights?.Values ?? [])
        {
            tensor.Dispose();
        }

        Weights = null;
    }
}
