using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using DLWorkbook.Checking;
using DLWorkbook.Core.Data;

namespace DLWorkbook.Grading;

/// <summary>Writes what goes back to students and what the teacher reads, from the gradebook and the submissions.</summary>
/// <remarks>Nothing of it depends on the clock: the same gradebook and submissions give the same files, to the byte.</remarks>
public static class FeedbackWriter
{
    /// <summary>Writes a page for each student, the class report and the tables into <see cref="Course.Feedback"/>.</summary>
    /// <param name="course">The instructor's folder.</param>
    /// <param name="lab">The lab's script without its extension.</param>
    /// <param name="options">What is written; null for everything.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="FileNotFoundException">The lab has not been released.</exception>
    /// <exception cref="InvalidDataException">A file can't be read, or there is no such student.</exception>
    /// <exception cref="GradebookException">There is no gradebook, or it can't be read.</exception>
    public static FeedbackSummary Write(Course course, string lab, FeedbackOptions? options = null)
    {
        var chosen = options ?? new FeedbackOptions();
        chosen.Similarity.Validate();
        var assignment = AssignmentFile.Read(course, lab);
        var students = File.Exists(course.Students) ? ClassList.Read(course.Students) : null;
        var marks = Marks(course, assignment, students);
        var pages = PageNames.Of(marks.Select(mark => mark.Student.Key));
        var shown = chosen.Student is { } key ? [Only(marks, key)] : marks;
        var said = new ConcurrentBag<string>();
        var handedIn = new HandedIn(course, lab, said.Add);
        var scripts = new ConcurrentDictionary<string, string>();
        var template = Path.Combine(course.Release(lab), assignment.Script) is var file && File.Exists(file) ? File.ReadAllText(file) : null;
        var hints = Hints(lab, chosen.PlainHints);
        Parallel.ForEach(shown, mark =>
        {
            var script = mark.Graded is { } graded ? handedIn.Script(graded.Submission) : null;
            var page = StudentPage.Write(new StudentFeedback
            {
                Assignment = assignment,
                Mark = mark,
                Script = script,
                Template = template,
                Files = mark.Graded is { } run ? handedIn.Others(run.Submission) : [],
                Hints = hints,
            });
            WholeFile.Write(Path.Combine(course.Feedback(lab), pages[mark.Student.Key]), page);

            if (script is not null)
            {
                scripts[mark.Student.Key] = script;
            }
        });
        var lines = said.Order(StringComparer.Ordinal).ToList();

        if (chosen.Student is null)
        {
            var report = new ClassReport
            {
                Assignment = assignment,
                Marks = marks,
                Scripts = scripts,
                Similar = SimilarityFinder.Find(scripts, template, chosen.Similarity),
                Pages = pages,
            };
            WholeFile.Write(Path.Combine(course.Feedback(lab), PageNames.Report), ReportPage.Write(report));
            lines.AddRange(GradeFiles.Write(course.Feedback(lab), assignment, marks));
        }

        return new FeedbackSummary(
            course.Feedback(lab),
            shown.ToDictionary(mark => mark.Student.Key, mark => pages[mark.Student.Key]),
            chosen.Student is null,
            lines);
    }

    private static IReadOnlyList<StudentMark> Marks(Course course, Assignment assignment, ClassList? students)
    {
        using var book = Gradebook.Open(course.Gradebook, readOnly: true);
        return Standing.Of(assignment, book, students);
    }

    private static StudentMark Only(IReadOnlyList<StudentMark> marks, string key) =>
        marks.FirstOrDefault(mark => mark.Student.Key == key)
        ?? throw new InvalidDataException(
            $"expected the key of a student of the class or of a submission, got \"{key}\": the keys are {Some(marks)}");

    private static string Some(IReadOnlyList<StudentMark> marks) =>
        string.Join(", ", marks.Take(8).Select(mark => mark.Student.Key)) + (marks.Count > 8 ? ", …" : "");

    /// <summary>The hints of the workbook's syllabus; none where the workbook or the lab in it is not found.</summary>
    private static Dictionary<string, string> Hints(string lab, bool plain)
    {
        var file = Path.Combine(DataFolders.FromEnvironment().Project ?? ".", "labs", "labs.yaml");
        var labs = File.Exists(file) ? Syllabus.read(file).Where(one => one.Name == lab) : [];
        return labs
            .SelectMany(one => one.Exercises)
            .ToDictionary(exercise => exercise.Id, exercise => plain ? exercise.PlainHint : exercise.GentleHint);
    }
}
