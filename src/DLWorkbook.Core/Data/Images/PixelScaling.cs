using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DLWorkbook.Core.Data;

/// <summary>Turns bytes into float32 numbers, many at once; the results are those of the same steps one by one.</summary>
internal static class PixelScaling
{
    /// <summary>The largest byte: it becomes 1.</summary>
    public const float White = 255f;

    /// <summary>Divides each byte by 255.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="numbers">Gets as many numbers, in [0, 1].</param>
    public static void ToUnit(ReadOnlySpan<byte> bytes, Span<float> numbers) => Convert(bytes, numbers, 0f, 1f, false);

    /// <summary>Divides each byte by 255, subtracts a mean and divides by a deviation.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="numbers">Gets as many numbers.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="deviation">The deviation, above 0.</param>
    public static void Standardise(ReadOnlySpan<byte> bytes, Span<float> numbers, float mean, float deviation) =>
        Convert(bytes, numbers, mean, deviation, true);

    private static void Convert(ReadOnlySpan<byte> bytes, Span<float> numbers, float mean, float deviation, bool standardise)
    {
        numbers = numbers[..bytes.Length];
        int whole = bytes.Length - (bytes.Length % Vector<byte>.Count);
        var (means, deviations) = (new Vector<float>(mean), new Vector<float>(deviation));
        ReadOnlySpan<Vector<byte>> from = MemoryMarshal.Cast<byte, Vector<byte>>(bytes[..whole]);
        Span<Vector<float>> to = MemoryMarshal.Cast<float, Vector<float>>(numbers[..whole]);
        for (int i = 0; i < from.Length; i++)
        {
            Vector.Widen(from[i], out Vector<ushort> low, out Vector<ushort> high);
            Vector.Widen(low, out Vector<uint> first, out Vector<uint> second);
            Vector.Widen(high, out Vector<uint> third, out Vector<uint> fourth);
            to[4 * i] = Scale(first, means, deviations, standardise);
            to[(4 * i) + 1] = Scale(second, means, deviations, standardise);
            to[(4 * i) + 2] = Scale(third, means, deviations, standardise);
            to[(4 * i) + 3] = Scale(fourth, means, deviations, standardise);
        }

        for (int i = whole; i < bytes.Length; i++)
        {
            float unit = bytes[i] / White;
            numbers[i] = standardise ? (unit - mean) / deviation : unit;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Scale(Vector<uint> values, Vector<float> means, Vector<float> deviations, bool standardise)
    {
        Vector<float> unit = Vector.ConvertToSingle(Vector.AsVectorInt32(values)) / new Vector<float>(White);
        return standardise ? (unit - means) / deviations : unit;
    }
}
