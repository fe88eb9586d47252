using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>What the tables for learning platforms have in common.</summary>
internal static class ExportRules
{
    /// <summary>The points as a field; empty for who handed nothing in and got nothing by hand: no grade is not a grade of 0.</summary>
    public static string Points(StudentMark mark) =>
        mark.Graded is null && mark.Marks.Count == 0 && mark.Exercises.All(exercise => exercise.Marks.Count == 0) ? "" : CsvText.Number(mark.Points);

    /// <summary>The students whom a table's reader can know by one of some ids; the others are noted.</summary>
    /// <param name="marks">The students.</param>
    /// <param name="what">What the ids are called in the class list.</param>
    /// <param name="ids">The ids of a student.</param>
    /// <param name="leftOut">Takes who can't be known, and why.</param>
    public static List<StudentMark> Known(
        IReadOnlyList<StudentMark> marks, string what, Func<Student, string[]> ids, List<string> leftOut)
    {
        var known = new List<StudentMark>();
        foreach (StudentMark mark in marks)
        {
            if (Fault(mark, what, ids(mark.Student)) is string fault)
            {
                leftOut.Add($"{mark.Student.Key}: {fault}");
            }
            else
            {
                known.Add(mark);
            }
        }

        return known;
    }

    private static string? Fault(StudentMark mark, string what, string[] ids)
    {
        if (!mark.InClassList)
        {
            return "is not in students.csv";
        }

        // With the apostrophe that a formula gets, nobody would be found by it.
        return ids.FirstOrDefault(CsvText.IsFormula) is string formula
            ? $"a spreadsheet would take '{formula}' for a formula"
            : ids.All(id => id.Length == 0) ? $"has no {what} in students.csv" : null;
    }
}
