using System;
using System.Collections.Generic;
using System.Numerics;
using DLWorkbook.Core.Kernels;
using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Models;

/// <summary>
/// A linear layer of few features for many rows, as one operation of autograd, with the rectifier and the dropout that
/// may follow it: BLAS, made for large matrices, is far from the machine's rate there, above all for the gradients.
/// </summary>
internal sealed class FusedLinear : torch.autograd.SingleTensorFunction<FusedLinear>
{
    /// <summary>The weights above which BLAS is left to it.</summary>
    private const int MostWeights = 1 << 15;

    /// <inheritdoc/>
    public override string Name => nameof(FusedLinear);

    /// <summary>x Wᵀ + b: (…, inputs) → (…, outputs).</summary>
    /// <param name="input">(…, inputs)</param>
    /// <param name="weight">(outputs, inputs)</param>
    /// <param name="bias">(outputs), or null.</param>
    public static torch.Tensor Apply(torch.Tensor input, torch.Tensor weight, torch.Tensor? bias) =>
        Fits(input, weight, bias)
            ? Run(input, weight, bias!, rectified: false, rate: 0)
            : torch.nn.functional.linear(input, weight, bias);

    /// <summary>The same, its negative numbers set to zero, and then some dropped.</summary>
    /// <param name="input">(…, inputs)</param>
    /// <param name="layer">The layer.</param>
    /// <param name="rate">Share that is dropped, in [0, 1].</param>
    public static torch.Tensor Rectify(torch.Tensor input, Linear layer, double rate)
    {
        if (Fits(input, layer.weight, layer.bias))
        {
            return Run(input, layer.weight, layer.bias!, rectified: true, rate);
        }

        using var scope = torch.NewDisposeScope();
        return FusedDropout.Apply(layer.call(input).relu(), rate, training: true).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.autograd.AutogradContext ctx, params object[] vars)
    {
        var call = (LinearCall)vars[0];
        var (x, weight, bias) = (Contiguous(vars[1]), Contiguous(vars[2]), Contiguous(vars[3]));
        var shape = x.shape;
        shape[^1] = call.Outputs;
        var y = torch.empty(shape, dtype: x.dtype);
        if (x.dtype == torch.ScalarType.Float64)
        {
            Forward<double>(call, x, weight, bias, y);
        }
        else
        {
            Forward<float>(call, x, weight, bias, y);
        }

        ctx.save_data(nameof(LinearCall), call);
        ctx.save_for_backward([x, weight, bias, y]);
        return y;
    }

    /// <inheritdoc/>
    public override List<torch.Tensor> backward(torch.autograd.AutogradContext ctx, torch.Tensor grad_output)
    {
        SecondDerivative.Refuse(Name);
        using var scope = torch.NewDisposeScope();
        var call = (LinearCall)ctx.get_data(nameof(LinearCall))!;
        var saved = ctx.get_saved_variables();
        var (x, weight, bias, y) = (saved[0], saved[1], saved[2], saved[3]);
        var (dy, dx, dw, db) = (grad_output.contiguous(), torch.empty_like(x), torch.empty_like(weight), torch.empty_like(bias));
        if (x.dtype == torch.ScalarType.Float64)
        {
            Backward<double>(call, x, weight, y, dy, dx, dw, db);
        }
        else
        {
            Backward<float>(call, x, weight, y, dy, dx, dw, db);
        }

        return [null!, dx.MoveToOuterDisposeScope(), dw.MoveToOuterDisposeScope(), db.MoveToOuterDisposeScope()];
    }

    private static bool Fits(torch.Tensor input, torch.Tensor weight, torch.Tensor? bias) =>
        TensorMemory.AreOpen(input, weight, bias)
        && input.shape[^1] == weight.shape[1] && input.numel() > 0 && weight.numel() <= MostWeights;

    private static torch.Tensor Run(torch.Tensor input, torch.Tensor weight, torch.Tensor bias, bool rectified, double rate)
    {
        using var scope = torch.NewDisposeScope();
        var (outputs, inputs) = ((int)weight.shape[0], (int)weight.shape[1]);
        var seed = rate > 0 ? DropoutMask.DrawSeed() : 0;
        var call = new LinearCall(input.numel() / inputs, inputs, outputs, rectified, rate, seed);
        return apply(call, input, weight, bias).MoveToOuterDisposeScope();
    }

    private static torch.Tensor Contiguous(object tensor) => ((torch.Tensor)tensor).contiguous();

    private static unsafe void Forward<T>(
        LinearCall call, torch.Tensor x, torch.Tensor weight, torch.Tensor bias, torch.Tensor y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        new LinearKernel<T>(call).Forward(
            TensorMemory.Of<T>(x), TensorMemory.Of<T>(weight), TensorMemory.Of<T>(bias), TensorMemory.Of<T>(y));
        GC.KeepAlive((x, weight, bias, y));
    }

    private static unsafe void Backward<T>(
        LinearCall call, torch.Tensor x, torch.Tensor weight, torch.Tensor y, torch.Tensor dy, torch.Tensor dx,
        torch.Tensor dw, torch.Tensor db)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        new LinearKernel<T>(call).Backward(
            TensorMemory.Of<T>(x), TensorMemory.Of<T>(weight), TensorMemory.Of<T>(y), TensorMemory.Of<T>(dy),
            TensorMemory.Of<T>(dx), TensorMemory.Of<T>(dw), TensorMemory.Of<T>(db));
        GC.KeepAlive((x, weight, y, dy, dx, dw, db));
    }
}
