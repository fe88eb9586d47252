using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Masks of attention scores.</summary>
internal static class AttentionMask
{
    /// <summary>Hides keys: minus infinity where a mask of type bool is true; a mask of another type is added.</summary>
    internal static Tensor Apply(Tensor scores, Tensor mask)
        => mask.dtype == ScalarType.Bool ? scores.masked_fill(mask, double.NegativeInfinity) : scores.add(mask);

    /// <summary>What stands for weights that were not asked for: a tensor that is disposed already.</summary>
    internal static Tensor NoTensor()
    {
        var none = Tensor.UnsafeCreateTensor(IntPtr.Zero);
        none.Dispose();
        return none;
    }
}
