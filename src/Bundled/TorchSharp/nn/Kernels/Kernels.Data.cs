using System;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

internal static partial class Kernels
{
    private static readonly Op s_constantPad = new("aten::constant_pad_nd");
    private static readonly Op s_pad = new("aten::pad");
    private static readonly Op s_padSequence = new("aten::pad_sequence");
    private static readonly Op s_packPadded = new("aten::_pack_padded_sequence");
    private static readonly Op s_padPacked = new("aten::_pad_packed_sequence");

    internal static Tensor Pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode, double value) => mode switch
    {
        PaddingModes.Constant => s_constantPad.Call(input, pad.ToArray(), value),
        PaddingModes.Zeros => s_constantPad.Call(input, pad.ToArray(), 0.0),
        PaddingModes.Reflect => s_pad.Call(input, pad.ToArray(), "reflect"),
        PaddingModes.Replicate => s_pad.Call(input, pad.ToArray(), "replicate"),
        PaddingModes.Circular => s_pad.Call(input, pad.ToArray(), "circular"),
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "pad: no such mode."),
    };

    internal static Tensor PadSequence(Tensor[] sequences, bool batchFirst, double value)
        => s_padSequence.Call(sequences, batchFirst, value);

    internal static (Tensor data, Tensor batchSizes) PackPadded(Tensor input, Tensor lengths, bool batchFirst)
        => s_packPadded.Call(input, lengths, batchFirst);

    internal static (
        Tensor padded, Tensor lengths) PadPacked(Tensor data, Tensor batchSizes, bool batchFirst, double value, long
        totalLength)
        => s_padPacked.Call(data, batchSizes, batchFirst, value, totalLength);

    /// <summary>
    /// Gives a tensor other storage, type and device; it stays the same tensor for autograd and for all who hold it.
    /// </summary>
    internal static unsafe void SetData(Tensor tensor, Tensor other)
    {
        Failure.Check(Native.SetData(tensor.Handle, other.Handle));
        GC.KeepAlive(tensor);
        GC.KeepAlive(other);
    }
}
