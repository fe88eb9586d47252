using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Everything that was graded and marked in a course: one SQLite file to which rows are only ever added.</summary>
/// <remarks>
/// <para>
/// A graded submission is one transaction: after a kill at any instant it is there as a whole or not at all, and
/// <see cref="Missing"/> says what is left to do. What is graded again, because the assignment, the checks or the packages changed or
/// because <see cref="StartRegrade"/> asked for it, is a new row; the last one of a version counts. The file's triggers refuse a
/// change, a deletion, a second row for the same work and a run without all its results, also from other programs.
/// </para>
/// <para>Many threads and processes may write at the same time: they wait for each other.</para>
/// <code>
/// using var book = Gradebook.Open(course.Gradebook);
/// foreach (var submission in book.Missing(submissions, submission =&gt; key)) { book.Record(grade(submission)); }
/// </code>
/// </remarks>
public sealed class Gradebook : IDisposable
{
    private readonly GradebookFile file;

    private Gradebook(GradebookFile file) => this.file = file;

    /// <summary>The file, as a full path.</summary>
    public string Path => file.Path;

    /// <summary>Opens a gradebook, and makes it when there is none.</summary>
    /// <param name="path">The file; its folder is made when it is not there.</param>
    /// <param name="readOnly">Whether it is only read, and not made; false by default.</param>
    /// <param name="patience">How long to wait for another writer; 30 seconds by default, at least one.</param>
    /// <returns>The gradebook.</returns>
    /// <exception cref="GradebookException">It is no gradebook, a newer one, locked, read-only or not there.</exception>
    public static Gradebook Open(string path, bool readOnly = false, TimeSpan? patience = null) =>
        new(GradebookFile.Open(path, readOnly, patience ?? TimeSpan.FromSeconds(30)));

    /// <summary>Records what the grader found, as a whole or not at all.</summary>
    /// <param name="graded">The submission with its results.</param>
    /// <returns>True when it is new; false when the last row of this version was made from the same submission, assignment, checks and packages.</returns>
    /// <exception cref="ArgumentException">Its points are no numbers between 0 and the most, or an exercise is there twice.</exception>
    /// <exception cref="GradebookException">It can't be written.</exception>
    public bool Record(GradedSubmission graded)
    {
        RunRows.Require(graded);
        return file.Write("Gradebook.Record", connection => RunRows.Record(connection, graded));
    }

    /// <summary>Asks for everything of a lab to be graded again, although nothing that the grades depend on has changed.</summary>
    /// <param name="lab">The lab's script without its extension.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="why">Why.</param>
    /// <remarks>From here on <see cref="Missing"/> names every submission of the lab until it is recorded anew; a killed run goes on where it was.</remarks>
    public void StartRegrade(string lab, string by, string why) =>
        file.Write("Gradebook.StartRegrade", connection => NoteRows.AddRegrade(connection, lab, by, why));

    /// <summary>Whether a submission's last row was made with this key, and after the last <see cref="StartRegrade"/>.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="key">What its grades depend on now.</param>
    /// <returns>True when nothing is left to do for it.</returns>
    public bool Contains(Submission submission, RunKey key) =>
        file.Read("Gradebook.Contains", connection => RunRows.IsCurrent(connection, submission, key));

    /// <summary>The submissions that are to be graded still.</summary>
    /// <param name="submissions">All of them.</param>
    /// <param name="key">What the grades of each depend on now.</param>
    /// <returns>Those that are not in the gradebook with that key, in the same order.</returns>
    public IReadOnlyList<Submission> Missing(IReadOnlyList<Submission> submissions, Func<Submission, RunKey> key) =>
        file.Read(
            "Gradebook.Missing",
            connection => submissions.Where(submission => !RunRows.IsCurrent(connection, submission, key(submission))).ToList());

    /// <summary>The last row that was made of a submission with a key.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="key">What its grades depend on.</param>
    /// <returns>The row; null when there is none.</returns>
    public GradedSubmission? Find(Submission submission, RunKey key) =>
        History(submission.Lab, submission.Student)
            .LastOrDefault(graded => graded.Submission.Version == submission.Version && graded.Key == key);

