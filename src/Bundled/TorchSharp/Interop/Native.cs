using System;

namespace TorchSharp.Interop;

/// <summary>The exports of native/shim.cpp as function pointers: no marshalling, no allocation.</summary>
/// <remarks>Those that only read a field skip the switch of the GC's mode; nothing that may wait or call back does.</remarks>
internal static unsafe class Native
{
    internal static readonly delegate* unmanaged<IntPtr> Error =
        (delegate* unmanaged<IntPtr>)NativeLoader.Export("ts_error");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<long> ErrorManaged =
        (delegate* unmanaged[SuppressGCTransition]<long>)NativeLoader.Export("ts_error_managed");

    internal static readonly delegate* unmanaged<IntPtr> Version =
        (delegate* unmanaged<IntPtr>)NativeLoader.Export("ts_version");

    internal static readonly delegate* unmanaged<byte*, byte*, IntPtr> OpFind =
        (delegate* unmanaged<byte*, byte*, IntPtr>)NativeLoader.Export("ts_op_find");

    internal static readonly delegate* unmanaged<IntPtr, Slot*, long, Slot*, long, long> OpCall =
        (delegate* unmanaged<IntPtr, Slot*, long, Slot*, long, long>)NativeLoader.Export("ts_op_call");

    internal static readonly delegate* unmanaged<IntPtr, void> Free =
        (delegate* unmanaged<IntPtr, void>)NativeLoader.Export("ts_free");

    internal static readonly delegate* unmanaged<IntPtr, void> Release =
        (delegate* unmanaged<IntPtr, void>)NativeLoader.Export("ts_release");

    internal static readonly delegate* unmanaged<IntPtr, IntPtr> Retain =
        (delegate* unmanaged<IntPtr, IntPtr>)NativeLoader.Export("ts_retain");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<IntPtr, long> Dim =
        (delegate* unmanaged[SuppressGCTransition]<IntPtr, long>)NativeLoader.Export("ts_dim");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<IntPtr, long> Numel =
        (delegate* unmanaged[SuppressGCTransition]<IntPtr, long>)NativeLoader.Export("ts_numel");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<IntPtr, long> Dtype =
        (delegate* unmanaged[SuppressGCTransition]<IntPtr, long>)NativeLoader.Export("ts_dtype");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<IntPtr, long> ElementSize =
        (delegate* unmanaged[SuppressGCTransition]<IntPtr, long>)NativeLoader.Export("ts_element_size");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<IntPtr, long*, long> Sizes =
        (delegate* unmanaged[SuppressGCTransition]<IntPtr, long*, long>)NativeLoader.Export("ts_sizes");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<IntPtr, long*, long> Strides =
        (delegate* unmanaged[SuppressGCTransition]<IntPtr, long*, long>)NativeLoader.Export("ts_strides");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<IntPtr, long> StorageOffset =
        (delegate* unmanaged[SuppressGCTransition]<IntPtr, long>)NativeLoader.Export("ts_storage_offset");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<IntPtr, long> Device =
        (delegate* unmanaged[SuppressGCTransition]<IntPtr, long>)NativeLoader.Export("ts_device");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<IntPtr, long> Layout =
        (delegate* unmanaged[SuppressGCTransition]<IntPtr, long>)NativeLoader.Export("ts_layout");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<IntPtr, long> IsContiguous =
        (delegate* unmanaged[SuppressGCTransition]<IntPtr, long>)NativeLoader.Export("ts_is_contiguous");

    internal static readonly delegate* unmanaged<IntPtr, IntPtr> Data =
        (delegate* unmanaged<IntPtr, IntPtr>)NativeLoader.Export("ts_data");

    internal static readonly delegate* unmanaged<IntPtr, long*, long, long, delegate* unmanaged<IntPtr, void>, IntPtr, IntPtr> FromBlob =
        (delegate* unmanaged<IntPtr, long*, long, long, delegate* unmanaged<IntPtr, void>, IntPtr, IntPtr>)NativeLoader.Export("ts_from_blob");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<IntPtr, long> RequiresGrad =
        (delegate* unmanaged[SuppressGCTransition]<IntPtr, long>)NativeLoader.Export("ts_requires_grad");

    internal static readonly delegate* unmanaged<IntPtr, long, long> SetRequiresGrad =
        (delegate* unmanaged<IntPtr, long, long>)NativeLoader.Export("ts_set_requires_grad");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<IntPtr, long> IsLeaf =
        (delegate* unmanaged[SuppressGCTransition]<IntPtr, long>)NativeLoader.Export("ts_is_leaf");

    internal static readonly delegate* unmanaged<IntPtr, long> RetainGrad =
        (delegate* unmanaged<IntPtr, long>)NativeLoader.Export("ts_retain_grad");

    internal static readonly delegate* unmanaged<IntPtr, IntPtr> Grad =
        (delegate* unmanaged<IntPtr, IntPtr>)NativeLoader.Export("ts_grad");

    internal static readonly delegate* unmanaged<IntPtr, IntPtr, long> SetGrad =
        (delegate* unmanaged<IntPtr, IntPtr, long>)NativeLoader.Export("ts_set_grad");

    internal static readonly delegate* unmanaged<IntPtr, IntPtr, long> SetData =
        (delegate* unmanaged<IntPtr, IntPtr, long>)NativeLoader.Export("ts_set_data");

    internal static readonly delegate* unmanaged<IntPtr*, long, IntPtr*, long, long, long, IntPtr*, long, long> Backward =
        (delegate* unmanaged<IntPtr*, long, IntPtr*, long, long, long, IntPtr*, long, long>)NativeLoader.Export("ts_backward");

