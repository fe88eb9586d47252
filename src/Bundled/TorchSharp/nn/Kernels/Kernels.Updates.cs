using System;
using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

internal static unsafe partial class Kernels
{
    private static readonly delegate* unmanaged[SuppressGCTransition]<IntPtr, float**, float**, long> s_updateView =
        (delegate* unmanaged[SuppressGCTransition]<IntPtr, float**, float**, long>)NativeLoader.Export("ts_update_view");

    private static readonly delegate* unmanaged<IntPtr, long> s_zeroGrad =
        (delegate* unmanaged<IntPtr, long>)NativeLoader.Export("ts_zero_grad");

    /// <summary>
    /// The memory of a parameter and of its gradient for an update in place, which autograd is told of: valid until either
    /// tensor changes.
    /// </summary>
    /// <returns>The number of values; 0 when there is no gradient; negative when the two are not both dense float32 on the processor.</returns>
    internal static long View(Parameter parameter, out float* data, out float* grad)
    {
        float* d, g;
        var count = s_updateView(parameter.Handle, &d, &g);
        data = d;
        grad = g;
        GC.KeepAlive(parameter);
        return count;
    }

    /// <summary>The memory of a float32 tensor on the processor, valid until the tensor changes.</summary>
    internal static float* Data(Tensor tensor) => (float*)Native.Data(tensor.Handle);

    /// <summary>Fills a parameter's gradient with zeros if there is one.</summary>
    internal static void ZeroGradient(Parameter parameter)
    {
        Failure.Check(s_zeroGrad(parameter.Handle));
        GC.KeepAlive(parameter);
    }
}
