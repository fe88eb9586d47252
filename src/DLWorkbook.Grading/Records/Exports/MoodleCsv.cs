using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace DLWorkbook.Grading;

/// <summary>The table that Moodle's gradebook imports (Grades, Import, CSV file).</summary>
/// <remarks>
/// In Moodle's form choose "Email address" (or "ID number") under "Map from" and "Map to", and map the last two columns to the
/// assignment and to "Feedback for" the assignment. Moodle stops at a student whom it does not know, and would give a row without
/// an address to the student of the row before: so who has none is left out. An empty grade is "no grade" there. The feedback is HTML.
/// </remarks>
public static class MoodleCsv
{
    /// <summary>Writes the table.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="marks">Where the students stand.</param>
    /// <param name="byIdNumber">Whether students are known by their ID number; by their address of e-mail by default.</param>
    /// <param name="column">The assignment's name in Moodle; its title by default.</param>
    /// <returns>
    /// The table: Full name, ID number, Email address, "<paramref name="column"/> (Real)", "<paramref name="column"/> (Feedback)", as
    /// Moodle names its own. Who is not in the class list, or lacks the address or the number, is left out.
    /// </returns>
    public static GradeExport Write(Assignment assignment, IReadOnlyList<StudentMark> marks, bool byIdNumber = false, string? column = null)
    {
        string name = column ?? assignment.Title;
        var leftOut = new List<string>();
        List<StudentMark> known = byIdNumber
            ? ExportRules.Known(marks, "moodle id", student => [student.MoodleId], leftOut)
            : ExportRules.Known(marks, "email", student => [student.Email], leftOut);
        string table = CsvText.Table(
        [
            ["Full name", "ID number", "Email address", CsvText.Field($"{name} (Real)"), CsvText.Field($"{name} (Feedback)")],
            .. known.Select(mark => new[]
            {
                CsvText.Field(mark.Student.Name),
                CsvText.Field(mark.Student.MoodleId),
                CsvText.Field(mark.Student.Email),
                ExportRules.Points(mark),
                CsvText.Field(string.Join("<br>", MarkText.Lines(mark).Select(line => WebUtility.HtmlEncode(line.Trim())))),
            }),
        ]);
        return new GradeExport(table, leftOut);
    }
}
