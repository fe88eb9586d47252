using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace DLWorkbook.Core.Kernels;

/// <summary>Where a tensor's numbers lie, asked for through the public API of whichever TorchSharp is there.</summary>
internal static unsafe class TensorMemory
{
    /// <summary>Whether kernels can work on a tensor: float32 or float64, on the CPU.</summary>
    /// <param name="tensor">Any tensor.</param>
    public static bool IsOpen(torch.Tensor tensor) =>
        tensor.device_type == DeviceType.CPU && !tensor.is_sparse
        && tensor.dtype is torch.ScalarType.Float32 or torch.ScalarType.Float64;

    /// <summary>Whether kernels can work on tensors together: they can on each, and all are of one type.</summary>
    /// <param name="first">A tensor.</param>
    /// <param name="others">The others; with null among them they can't.</param>
    public static bool AreOpen(torch.Tensor first, params ReadOnlySpan<torch.Tensor?> others)
    {
        var type = first.dtype;
        foreach (var other in others)
        {
            if (other is null || other.dtype != type || !IsOpen(other))
            {
                return false;
            }
        }

        return IsOpen(first);
    }

    /// <summary>
    /// The first number of a contiguous CPU tensor. It is valid as long as the tensor lives: keep it alive
    /// (<see cref="GC.KeepAlive"/>) until the kernel has ended.
    /// </summary>
    /// <typeparam name="T">The tensor's type.</typeparam>
    /// <param name="tensor">The tensor, contiguous and not empty; null gives a null pointer.</param>
    /// <exception cref="InvalidOperationException">The tensor is not contiguous.</exception>
    public static T* Of<T>(torch.Tensor? tensor)
        where T : unmanaged
    {
        if (tensor is null || tensor.numel() == 0)
        {
            return null;
        }

        if (!tensor.is_contiguous())
        {
            throw new InvalidOperationException(
                $"TensorMemory: expected a contiguous tensor, got ({string.Join(", ", tensor.shape)}) with strides "
                + $"({string.Join(", ", tensor.stride())}): call contiguous() first.");
        }

        if (tensor.numel() * sizeof(T) <= int.MaxValue)
        {
            return (T*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));
        }

        // A span cannot be that long; that of the first number begins at the same place.
        using var flat = tensor.detach().view(-1);
        using var first = flat.narrow(0, 0, 1);
        return (T*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(first.bytes));
    }
}
