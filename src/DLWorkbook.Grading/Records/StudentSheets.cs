using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>What the gradebook has of a lab, sorted by student, and the sums that are made of it.</summary>
internal sealed class StudentSheets
{
    private readonly Assignment assignment;
    private readonly ILookup<string, GradedSubmission> graded;
    private readonly ILookup<string, ManualMark> marks;
    private readonly ILookup<string, Comment> comments;
    private readonly ILookup<string, Extension> extensions;

    public StudentSheets(Assignment assignment, Gradebook book, string? student = null)
        : this(assignment, book, book.Current(assignment.Lab, student), student)
    {
    }

    /// <summary>Takes these runs, one of each version in their order, in place of the gradebook's.</summary>
    public StudentSheets(Assignment assignment, Gradebook book, IEnumerable<GradedSubmission> runs, string? student = null)
    {
        this.assignment = assignment;
        graded = runs.ToLookup(run => run.Submission.Student);
        marks = book.Marks(assignment.Lab, student).ToLookup(mark => mark.Student);
        comments = book.Comments(assignment.Lab, student).ToLookup(comment => comment.Student);
        extensions = book.Extensions(assignment.Lab, student).ToLookup(extension => extension.Student);
    }

    /// <summary>Who has a row of any kind.</summary>
    public IEnumerable<string> Keys =>
        graded.Select(group => group.Key)
            .Concat(marks.Select(group => group.Key))
            .Concat(comments.Select(group => group.Key))
            .Concat(extensions.Select(group => group.Key))
            .Distinct();

    public StudentMark Mark(Student student, bool inClassList)
    {
        List<GradedSubmission> versions = [.. graded[student.Key]];
        IReadOnlyList<GradedSubmission?> candidates = versions.Count == 0
            ? [null]
            : assignment.Counts == VersionRule.Latest ? [versions[^1]] : [.. versions];

        // Of equal ones MaxBy takes the first.
        return candidates.Select(run => Mark(student, inClassList, run, versions.Count)).MaxBy(mark => mark.Points)!;
    }

    private StudentMark Mark(Student student, bool inClassList, GradedSubmission? run, int versions)
    {
        List<ManualMark> given = [.. marks[student.Key]];
        Extension? extension = extensions[student.Key].LastOrDefault();
        List<ExerciseMark> exercises = [.. assignment.Exercises.Select(exercise => Mark(exercise, run, given))];
        List<ManualMark> whole = Counting(given, exercise: null);
        double before = Apply(exercises.Sum(exercise => exercise.Points), whole);
        return new StudentMark
        {
            Lab = assignment.Lab,
            Student = student,
            InClassList = inClassList,
            Graded = run,
            Versions = versions,
            Exercises = exercises,
            Marks = whole,
            Comments = [.. comments[student.Key]],
            Extension = extension,
            BeforeLateness = before,
            Late = run is null
                ? null
                : assignment.Late.Penalty(run.Submission.Received, assignment.Due, extension?.Until, before, assignment.Exercises.Sum(exercise => exercise.Points)),
        };
    }

    private static ExerciseMark Mark(AssignmentExercise exercise, GradedSubmission? run, List<ManualMark> given)
    {
        ExerciseResult? result = run?.Exercises.FirstOrDefault(one => one.Exercise == exercise.Id);
        List<ManualMark> counting = Counting(given, exercise.Id);
        return new ExerciseMark
        {
            Exercise = exercise.Id,
            Title = exercise.Title,
            Result = result,
            Points = Apply(result?.Points ?? 0, counting),
            MostPoints = exercise.Points,
            Marks = counting,
        };
    }

    /// <summary>The marks from the last one on that puts the ones before it out of force.</summary>
    private static List<ManualMark> Counting(List<ManualMark> given, string? exercise)
    {
        List<ManualMark> own = [.. given.Where(mark => mark.Exercise == exercise)];
        int last = own.FindLastIndex(mark => mark.Kind != MarkKind.Adjusts);
        return last < 0 ? own : own[(own[last].Kind == MarkKind.Withdraws ? last + 1 : last)..];
    }

    private static double Apply(double points, List<ManualMark> counting) =>
        Math.Max(0, counting.Aggregate(points, (sum, mark) => mark.Kind == MarkKind.Replaces ? mark.Points : sum + mark.Points));
}
