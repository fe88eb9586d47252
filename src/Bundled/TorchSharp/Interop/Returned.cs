using System;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>What an operator returned, to be converted once: to a tensor, a tuple or list of them, or a number.</summary>
internal unsafe struct Returned
{
    /// <summary>The most results that an operator here has.</summary>
    internal const int Capacity = 4;

    // Filled by the native part: Capacity times a Slot.
    private fixed long _cells[3 * Capacity];

    /// <summary>One of the results.</summary>
    internal readonly Slot this[int i] => new((Tag)_cells[3 * i], _cells[3 * i + 1], _cells[3 * i + 2]);

    public static implicit operator Tensor(in Returned r) => Read(r[0]);

    public static implicit operator (Tensor, Tensor)(in Returned r) => (Read(r[0]), Read(r[1]));

    public static implicit operator (Tensor, Tensor, Tensor)(in Returned r) =>
        (Read(r[0]), Read(r[1]), Read(r[2]));

    public static implicit operator (Tensor, Tensor, Tensor, Tensor)(in Returned r) =>
        (Read(r[0]), Read(r[1]), Read(r[2]), Read(r[3]));

    public static implicit operator bool(in Returned r) => Expect(r[0], Tag.Bool).Value != 0;

    public static implicit operator long(in Returned r) => Expect(r[0], Tag.Int).Value;

    public static implicit operator double(in Returned r) => BitConverter.Int64BitsToDouble(Expect(r[0], Tag.Double).Value);

    public static implicit operator Scalar(in Returned r)
    {
        var slot = r[0];
        return new(slot.Tag, slot.Value, slot.Count);
    }

    public static implicit operator Tensor[](in Returned r)
    {
        var slot = Expect(r[0], Tag.TensorList);
        var handles = (IntPtr*)slot.Value;
        try
        {
            var list = new Tensor[slot.Count];
            for (var i = 0; i < list.Length; i++)
                list[i] = new Tensor(handles[i]);
            return list;
        }
        finally
        {
            Native.Free((IntPtr)handles);
        }
    }

    /// <summary>The one tensor, with gradients asked for.</summary>
    internal readonly Tensor Tracked(bool requires_grad)
    {
        Tensor t = this;
        return t.Tracked(requires_grad);
    }

    private static Tensor Read(in Slot slot) => new((IntPtr)Expect(slot, Tag.Tensor).Value);

    private static Slot Expect(in Slot slot, Tag tag) =>
        slot.Tag == tag ? slot : throw new InvalidOperationException($"The operator returned a {slot.Tag}, not a {tag}.");
}
