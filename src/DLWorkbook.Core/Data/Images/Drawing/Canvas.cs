using System;
using System.Numerics;

namespace DLWorkbook.Core.Data;

/// <summary>Numbers in (channels, height, width) that lines and areas with soft edges are painted on.</summary>
internal sealed class Canvas
{
    private readonly float[] values;
    private readonly float[] nearest;

    /// <summary>Starts black.</summary>
    /// <param name="shape">The size.</param>
    public Canvas(ImageShape shape)
    {
        Shape = shape;
        values = new float[shape.Size];
        nearest = new float[shape.Height * shape.Width];
    }

    /// <summary>The size.</summary>
    public ImageShape Shape { get; }

    /// <summary>One number.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="y">The row.</param>
    /// <param name="x">The column.</param>
    public ref float this[int channel, int y, int x] => ref values[(((channel * Shape.Height) + y) * Shape.Width) + x];

    /// <summary>Paints a line or an area; a pixel that it covers in part is painted in part.</summary>
    /// <param name="points">The corners, in pixels.</param>
    /// <param name="isArea">True fills what the corners enclose.</param>
    /// <param name="radius">Half the width of the line, in pixels.</param>
    /// <param name="colour">A value for each channel.</param>
    public void Paint(ReadOnlySpan<Vector2> points, bool isArea, float radius, ReadOnlySpan<float> colour)
    {
        Array.Fill(nearest, float.MaxValue);
        for (int i = isArea ? 0 : 1; i < points.Length; i++)
        {
            Approach(points[i == 0 ? points.Length - 1 : i - 1], points[i], radius);
        }

        for (int y = 0; y < Shape.Height; y++)
        {
            for (int x = 0; x < Shape.Width; x++)
            {
                float distance = MathF.Sqrt(nearest[(y * Shape.Width) + x]);
                float share = Math.Clamp(radius + 0.5f - distance, 0f, 1f);
                if (isArea && share < 1 && IsInside(points, new Vector2(x + 0.5f, y + 0.5f)))
                {
                    share = Math.Clamp(radius + 0.5f + distance, 0f, 1f);
                }

                for (int channel = 0; share > 0 && channel < Shape.Channels; channel++)
                {
                    ref float value = ref this[channel, y, x];
                    value += share * (colour[channel] - value);
                }
            }
        }
    }

    /// <summary>Makes bytes of the numbers, rounded, with what lies outside [0, 1] cut off.</summary>
    /// <param name="bytes">Gets them, (channels, height, width).</param>
    public void ToBytes(Span<byte> bytes)
    {
        for (int i = 0; i < values.Length; i++)
        {
            bytes[i] = (byte)((Math.Clamp(values[i], 0f, 1f) * PixelScaling.White) + 0.5f);
        }
    }

    /// <summary>Notes how near the pixels around a piece of a line are to it, squared.</summary>
    private void Approach(Vector2 from, Vector2 to, float radius)
    {
        var (least, most) = (Vector2.Min(from, to), Vector2.Max(from, to));
        var (left, top) = (Math.Max(0, (int)(least.X - radius - 1)), Math.Max(0, (int)(least.Y - radius - 1)));
        var (right, bottom) =
            (Math.Min(Shape.Width - 1, (int)(most.X + radius + 1)), Math.Min(Shape.Height - 1, (int)(most.Y + radius + 1)));
        Vector2 along = to - from;
        float scale = 1 / Math.Max(along.LengthSquared(), 1e-9f);
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                var place = new Vector2(x + 0.5f, y + 0.5f);
                float share = Math.Clamp(Vector2.Dot(place - from, along) * scale, 0f, 1f);
                ref float known = ref nearest[(y * Shape.Width) + x];
                known = Math.Min(known, Vector2.DistanceSquared(place, from + (share * along)));
            }
        }
    }

    /// <summary>Whether an area holds a place: a ray to the right leaves it through an odd number of edges.</summary>
    private static bool IsInside(ReadOnlySpan<Vector2> points, Vector2 place)
    {
        bool inside = false;
        for (int i = 0; i < points.Length; i++)
        {
            var (from, to) = (points[i == 0 ? points.Length - 1 : i - 1], points[i]);
            if (from.Y > place.Y != to.Y > place.Y && place.X < from.X + ((place.Y - from.Y) / (to.Y - from.Y) * (to.X - from.X)))
            {
                inside = !inside;
            }
        }

        return inside;
    }
}
