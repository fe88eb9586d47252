using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>When a class handed in, before and after the due date.</summary>
internal static class TimesChart
{
    private static readonly double[] Steps = [1, 2, 6, 12, 24, 48, 168, 336, 720, 2160, 8760];

    /// <summary>Draws it.</summary>
    /// <param name="hours">Hours after the due date of each that was handed in, negative before it; at least one.</param>
    internal static HtmlElement Draw(IReadOnlyList<double> hours)
    {
        // What is earlier or later than most stands in the outermost bars, so that one stray does not flatten the rest.
        var sorted = hours.Order().ToList();
        var (early, late) = (sorted[sorted.Count / 50], sorted[sorted.Count - 1 - (sorted.Count / 50)]);
        var step = Steps.FirstOrDefault(step => (Math.Max(0, late) - Math.Min(0, early)) / step <= 24, Steps[^1]);
        var (first, last) = (Math.Min(-1, Place(early)), Math.Max(0, Place(late)));
        var bars = new int[last - first + 1];

        // On the dot is in time.
        int Place(double hour) => (int)Math.Ceiling(hour / step) - 1;

        foreach (var hour in hours)
        {
            bars[Math.Clamp(Place(hour), first, last) - first]++;
        }

        var drawn = bars.Select((students, at) =>
        {
            var (from, to) = ((first + at) * step, (first + at + 1) * step);
            return new Bars.Bar(students, Label(from), $"{Label(from)} to {Label(to)} after the due date: {Figures.Count(students, "student")}");
        });
        return Bars.Draw(
            "When they handed in",
            "hours or days after the due date; what is negative was before it",
            [.. drawn],
            [new Bars.Mark(-first, "due")]);
    }

    private static string Label(double hours)
    {
        var (value, unit) = Math.Abs(hours) >= 48 && hours % 24 == 0 ? (hours / 24, "d") : (hours, "h");
        return value == 0 ? "0" : (value < 0 ? "\u2212" : "") + Math.Abs(value).ToString("0", CultureInfo.InvariantCulture) + "\u00A0" + unit;
    }
}
