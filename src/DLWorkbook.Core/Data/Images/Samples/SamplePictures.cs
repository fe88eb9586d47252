using System;
using System.Numerics;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Small coloured pictures of ten kinds of things, for when CIFAR-10 is not at hand: a background of sky, water or grass
/// with a gradient, a thing in colours that tell little about its kind, texture and noise. The same seed gives the same
/// pictures.
/// </summary>
public static class SamplePictures
{
    private const double Grain = 0.09;

    private static readonly Pose Seen =
        new() { Jitter = 2.6, Turn = 0.16, Slant = 0.08, Smallest = 0.65, Largest = 1.0, Shift = 4, Mirrored = 0.5 };

    /// <summary>Draws the pictures.</summary>
    /// <param name="seed">Which pictures.</param>
    /// <param name="description">What they are, in one line.</param>
    /// <returns>8000 pictures to train on and 2000 to test on, 32 × 32, (channels = 3).</returns>
    internal static ImageData Make(int seed, string description) =>
        SampleImages.Make("cifar10", seed, CifarReader.Shape, Cifar10.ClassNames, description, Draw);

    private static void Draw(SeededRandom random, int kind, Canvas canvas)
    {
        DrawBackground(random, canvas, PictureFigures.Backgrounds[kind]);
        Matrix3x2 place = Seen.Draw(random, canvas.Shape);
        float unit = canvas.Shape.Width / 100f;
        float light = (float)random.NextBetween(0.2, 0.95);
        float[][] colours = [Tint(random, light, 0.18), Tint(random, 1 - light, 0.12), Tint(random, 0.5f * light, 0.1)];
        foreach (FigurePart part in PictureFigures.Of[kind])
        {
            canvas.Paint(Seen.Place(random, part, place), part.IsArea, part.Radius * unit, colours[part.Colour]);
        }

        SampleImages.AddNoise(random, canvas, Grain * (0.3 + random.NextDouble()));
    }

    /// <summary>A colour near a shade of grey.</summary>
    private static float[] Tint(SeededRandom random, float light, double deviation) =>
    [
        light + (float)(deviation * random.NextNormal()),
        light + (float)(deviation * random.NextNormal()),
        light + (float)(deviation * random.NextNormal()),
    ];

    /// <summary>A gradient from top to bottom in a colour of the place, with a soft pattern over it.</summary>
    private static void DrawBackground(SeededRandom random, Canvas canvas, float[][] choices)
    {
        float[] colour = random.Pick<float[]>(choices);
        float light = (float)random.NextBetween(0.7, 1.25);
        float slope = (float)(0.35 * random.NextNormal());
        double waveX = random.NextBetween(-0.6, 0.6), waveY = random.NextBetween(-0.6, 0.6), height = random.NextBetween(0, 0.1);
        for (int y = 0; y < canvas.Shape.Height; y++)
        {
            for (int x = 0; x < canvas.Shape.Width; x++)
            {
                float shade = light + (slope * ((y / (float)canvas.Shape.Height) - 0.5f)) + (float)(height * Math.Sin((waveX * x) + (waveY * y)));
                for (int channel = 0; channel < canvas.Shape.Channels; channel++)
                {
                    canvas[channel, y, x] = colour[channel] * shade;
                }
            }
        }
    }
}
