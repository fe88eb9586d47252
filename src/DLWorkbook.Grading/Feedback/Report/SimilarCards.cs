using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Pairs of submissions side by side. The words are careful: what is similar may have many causes.</summary>
internal static class SimilarCards
{
    private const int MostShown = 40;
    private const int MostLines = 60;

    /// <summary>Writes them.</summary>
    internal static HtmlNode Write(ClassReport report, StudentLinks people)
    {
        var cards = report.Similar.Take(MostShown).Select(pair => Card(report, pair, people));
        var rest = report.Similar.Count > MostShown
            ? HtmlElement.Classed("p", "run", $"And {Figures.Count(report.Similar.Count - MostShown, "pair")} more that are less alike.")
            : null;
        return new HtmlGroup(
            HtmlElement.Classed("h2", "part", "Similar submissions"),
            HtmlElement.Classed(
                "p",
                "run",
                report.Similar.Count == 0
                    ? "No two submissions are alike in more than short exercises make them."
                    : "Look at these. What was given out and what many have in common does not count, nor do names, numbers, comments, "
                        + "white space and order. Short exercises have few solutions, and students may work together: only a person can "
                        + "tell. Lines on colour are the same to the letter."),
            new HtmlGroup([.. cards]),
            rest);
    }

    private static HtmlNode Card(ClassReport report, SimilarPair pair, StudentLinks people)
    {
        var (one, other) = (Lines(report, pair.Student), Lines(report, pair.Other));
        var exact = pair.Passages.Sum(passage => Count(one, other, passage));
        var all = pair.Passages.Sum(passage => passage.Last - passage.First + 1);
        var same = pair.Same.Count == 0
            ? null
            : HtmlElement.Of("div", "The same, word for word, as one of the two but for names and numbers: ", people.Of(pair.Same));
        return HtmlElement.Classed(
            "section",
            "card similar",
            HtmlElement.Classed(
                "h3",
                "both",
                people.Of(pair.Student),
                " and ",
                people.Of(pair.Other)),
            HtmlElement.Classed(
                "p",
                "shares",
                HtmlElement.Of("b", Figures.Percent(pair.Share)),
                " of the one's own words and ",
                HtmlElement.Of("b", Figures.Percent(pair.OtherShare)),
                $" of the other's are in {Figures.Count(pair.Passages.Count, "passage")} that both have; ",
                $"{Figures.Count(exact)} of {Figures.Count(all, "line")} to the letter."),
            same,
            HtmlElement.Of(
                "details",
                [
                    HtmlElement.Of("summary", "side by side"),
                    .. pair.Passages.Select(passage => SideBySide(people.Name(pair.Student), people.Name(pair.Other), passage, one, other)),
                ]));
    }

    private static HtmlNode SideBySide(
        string name,
        string otherName,
        Passage passage,
        IReadOnlyList<IReadOnlyList<CodeSpan>> one,
        IReadOnlyList<IReadOnlyList<CodeSpan>> other)
    {
        var (left, right) = (Texts(one, passage.First, passage.Last), Texts(other, passage.OtherFirst, passage.OtherLast));
        return HtmlElement.Classed(
            "div",
            "sides",
            Side(name, one, passage.First, passage.Last, right),
            Side(otherName, other, passage.OtherFirst, passage.OtherLast, left));
    }

    private static HtmlNode Side(string student, IReadOnlyList<IReadOnlyList<CodeSpan>> code, int first, int last, IReadOnlySet<string> beside)
    {
        var shown = Math.Min(Math.Min(last, code.Count), first + MostLines - 1);
        var lines = Enumerable.Range(first, Math.Max(0, shown - first + 1)).Select(number =>
            HtmlElement.Classed(
                "span",
                Text(code[number - 1]) is var text && (text == "" || beside.Contains(text)) ? "line exact" : "line",
                HtmlElement.Classed("span", "no", Figures.Count(number)),
                HtmlElement.Classed("span", "src", [.. CodeListing.Spans(code[number - 1])])));
        var more = shown < last ? HtmlElement.Classed("span", "more", $"… {Figures.Count(last - shown, "line")} more") : null;
        return HtmlElement.Classed(
            "div",
            "side",
            HtmlElement.Classed("p", "eyebrow", HtmlElement.Of("bdi", student), $", lines {Figures.Count(first)} to {Figures.Count(last)}"),
            HtmlElement.Classed("pre", "lines", [.. lines, more]));
    }

    private static IReadOnlyList<IReadOnlyList<CodeSpan>> Lines(ClassReport report, string student) =>
        report.Scripts.TryGetValue(student, out var script) ? CodeHighlighter.Lines(script) : [];

    private static string Text(IReadOnlyList<CodeSpan> line) => string.Concat(line.Select(span => span.Text)).Trim();

    private static HashSet<string> Texts(IReadOnlyList<IReadOnlyList<CodeSpan>> code, int first, int last) =>
    [
        .. Enumerable.Range(first, last - first + 1)
            .Where(number => number <= code.Count)
            .Select(number => Text(code[number - 1]))
            .Where(text => text != ""),
    ];

    private static int Count(IReadOnlyList<IReadOnlyList<CodeSpan>> one, IReadOnlyList<IReadOnlyList<CodeSpan>> other, Passage passage)
    {
        var right = Texts(other, passage.OtherFirst, passage.OtherLast);
        return Enumerable.Range(passage.First, passage.Last - passage.First + 1)
            .Count(number => number <= one.Count && right.Contains(Text(one[number - 1])));
    }
}
