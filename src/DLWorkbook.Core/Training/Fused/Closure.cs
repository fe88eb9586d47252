using System;
using TorchSharp;

namespace DLWorkbook.Core.Training.Fused;

/// <summary>What an optimiser's caller may have computed first.</summary>
internal static class Closure
{
    /// <summary>Computes the loss and its gradients, with a graph; null without a closure.</summary>
    public static torch.Tensor? Run(Func<torch.Tensor>? closure)
    {
        if (closure is null)
        {
            return null;
        }

        using var on = torch.enable_grad();
        return closure();
    }
}
