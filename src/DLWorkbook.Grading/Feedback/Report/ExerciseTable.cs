using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>The exercises of a class, the hardest first.</summary>
internal static class ExerciseTable
{
    private const double Width = 400;

    /// <summary>What stands together in a bar, from left to right: a class of colours, a word and the verdicts.</summary>
    private static readonly (string Kind, string Word, Verdict[] Verdicts)[] Parts =
    [
        ("good", "solved", [Verdict.Passed]),
        ("part", "partly", [Verdict.Partly]),
        ("bad", "not right", [Verdict.Failed]),
        ("hard", "no answer", [Verdict.Error, Verdict.TimedOut, Verdict.OutOfMemory, Verdict.Killed, Verdict.Tampered, Verdict.NotCompiled]),
        ("open", "still open", [Verdict.Todo]),
    ];

    /// <summary>Writes it.</summary>
    internal static HtmlNode Write(IReadOnlyList<ExerciseTally> tallies)
    {
        var legend = HtmlElement.Classed("p", "legend", [.. Parts.Select(part =>
            HtmlElement.Classed("span", $"key {part.Kind}", HtmlElement.Classed("span", "swatch"), part.Word))]);
        var head = HtmlElement.Of(
            "tr",
            Head("exercise"),
            Head("points").With("class", "number"),
            Head("of those who handed in"),
            Head("in numbers"));
        var table = HtmlElement.Classed(
            "table",
            "exercises",
            HtmlElement.Of("thead", head),
            HtmlElement.Of("tbody", [.. tallies.Select(Row)]));
        return HtmlElement.Classed("section", "card", HtmlElement.Of("h2", "Exercises, the hardest first"), legend, table);
    }

    private static HtmlElement Head(string text) => HtmlElement.Of("th", text).With("scope", "col");

    private static HtmlNode Row(ExerciseTally tally)
    {
        var counts = Parts.Select(part => (part.Kind, part.Word, Count: part.Verdicts.Sum(verdict => tally.Counts.GetValueOrDefault(verdict)))).ToList();
        var words = string.Join(" \u00B7 ", counts.Where(part => part.Count > 0).Select(part => $"{Figures.Count(part.Count)} {part.Word}"));
        return HtmlElement.Of(
            "tr",
            HtmlElement.Of("th", HtmlElement.Classed("span", "id", tally.Exercise.Id), " ", tally.Exercise.Title).With("scope", "row"),
            HtmlElement.Classed("td", "number", Figures.Percent(tally.Share)),
            HtmlElement.Of("td", Bar(counts, tally.Students, words)),
            HtmlElement.Classed("td", "words", words == "" ? "nobody" : words));
    }

    private static HtmlElement Bar(IReadOnlyList<(string Kind, string Word, int Count)> counts, int students, string words)
    {
        var drawn = new List<HtmlNode>();
        var left = 0.0;

        foreach (var (kind, word, count) in counts.Where(part => part.Count > 0))
        {
            var wide = Width * count / students;
            drawn.Add(HtmlElement.Classed("rect", $"share {kind}", HtmlElement.Of("title", $"{word}: {Figures.Count(count)}"))
                .With("x", Figures.Place(left)).With("y", "0").With("width", Figures.Place(wide)).With("height", "22"));

            if (wide > 22)
            {
                drawn.Add(HtmlElement.Classed("text", $"inside {kind}", Figures.Count(count)).With("x", Figures.Place(left + (wide / 2))).With("y", "15.5"));
            }

            left += wide;
        }

        return HtmlElement.Classed("svg", "stack", [.. drawn]).With("viewBox", "0 0 400 22").With("role", "img").With("aria-label", words);
    }
}
