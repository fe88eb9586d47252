using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>The top of a class report: how many handed in, and how the points are spread.</summary>
internal static class ReportHead
{
    /// <summary>Writes it.</summary>
    internal static HtmlNode Write(ClassReport report)
    {
        var handedIn = report.Marks.Where(mark => mark.Graded is not null).ToList();
        var points = handedIn.Select(mark => mark.Points).ToList();
        var most = report.Assignment.Exercises.Sum(exercise => exercise.Points);
        var late = handedIn.Count(mark => mark.Late is { } penalty && penalty.Late > TimeSpan.Zero);
        var tiles = new List<HtmlNode>
        {
            Tile($"{Figures.Count(handedIn.Count)} of {Figures.Count(report.Marks.Count)}", "handed in"),
            Tile(Figures.Count(late), "late"),
        };

        if (points.Count > 0)
        {
            tiles.Add(Tile(Figures.Points(PointsChart.Median(points)), $"median, of {Figures.Points(most)} points"));
            tiles.Add(Tile(Figures.Points(points.Average()), "mean"));
            tiles.Add(Tile(Figures.Count(points.Count(value => value >= most - 1e-9)), "with all points"));
        }

        tiles.Add(Tile(Figures.Count(report.Similar.Count), report.Similar.Count == 1 ? "similar pair" : "similar pairs"));
        var due = report.Assignment.Due is { } date ? $"Due on {Figures.Moment(date, date)}. " : "";
        var head = HtmlElement.Classed(
            "header",
            "card head",
            HtmlElement.Classed("p", "eyebrow", "Class report \u00B7 ", report.Assignment.Lab),
            HtmlElement.Of("h1", report.Assignment.Title),
            HtmlElement.Classed("p", "run", due, "For teachers: this page names students and shows their code."),
            HtmlElement.Classed("div", "figures", [.. tiles]));
        return points.Count == 0
            ? head
            : new HtmlGroup(head, HtmlElement.Classed("section", "card", HtmlElement.Of("h2", "How the points are spread"), PointsChart.Draw(points, most)));
    }

    private static HtmlElement Tile(string figure, string what) =>
        HtmlElement.Classed("p", "figure", HtmlElement.Of("b", figure), HtmlElement.Of("span", " " + what));
}
