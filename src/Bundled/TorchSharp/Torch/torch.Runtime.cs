using System;
using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static unsafe partial class torch
{
    /// <summary>The version of libtorch that computes.</summary>
    public static string __version__
    {
        get
        {
            _ = NativeLoader.Library;
            return Marshal.PtrToStringUTF8(Native.Version())!;
        }
    }

    /// <summary>The threads that one operator may use.</summary>
    public static int get_num_threads()
    {
        _ = NativeLoader.Library;
        return (int)Native.NumThreads();
    }

    /// <summary>Sets the threads that one operator may use.</summary>
    /// <exception cref="ExternalException">The number is not positive.</exception>
    public static void set_num_threads(int num)
    {
        _ = NativeLoader.Library;
        Failure.Check(Native.SetNumThreads(num));
    }

    /// <summary>The threads on which operators may run side by side.</summary>
    public static int get_num_interop_threads()
    {
        _ = NativeLoader.Library;
        return (int)Native.NumInteropThreads();
    }

    /// <summary>Sets the threads on which operators may run side by side; once, before the first use.</summary>
    /// <exception cref="ExternalException">It is too late, or the number is not positive.</exception>
    public static void set_num_interop_threads(int num)
    {
        _ = NativeLoader.Library;
        Failure.Check(Native.SetNumInteropThreads(num));
    }

    /// <summary>Opens a scope on this thread that disposes, when it is disposed, the tensors created until then.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.ThreadSingleton.NewDisposeScope();

    /// <summary>The innermost open scope of this thread, or null.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.ThreadSingleton.CurrentDisposeScope;

    /// <summary>Computes a tensor inside a scope of its own, from which only the result gets out.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    /// <summary>Whether a CUDA device can be used.</summary>
    public static bool cuda_is_available() => cuda.is_available();

    /// <summary>NVIDIA's graphics processors.</summary>
    public static partial class cuda
    {
        /// <summary>Whether a CUDA device can be used.</summary>
        public static bool is_available()
        {
            _ = NativeLoader.Library;
            return Native.CudaAvailable() != 0;
        }

        /// <summary>Whether cuDNN can be used.</summary>
        public static bool is_cudnn_available()
        {
            _ = NativeLoader.Library;
            return Native.CudnnAvailable() != 0;
        }

        /// <summary>The number of CUDA devices.</summary>
        public static int device_count()
        {
            _ = NativeLoader.Library;
            return (int)Native.CudaCount();
        }

        /// <summary>Starts the numbers of a seed on the current CUDA device.</summary>
        public static void manual_seed(long seed)
        {
            _ = NativeLoader.Library;
            Failure.Check(Native.CudaManualSeed(seed, 0));
        }

        /// <summary>Starts the numbers of a seed on all CUDA devices.</summary>
        public static void manual_seed_all(long seed)
        {
            _ = NativeLoader.Library;
            Failure.Check(Native.CudaManualSeed(seed, 1));
        }

        /// <summary>Waits until a CUDA device, by default the current one, has done all its work.</summary>
        /// <exception cref="ExternalException">There is no such device.</exception>
        public static void synchronize(Device? device = null)
        {
            _ = NativeLoader.Library;
            Failure.Check(Native.CudaSynchronize(device?.index ?? -1));
        }
    }
}
