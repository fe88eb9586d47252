using System;
using DLWorkbook.Core.Kernels;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>
/// Dropout: in training each number becomes 0 with a probability and is otherwise divided by one minus it; else nothing
/// happens. Srivastava et al., 2014. As torch's in distribution, but its masks come from a counter-based generator: fast,
/// on all cores, and made again in the backward pass instead of being kept.
/// </summary>
/// <remarks>
/// The seed of each call is drawn from torch's generator: <c>torch.manual_seed</c> makes a run reproducible. Tensors that
/// are not float32 or float64 on the CPU go to torch's own dropout.
/// </remarks>
public sealed class FusedDropout : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    /// <summary>Makes the layer; it has no parameters.</summary>
    /// <param name="rate">Share of the numbers that is dropped in training, in [0, 1]. Default: 0.5.</param>
    /// <exception cref="ArgumentException">The rate is out of range.</exception>
    public FusedDropout(double rate = 0.5)
        : base(nameof(FusedDropout)) => Rate = CheckRate(nameof(FusedDropout), rate);

    /// <summary>Share of the numbers that is dropped in training.</summary>
    public double Rate { get; }

    /// <summary>Any shape → the same shape; in evaluation mode the input's values.</summary>
    /// <param name="input">Any tensor of a floating-point type.</param>
    public override torch.Tensor forward(torch.Tensor input) => Apply(input, Rate, training);

    /// <summary>Drops where there is something to drop.</summary>
    /// <param name="input">Any tensor of a floating-point type.</param>
    /// <param name="rate">Share that is dropped, in [0, 1].</param>
    /// <param name="training">Whether anything is dropped.</param>
    internal static torch.Tensor Apply(torch.Tensor input, double rate, bool training)
    {
        if (!training || rate == 0)
        {
            return input.alias();
        }

        return TensorMemory.IsOpen(input)
            ? DropoutFunction.Drop(input, rate, DropoutMask.DrawSeed())
            : torch.nn.functional.dropout(input, rate, training);
    }

    /// <summary>Refuses what is no rate.</summary>
    /// <param name="layer">The layer that has it.</param>
    /// <param name="rate">The rate.</param>
    internal static double CheckRate(string layer, double rate) => rate is >= 0 and <= 1
        ? rate
        : throw new ArgumentException($"{layer}: expected a rate in [0, 1], got {rate}: the share that is dropped?", nameof(rate));
}
