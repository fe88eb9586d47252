using System;
using System.Collections.Generic;
using DLWorkbook.Core.Kernels;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>Dropout as an operation of autograd that keeps no mask: its backward pass makes it again.</summary>
internal sealed class DropoutFunction : torch.autograd.SingleTensorFunction<DropoutFunction>
{
    /// <inheritdoc/>
    public override string Name => nameof(FusedDropout);

    /// <summary>Drops; the result has the input's shape.</summary>
    /// <param name="input">On the CPU, float32 or float64.</param>
    /// <param name="rate">Share that is dropped, in (0, 1].</param>
    /// <param name="seed">Which mask.</param>
    public static torch.Tensor Drop(torch.Tensor input, double rate, ulong seed)
    {
        using var scope = torch.NewDisposeScope();
        return apply(input, rate, seed).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.autograd.AutogradContext ctx, params object[] vars)
    {
        var (rate, seed) = ((double)vars[1], (ulong)vars[2]);
        ctx.save_data("mask", (rate, seed));
        return DropoutKernel.Apply((torch.Tensor)vars[0], rate, seed);
    }

    /// <inheritdoc/>
    public override List<torch.Tensor> backward(torch.autograd.AutogradContext ctx, torch.Tensor grad_output)
    {
        SecondDerivative.Refuse(Name);
        var (rate, seed) = ((double, ulong))ctx.get_data("mask")!;
        return [DropoutKernel.Apply(grad_output, rate, seed), null!, null!];
    }
}
