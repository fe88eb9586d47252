using System;
using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>An argument of an operator. Everything that an operator takes converts to it; null is the schema's None.</summary>
internal readonly struct Arg
{
    internal readonly Tag Tag;
    internal readonly long Bits;
    internal readonly long Extra;
    internal readonly object? Object;

    private Arg(Tag tag, long bits, object? obj = null, long extra = 0)
    {
        Tag = tag;
        Bits = bits;
        Object = obj;
        Extra = extra;
    }

    /// <summary>The schema's None: an absent optional argument.</summary>
    internal static Arg None => default;

    public static implicit operator Arg(Tensor? t) => t is null ? default : new(Tag.Tensor, 0, t);

    public static implicit operator Arg(long i) => new(Tag.Int, i);

    public static implicit operator Arg(long? i) => i is { } v ? new(Tag.Int, v) : default;

    public static implicit operator Arg(double d) => new(Tag.Double, BitConverter.DoubleToInt64Bits(d));

    public static implicit operator Arg(double? d) => d is { } v ? v : default(Arg);

    public static implicit operator Arg(bool b) => new(Tag.Bool, b ? 1 : 0);

    public static implicit operator Arg(ScalarType type) => new(Tag.Int, (long)type);

    public static implicit operator Arg(ScalarType? type) => type is { } v ? new(Tag.Int, (long)v) : default;

    public static implicit operator Arg(Device? device) =>
        device is null ? default : new(Tag.Device, (long)device.type, null, device.index);

    public static implicit operator Arg(string? s) => s is null ? default : new(Tag.String, 0, s);

    public static implicit operator Arg(long[]? list) => list is null ? default : new(Tag.IntList, 0, list);

    public static implicit operator Arg(bool[] list) => new(Tag.BoolList, 0, list.Select(b => b ? 1L : 0L).ToArray());

    public static implicit operator Arg(double[]? list) =>
        list is null ? default : new(Tag.DoubleList, 0, list.Select(BitConverter.DoubleToInt64Bits).ToArray());

    public static implicit operator Arg(Tensor?[] list) => new(Tag.TensorList, 0, list);

    public static implicit operator Arg(Generator? generator) => generator is null ? default : new(Tag.Generator, 0, generator);

    public static implicit operator Arg(Scalar? s) => s is null ? default : new(s.Tag, s.Bits, null, s.Extra);

    /// <summary>A list of one dimension.</summary>
    internal static Arg List(long i) => new(Tag.IntList, 0, new[] { i });

    /// <summary>A list of tensors, read once.</summary>
    internal static Arg List(IEnumerable<Tensor> tensors) => tensors as Tensor[] ?? tensors.ToArray();
}
