using System;
using System.Collections.Generic;
using System.Numerics;

namespace DLWorkbook.Core.Data;

/// <summary>How much drawn figures differ from each other; lengths in hundredths of the picture, angles in radians.</summary>
internal sealed record Pose
{
    private const int StepsOfCurve = 6;

    /// <summary>Deviation of each point of the figure.</summary>
    public double Jitter { get; init; } = 2.5;

    /// <summary>Deviation of the angle.</summary>
    public double Turn { get; init; } = 0.12;

    /// <summary>Deviation of the shear: how far the top leans to the right for each unit of height.</summary>
    public double Slant { get; init; } = 0.2;

    /// <summary>The smallest width and height, as a share of the figure's own.</summary>
    public double Smallest { get; init; } = 0.6;

    /// <summary>The largest width and height, as a share of the figure's own.</summary>
    public double Largest { get; init; } = 0.95;

    /// <summary>Deviation of the place.</summary>
    public double Shift { get; init; } = 4;

    /// <summary>How often the figure looks to the left.</summary>
    public double Mirrored { get; init; }

    /// <summary>Draws a transformation of the figure's square to pixels.</summary>
    /// <param name="random">The numbers to draw from.</param>
    /// <param name="shape">The size of the picture.</param>
    /// <returns>The transformation.</returns>
    public Matrix3x2 Draw(SeededRandom random, ImageShape shape)
    {
        float size = (float)random.NextBetween(Smallest, Largest);
        float narrower = (float)random.NextBetween(0.85, 1.1);
        float side = random.NextDouble() < Mirrored ? -1 : 1;
        var shear = new Matrix3x2(1, 0, -(float)(Slant * random.NextNormal()), 1, 0, 0);
        Vector2 shift = new((float)(Shift * random.NextNormal()), (float)(Shift * random.NextNormal()));
        return Matrix3x2.CreateTranslation(-50, -50)
            * Matrix3x2.CreateScale(side * size * narrower, size)
            * shear
            * Matrix3x2.CreateRotation((float)(Turn * random.NextNormal()))
            * Matrix3x2.CreateTranslation(new Vector2(50, 50) + shift)
            * Matrix3x2.CreateScale(shape.Width / 100f, shape.Height / 100f);
    }

    /// <summary>The points of a part in pixels, each moved a little; a curve in short straight pieces.</summary>
    /// <param name="random">The numbers to draw from.</param>
    /// <param name="part">The part.</param>
    /// <param name="place">The transformation to pixels.</param>
    /// <returns>The points.</returns>
    public Vector2[] Place(SeededRandom random, FigurePart part, Matrix3x2 place)
    {
        var moved = new Vector2[part.Points.Length];
        for (int i = 0; i < moved.Length; i++)
        {
            Vector2 step = new((float)(Jitter * random.NextNormal()), (float)(Jitter * random.NextNormal()));
            moved[i] = Vector2.Transform(part.Points[i] + step, place);
        }

        return part.IsCurved && moved.Length > 2 ? Smooth(moved) : moved;
    }

    /// <summary>A curve through the points (E. Catmull and R. Rom, 1974).</summary>
    private static Vector2[] Smooth(Vector2[] points)
    {
        var curve = new List<Vector2> { points[0] };
        for (int i = 0; i + 1 < points.Length; i++)
        {
            var (before, from) = (points[Math.Max(0, i - 1)], points[i]);
            var (to, after) = (points[i + 1], points[Math.Min(points.Length - 1, i + 2)]);
            for (int step = 1; step <= StepsOfCurve; step++)
            {
                float t = step / (float)StepsOfCurve;
                curve.Add(0.5f * ((2 * from) + ((to - before) * t)
                    + (((2 * before) - (5 * from) + (4 * to) - after) * (t * t))
                    + (((3 * from) - before - (3 * to) + after) * (t * t * t))));
            }
        }

        return [.. curve];
    }
}
