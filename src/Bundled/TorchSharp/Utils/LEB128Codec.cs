using System;
using System.IO;

namespace TorchSharp.Utils;

/// <summary>Writes and reads numbers in as few bytes as they need, seven bits in each, the lowest first (LEB128).</summary>
internal static class LEB128Codec
{
    /// <summary>Writes a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    internal static void Encode(this BinaryWriter writer, long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        for (; value > 0x7f; value >>= 7) {
            writer.Write((byte)(value & 0x7f | 0x80));
        }
        writer.Write((byte)value);
    }

    /// <summary>Reads a number.</summary>
    /// <exception cref="InvalidDataException">It does not end within 63 bits: this is no such number.</exception>
    /// <exception cref="EndOfStreamException">The data end within it.</exception>
    internal static long Decode(this BinaryReader reader)
    {
        long value = 0;
        for (var shift = 0; shift < 63; shift += 7) {
            var part = reader.ReadByte();
            value |= (long)(part & 0x7f) << shift;
            if ((part & 0x80) == 0) {
                return value;
            }
        }
        throw new InvalidDataException("A number of more than 63 bits: the data are damaged, or are not TorchSharp's.");
    }
}