    /// <summary>The last row of the last version of each student.</summary>
    /// <param name="lab">The lab's script without its extension.</param>
    /// <returns>One row a student, in the order of their keys.</returns>
    public IReadOnlyList<GradedSubmission> Latest(string lab) =>
        file.Read("Gradebook.Latest", connection => RunRows.Select(connection, lab, student: null, RunChoice.LastOfStudent));

    /// <summary>The last row of every version of each student, or of one: what counts of each.</summary>
    /// <param name="lab">The lab's script without its extension.</param>
    /// <param name="student">The student's key; null for all.</param>
    /// <returns>Rows in the order of the students' keys and their versions.</returns>
    public IReadOnlyList<GradedSubmission> Current(string lab, string? student = null) =>
        file.Read("Gradebook.Current", connection => RunRows.Select(connection, lab, student, RunChoice.LastOfVersion));

    /// <summary>Every row of a lab, or of one student.</summary>
    /// <param name="lab">The lab's script without its extension.</param>
    /// <param name="student">The student's key; null for all.</param>
    /// <returns>Rows in the order of students, versions and runs.</returns>
    public IReadOnlyList<GradedSubmission> History(string lab, string? student = null) =>
        file.Read("Gradebook.History", connection => RunRows.Select(connection, lab, student, RunChoice.All));

    /// <summary>Adds a manual mark.</summary>
    /// <param name="mark">The mark.</param>
    /// <exception cref="ArgumentException">Its points are no number, or it replaces points by less than 0.</exception>
    public void AddMark(ManualMark mark)
    {
        if (!double.IsFinite(mark.Points) || (mark.Kind == MarkKind.Replaces && mark.Points < 0))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Gradebook.AddMark: expected points that are a number, and at least 0 when they replace others, got {mark.Points}"),
                nameof(mark));
        }

        file.Write("Gradebook.AddMark", connection => NoteRows.Add(connection, mark));
    }

    /// <summary>Adds a comment.</summary>
    /// <param name="comment">The comment.</param>
    public void AddComment(Comment comment) => file.Write("Gradebook.AddComment", connection => NoteRows.Add(connection, comment));

    /// <summary>Adds an extension.</summary>
    /// <param name="extension">The extension.</param>
    public void AddExtension(Extension extension) => file.Write("Gradebook.AddExtension", connection => NoteRows.Add(connection, extension));

    /// <summary>The manual marks of a lab in the order in which they were given.</summary>
    /// <param name="lab">The lab's script without its extension.</param>
    /// <param name="student">The student's key; null for all.</param>
    /// <returns>Marks, those that were withdrawn too.</returns>
    public IReadOnlyList<ManualMark> Marks(string lab, string? student = null) =>
        file.Read("Gradebook.Marks", connection => NoteRows.Marks(connection, lab, student));

    /// <summary>The comments of a lab in the order in which they were written.</summary>
    /// <param name="lab">The lab's script without its extension.</param>
    /// <param name="student">The student's key; null for all.</param>
    /// <returns>Comments.</returns>
    public IReadOnlyList<Comment> Comments(string lab, string? student = null) =>
        file.Read("Gradebook.Comments", connection => NoteRows.Comments(connection, lab, student));

    /// <summary>The extensions of a lab in the order in which they were given; of each student the last one counts.</summary>
    /// <param name="lab">The lab's script without its extension.</param>
    /// <param name="student">The student's key; null for all.</param>
    /// <returns>Extensions.</returns>
    public IReadOnlyList<Extension> Extensions(string lab, string? student = null) =>
        file.Read("Gradebook.Extensions", connection => NoteRows.Extensions(connection, lab, student));

    /// <summary>The labs that have a row, in order.</summary>
    /// <returns>Scripts without their extensions.</returns>
    public IReadOnlyList<string> Labs() => file.Read("Gradebook.Labs", RunRows.Labs);

    /// <summary>Closes the file.</summary>
    public void Dispose() => file.Dispose();
}
