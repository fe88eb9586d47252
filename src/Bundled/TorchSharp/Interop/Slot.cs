using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>What a <see cref="Slot"/> holds; the same numbers as in native/shim.cpp.</summary>
internal enum Tag : long
{
    None = 0,
    Tensor = 1,
    Int = 2,
    Double = 3,
    Bool = 4,
    IntList = 5,
    DoubleList = 6,
    TensorList = 7,
    Device = 8,
    String = 9,
    Generator = 10,
    Complex = 11,
    BoolList = 12,
}

/// <summary>One argument or result as it crosses to the native part.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Slot
{
    internal Tag Tag;
    internal long Value;
    internal long Count;

    internal Slot(Tag tag, long value, long count = 0)
    {
        Tag = tag;
        Value = value;
        Count = count;
    }
}
