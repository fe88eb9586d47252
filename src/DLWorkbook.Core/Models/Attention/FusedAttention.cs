using System;
using System.Collections.Generic;
using System.Linq;
using DLWorkbook.Core.Kernels;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>Attention with several heads as one operation of autograd, over projections that lie side by side.</summary>
internal sealed class FusedAttention : torch.autograd.SingleTensorFunction<FusedAttention>
{
    /// <inheritdoc/>
    public override string Name => nameof(FusedAttention);

    /// <summary>Attends: the output, (batch, queries, features).</summary>
    /// <param name="call">Sizes, masks, dropout.</param>
    /// <param name="inputs">Q, K and V, (batch, time, features), or one tensor with the three side by side.</param>
    public static torch.Tensor Attend(AttentionCall call, params torch.Tensor[] inputs)
    {
        using var scope = torch.NewDisposeScope();
        return apply([call, .. inputs]).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.autograd.AutogradContext ctx, params object[] vars)
    {
        var call = (AttentionCall)vars[0];
        var inputs = vars.Skip(1).Select(input => ((torch.Tensor)input).contiguous()).ToArray();
        var (output, stats) = call.Forward(inputs);
        ctx.save_data(nameof(AttentionCall), call);
        ctx.save_for_backward([output, stats, .. inputs]);
        return output;
    }

    /// <inheritdoc/>
    public override List<torch.Tensor> backward(torch.autograd.AutogradContext ctx, torch.Tensor grad_output)
    {
        SecondDerivative.Refuse(Name);
        using var scope = torch.NewDisposeScope();
        var call = (AttentionCall)ctx.get_data(nameof(AttentionCall))!;
        var saved = ctx.get_saved_variables();
        var gradients = call.Backward([.. saved.Skip(2)], saved[0], saved[1], grad_output.contiguous());
        return [null!, .. gradients.Select(gradient => gradient.MoveToOuterDisposeScope())];
    }
}
