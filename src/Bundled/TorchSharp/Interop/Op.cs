using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>
/// An operator of libtorch, looked up by its schema's name at the first call and called through the dispatcher.
/// </summary>
/// <remarks>
/// Arguments come in the schema's order; those left off at the end take the schema's defaults. A call costs no
/// allocation beside its results. Safe to use from many threads.
/// </remarks>
internal sealed unsafe class Op(string name, string overload = "")
{
    private IntPtr _address;

    /// <summary>The schema's name, with its overload after a dot.</summary>
    internal string Name => overload.Length == 0 ? name : $"{name}.{overload}";

    private IntPtr Address
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _address != IntPtr.Zero ? _address : Find();
    }

    /// <summary>Calls the operator with one tensor: the same as <see cref="Call"/>, faster.</summary>
    [SkipLocalsInit]
    internal Returned Unary(Tensor a)
    {
        var slot = new Slot(Tag.Tensor, a.Handle);
        Unsafe.SkipInit(out Returned r);
        if (Native.OpCall(Address, &slot, 1, (Slot*)&r, Returned.Capacity) < 0)
            throw Failure.Take();
        GC.KeepAlive(a);
        return r;
    }

    /// <summary>Calls the operator with two tensors: the same as <see cref="Call"/>, faster.</summary>
    [SkipLocalsInit]
    internal Returned Binary(Tensor a, Tensor b)
    {
        var slots = stackalloc Slot[2];
        slots[0] = new Slot(Tag.Tensor, a.Handle);
        slots[1] = new Slot(Tag.Tensor, b.Handle);
        Unsafe.SkipInit(out Returned r);
        if (Native.OpCall(Address, slots, 2, (Slot*)&r, Returned.Capacity) < 0)
            throw Failure.Take();
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        return r;
    }

    /// <summary>Calls the operator with any arguments.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">libtorch refused; its message.</exception>
    [SkipLocalsInit]
    internal Returned Call(params ReadOnlySpan<Arg> args)
    {
        var slots = stackalloc Slot[args.Length];
        var size = ScratchSize(args);
        byte[]? rented = null;
        Span<byte> scratch = size <= 512 ? stackalloc byte[512] : (rented = ArrayPool<byte>.Shared.Rent(size));
        Unsafe.SkipInit(out Returned r);
        long count;
        fixed (byte* p = scratch)
        {
            var free = p;
            for (var i = 0; i < args.Length; i++)
                slots[i] = Encode(args[i], ref free);
            count = Native.OpCall(Address, slots, args.Length, (Slot*)&r, Returned.Capacity);
        }
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        KeepAlive(args);
        return count < 0 ? throw Failure.Take() : r;
    }

    private static int ScratchSize(ReadOnlySpan<Arg> args)
    {
        var size = 0;
        foreach (ref readonly var a in args)
        {
            size += a.Object switch
            {
                long[] list => 8 * list.Length,
                Tensor[] list => 8 * list.Length,
                string s => Encoding.UTF8.GetMaxByteCount(s.Length) + 8,
                _ => 0,
            };
        }
        return size;
    }

    private static Slot Encode(in Arg a, ref byte* free)
    {
        switch (a.Tag)
        {
            case Tag.Tensor:
                return new Slot(Tag.Tensor, ((Tensor)a.Object!).Handle);
            case Tag.Generator:
                return new Slot(Tag.Generator, ((Generator)a.Object!).Handle);
            case Tag.IntList or Tag.DoubleList or Tag.BoolList:
                {
                    var list = (long[])a.Object!;
                    var at = (long*)free;
                    list.AsSpan().CopyTo(new Span<long>(at, list.Length));
                    free += 8 * list.Length;
                    return new Slot(a.Tag, (long)at, list.Length);
                }
            case Tag.TensorList:
                {
                    var list = (Tensor?[])a.Object!;
                    var at = (long*)free;
                    for (var i = 0; i < list.Length; i++)
                        at[i] = list[i] is { } t ? t.Handle : 0;
                    free += 8 * list.Length;
                    return new Slot(Tag.TensorList, (long)at, list.Length);
                }
            case Tag.String:
                {
                    var s = (string)a.Object!;
                    var at = free;
                    var length = Encoding.UTF8.GetBytes(s, new Span<byte>(at, Encoding.UTF8.GetMaxByteCount(s.Length)));
                    free += (length + 7) & ~7;
                    return new Slot(Tag.String, (long)at, length);
                }
            default:
                return new Slot(a.Tag, a.Bits, a.Extra);
        }
    }

    // The arguments' tensors must outlive the call: a finaliser may otherwise release one that is being read.
    private static void KeepAlive(ReadOnlySpan<Arg> args)
    {
        foreach (ref readonly var a in args)
            GC.KeepAlive(a.Object);
    }

    private IntPtr Find()
    {
        _ = NativeLoader.Library;
        fixed (byte* n = Encoding.UTF8.GetBytes(name + "\0"), o = Encoding.UTF8.GetBytes(overload + "\0"))
        {
            var found = Native.OpFind(n, o);
            if (found == IntPtr.Zero)
                throw Failure.Take();
            return _address = found;
        }
    }
}
