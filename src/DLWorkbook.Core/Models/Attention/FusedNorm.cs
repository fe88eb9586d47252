using System;
using System.Collections.Generic;
using System.Numerics;
using DLWorkbook.Core.Kernels;
using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Models;

/// <summary>The layer norm of a sum, of whose second part some is dropped, as one operation of autograd.</summary>
internal sealed class FusedNorm : torch.autograd.SingleTensorFunction<FusedNorm>
{
    /// <inheritdoc/>
    public override string Name => nameof(FusedNorm);

    /// <summary>norm(x + dropout(u)), over the last axis.</summary>
    /// <param name="x">(…, features)</param>
    /// <param name="u">(…, features)</param>
    /// <param name="norm">The norm, with torch's default of what is added to the variance.</param>
    /// <param name="rate">Share of u that is dropped, in [0, 1].</param>
    public static torch.Tensor Apply(torch.Tensor x, torch.Tensor u, LayerNorm norm, double rate)
    {
        using var scope = torch.NewDisposeScope();
        var (gamma, beta) = (norm.weight, norm.bias);
        if (!TensorMemory.AreOpen(x, u, gamma, beta) || x.numel() == 0)
        {
            return norm.call(x + FusedDropout.Apply(u, rate, training: true)).MoveToOuterDisposeScope();
        }

        var features = (int)x.shape[^1];
        var call = new NormCall(x.numel() / features, features, rate, rate > 0 ? DropoutMask.DrawSeed() : 0);
        return apply(call, x, u, gamma!, beta!).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.autograd.AutogradContext ctx, params object[] vars)
    {
        var call = (NormCall)vars[0];
        var (x, u, gamma, beta) = (Contiguous(vars[1]), Contiguous(vars[2]), Contiguous(vars[3]), Contiguous(vars[4]));
        var (y, normed) = (torch.empty_like(x), torch.empty_like(x));
        var inverse = torch.empty(call.Rows, dtype: x.dtype);
        if (x.dtype == torch.ScalarType.Float64)
        {
            Forward<double>(call, x, u, gamma, beta, y, normed, inverse);
        }
        else
        {
            Forward<float>(call, x, u, gamma, beta, y, normed, inverse);
        }

        ctx.save_data(nameof(NormCall), call);
        ctx.save_for_backward([normed, inverse, gamma]);
        return y;
    }

    /// <inheritdoc/>
    public override List<torch.Tensor> backward(torch.autograd.AutogradContext ctx, torch.Tensor grad_output)
    {
        SecondDerivative.Refuse(Name);
        using var scope = torch.NewDisposeScope();
        var call = (NormCall)ctx.get_data(nameof(NormCall))!;
        var saved = ctx.get_saved_variables();
        var (normed, inverse, gamma) = (saved[0], saved[1], saved[2]);
        var (dx, du) = (torch.empty_like(normed), torch.empty_like(normed));
        var (dgamma, dbeta) = (torch.empty_like(gamma), torch.empty_like(gamma));
        if (normed.dtype == torch.ScalarType.Float64)
        {
            Backward<double>(call, grad_output.contiguous(), normed, inverse, gamma, dx, du, dgamma, dbeta);
        }
        else
        {
            Backward<float>(call, grad_output.contiguous(), normed, inverse, gamma, dx, du, dgamma, dbeta);
        }

        return [
            null!, dx.MoveToOuterDisposeScope(), du.MoveToOuterDisposeScope(), dgamma.MoveToOuterDisposeScope(),
            dbeta.MoveToOuterDisposeScope(),
        ];
    }

    private static torch.Tensor Contiguous(object tensor) => ((torch.Tensor)tensor).contiguous();

    private static unsafe void Forward<T>(
        NormCall call, torch.Tensor x, torch.Tensor u, torch.Tensor gamma, torch.Tensor beta, torch.Tensor y,
        torch.Tensor normed, torch.Tensor inverse)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        new NormKernel<T>(call).Forward(
            TensorMemory.Of<T>(x), TensorMemory.Of<T>(u), TensorMemory.Of<T>(gamma), TensorMemory.Of<T>(beta),
            TensorMemory.Of<T>(y), TensorMemory.Of<T>(normed), TensorMemory.Of<T>(inverse));
        GC.KeepAlive((x, u, gamma, beta, y, normed, inverse));
    }

    private static unsafe void Backward<T>(
        NormCall call, torch.Tensor dy, torch.Tensor normed, torch.Tensor inverse, torch.Tensor gamma, torch.Tensor dx,
        torch.Tensor du, torch.Tensor dgamma, torch.Tensor dbeta)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        new NormKernel<T>(call).Backward(
            TensorMemory.Of<T>(dy), TensorMemory.Of<T>(normed), TensorMemory.Of<T>(inverse), TensorMemory.Of<T>(gamma),
            TensorMemory.Of<T>(dx), TensorMemory.Of<T>(du), TensorMemory.Of<T>(dgamma), TensorMemory.Of<T>(dbeta));
        GC.KeepAlive((dy, normed, inverse, gamma, dx, du, dgamma, dbeta));
    }
}
