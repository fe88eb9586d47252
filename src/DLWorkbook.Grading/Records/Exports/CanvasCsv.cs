using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>The table that Canvas' gradebook imports.</summary>
/// <remarks>
/// As Canvas' guide "How do I import grades in the Gradebook?" has it: Student, ID, SIS User ID, SIS Login ID, Section, then the
/// assignment; under the header a row "Points Possible". Canvas knows a student by the ID, else by the two SIS columns, else by the
/// name. An assignment that is there keeps its column's name with its number, "Lab 1b (4711)"; a name alone makes a new one. An
/// empty cell leaves the grade in Canvas as it is.
/// </remarks>
public static class CanvasCsv
{
    /// <summary>Words in a column's name for which Canvas passes the column over, as it does with its own sums.</summary>
    private static readonly string[] Sums =
    [
        "Current Score", "Current Points", "Current Grade", "Final Score", "Final Points", "Final Grade",
        "Override Score", "Override Grade", "Override Status",
    ];

    /// <summary>Writes the table.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="marks">Where the students stand.</param>
    /// <param name="column">The assignment's column in Canvas, with its number when it is there: "Lab 1b (4711)"; the assignment's title by default.</param>
    /// <returns>The table. Who is not in the class list, or has nothing that Canvas could know, is left out.</returns>
    /// <exception cref="ArgumentException">Canvas would pass over a column of this name.</exception>
    public static GradeExport Write(Assignment assignment, IReadOnlyList<StudentMark> marks, string? column = null)
    {
        string name = column ?? assignment.Title;
        if (Array.Find(Sums, words => name.Contains(words, StringComparison.Ordinal)) is string found)
        {
            throw new ArgumentException($"CanvasCsv.Write: expected a column without the words '{found}', got '{name}': Canvas passes over such columns", nameof(column));
        }

        var leftOut = new List<string>();
        List<StudentMark> known = ExportRules.Known(marks, "canvas id, sis login id or name", Ids, leftOut);
        string table = CsvText.Table(
        [
            ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", CsvText.Field(name)],
            ["Points Possible", "", "", "", "", CsvText.Number(assignment.Exercises.Sum(exercise => exercise.Points))],
            .. known.Select(mark => new[]
            {
                CsvText.Field(mark.Student.Name),
                CsvText.Field(mark.Student.CanvasId),
                CsvText.Field(mark.Student.SisUserId),
                CsvText.Field(mark.Student.SisLoginId),
                CsvText.Field(mark.Student.Section),
                ExportRules.Points(mark),
            }),
        ]);
        return new GradeExport(table, leftOut);
    }

    /// <summary>The name counts where there is nothing better.</summary>
    private static string[] Ids(Student student)
    {
        string[] ids = [student.CanvasId, student.SisUserId, student.SisLoginId];
        return ids.All(id => id.Length == 0) ? [student.Name] : ids;
    }
}
