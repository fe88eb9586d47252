using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Draws counts as bars, in lines of the page's own ink.</summary>
internal static class Bars
{
    private const double Width = 720;
    private const double Height = 236;
    private const double Left = 36;
    private const double Bottom = 40;
    private const double Top = 34;

    /// <summary>A bar: how many, what it is called below, and what a reader hears.</summary>
    internal readonly record struct Bar(int Count, string Label, string Spoken);

    /// <summary>A mark on the axis below: at which bar, counted from 0 in parts of a bar, and what it says.</summary>
    internal readonly record struct Mark(double At, string Label);

    /// <summary>Draws bars beside each other.</summary>
    /// <param name="title">What a reader hears of the whole.</param>
    /// <param name="below">What the axis below is.</param>
    /// <param name="bars">The bars from left to right.</param>
    /// <param name="marks">Upright lines.</param>
    internal static HtmlElement Draw(string title, string below, IReadOnlyList<Bar> bars, IReadOnlyList<Mark> marks)
    {
        var most = Math.Max(1, bars.Select(bar => bar.Count).DefaultIfEmpty(0).Max());
        var wide = (Width - Left) / Math.Max(1, bars.Count);
        var high = Height - Top - Bottom;
        var every = Math.Max(1, (int)Math.Ceiling(46 / wide));

        double X(double at) => Left + (at * wide);
        double Y(double count) => Top + (high * (1 - (count / most)));

        var drawn = new List<HtmlNode>();

        foreach (var tick in Ticks(most))
        {
            drawn.Add(Line("grid", Left, Y(tick), Width, Y(tick)));
            drawn.Add(Text("tick end", Left - 6, Y(tick) + 4, Figures.Count(tick)));
        }

        for (var at = 0; at < bars.Count; at++)
        {
            var bar = bars[at];

            if (bar.Count > 0)
            {
                drawn.Add(HtmlElement.Classed("rect", "bar", HtmlElement.Of("title", bar.Spoken))
                    .With("x", Figures.Place(X(at) + (0.08 * wide)))
                    .With("y", Figures.Place(Y(bar.Count)))
                    .With("width", Figures.Place(0.84 * wide))
                    .With("height", Figures.Place(high * bar.Count / most))
                    .With("rx", Figures.Place(Math.Min(3, 0.2 * wide))));
                drawn.Add(Text("count", X(at + 0.5), Y(bar.Count) - 4, Figures.Count(bar.Count)));
            }

            if (at % every == 0)
            {
                drawn.Add(Text("tick", X(at + 0.5), Height - Bottom + 16, bar.Label));
            }
        }

        drawn.Add(Line("axis", Left, Height - Bottom, Width, Height - Bottom));

        foreach (var mark in marks)
        {
            drawn.Add(Line("mark", X(mark.At), 4, X(mark.At), Height - Bottom));
            var isRight = X(mark.At) > Width - 120;
            drawn.Add(Text(isRight ? "said end" : "said start", X(mark.At) + (isRight ? -5 : 5), 13, mark.Label));
        }

        drawn.Add(Text("below", (Left + Width) / 2, Height - 4, below));
        return HtmlElement.Classed("svg", "chart", [.. drawn])
            .With("viewBox", $"0 0 {Figures.Place(Width)} {Figures.Place(Height)}")
            .With("role", "img")
            .With("aria-label", title + ": " + string.Join("; ", bars.Where(bar => bar.Count > 0).Select(bar => bar.Spoken)));
    }

    /// <summary>At most four whole numbers up to a count.</summary>
    private static IEnumerable<int> Ticks(int most)
    {
        int[] steps = [1, 2, 5];
        var step = Enumerable.Range(0, 9)
            .SelectMany(power => steps.Select(one => one * (int)Math.Pow(10, power)))
            .First(step => most / step <= 4);

        for (var tick = step; tick <= most; tick += step)
        {
            yield return tick;
        }
    }

    private static HtmlElement Line(string kind, double x1, double y1, double x2, double y2) =>
        HtmlElement.Classed("line", kind)
            .With("x1", Figures.Place(x1)).With("y1", Figures.Place(y1))
            .With("x2", Figures.Place(x2)).With("y2", Figures.Place(y2));

    private static HtmlElement Text(string kind, double x, double y, string text) =>
        HtmlElement.Classed("text", kind, text).With("x", Figures.Place(x)).With("y", Figures.Place(y));
}
