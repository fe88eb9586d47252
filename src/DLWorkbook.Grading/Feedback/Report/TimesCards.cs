using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Who is missing, who was late, when the class handed in, and how long the checks took.</summary>
internal static class TimesCards
{
    private const int AtOnce = 15;

    /// <summary>Writes them.</summary>
    internal static HtmlNode Write(ClassReport report, StudentLinks people)
    {
        var handedIn = report.Marks.Where(mark => mark.Graded is not null).ToList();
        return HtmlElement.Classed(
            "div",
            "pair",
            HtmlElement.Of("div", Missing(report, people), When(report, handedIn), Checking(handedIn, people)),
            HtmlElement.Of("div", Late(handedIn, people), Noted(handedIn, people)));
    }

    private static HtmlNode Missing(ClassReport report, StudentLinks people)
    {
        var missing = report.Marks.Where(mark => mark.Graded is null).Select(mark => mark.Student.Key).ToList();
        var strangers = report.Marks.Where(mark => !mark.InClassList).Select(mark => mark.Student.Key).ToList();
        return HtmlElement.Classed(
            "section",
            "card",
            HtmlElement.Of("h2", "Missing"),
            missing.Count == 0 ? HtmlElement.Of("p", "Everybody handed in.") : people.Of(missing),
            strangers.Count == 0 || strangers.Count == report.Marks.Count
                ? null
                : HtmlElement.Of("div", "Handed in, but not in the class list: ", people.Of(strangers)));
    }

    private static HtmlNode Late(IReadOnlyList<StudentMark> handedIn, StudentLinks people)
    {
        var late = handedIn
            .Where(mark => mark.Late is { } penalty && penalty.Late > TimeSpan.Zero)
            .OrderByDescending(mark => mark.Late?.Late)
            .ThenBy(mark => mark.Student.Key, StringComparer.Ordinal)
            .Select(mark => HtmlElement.Of(
                "tr",
                HtmlElement.Of("td", people.Of(mark.Student.Key)),
                HtmlElement.Of("td", mark.Late?.Sentence),
                HtmlElement.Classed("td", "number", Figures.Change(-(mark.Late?.Points ?? 0)))))
            .ToList();
        return HtmlElement.Classed(
            "section",
            "card",
            HtmlElement.Of("h2", "Late"),
            late.Count == 0 ? HtmlElement.Of("p", "Nobody was late.") : Table(late.Take(AtOnce)),
            late.Count <= AtOnce
                ? null
                : HtmlElement.Of("details", HtmlElement.Of("summary", $"and {Figures.Count(late.Count - AtOnce)} more"), Table(late.Skip(AtOnce))));
    }

    private static HtmlElement Table(IEnumerable<HtmlNode> rows) => HtmlElement.Classed("table", "late", HtmlElement.Of("tbody", [.. rows]));

    /// <summary>What was odd when the submissions were collected.</summary>
    private static HtmlNode? Noted(IReadOnlyList<StudentMark> handedIn, StudentLinks people)
    {
        var notes = handedIn
            .SelectMany(mark => (mark.Graded?.Submission.Notes ?? []).Select(note => HtmlElement.Of(
                "tr",
                HtmlElement.Of("td", people.Of(mark.Student.Key)),
                HtmlElement.Of("td", note))))
            .ToList();
        return notes.Count == 0 ? null : HtmlElement.Classed("section", "card", HtmlElement.Of("h2", "Noted when they were collected"), Table(notes));
    }

    private static HtmlNode? When(ClassReport report, IReadOnlyList<StudentMark> handedIn) =>
        report.Assignment.Due is { } due && handedIn.Count > 0
            ? HtmlElement.Classed(
                "section",
                "card",
                HtmlElement.Of("h2", "When they handed in"),
                TimesChart.Draw(
                [
                    .. handedIn
                        .Select(mark => mark.Graded)
                        .OfType<GradedSubmission>()
                        .Select(graded => (graded.Submission.Received - due).TotalHours),
                ]))
            : null;

    private static HtmlNode? Checking(IReadOnlyList<StudentMark> handedIn, StudentLinks people)
    {
        if (handedIn.Count == 0)
        {
            return null;
        }

        var graded = handedIn.Select(mark => mark.Graded).OfType<GradedSubmission>().ToList();
        var longest = graded
            .OrderByDescending(one => one.Seconds)
            .ThenBy(one => one.Submission.Student, StringComparer.Ordinal)
            .Take(5)
            .Select(one => HtmlElement.Of(
                "tr",
                HtmlElement.Of("td", people.Of(one.Submission.Student)),
                HtmlElement.Classed("td", "number", Figures.Seconds(one.Seconds))));
        var (middle, all) = (PointsChart.Median([.. graded.Select(one => one.Seconds)]), graded.Sum(one => one.Seconds));
        return HtmlElement.Classed(
            "section",
            "card",
            HtmlElement.Of("h2", "How long the checks took"),
            HtmlElement.Of(
                "p",
                $"{Figures.Seconds(middle)} for the submission in the middle, {Figures.Seconds(all)} for all of them ",
                "one after the other. The longest:"),
            Table(longest));
    }
}