    internal static readonly delegate* unmanaged<IntPtr*, long, IntPtr*, long, IntPtr*, long, long, long, long, IntPtr*, long> Gradients =
        (delegate* unmanaged<IntPtr*, long, IntPtr*, long, IntPtr*, long, long, long, long, IntPtr*, long>)NativeLoader.Export("ts_gradients");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<long> GradEnabled =
        (delegate* unmanaged[SuppressGCTransition]<long>)NativeLoader.Export("ts_grad_enabled");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<long, void> SetGradEnabled =
        (delegate* unmanaged[SuppressGCTransition]<long, void>)NativeLoader.Export("ts_set_grad_enabled");

    internal static readonly delegate* unmanaged<long, IntPtr> InferenceEnter =
        (delegate* unmanaged<long, IntPtr>)NativeLoader.Export("ts_inference_enter");

    internal static readonly delegate* unmanaged<IntPtr, void> InferenceLeave =
        (delegate* unmanaged<IntPtr, void>)NativeLoader.Export("ts_inference_leave");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<long> InferenceEnabled =
        (delegate* unmanaged[SuppressGCTransition]<long>)NativeLoader.Export("ts_inference_enabled");

    internal static readonly delegate* unmanaged<IntPtr, byte*, delegate* unmanaged<IntPtr, IntPtr*, long, IntPtr*, long, long>, delegate* unmanaged<IntPtr, void>, long, IntPtr*, long, IntPtr*, long, IntPtr*, long, IntPtr*, long, IntPtr*, long, IntPtr*, IntPtr> Function =
        (delegate* unmanaged<IntPtr, byte*, delegate* unmanaged<IntPtr, IntPtr*, long, IntPtr*, long, long>, delegate* unmanaged<IntPtr, void>, long, IntPtr*, long, IntPtr*, long, IntPtr*, long, IntPtr*, long, IntPtr*, long, IntPtr*, IntPtr>)NativeLoader.Export("ts_function");

    internal static readonly delegate* unmanaged<IntPtr, IntPtr*, long> FunctionSaved =
        (delegate* unmanaged<IntPtr, IntPtr*, long>)NativeLoader.Export("ts_function_saved");

    internal static readonly delegate* unmanaged<long, long, long, IntPtr> GeneratorNew =
        (delegate* unmanaged<long, long, long, IntPtr>)NativeLoader.Export("ts_generator_new");

    internal static readonly delegate* unmanaged<IntPtr> GeneratorDefault =
        (delegate* unmanaged<IntPtr>)NativeLoader.Export("ts_generator_default");

    internal static readonly delegate* unmanaged<IntPtr, void> GeneratorFree =
        (delegate* unmanaged<IntPtr, void>)NativeLoader.Export("ts_generator_free");

    internal static readonly delegate* unmanaged<IntPtr, long, long> GeneratorSetSeed =
        (delegate* unmanaged<IntPtr, long, long>)NativeLoader.Export("ts_generator_set_seed");

    internal static readonly delegate* unmanaged<IntPtr, long*, long> GeneratorSeed =
        (delegate* unmanaged<IntPtr, long*, long>)NativeLoader.Export("ts_generator_seed");

    internal static readonly delegate* unmanaged<IntPtr, long*, long> GeneratorInitialSeed =
        (delegate* unmanaged<IntPtr, long*, long>)NativeLoader.Export("ts_generator_initial_seed");

    internal static readonly delegate* unmanaged<IntPtr, IntPtr> GeneratorState =
        (delegate* unmanaged<IntPtr, IntPtr>)NativeLoader.Export("ts_generator_state");

    internal static readonly delegate* unmanaged<IntPtr, IntPtr, long> GeneratorSetState =
        (delegate* unmanaged<IntPtr, IntPtr, long>)NativeLoader.Export("ts_generator_set_state");

    internal static readonly delegate* unmanaged<long, long> ManualSeed =
        (delegate* unmanaged<long, long>)NativeLoader.Export("ts_manual_seed");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<long> NumThreads =
        (delegate* unmanaged[SuppressGCTransition]<long>)NativeLoader.Export("ts_num_threads");

    internal static readonly delegate* unmanaged<long, long> SetNumThreads =
        (delegate* unmanaged<long, long>)NativeLoader.Export("ts_set_num_threads");

    internal static readonly delegate* unmanaged<long> NumInteropThreads =
        (delegate* unmanaged<long>)NativeLoader.Export("ts_num_interop_threads");

    internal static readonly delegate* unmanaged<long, long> SetNumInteropThreads =
        (delegate* unmanaged<long, long>)NativeLoader.Export("ts_set_num_interop_threads");

    internal static readonly delegate* unmanaged<long> CudaAvailable =
        (delegate* unmanaged<long>)NativeLoader.Export("ts_cuda_available");

    internal static readonly delegate* unmanaged<long> CudaCount =
        (delegate* unmanaged<long>)NativeLoader.Export("ts_cuda_count");

    internal static readonly delegate* unmanaged<long> CudnnAvailable =
        (delegate* unmanaged<long>)NativeLoader.Export("ts_cudnn_available");

    internal static readonly delegate* unmanaged<long, long, long> CudaManualSeed =
        (delegate* unmanaged<long, long, long>)NativeLoader.Export("ts_cuda_manual_seed");

    internal static readonly delegate* unmanaged<long, long> CudaSynchronize =
        (delegate* unmanaged<long, long>)NativeLoader.Export("ts_cuda_synchronize");
}
