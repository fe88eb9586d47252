using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>The top of a student's page: whose it is, what was handed in when, the points and how they come about.</summary>
internal static class StudentHead
{
    private const double Radius = 52;

    /// <summary>A student's name, else the key.</summary>
    internal static string Name(Student student) => student.Name.Trim() == "" ? student.Key : student.Name;

    /// <summary>The place of an exercise's card on the page.</summary>
    internal static string Anchor(string exercise) =>
        "e" + string.Concat(exercise.Select(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-' ? sign.ToString() : $"_{(int)sign:x}"));

    /// <summary>Writes it.</summary>
    internal static HtmlNode Write(StudentFeedback feedback)
    {
        var (assignment, mark) = (feedback.Assignment, feedback.Mark);
        var head = HtmlElement.Classed(
            "header",
            "card head",
            HtmlElement.Classed(
                "div",
                "who",
                HtmlElement.Classed("p", "eyebrow", "Feedback \u00B7 ", assignment.Lab),
                HtmlElement.Of("h1", assignment.Title),
                HtmlElement.Classed("p", "name", HtmlElement.Of("bdi", Name(mark.Student))),
                HtmlElement.Classed("p", "run", HandedIn(assignment, mark)),
                Sum(mark)),
            Dial(mark.Points, mark.MostPoints));
        var tiles = HtmlElement.Classed("nav", "tiles", [.. mark.Exercises.Select(Tile)]).With("aria-label", "Exercises");
        return new HtmlGroup(head, tiles);
    }

    private static string HandedIn(Assignment assignment, StudentMark mark)
    {
        if (mark.Graded is not { } graded)
        {
            return assignment.Due is { } due
                ? $"Nothing was handed in. It was due on {Figures.Moment(mark.Late?.Due ?? due, due)}."
                : "Nothing was handed in.";
        }

        var version = graded.Submission.Version;
        var which = mark.Versions > 1 || version > 1 ? $"Version {version}, handed in on " : "Handed in on ";
        var rule = mark.Versions > 1 && assignment.Counts == VersionRule.Best ? $"; of your {mark.Versions} versions the best one counts" : "";
        return which + Figures.Moment(graded.Submission.Received, assignment.Due) + rule;
    }

    /// <summary>How the points come about, where that is more than one number.</summary>
    private static HtmlElement Sum(StudentMark mark)
    {
        var rows = new List<HtmlNode?> { Row("checked automatically", Figures.Points(mark.Automatic), null) };
        var ofExercises = mark.Exercises.Sum(exercise => exercise.Points - exercise.Automatic);

        if (mark.Exercises.Any(exercise => exercise.Marks.Count > 0))
        {
            rows.Add(Row("marked by hand", Figures.Change(ofExercises), "at the exercises below"));
        }

        rows.AddRange(mark.Marks.Select(given => Row(
            given.Kind == MarkKind.Replaces ? "set by hand to" : "for the whole",
            given.Kind == MarkKind.Replaces ? Figures.Points(given.Points) : Figures.Change(given.Points),
            given.Why)));

        if (mark.Late is { Sentence: { Length: > 0 } why } late)
        {
            rows.Add(late.Points > 0 || late.Late > TimeSpan.Zero
                ? Row("lateness", Figures.Change(-late.Points), why)
                : Row("lateness", "0", why));
        }

        rows.Add(Row("points", $"{Figures.Points(mark.Points)} of {Figures.Points(mark.MostPoints)}", null).With("class", "total"));
        return HtmlElement.Classed("table", "sum", HtmlElement.Of("caption", "How your points come about"), HtmlElement.Of("tbody", [.. rows]));
    }

    private static HtmlElement Row(string what, string points, string? why) =>
        HtmlElement.Of(
            "tr",
            HtmlElement.Of("th", what).With("scope", "row"),
            HtmlElement.Classed("td", "number", points),
            HtmlElement.Classed("td", "why", why));

    /// <summary>A ring that is filled as far as the points go.</summary>
    private static HtmlElement Dial(double points, double most)
    {
        var share = most > 0 ? Math.Clamp(points / most, 0, 1) : 0;
        var round = 2 * Math.PI * Radius;

        HtmlElement Ring(string kind) =>
            HtmlElement.Classed("circle", kind).With("cx", "64").With("cy", "64").With("r", Figures.Place(Radius));

        var filled = Ring("filled")
            .With("stroke-dasharray", $"{Figures.Place(share * round)} {Figures.Place(round)}")
            .With("transform", "rotate(-90 64 64)");
        var kind = share >= 0.999 ? "good" : share >= 0.5 ? "part" : "low";
        return HtmlElement.Classed(
            "svg",
            $"dial {kind}",
            Ring("track"),
            share > 0 ? filled : null,
            HtmlElement.Classed("text", "big", Figures.Points(points)).With("x", "64").With("y", "68"),
            HtmlElement.Classed("text", "small", $"of {Figures.Points(most)}").With("x", "64").With("y", "88"))
            .With("viewBox", "0 0 128 128")
            .With("width", "148")
            .With("height", "148")
            .With("role", "img")
            .With("aria-label", $"{Figures.Points(points)} of {Figures.Points(most)} points");
    }

    private static HtmlNode Tile(ExerciseMark exercise)
    {
        var verdict = exercise.Result?.Verdict;
        return HtmlElement.Classed(
            "a",
            $"tile {VerdictLook.Kind(verdict)}",
            HtmlElement.Classed(
                "span",
                "top",
                VerdictLook.Icon(verdict),
                HtmlElement.Classed("b", "id", exercise.Exercise),
                HtmlElement.Classed("span", "points", $"{Figures.Points(exercise.Points)} / {Figures.Points(exercise.MostPoints)}")),
            HtmlElement.Classed("span", "title", exercise.Title),
            HtmlElement.Classed("span", "word", VerdictLook.Word(verdict))).With("href", "#" + Anchor(exercise.Exercise));
    }
}
