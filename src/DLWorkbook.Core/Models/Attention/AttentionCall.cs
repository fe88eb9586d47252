using System;
using System.Linq;
using System.Numerics;
using DLWorkbook.Core.Kernels;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>One call of attention: what its forward and its backward pass must know beside the tensors.</summary>
/// <param name="shape">The sizes.</param>
/// <param name="rate">Share of the weights that is dropped, in [0, 1].</param>
/// <param name="seed">The seed of what is dropped.</param>
internal abstract class AttentionCall(AttentionShape shape, double rate, ulong seed)
{
    /// <summary>The sizes.</summary>
    public AttentionShape Shape => shape;

    /// <summary>Share of the weights that is dropped, in [0, 1].</summary>
    public double Rate => rate;

    /// <summary>The seed of what is dropped.</summary>
    public ulong Seed => seed;

    /// <summary>Makes the call for inputs of a type.</summary>
    /// <param name="type">float32 or float64.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="rate">Share of the weights that is dropped, in [0, 1].</param>
    /// <param name="mask">Who sees whom.</param>
    public static AttentionCall Create(torch.ScalarType type, AttentionShape shape, double rate, AttentionMask mask)
    {
        var seed = rate > 0 ? DropoutMask.DrawSeed() : 0;
        return type == torch.ScalarType.Float64
            ? new AttentionCall<double>(shape, rate, seed, VisibleKeys<double>.Of(mask, shape))
            : new AttentionCall<float>(shape, rate, seed, VisibleKeys<float>.Of(mask, shape));
    }

    /// <summary>Computes the output, (batch, queries, features), and what the backward pass wants, (2, items, queries).</summary>
    /// <param name="inputs">Contiguous: Q, K and V, or one with the three side by side.</param>
    public abstract (torch.Tensor Output, torch.Tensor Stats) Forward(torch.Tensor[] inputs);

    /// <summary>Computes the gradients of the inputs.</summary>
    /// <param name="inputs">As forward had them.</param>
    /// <param name="output">What forward gave.</param>
    /// <param name="stats">What forward gave.</param>
    /// <param name="gradient">Contiguous: the gradient of the output.</param>
    public abstract torch.Tensor[] Backward(
        torch.Tensor[] inputs, torch.Tensor output, torch.Tensor stats, torch.Tensor gradient);
}

/// <summary>One call of attention on numbers of a type.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="shape">The sizes.</param>
/// <param name="rate">Share of the weights that is dropped, in [0, 1].</param>
/// <param name="seed">The seed of what is dropped.</param>
/// <param name="masks">Who sees whom.</param>
internal sealed unsafe class AttentionCall<T>(AttentionShape shape, double rate, ulong seed, VisibleKeys<T> masks)
    : AttentionCall(shape, rate, seed)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Who sees whom.</summary>
    public VisibleKeys<T> Masks => masks;

    /// <summary>What a product of query and key is multiplied by: 1 / √size.</summary>
    public T Scale { get; } = T.CreateTruncating(1 / Math.Sqrt(shape.Size));

    /// <inheritdoc/>
    public override (torch.Tensor Output, torch.Tensor Stats) Forward(torch.Tensor[] inputs)
    {
        var type = inputs[0].dtype;
        var output = torch.empty(new long[] { Shape.Batch, Shape.Queries, Shape.Features }, dtype: type);
        var stats = torch.empty(new long[] { 2, Shape.Items, Shape.Queries }, dtype: type);
        var heads = HeadInputs<T>.Of(Shape, inputs);
        var rows = new HeadRows<T>(TensorMemory.Of<T>(output), Shape.Features, Shape.Queries);
        var known = TensorMemory.Of<T>(stats);
        Cores.Run(Shape.Items, item => AttentionForward.Run(this, item, heads, rows, known));
        GC.KeepAlive(inputs);
        return (output, stats);
    }

    /// <inheritdoc/>
    public override torch.Tensor[] Backward(
        torch.Tensor[] inputs, torch.Tensor output, torch.Tensor stats, torch.Tensor gradient)
    {
        var results = inputs.Select(input => torch.empty_like(input)).ToArray();
        var (heads, gradients) = (HeadInputs<T>.Of(Shape, inputs), HeadInputs<T>.Of(Shape, results));
        var rows = new HeadRows<T>(TensorMemory.Of<T>(output), Shape.Features, Shape.Queries);
        var slopes = new HeadRows<T>(TensorMemory.Of<T>(gradient), Shape.Features, Shape.Queries);
        var known = TensorMemory.Of<T>(stats);
        Cores.Run(Shape.Items, item => AttentionBackward.Run(this, item, heads, rows, known, slopes, gradients));
        GC.KeepAlive((inputs, output, stats, gradient));
        return results;
    }
}
