using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>The verbs of <see cref="MarkCommand"/>.</summary>
internal sealed class MarkingDesk(Course course, string by, TextWriter output)
{
    public int Mark(string lab, string student, string exercise, string points, string why)
    {
        Assignment assignment = AssignmentFile.Read(course, lab);
        (MarkKind kind, double value) = MarkReading.Points(points);
        using Gradebook book = Gradebook.Open(course.Gradebook);
        Student who = Find(assignment, book, student);
        book.AddMark(new ManualMark
        {
            Lab = lab,
            Student = who.Key,
            Exercise = MarkReading.Exercise(assignment, exercise),
            Kind = kind,
            Points = value,
            By = by,
            At = DateTimeOffset.Now,
            Why = MarkReading.Words(why, "a reason"),
        });
        return Show(assignment, book, who);
    }

    public int Comment(string lab, string student, string exercise, string text)
    {
        Assignment assignment = AssignmentFile.Read(course, lab);
        using Gradebook book = Gradebook.Open(course.Gradebook);
        Student who = Find(assignment, book, student);
        book.AddComment(new Comment
        {
            Lab = lab,
            Student = who.Key,
            Exercise = MarkReading.Exercise(assignment, exercise),
            By = by,
            At = DateTimeOffset.Now,
            Text = MarkReading.Words(text, "a comment"),
        });
        return Show(assignment, book, who);
    }

    public int Extend(string lab, string student, string until, string why)
    {
        Assignment assignment = AssignmentFile.Read(course, lab);
        using Gradebook book = Gradebook.Open(course.Gradebook);
        Student who = Find(assignment, book, student);
        DateTimeOffset time = MarkReading.Until(until, assignment.Due);
        book.AddExtension(new Extension
        {
            Lab = lab,
            Student = who.Key,
            Until = time,
            By = by,
            At = DateTimeOffset.Now,
            Why = MarkReading.Words(why, "a reason"),
        });
        output.WriteLine($"{who.Key} has until {TimeText.Show(time)}{(time <= assignment.Due ? ", which is not after the due date: no extension" : "")}");
        return Show(assignment, book, who);
    }

    public int Show(string lab, string student)
    {
        Assignment assignment = AssignmentFile.Read(course, lab);
        using Gradebook book = Gradebook.Open(course.Gradebook, readOnly: true);
        return Show(assignment, book, Find(assignment, book, student));
    }

    public int ShowAll(string lab)
    {
        Assignment assignment = AssignmentFile.Read(course, lab);
        using Gradebook book = Gradebook.Open(course.Gradebook, readOnly: true);
        IReadOnlyList<StudentMark> marks = Standing.Of(assignment, book, Students());
        foreach (string line in TextTable.Lines(["student", ">version", ">graded", ">by hand", ">late", ">points"], 0, [.. marks.Select(Row)]))
        {
            output.WriteLine(line);
        }

        return 0;
    }

    public int Export(string lab, GradeColumns columns)
    {
        Assignment assignment = AssignmentFile.Read(course, lab);
        using Gradebook book = Gradebook.Open(course.Gradebook, readOnly: true);
        string folder = course.Feedback(lab);
        output.WriteLine(folder);
        try
        {
            foreach (string line in GradeFiles.Write(folder, assignment, Standing.Of(assignment, book, Students()), columns))
            {
                output.WriteLine(line);
            }

            return 0;
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }

    private int Show(Assignment assignment, Gradebook book, Student student)
    {
        StudentMark mark = Standing.Of(assignment, book, student);
        string version = mark.Graded is GradedSubmission graded
            ? $"version {graded.Submission.Version} of {mark.Versions}, {TimeText.Show(graded.Submission.Received)}"
            : "nothing graded";
        output.WriteLine($"{student.Key}{(student.Name.Length > 0 ? $" ({student.Name})" : "")}, {assignment.Lab}: {version}");
        if (mark.Extension is Extension extension)
        {
            output.WriteLine($"extension until {TimeText.Show(extension.Until)} by {extension.By}: {extension.Why}");
        }

        foreach (string line in MarkText.Lines(mark))
        {
            output.WriteLine("  " + line);
        }

        return 0;
    }

    private ClassList? Students() => File.Exists(course.Students) ? ClassList.Read(course.Students) : null;

    /// <summary>Who is in the class list or has a row in the gradebook.</summary>
    private Student Find(Assignment assignment, Gradebook book, string key)
    {
        ClassList? students = Students();
        if ((students?.Find(key) ?? (book.History(assignment.Lab, key).Count > 0 ? new Student { Key = key } : null)) is Student found)
        {
            return found;
        }

        IEnumerable<string> keys = (students?.Students.Select(student => student.Key) ?? []).Union(book.Latest(assignment.Lab).Select(graded => graded.Submission.Student));
        List<string> near = [.. keys.Where(other => other.Contains(key, StringComparison.OrdinalIgnoreCase) || key.Contains(other, StringComparison.OrdinalIgnoreCase)).Take(5)];
        throw new InvalidDataException(
            $"there is no student '{key}' in {course.Students} or among those graded for {assignment.Lab}" + (near.Count > 0 ? $"; meant {string.Join(", ", near)}?" : ""));
    }

    private static string[] Row(StudentMark mark) =>
    [
        mark.Student.Key,
        mark.Graded?.Submission.Version.ToString(CultureInfo.InvariantCulture) ?? "–",
        Number(mark.Automatic),
        Number(mark.BeforeLateness - mark.Automatic),
        Number(-(mark.Late?.Points ?? 0)),
        Number(mark.Points),
    ];

    private static string Number(double points) => points == 0 ? "0" : points.ToString("0.##", CultureInfo.InvariantCulture);
}
