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

    /// <summary>Writes one image in a form.</summary>
    /// <param name="image">Its bytes, (channels, height, width).</param>
    /// <param name="whole">The size of the whole image.</param>
    /// <param name="form">The form: the crop, and what is subtracted and divided by.</param>
    /// <param name="numbers">Gets them, (channels, height, width) of the crop.</param>
    public static void Write(ReadOnlySpan<byte> image, ImageShape whole, ImageForm form, Span<float> numbers)
    {
        ImageShape shape = form.Of(whole);
        (int top, int left) = ((whole.Height - shape.Height) / 2, (whole.Width - shape.Width) / 2);

        // Without a crop a channel is one piece; with one it is a piece for each line.
        (int lines, int length) = form.Crop is null ? (1, shape.Height * shape.Width) : (shape.Height, shape.Width);
        bool standardise = form.Mean.Count > 0;
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            (float mean, float deviation) = standardise ? (form.Mean[channel], form.Deviation[channel]) : (0f, 1f);
            for (int line = 0; line < lines; line++)
            {
                int start = (((channel * whole.Height) + top + line) * whole.Width) + left;
                Span<float> target = numbers.Slice(((channel * lines) + line) * length, length);
                Convert(image.Slice(start, length), target, mean, deviation, standardise);
            }
        }
    }

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
