using System;
using System.Collections.Generic;
using System.Globalization;

namespace DLWorkbook.Grading;

/// <summary>A table with the columns of Gradescope's own "Download Grades", for what reads those: other gradebooks and scripts.</summary>
/// <remarks>Gradescope itself imports a roster as a table, but no grades: these come through an autograder, see <see cref="GradescopeAutograder"/>.</remarks>
public static class GradescopeCsv
{
    /// <summary>Writes the table.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="marks">Where the students stand.</param>
    /// <param name="column">The assignment's name in Gradescope; its title by default.</param>
    /// <returns>
    /// The table: Name, SID, Email, Sections, then the assignment's points, Max Points, Submission Time and Lateness. Who is not in the
    /// class list, or has neither address nor SID, is left out.
    /// </returns>
    public static GradeExport Write(Assignment assignment, IReadOnlyList<StudentMark> marks, string? column = null)
    {
        string name = column ?? assignment.Title;
        var leftOut = new List<string>();
        var rows = new List<IEnumerable<string>>
        {
            new[]
            {
                "Name", "SID", "Email", "Sections", CsvText.Field(name), CsvText.Field($"{name} - Max Points"),
                CsvText.Field($"{name} - Submission Time"), CsvText.Field($"{name} - Lateness (H:M:S)"),
            },
        };
        foreach (StudentMark mark in ExportRules.Known(marks, "email or gradescope id", student => [student.Email, student.GradescopeId], leftOut))
        {
            rows.Add(Row(mark));
        }

        return new GradeExport(CsvText.Table(rows), leftOut);
    }

    private static string[] Row(StudentMark mark) =>
    [
        CsvText.Field(mark.Student.Name),
        CsvText.Field(mark.Student.GradescopeId),
        CsvText.Field(mark.Student.Email),
        CsvText.Field(mark.Student.Section),
        ExportRules.Points(mark),
        CsvText.Number(mark.MostPoints),
        mark.Graded is GradedSubmission graded ? Time(graded.Submission.Received) : "",
        mark.Late is LatePenalty late ? FormattableString.Invariant($"{(long)late.Late.TotalHours:00}:{late.Late.Minutes:00}:{late.Late.Seconds:00}") : "",
    ];

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " +0000";
}
