using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Flowers of our own, for when the real ones are not at hand: the same columns, fifty of each species, one species apart
/// and two that overlap a little. A flower's size moves all of its measures. The same seed gives the same flowers.
/// </summary>
public static class SampleFlowers
{
    /// <summary>Flowers of each species.</summary>
    public const int Each = 50;

    private const double SizeShare = 0.07;

    /// <summary>What each species measures on average, in cm, and by how much a measure departs from it.</summary>
    private static readonly (double[] Mean, double[] Spread)[] Kinds =
    [
        ([5.0, 3.5, 1.5, 0.3], [0.15, 0.25, 0.12, 0.09]),
        ([5.9, 2.8, 4.3, 1.3], [0.25, 0.22, 0.22, 0.13]),
        ([6.6, 3.0, 5.5, 2.0], [0.30, 0.22, 0.28, 0.22]),
    ];

    /// <summary>Writes the table.</summary>
    /// <param name="seed">Which flowers.</param>
    /// <returns>The text: a header and 150 rows of five fields, lines ended by LF.</returns>
    public static string Write(int seed)
    {
        SeededRandom random = SeededRandom.ForStream(seed, SeededRandom.SampleStream);
        var text = new StringBuilder(string.Join(",", Iris.Columns)).Append('\n');
        foreach ((string species, (double[] mean, double[] spread)) in Iris.Species.Zip(Kinds))
        {
            for (int flower = 0; flower < Each; flower++)
            {
                double size = 1 + (SizeShare * random.NextNormal());
                foreach (double length in mean.Zip(spread, (m, s) => (m * size) + (s * random.NextNormal())))
                {
                    text.Append(Math.Max(0.1, Math.Round(length, 1)).ToString("0.0", CultureInfo.InvariantCulture)).Append(',');
                }

                text.Append(species).Append('\n');
            }
        }

        return text.ToString();
    }
}
