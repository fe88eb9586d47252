using System;
using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

internal static unsafe partial class Kernels
{
    /// <summary>Up to so many elements one thread is faster than several.</summary>
    private const long FewElements = 1 << 15;

    private static readonly delegate* unmanaged[SuppressGCTransition]<IntPtr, float**, float**, long> s_updateView =
        (delegate* unmanaged[SuppressGCTransition]<IntPtr, float**, float**, long>)NativeLoader.Export("ts_update_view");

    private static readonly delegate* unmanaged<IntPtr, long> s_zeroGrad =
        (delegate* unmanaged<IntPtr, long>)NativeLoader.Export("ts_zero_grad");

    private static readonly delegate* unmanaged<long, delegate* unmanaged<void*, long, long, void>, void*, long> s_inParts =
        (delegate* unmanaged<long, delegate* unmanaged<void*, long, long, void>, void*, long>)NativeLoader.Export("ts_in_parts");

    /// <summary>
    /// Runs a computation on elements that do not depend on each other: many are shared among libtorch's threads.
    /// </summary>
    /// <param name="count">How many elements.</param>
    /// <param name="run">Gets the context and the first element and the one after the last; throws nothing.</param>
    /// <param name="context">What the computation needs.</param>
    internal static void InParts(long count, delegate* unmanaged<void*, long, long, void> run, void* context)
    {
        if (count <= FewElements)
        {
            run(context, 0, count);
        }
        else
        {
            Failure.Check(s_inParts(count, run, context));
        }
    }

    /// <summary>Whether a state tensor is dense float32 on the processor, with one element for each of the parameter's.</summary>
    internal static bool Fits(Tensor state, long count)
        => state.dtype == ScalarType.Float32 && state.numel() == count && state.device_type == DeviceType.CPU && state.is_contiguous();

    /// <summary>
    /// The memory of a parameter and of its gradient for an update in place, which autograd is told of: valid until either
    /// tensor changes.
    /// </summary>
    /// <returns>The number of values; 0 when there is no gradient; negative when the two are not both dense float32 on
    /// the processor.</returns>
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
