using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>What is said after a release, 80 columns wide.</summary>
internal static class ReleaseReport
{
    /// <summary>The lines: the exercises, when it is due, what was tried, and what was written where.</summary>
    public static IReadOnlyList<string> Lines(Release release)
    {
        var assignment = release.Assignment;
        var lines = new List<string>();
        var rows = assignment.Exercises.Select(IReadOnlyList<string> (exercise) =>
        [
            exercise.Id,
            exercise.Title,
            Number(exercise.Points),
            exercise.Partial ? "in part" : "all or none",
        ]);
        lines.AddRange(TextTable.Lines(["exercise", "about", ">points", "given"], 1, [.. rows]));
        lines.Add("");
        lines.AddRange(TextTable.Wrap(
            $"{assignment.Lab}: {assignment.Exercises.Count} exercises, {Number(assignment.Exercises.Sum(exercise => exercise.Points))} points; "
            + (assignment.Due is { } due ? $"due {TimeText.Show(due)}; {assignment.Late.Describe()}." : "no due date.")));

        if (assignment.Attachments.Count > 0)
        {
            lines.AddRange(TextTable.Wrap("Beside the script: " + string.Join(", ", assignment.Attachments.Select(file => file.Name + (file.Required ? " (required)" : ""))) + "."));
        }

        lines.AddRange(TextTable.Wrap("Every hole is to be done, every solution gets full points, and none shows in what goes out."));
        lines.Add("");
        lines.Add(release.Unchanged ? "Released before with the same content; nothing was written:" : "For the students:");
        lines.AddRange(release.Files.Select(name => "  " + Path.Combine(Shown(release.Folder), name)));
        lines.AddRange(TextTable.Wrap($"  {assignment.Script} and labs.yaml go into the labs/ of a student's workbook.", "  "));
        lines.Add("To be kept:");
        lines.Add("  " + Shown(release.Hidden));

        if (release.Earlier is { } earlier)
        {
            lines.Add("What went out before:");
            lines.Add("  " + Shown(earlier));
        }

        return lines;
    }

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Shown(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
