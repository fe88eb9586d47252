using System;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Points on a plane that no straight line can part: circles, moons and spirals, after scikit-learn's data sets of these
/// names. Inputs (batch, 2) float32: x and y; targets (batch), float32 0 or 1. The same seed gives the same points.
/// </summary>
public static class ToyPoints
{
    private const double SpiralTurns = 1.25;
    private const double SpiralCore = 0.15;

    /// <summary>
    /// Two circles around the origin, the outer of radius 1 (class 0), the inner smaller (class 1), each point moved by
    /// noise, in random order.
    /// </summary>
    /// <param name="count">Points, at least 2; the inner circle gets the odd one.</param>
    /// <param name="noise">Standard deviation of the noise in x and in y, at least 0.</param>
    /// <param name="factor">Radius of the inner circle, above 0 and below 1.</param>
    /// <param name="seed">Which points.</param>
    /// <returns>The points.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static TabularDataset Circles(int count, double noise, double factor, int seed)
    {
        if (!(factor > 0 && factor < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(factor), factor, $"Circles: expected a radius of the inner circle above 0 and below 1, got {factor}.");
        }

        int outer = count / 2;
        return Make("circles", count, noise, seed, (number, label) =>
        {
            double angle = 2 * Math.PI * (label == 0 ? number / (double)outer : (number - outer) / (double)(count - outer));
            double radius = label == 0 ? 1 : factor;
            return (radius * Math.Cos(angle), radius * Math.Sin(angle));
        });
    }

    /// <summary>Two half circles that reach into each other: class 0 opens downwards, class 1 upwards.</summary>
    /// <param name="count">Points, at least 2; class 1 gets the odd one.</param>
    /// <param name="noise">Standard deviation of the noise in x and in y, at least 0.</param>
    /// <param name="seed">Which points.</param>
    /// <returns>The points, in random order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static TabularDataset Moons(int count, double noise, int seed)
    {
        int upper = count / 2;
        return Make("moons", count, noise, seed, (number, label) =>
        {
            double angle = Math.PI * Share(label == 0 ? number : number - upper, label == 0 ? upper : count - upper);
            return label == 0
                ? (Math.Cos(angle), Math.Sin(angle))
                : (1 - Math.Cos(angle), 0.5 - Math.Sin(angle));
        });
    }

    /// <summary>Two arms of a spiral around the origin, of radius 1 and of one turn and a quarter.</summary>
    /// <param name="count">Points, at least 2; class 1 gets the odd one.</param>
    /// <param name="noise">Standard deviation of the noise in x and in y, at least 0.</param>
    /// <param name="seed">Which points.</param>
    /// <returns>The points, in random order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static TabularDataset Spirals(int count, double noise, int seed)
    {
        int first = count / 2;
        return Make("spirals", count, noise, seed, (number, label) =>
        {
            // The root spreads the points evenly along the arm.
            double along = Math.Sqrt(Share(label == 0 ? number : number - first, label == 0 ? first : count - first));
            double radius = SpiralCore + ((1 - SpiralCore) * along);
            double angle = (2 * Math.PI * SpiralTurns * along) + (Math.PI * label);
            return (radius * Math.Cos(angle), radius * Math.Sin(angle));
        });
    }

    private static double Share(int number, int of) => of == 1 ? 0 : number / (of - 1.0);

    private static TabularDataset Make(string name, int count, double noise, int seed, Func<int, int, (double X, double Y)> place)
    {
        if (count < 2)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, $"{name}: expected at least 2 points, got {count}.");
        }

        if (!(noise >= 0 && double.IsFinite(noise)))
        {
            throw new ArgumentOutOfRangeException(nameof(noise), noise, $"{name}: expected a deviation of at least 0, got {noise}.");
        }

        SeededRandom random = SeededRandom.ForStream(seed, SeededRandom.SampleStream);
        var order = new int[count];
        for (int number = 0; number < count; number++)
        {
            order[number] = number;
        }

        random.Shuffle(order.AsSpan());
        var inputs = new float[count, 2];
        var labels = new float[count];
        for (int row = 0; row < count; row++)
        {
            int label = order[row] < count / 2 ? 0 : 1;
            (double x, double y) = place(order[row], label);
            inputs[row, 0] = (float)(x + (noise * random.NextNormal()));
            inputs[row, 1] = (float)(y + (noise * random.NextNormal()));
            labels[row] = label;
        }

        return new TabularDataset($"{name} of {count}, noise {noise}, seed {seed}", inputs, labels);
    }
}
