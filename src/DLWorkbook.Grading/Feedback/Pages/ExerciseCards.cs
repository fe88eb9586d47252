using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>What a student reads of each exercise, and what stands beside its code.</summary>
/// <param name="feedback">The feedback.</param>
/// <param name="listing">The student's code; null when there is none.</param>
internal sealed class ExerciseCards(StudentFeedback feedback, CodeListing? listing)
{
    /// <summary>The notes beside the exercises' functions.</summary>
    internal IReadOnlyList<CodeNote> Notes =>
        [.. feedback.Mark.Exercises.Where(HasLine).Select(exercise => new CodeNote(exercise.Result?.Line ?? 0, Note(exercise)))];

    /// <summary>What was said of lines, by line: a compiler's messages, the places of exceptions; each once, with the exercises that it is about.</summary>
    internal ILookup<int, HtmlNode> Messages =>
        feedback.Mark.Exercises
            .SelectMany(exercise => LinesTold(exercise).Select(told => (told.Line, told.Text, Exercise: exercise)))
            .Distinct()
            .GroupBy(told => (told.Line, told.Text), told => told.Exercise)
            .ToLookup(group => group.Key.Line, group => Message([.. group], group.Key.Text));

    /// <summary>What is wrong with the script as a whole: the reason that every exercise has; null for none.</summary>
    internal string? Whole { get; } =
        feedback.Mark.Exercises.Select(exercise => exercise.Result?.Reason.TrimEnd() ?? "").Distinct().ToList() is [{ Length: > 0 } reason]
        && feedback.Mark.Exercises.Count > 1
            ? reason
            : null;

    /// <summary>What is wrong with the script as a whole, as a card.</summary>
    internal HtmlNode? WholeCard() =>
        Whole is null
            ? null
            : HtmlElement.Classed(
                "section",
                "card exercise bad",
                HtmlElement.Of("h2", "About the whole script"),
                HtmlElement.Classed("pre", "block trace", [.. Linked(Whole)]));

    /// <summary>An exercise's card.</summary>
    internal HtmlNode Card(ExerciseMark exercise)
    {
        var result = exercise.Result;
        var verdict = result?.Verdict;
        var head = HtmlElement.Classed(
            "header",
            "item",
            HtmlElement.Of("h3", HtmlElement.Classed("span", "id", exercise.Exercise), " ", exercise.Title),
            VerdictLook.Badge(verdict),
            HtmlElement.Classed("span", "points", $"{Figures.Points(exercise.Points)} of {Figures.Points(exercise.MostPoints)}"),
            HasLine(exercise)
                ? HtmlElement.Classed("a", "jump", $"line {exercise.Result?.Line}").With("href", "#" + CodeListing.Anchor(exercise.Result?.Line ?? 1))
                : null);
        var card = HtmlElement.Classed(
            "section",
            $"card exercise {VerdictLook.Kind(verdict)}",
            head,
            result is null ? null : Reason(result),
            result is null ? null : ByMistake(result),
            new HtmlGroup([.. (result?.Checks ?? []).Select(CheckCard.Write)]),
            result is { Printed.Length: > 0 } ? Printed(result.Printed) : null,
            Hint(exercise),
            new HtmlGroup([.. exercise.Marks.Select(Marked)]),
            new HtmlGroup([.. feedback.Mark.Comments.Where(comment => comment.Exercise == exercise.Exercise).Select(Said)]));
        return card.With("id", StudentHead.Anchor(exercise.Exercise));
    }

    /// <summary>A comment of a teacher.</summary>
    internal static HtmlNode Said(Comment comment) =>
        HtmlElement.Classed(
            "figure",
            "said",
            HtmlElement.Of("blockquote", comment.Text),
            HtmlElement.Of("figcaption", "\u2014 ", HtmlElement.Of("bdi", comment.By)));

    private static HtmlElement Marked(ManualMark mark)
    {
        var points = mark.Kind == MarkKind.Replaces ? $"set to {Figures.Points(mark.Points)}" : Figures.Change(mark.Points);
        return HtmlElement.Classed(
            "figure",
            "said",
            HtmlElement.Of("blockquote", HtmlElement.Classed("b", "points", points), " ", mark.Why),
            HtmlElement.Of("figcaption", "\u2014 marked by ", HtmlElement.Of("bdi", mark.By)));
    }

