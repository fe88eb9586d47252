using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>How the points of a class are spread.</summary>
internal static class PointsChart
{
    private static readonly double[] Steps = [0.25, 0.5, 1, 2, 5, 10, 20, 50, 100];

    /// <summary>Draws it.</summary>
    /// <param name="points">The points of those who handed in; at least one.</param>
    /// <param name="most">The most points that there are.</param>
    internal static HtmlElement Draw(IReadOnlyList<double> points, double most)
    {
        var highest = Math.Max(most, points.Max());
        var step = Steps.FirstOrDefault(step => highest / step <= 20, highest / 20);
        var count = (int)Math.Ceiling((highest / step) - 1e-9);

        // Full points stand alone, so that nobody with less is in the same bar.
        var bars = new int[count + 1];

        foreach (var value in points)
        {
            bars[Math.Clamp((int)Math.Floor((value / step) + 1e-9), 0, count)]++;
        }

        var spoken = bars.Select((students, at) =>
        {
            var from = Figures.Points(at * step);
            var range = at == count ? $"{from} points" : $"from {from} to below {Figures.Points((at + 1) * step)} points";
            return new Bars.Bar(students, from, $"{range}: {Figures.Count(students, "student")}");
        });
        var middle = Median(points);
        var place = Math.Clamp(middle / step, 0, count) + 0.5;
        return Bars.Draw(
            "Points",
            $"points, in steps of {Figures.Points(step)}; the last bar has all of them",
            [.. spoken],
            [new Bars.Mark(place, $"median {Figures.Points(middle)}")]);
    }

    /// <summary>The middle one; of an even number the mean of the two in the middle.</summary>
    internal static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
