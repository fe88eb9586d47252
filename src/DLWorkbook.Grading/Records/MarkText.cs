using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>A student's mark in words.</summary>
public static class MarkText
{
    /// <summary>Where every point comes from: a line for each exercise, manual mark and comment, lateness and the sum.</summary>
    /// <param name="mark">The mark.</param>
    /// <returns>Plain text, lines without ends: "1b.3 momentum: failed, 0 of 2".</returns>
    public static IReadOnlyList<string> Lines(StudentMark mark)
    {
        var lines = new List<string>();
        foreach (ExerciseMark exercise in mark.Exercises)
        {
            string verdict = exercise.Result is ExerciseResult result ? VerdictText.Of(result.Verdict) : "nothing handed in";
            lines.Add($"{exercise.Exercise} {exercise.Title}: {verdict}, {Number(exercise.Points)} of {Number(exercise.MostPoints)}");
            lines.AddRange(exercise.Marks.Select(given => "  " + Describe(given)));
            lines.AddRange(mark.Comments.Where(comment => comment.Exercise == exercise.Exercise).Select(comment => "  " + Describe(comment)));
        }

        HashSet<string?> known = [.. mark.Exercises.Select(exercise => exercise.Exercise)];
        lines.AddRange(mark.Marks.Select(Describe));
        lines.AddRange(mark.Comments.Where(comment => !known.Contains(comment.Exercise)).Select(Describe));
        if (mark.Late is LatePenalty late)
        {
            lines.Add(late.Sentence);
        }

        lines.Add($"{Number(mark.Points)} of {Number(mark.MostPoints)} points");
        return lines;
    }

    /// <summary>A manual mark in one line.</summary>
    /// <param name="mark">The mark.</param>
    /// <returns>"+1 by Grace: a good plot".</returns>
    public static string Describe(ManualMark mark) => mark.Kind switch
    {
        MarkKind.Replaces => $"set to {Number(mark.Points)} by {mark.By}: {mark.Why}",
        MarkKind.Adjusts => $"{(mark.Points < 0 ? "−" : "+")}{Number(Math.Abs(mark.Points))} by {mark.By}: {mark.Why}",
        _ => $"as graded, by {mark.By}: {mark.Why}",
    };

    private static string Describe(Comment comment) => $"{comment.By}: {comment.Text}";

    private static string Number(double points) => points.ToString("0.##", CultureInfo.InvariantCulture);
}
