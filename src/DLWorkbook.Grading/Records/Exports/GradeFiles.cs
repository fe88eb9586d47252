using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Writes every table of a lab's grades into its feedback folder.</summary>
public static class GradeFiles
{
    /// <summary>Writes grades.csv, canvas.csv, moodle.csv, gradescope.csv and gradescope-autograder.zip.</summary>
    /// <param name="folder">The folder; made when it is not there. Files of these names are replaced.</param>
    /// <param name="assignment">The assignment.</param>
    /// <param name="marks">Where the students stand.</param>
    /// <param name="columns">What the assignment is called on each platform.</param>
    /// <returns>A line for each file: its name, and who is not in it and why.</returns>
    public static IReadOnlyList<string> Write(string folder, Assignment assignment, IReadOnlyList<StudentMark> marks, GradeColumns? columns = null)
    {
        GradeColumns names = columns ?? new GradeColumns();
        var lines = new List<string>();
        Put("grades.csv", new GradeExport(GradesCsv.Write(assignment, marks), []));
        Put("canvas.csv", CanvasCsv.Write(assignment, marks, names.Canvas));
        Put("moodle.csv", MoodleCsv.Write(assignment, marks, names.MoodleByIdNumber, names.Moodle));
        Put("gradescope.csv", GradescopeCsv.Write(assignment, marks, names.Gradescope));
        Tell("gradescope-autograder.zip", GradescopeAutograder.Write(Path.Combine(folder, "gradescope-autograder.zip"), marks));
        return lines;

        void Put(string name, GradeExport export)
        {
            WholeFile.Write(Path.Combine(folder, name), export.Text);
            Tell(name, export.LeftOut);
        }

        void Tell(string name, IReadOnlyList<string> leftOut)
        {
            lines.Add($"{name}: {marks.Count - leftOut.Count} students");
            lines.AddRange(leftOut.Select(reason => $"  left out: {reason}"));
        }
    }
}
