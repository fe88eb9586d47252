using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>The table of all grades for people and programs: <c>grades.csv</c>.</summary>
public static class GradesCsv
{
    /// <summary>Writes everyone's points.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="marks">Where the students stand.</param>
    /// <returns>
    /// A table with a byte order mark, so that spreadsheets read its UTF-8: student, name, email, section, handed in (UTC), version,
    /// one column an exercise, automatic, before lateness, lateness, points, of, notes. Who handed nothing in has empty fields up to
    /// the sums.
    /// </returns>
    public static string Write(Assignment assignment, IReadOnlyList<StudentMark> marks)
    {
        IEnumerable<string> header =
        [
            "student", "name", "email", "section", "handed in", "version", .. assignment.Exercises.Select(exercise => exercise.Id),
            "automatic", "before lateness", "lateness", "points", "of", "notes",
        ];
        return "\uFEFF" + CsvText.Table([header.Select(CsvText.Field), .. marks.Select(Row)]);
    }

    private static IEnumerable<string> Row(StudentMark mark) =>
    [
        CsvText.Field(mark.Student.Key),
        CsvText.Field(mark.Student.Name),
        CsvText.Field(mark.Student.Email),
        CsvText.Field(mark.Student.Section),
        mark.Graded?.Submission.Received.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "",
        mark.Graded?.Submission.Version.ToString(CultureInfo.InvariantCulture) ?? "",
        .. mark.Exercises.Select(exercise => mark.Graded is null && exercise.Marks.Count == 0 ? "" : CsvText.Number(exercise.Points)),
        CsvText.Number(mark.Automatic),
        CsvText.Number(mark.BeforeLateness),
        CsvText.Number(mark.Late?.Points ?? 0),
        CsvText.Number(mark.Points),
        CsvText.Number(mark.MostPoints),
        CsvText.Field(string.Join("; ", Notes(mark))),
    ];

    private static IEnumerable<string> Notes(StudentMark mark)
    {
        if (!mark.InClassList)
        {
            yield return "not in the class list";
        }

        if (mark.Late is { Points: > 0 } late)
        {
            yield return late.Sentence;
        }

        foreach (ExerciseMark exercise in mark.Exercises)
        {
            foreach (ManualMark given in exercise.Marks)
            {
                yield return $"{exercise.Exercise} {MarkText.Describe(given)}";
            }
        }

        foreach (ManualMark given in mark.Marks)
        {
            yield return MarkText.Describe(given);
        }
    }
}
