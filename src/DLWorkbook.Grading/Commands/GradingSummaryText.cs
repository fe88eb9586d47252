using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Prints what came of many submissions, in 80 columns.</summary>
internal static class GradingSummaryText
{
    private static readonly (string Title, Verdict[] Verdicts)[] s_columns =
    [
        ("passed", [Verdict.Passed]),
        ("partly", [Verdict.Partly]),
        ("failed", [Verdict.Failed]),
        ("todo", [Verdict.Todo]),
        ("error", [Verdict.Error]),
        ("limits", [Verdict.TimedOut, Verdict.OutOfMemory, Verdict.Killed]),
        ("other", [Verdict.Tampered, Verdict.NotCompiled]),
    ];

    public static void Write(TextWriter output, GradingSummary summary, TimeSpan time)
    {
        if (summary.Graded == 0)
        {
            output.WriteLine(summary.Before == 0
                ? "Nothing was handed in yet: run dotnet fsi scripts/collect.fsx first."
                : $"Nothing to do: the gradebook has all {summary.Before} with this assignment and these checks.");
            return;
        }

        var width = 80 - 7 - (7 * s_columns.Length);
        output.WriteLine();
        output.WriteLine("".PadRight(7 + width) + string.Concat(s_columns.Select(column => column.Title.PadLeft(7))));

        foreach (var exercise in summary.Exercises)
        {
            var title = exercise.Title.Length > width ? exercise.Title[..(width - 1)] + "…" : exercise.Title;
            var counts = s_columns.Select(column => column.Verdicts.Sum(verdict => summary.Count(exercise.Id, verdict)));
            output.WriteLine(exercise.Id.PadRight(7) + title.PadRight(width) + string.Concat(counts.Select(count => (count == 0 ? "·" : Number(count)).PadLeft(7))));
        }

        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.Graded} graded in {time.TotalSeconds:F1} s, {time.TotalSeconds / summary.Graded:F2} s each; {summary.Before} were graded before."));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Half of them have {summary.MedianPoints:0.##} of {summary.MostPoints:0.##} points or more, before lateness and manual marks."));
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
