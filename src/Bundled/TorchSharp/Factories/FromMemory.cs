using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static unsafe partial class torch
{
    /// <summary>A tensor over an array of any rank; it shares the array's memory when type and device stay as they are.</summary>
    /// <exception cref="NotSupportedException">The array's elements have no tensor type.</exception>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <summary>A tensor over an array of any rank; it shares the array's memory when type and device stay as they are.</summary>
    /// <exception cref="NotSupportedException">The array's elements have no tensor type.</exception>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false)
    {
        var type = ToScalarType(rawArray.GetType().GetElementType()!);
        var shape = Enumerable.Range(0, rawArray.Rank).Select(d => rawArray.GetLongLength(d)).ToArray();
        return Moved(Share(rawArray, type, shape, 0), dtype ?? type, device, requires_grad);
    }

    /// <summary>A tensor over an array of any rank; it shares the array's memory when type and device stay as they are.</summary>
    /// <exception cref="NotSupportedException">The array's elements have no tensor type.</exception>
    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) =>
        from_array(data, dtype, device);

    /// <summary>The tensor itself when type and device stay as they are, else a converted copy.</summary>
    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null) =>
        data.to(dtype ?? data.dtype, device ?? data.device);

    /// <summary>A tensor of one dimension that shares an array's memory.</summary>
    /// <param name="rawArray">The array, of any element type that tensors have.</param>
    /// <param name="dtype">The type to convert to; another than the array's makes a copy.</param>
    /// <param name="count">How many elements; -1 for all after the offset.</param>
    /// <param name="offset">How many elements to skip.</param>
    /// <param name="requires_grad">Whether gradients are wanted.</param>
    /// <exception cref="ArgumentException">The offset lies outside the array.</exception>
    /// <exception cref="IndexOutOfRangeException">There are fewer elements than asked for.</exception>
    public static Tensor frombuffer(
        Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        var length = rawArray.LongLength;
        if (offset < 0 || offset >= length)
            throw new ArgumentException($"frombuffer: expected an offset from 0 to {length - 1}, got {offset}.", nameof(offset));
        if (count < 0)
            count = length - offset;
        if (count > length - offset)
            throw new IndexOutOfRangeException($"frombuffer: {count} elements were asked for, {length - offset} are there after the offset.");
        var type = ToScalarType(rawArray.GetType().GetElementType()!);
        return Moved(Share(rawArray, type, [count], offset), dtype, null, requires_grad);
    }

    private static Tensor FromSpan<T>(
        ReadOnlySpan<T> data, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device? device, bool requires_grad)
        where T : unmanaged
    {
        var count = 1L;
        foreach (var d in dimensions)
            count *= d;
        if (count > data.Length)
            throw new ArgumentException(
                $"tensor: the shape ({string.Join(", ", dimensions.ToArray())}) has {count} elements, the data {data.Length}.", nameof(dimensions));
        var type = ToScalarType(typeof(T));
        var result = Empty(dimensions.ToArray(), type, null, false);
        if (count > 0)
            data[..(int)count].CopyTo(new Span<T>((void*)result.DataPointer, (int)count));
        return Moved(result, dtype ?? type, device, requires_grad);
    }

    private static Tensor FromArray<T>(Array array, ScalarType? dtype, Device? device, bool requires_grad) where T : unmanaged
    {
        var shape = Enumerable.Range(0, array.Rank).Select(d => array.GetLongLength(d)).ToArray();
        var data = array.Length == 0
            ? ReadOnlySpan<T>.Empty
            : MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
        return FromSpan(data, shape, dtype, device, requires_grad);
    }

    // A tensor over pinned memory; the pin is freed when libtorch drops the storage, on whatever thread that is.
    private static Tensor Share(Array array, ScalarType type, long[] shape, long offset)
    {
        _ = NativeLoader.Library;
        var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        var start = pin.AddrOfPinnedObject() + (nint)(offset * type.ElementSize());
        fixed (long* sizes = shape)
        {
            var handle = Native.FromBlob(start, sizes, shape.Length, (long)type, &Unpin, GCHandle.ToIntPtr(pin));
            if (handle == IntPtr.Zero)
            {
                pin.Free();
                throw Failure.Take();
            }
            return new Tensor(handle);
        }
    }

    [UnmanagedCallersOnly]
    private static void Unpin(IntPtr pin) => GCHandle.FromIntPtr(pin).Free();

    // Converts a new tensor that nobody else holds, and lets the original go when that makes another one.
    private static Tensor Moved(Tensor fresh, ScalarType dtype, Device? device, bool requires_grad)
    {
        var result = fresh;
        if (fresh.dtype != dtype || (device is not null && device.type != DeviceType.CPU))
        {
            result = fresh.to(dtype, device ?? CPU);
            fresh.Dispose();
        }
        return result.Tracked(requires_grad);
    }
}
