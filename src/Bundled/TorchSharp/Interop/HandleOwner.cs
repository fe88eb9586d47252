using System;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>Holds a tensor's native reference so that one dropped without Dispose is still released.</summary>
/// <remarks>
/// An object with a finaliser is dear to create, and tensors are created by the million. So the tensor itself has none:
/// it holds an owner, which is taken over by the next tensor once the first is disposed. Only an owner that becomes
/// garbage together with its tensor is ever finalised.
/// </remarks>
internal sealed class HandleOwner
{
    /// <summary>Owners that a thread keeps for its next tensors.</summary>
    internal const int PoolSize = 512;

    internal IntPtr Handle;

    /// <summary>Releases the reference of a tensor that nobody disposed. Runs on the finaliser's thread.</summary>
    ~HandleOwner()
    {
        var handle = Handle;
        Handle = IntPtr.Zero;
        if (handle != IntPtr.Zero)
            Tensor.Collected(handle);
    }
}