    private HtmlElement? Hint(ExerciseMark exercise) =>
        Whole is null && exercise.Result is { Verdict: not Verdict.Passed } && feedback.Hints.TryGetValue(exercise.Exercise, out var hint) && hint != ""
            ? HtmlElement.Classed("p", "hint", [HtmlElement.Of("b", "A hint. "), .. Prose.Of(hint)])
            : null;

    private static HtmlElement Printed(string text) =>
        HtmlElement.Classed(
            "div",
            "printed",
            HtmlElement.Of("h4", "What your code printed meanwhile"),
            HtmlElement.Classed("pre", "block", text));

    /// <summary>A known mistake, where no check names it already.</summary>
    private static HtmlNode ByMistake(ExerciseResult result)
    {
        var said = result.Checks.SelectMany(check => check.Diagnoses).ToHashSet();
        return new HtmlGroup([.. result.Mistakes.Where(mistake => !said.Contains(mistake)).Select(CheckCard.Guess)]);
    }

    private HtmlElement? Reason(ExerciseResult result)
    {
        var reason = result.Reason.TrimEnd();

        if (reason == "" || reason == Whole)
        {
            return null;
        }

        var isTrace = reason.Contains('\n') || result.Verdict is Verdict.Error or Verdict.NotCompiled;
        return isTrace
            ? HtmlElement.Classed("pre", "block trace", [.. Linked(reason)])
            : HtmlElement.Classed("p", "reason", [.. Linked(reason)]);
    }

    /// <summary>A message with links to the lines that it names.</summary>
    private IEnumerable<HtmlNode> Linked(string message)
    {
        var after = 0;

        foreach (var place in LineReference.In(message, listing?.Count ?? 0))
        {
            yield return message[after..place.Index];
            yield return HtmlElement.Of("a", message.Substring(place.Index, place.Length)).With("href", "#" + CodeListing.Anchor(place.Line));
            after = place.Index + place.Length;
        }

        yield return message[after..];
    }

    private bool HasLine(ExerciseMark exercise) =>
        listing is not null && exercise.Result?.Line is { } line && line >= 1 && line <= listing.Count;

    private static HtmlNode Note(ExerciseMark exercise)
    {
        var verdict = exercise.Result?.Verdict;
        var failed = exercise.Result?.Checks.FirstOrDefault(check => !check.Held);
        var why = failed?.Diagnoses.FirstOrDefault() ?? failed?.Fault;
        return HtmlElement.Classed(
            "aside",
            $"note {VerdictLook.Kind(verdict)}",
            HtmlElement.Classed(
                "a",
                "top",
                VerdictLook.Icon(verdict),
                HtmlElement.Classed("b", "id", exercise.Exercise),
                HtmlElement.Classed("span", "word", VerdictLook.Word(verdict)),
                HtmlElement.Classed("span", "points", $"{Figures.Points(exercise.Points)} / {Figures.Points(exercise.MostPoints)}"))
                .With("href", "#" + StudentHead.Anchor(exercise.Exercise)),
            why is null ? null : HtmlElement.Classed("p", "why", why));
    }

    private IEnumerable<(int Line, string Text)> LinesTold(ExerciseMark exercise)
    {
        if (listing is null || exercise.Result is not { Verdict: Verdict.NotCompiled or Verdict.Error or Verdict.Tampered } result)
        {
            yield break;
        }

        var lines = result.Reason.Split('\n').Select(text => text.Trim()).ToList();
        var told = lines.SelectMany((text, at) => LineReference.In(text, listing.Count).Take(1).Select(place => (place.Line, At: at)));

        // Of an exception's trace the first line that is the student's is where it was raised; of a compiler's messages each stands for itself.
        foreach (var (line, at) in result.Verdict == Verdict.Error ? told.Take(1) : told)
        {
            yield return (line, result.Verdict == Verdict.Error ? Raised(lines, at) : lines[at]);
        }
    }

    /// <summary>The line above a trace, which says what was raised.</summary>
    private static string Raised(IReadOnlyList<string> lines, int at)
    {
        var above = at;

        while (above > 0 && lines[above].StartsWith("at ", StringComparison.Ordinal))
        {
            above--;
        }

        return lines[above];
    }

    private static HtmlNode Message(IReadOnlyList<ExerciseMark> exercises, string text) =>
        new HtmlGroup(
            [
                VerdictLook.Icon(exercises[0].Result?.Verdict),
                .. exercises.Select(exercise =>
                    HtmlElement.Classed("a", "id", exercise.Exercise).With("href", "#" + StudentHead.Anchor(exercise.Exercise))),
                " ",
                text,
            ]);
}
