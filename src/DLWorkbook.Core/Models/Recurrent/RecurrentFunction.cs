using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DLWorkbook.Core.Kernels;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>One fused recurrent layer as one operation of torch's graph, with a backward pass written by hand.</summary>
internal sealed class RecurrentFunction : torch.autograd.MultiTensorFunction<RecurrentFunction>
{
    /// <inheritdoc/>
    public override string Name => "FusedRecurrent";

    /// <summary>Computes the layer: vars are the <see cref="RecurrentCall"/>, then the engine's tensors.</summary>
    public override List<torch.Tensor> forward(torch.autograd.AutogradContext ctx, params object[] vars)
    {
        var call = (RecurrentCall)vars[0];
        var tensors = vars.Skip(1).Cast<torch.Tensor>().ToList();
        var (outputs, tapes) = RecurrentEngine.For(call.Arithmetic, tensors[0].dtype).Forward(call, tensors);
        if (call.Keeps)
        {
            ctx.save_for_backward(tensors);
            ctx.save_data("call", call);
            ctx.save_data("tapes", new Once(tapes!));
            ctx.set_materialize_grads(false);
        }

        return outputs;
    }

    /// <inheritdoc/>
    public override List<torch.Tensor> backward(torch.autograd.AutogradContext ctx, List<torch.Tensor> grad_outputs)
    {
        SecondDerivative.Refuse(Name);
        using var scope = torch.NewDisposeScope();
        var call = (RecurrentCall)ctx.get_data("call")!;
        var tensors = ctx.get_saved_variables();
        var engine = RecurrentEngine.For(call.Arithmetic, tensors[0].dtype);

        // A second backward pass over the same graph finds the tapes used up, and makes them again.
        var tapes = ((Once)ctx.get_data("tapes")!).Take() ?? engine.Forward(call, tensors).Tapes!;
        var slopes = grad_outputs
            .Select(slope => slope is { IsInvalid: false } ? slope.contiguous() : null)
            .ToList();
        var gradients = engine.Backward(call, tensors, tapes, slopes);
        foreach (var gradient in gradients)
        {
            gradient.MoveToOuterDisposeScope();
        }

        return [null!, .. gradients];
    }

    /// <summary>The tapes until somebody takes them.</summary>
    private sealed class Once(RecurrentTape[] tapes)
    {
        private RecurrentTape[]? left = tapes;

        public RecurrentTape[]? Take() => Interlocked.Exchange(ref left, null);
    }
}
