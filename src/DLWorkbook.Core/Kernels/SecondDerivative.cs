using System;
using TorchSharp;

namespace DLWorkbook.Core.Kernels;

/// <summary>The fused operations have a first derivative only.</summary>
internal static class SecondDerivative
{
    /// <summary>Raises an error where a backward pass is to be differentiated itself: its gradients would be constants.</summary>
    /// <param name="operation">Whose backward pass it is.</param>
    /// <exception cref="InvalidOperationException">A graph of the backward pass is being recorded.</exception>
    public static void Refuse(string operation)
    {
        if (torch.is_grad_enabled())
        {
            throw new InvalidOperationException(
                $"{operation}: has no second derivative (create_graph: true): use torch's own layer, which its state "
                + "dictionary fits, where gradients of gradients are wanted.");
        }
    }
}
