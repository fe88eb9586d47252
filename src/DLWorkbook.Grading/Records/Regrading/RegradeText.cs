using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace DLWorkbook.Grading;

/// <summary>A regrade's differences as lines.</summary>
internal static class RegradeText
{
    private const int Width = 80;

    public static string Write(Assignment assignment, IReadOnlyList<RegradeDiff> diffs, int graded)
    {
        List<RegradeDiff> points = [.. diffs.Where(diff => diff.Difference != 0)];
        List<RegradeDiff> others = [.. diffs.Where(diff => diff.Difference == 0)];
        var text = new StringBuilder();
        text.Append(Wrap($"{assignment.Lab}: {Head(points, graded)}", 0));
        foreach (IGrouping<string, RegradeDiff> group in diffs.GroupBy(Cause))
        {
            text.Append(Wrap($"{group.Count()} because of {group.Key}", 2));
        }

        foreach (RegradeDiff diff in points)
        {
            Append(text, diff);
        }

        if (others.Count > 0)
        {
            text.Append('\n').Append(Wrap($"{others.Count} with other results and the same points:", 0));
            others.ForEach(diff => Append(text, diff));
        }

        return text.ToString();
    }

    private static string Head(List<RegradeDiff> points, int graded)
    {
        int up = points.Count(diff => diff.Difference > 0);
        return points.Count == 0
            ? $"{graded} graded again, nobody's points would change"
            : $"{graded} graded again, {points.Count} would change ({up} up, {points.Count - up} down)";
    }

    private static string Cause(RegradeDiff diff) =>
        diff.Causes.Count == 0 ? "nothing that is known: are the answers not the same each time?" : string.Join(", ", diff.Causes);

    private static void Append(StringBuilder text, RegradeDiff diff)
    {
        Student student = diff.After.Student;
        string who = student.Name.Length > 0 ? $"{student.Key} ({student.Name})" : student.Key;
        string points = diff.Difference == 0 ? Number(diff.After.Points) : $"{Number(diff.Before.Points)} → {Number(diff.After.Points)}  {Signed(diff.Difference)}";
        text.Append('\n').Append($"{Fit(who, 50),-50}  {points}\n");
        foreach (ExerciseChange change in diff.Exercises)
        {
            string ends = $"{Verdict(change.Before)} → {Verdict(change.After)}";
            text.Append($"    {Fit(change.Exercise, 8),-8}  {ends,-36}  {Points(change.Before)} → {Points(change.After)}\n");
            if (FirstLine(change.After?.Reason ?? "") is { Length: > 0 } reason)
            {
                text.Append($"              {Fit(reason, Width - 14)}\n");
            }
        }

        int version = diff.After.Graded?.Submission.Version ?? 0;
        if (diff.Before.Graded is GradedSubmission old && old.Submission.Version != version)
        {
            text.Append($"    version {version} counts in place of version {old.Submission.Version}\n");
        }

        if (diff.After.Late is { Points: > 0 } late)
        {
            text.Append(Wrap(late.Sentence, 4));
        }
    }

    private static string Verdict(ExerciseResult? result) => result is null ? "not there" : VerdictText.Of(result.Verdict);

    private static string Points(ExerciseResult? result) => result is null ? "–" : Number(result.Points);

    private static string Number(double points) => points.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Signed(double points) => (points > 0 ? "+" : "−") + Number(Math.Abs(points));

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();

    private static string Fit(string text, int width) => text.Length <= width ? text : text[..(width - 1)] + "…";

    /// <summary>Breaks at spaces; what goes on is indented by two more.</summary>
    private static string Wrap(string text, int indent)
    {
        var lines = new StringBuilder();
        string line = new(' ', indent);
        bool empty = true;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!empty && line.Length + 1 + word.Length > Width)
            {
                lines.Append(line).Append('\n');
                line = new string(' ', indent + 2);
                empty = true;
            }

            line += empty ? word : " " + word;
            empty = false;
        }

        return lines.Append(line).Append('\n').ToString();
    }
}
