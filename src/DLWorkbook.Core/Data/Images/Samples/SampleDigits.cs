using System.Numerics;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Handwritten digits of our own, for when MNIST is not at hand: strokes through a few points, each point moved, then
/// slanted, turned, sized, shifted, drawn with pens of many widths, and covered with noise. Many digits can be written in
/// more than one way. The same seed gives the same digits.
/// </summary>
public static class SampleDigits
{
    private const double ThinnestPen = 0.7;
    private const double WidestPen = 1.9;
    private const double MostNoise = 0.16;

    private static readonly Pose Hand = new() { Jitter = 3.3, Turn = 0.14, Slant = 0.22, Smallest = 0.66, Largest = 0.98, Shift = 3.8 };

    /// <summary>Draws the digits.</summary>
    /// <param name="seed">Which digits.</param>
    /// <param name="description">What they are, in one line.</param>
    /// <returns>8000 digits to train on and 2000 to test on, 28 × 28, (channels = 1).</returns>
    internal static ImageData Make(int seed, string description) =>
        SampleImages.Make("mnist", seed, new ImageShape(1, 28, 28), Mnist.ClassNames, description, Draw);

    private static void Draw(SeededRandom random, int digit, Canvas canvas)
    {
        FigurePart[] strokes = random.Pick<FigurePart[]>(DigitStrokes.Of[digit]);
        Matrix3x2 place = Hand.Draw(random, canvas.Shape);
        float pen = (float)random.NextBetween(ThinnestPen, WidestPen);
        float ink = (float)random.NextBetween(0.75, 1);
        foreach (FigurePart stroke in strokes)
        {
            canvas.Paint(Hand.Place(random, stroke, place), stroke.IsArea, pen, [ink]);
        }

        SampleImages.AddNoise(random, canvas, MostNoise * random.NextDouble());
    }
}
