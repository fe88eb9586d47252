using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>What is said after collecting, 80 columns wide.</summary>
internal static class CollectReport
{
    /// <summary>The lines: everyone in the download, what was odd, who is missing, what was unclear, and the sum.</summary>
    public static IReadOnlyList<string> Lines(Collection collection, Assignment assignment, ClassList? students)
    {
        var lines = new List<string>();
        var rows = collection.Students.Select(IReadOnlyList<string> (student) =>
        [
            student.Key,
            student.New is null ? $"{student.Versions}, as before" : string.Create(CultureInfo.InvariantCulture, $"{student.New.Version}, new"),
            TimeText.Show(student.Received),
            student.Late is { } late ? LateText.Span(late) : "",
            student.Notes.Count == 0 ? "" : "see below",
        ]).ToArray();
        lines.AddRange(TextTable.Lines(["student", "version", "handed in", "late by", "note"], 0, rows));

        Part(lines, "Notes", collection.Students.SelectMany(student => student.Notes.Select(note => $"{student.Key}: {note}")));
        Part(lines, "Missing", collection.Missing.Select(student => student.Name == "" ? student.Key : $"{student.Key} ({Text.Printable(student.Name)})"));
        Part(lines, "Nobody's, left out", collection.Unclear);
        lines.Add("");
        lines.AddRange(TextTable.Wrap(Sum(collection, assignment, students)));
        return lines;
    }

    private static void Part(List<string> lines, string head, IEnumerable<string> items)
    {
        var all = items.ToArray();

        if (all.Length > 0)
        {
            lines.Add("");
            lines.Add(head);
            lines.AddRange(all.SelectMany(item => TextTable.Wrap("  " + item, "    ")));
        }
    }

    private static string Sum(Collection collection, Assignment assignment, ClassList? students)
    {
        var fresh = collection.Students.Count(student => student.New is not null);
        var late = collection.Students.Count(student => student.Late is not null);
        var unlisted = collection.Students.Count(student => !student.IsListed);
        var parts = new List<string>
        {
            $"{collection.Students.Count} handed in {assignment.Lab} ({collection.Form} names), {fresh} new",
        };

        if (assignment.Due is { } due)
        {
            parts.Add($"{late} after {TimeText.Show(due)}");
        }

        if (students is not null)
        {
            parts.Add($"{collection.Missing.Count} of {students.Students.Count} missing");
        }

        if (unlisted > 0)
        {
            parts.Add($"{unlisted} not in the class list");
        }

        return string.Join("; ", parts) + ".";
    }
}
