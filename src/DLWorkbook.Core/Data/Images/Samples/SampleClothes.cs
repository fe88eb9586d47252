using System.Numerics;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Outlines of clothes, shoes and bags, for when Fashion-MNIST is not at hand: areas with moved corners, filled in a
/// shade with stripes or none, and covered with noise. Shirts, coats, pullovers and T-shirts are much alike, as they are
/// in the real data. The same seed gives the same pictures.
/// </summary>
public static class SampleClothes
{
    private const double MostNoise = 0.14;
    private const double StripedShare = 0.4;

    private static readonly Pose Hung = new() { Jitter = 4.2, Turn = 0.1, Slant = 0.1, Smallest = 0.62, Largest = 1.0, Shift = 5 };

    /// <summary>For each class, in Fashion-MNIST's order, the areas and lines of its outline.</summary>
    private static readonly FigurePart[][] Outlines =
    [
        [FigurePart.Area("36,12 64,12 88,26 80,42 68,36 68,88 32,88 32,36 20,42 12,26")],
        [FigurePart.Area("34,8 66,8 70,92 55,92 50,34 45,92 30,92")],
        [FigurePart.Area("38,12 62,12 78,20 90,78 79,82 68,42 68,86 32,86 32,42 21,82 10,78 22,20")],
        [FigurePart.Area("40,6 60,6 62,26 58,44 74,92 26,92 42,44 38,26")],
        [
            FigurePart.Area("38,10 62,10 78,18 88,82 78,84 70,44 70,92 30,92 30,44 22,84 12,82 22,18"),
            FigurePart.Limb("50,12 50,90", 1.2f, 1),
        ],
        [
            FigurePart.Area("8,68 40,64 92,70 92,77 8,77"), FigurePart.Limb("28,66 44,44 52,66", 2.5f),
            FigurePart.Limb("70,68 80,46 88,70", 2.5f),
        ],
        [
            FigurePart.Area("38,12 62,12 80,22 88,62 77,66 68,40 68,88 32,88 32,40 23,66 12,62 20,22"),
            FigurePart.Limb("42,14 50,26 58,14", 1.5f, 1),
        ],
        [FigurePart.Area("8,56 22,48 36,58 58,46 72,58 92,66 92,76 8,76"), FigurePart.Limb("10,76 90,76", 2.2f, 1)],
        [FigurePart.Area("14,42 86,42 90,86 10,86"), FigurePart.Limb("32,42 36,18 64,18 68,42", 2.2f)],
        [FigurePart.Area("24,14 54,14 56,54 90,66 90,84 22,84"), FigurePart.Limb("24,84 90,84", 2f, 1)],
    ];

    /// <summary>Draws the clothes.</summary>
    /// <param name="seed">Which clothes.</param>
    /// <param name="description">What they are, in one line.</param>
    /// <returns>8000 pictures to train on and 2000 to test on, 28 × 28, (channels = 1).</returns>
    internal static ImageData Make(int seed, string description) =>
        SampleImages.Make("fashion-mnist", seed, new ImageShape(1, 28, 28), FashionMnist.ClassNames, description, Draw);

    private static void Draw(SeededRandom random, int kind, Canvas canvas)
    {
        Matrix3x2 place = Hung.Draw(random, canvas.Shape);
        float shade = (float)random.NextBetween(0.45, 1);
        float unit = canvas.Shape.Width / 100f;
        foreach (FigurePart part in Outlines[kind])
        {
            float colour = part.Colour == 0 ? shade : shade * 0.5f;
            canvas.Paint(Hung.Place(random, part, place), part.IsArea, part.Radius * unit, [colour]);
        }

        if (random.NextDouble() < StripedShare)
        {
            AddStripes(random, canvas);
        }

        SampleImages.AddNoise(random, canvas, MostNoise * random.NextDouble());
    }

    private static void AddStripes(SeededRandom random, Canvas canvas)
    {
        int period = 2 + random.Next(4);
        bool across = random.Next(2) == 0;
        for (int y = 0; y < canvas.Shape.Height; y++)
        {
            for (int x = 0; x < canvas.Shape.Width; x++)
            {
                canvas[0, y, x] *= (across ? y : x) / period % 2 == 0 ? 1f : 0.7f;
            }
        }
    }
}
