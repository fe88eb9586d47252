using System;
using System.Collections.Generic;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>Runs one layer, all its directions, forward and back.</summary>
internal abstract class RecurrentEngine
{
    /// <summary>The kernels for a cell and a type of numbers.</summary>
    /// <param name="arithmetic">The cell.</param>
    /// <param name="type">float32 or float64.</param>
    public static RecurrentEngine For(RecurrentArithmetic arithmetic, torch.ScalarType type) =>
        (arithmetic, type) switch
        {
            (RecurrentArithmetic.Lstm, torch.ScalarType.Float32) => new RecurrentEngine<float, LstmCell<float>>(),
            (RecurrentArithmetic.Lstm, _) => new RecurrentEngine<double, LstmCell<double>>(),
            (RecurrentArithmetic.Gru, torch.ScalarType.Float32) => new RecurrentEngine<float, GruCell<float>>(),
            (RecurrentArithmetic.Gru, _) => new RecurrentEngine<double, GruCell<double>>(),
            (RecurrentArithmetic.Tanh, torch.ScalarType.Float32) => new RecurrentEngine<float, PlainCell<float, TanhActivation<float>>>(),
            (RecurrentArithmetic.Tanh, _) => new RecurrentEngine<double, PlainCell<double, TanhActivation<double>>>(),
            (RecurrentArithmetic.Relu, torch.ScalarType.Float32) => new RecurrentEngine<float, PlainCell<float, ReluActivation<float>>>(),
            _ => new RecurrentEngine<double, PlainCell<double, ReluActivation<double>>>(),
        };

    /// <summary>The forward pass.</summary>
    /// <param name="call">What is asked for.</param>
    /// <param name="tensors">Contiguous: the input (batch, time, features), the first states if any (directions, batch,
    /// hidden), then each direction's weights.</param>
    /// <returns>The output (batch, time, directions · hidden) if wanted, then the last states (directions, batch, hidden);
    /// and the tapes, one a direction, when the call keeps them.</returns>
    public abstract (List<torch.Tensor> Outputs, RecurrentTape[]? Tapes) Forward(
        RecurrentCall call, IReadOnlyList<torch.Tensor> tensors);

    /// <summary>The backward pass; it uses the tapes up.</summary>
    /// <param name="call">What was asked for.</param>
    /// <param name="tensors">As given to <see cref="Forward"/>.</param>
    /// <param name="tapes">As <see cref="Forward"/> left them.</param>
    /// <param name="slopes">The outputs' gradients, contiguous; null where there is none.</param>
    /// <returns>The gradient of each tensor.</returns>
    public abstract List<torch.Tensor> Backward(
        RecurrentCall call, IReadOnlyList<torch.Tensor> tensors, RecurrentTape[] tapes, IReadOnlyList<torch.Tensor?> slopes);
}
