using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Compares what the gradebook has with what grading again gives, without recording anything.</summary>
public static class Regrade
{
    /// <summary>Who would change, by how much and why.</summary>
    /// <param name="assignment">The assignment as it is now; both sides are counted by it.</param>
    /// <param name="book">The gradebook, which stays as it is.</param>
    /// <param name="graded">What the grader finds now, as far as it was run; versions that are not in it stay as they are.</param>
    /// <param name="students">The class list, for names; null for none.</param>
    /// <returns>Those who change, or have an exercise that does: the biggest losses first, then by key.</returns>
    public static IReadOnlyList<RegradeDiff> Compare(
        Assignment assignment, Gradebook book, IReadOnlyList<GradedSubmission> graded, ClassList? students = null)
    {
        IReadOnlyList<GradedSubmission> old = book.Current(assignment.Lab);
        var runs = old.ToDictionary(Version);
        foreach (GradedSubmission one in graded)
        {
            runs[Version(one)] = one;
        }

        var before = new StudentSheets(assignment, book, old);
        var after = new StudentSheets(assignment, book, runs.Values.OrderBy(run => run.Submission.Version));
        return
        [
            .. graded
                .Select(one => one.Submission.Student)
                .Distinct()
                .Select(key => (Student: students?.Find(key) ?? new Student { Key = key }, Known: students?.Find(key) is not null))
                .Select(who => Diff(before.Mark(who.Student, who.Known), after.Mark(who.Student, who.Known)))
                .Where(diff => diff.Exercises.Count > 0 || diff.Difference != 0)
                .OrderBy(diff => diff.Difference)
                .ThenBy(diff => diff.After.Student.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>The comparison as text of at most 80 columns.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="diffs">Who changes.</param>
    /// <param name="graded">How many submissions were graded again.</param>
    /// <returns>Lines, each with a line feed.</returns>
    public static string Text(Assignment assignment, IReadOnlyList<RegradeDiff> diffs, int graded) =>
        RegradeText.Write(assignment, diffs, graded);

    private static (string Student, int Version) Version(GradedSubmission graded) => (graded.Submission.Student, graded.Submission.Version);

    private static RegradeDiff Diff(StudentMark before, StudentMark after) => new()
    {
        Before = before,
        After = after,
        Exercises = [.. Changes(before.Graded, after.Graded)],
        Causes = [.. Causes(before.Graded, after.Graded)],
    };

    private static IEnumerable<ExerciseChange> Changes(GradedSubmission? before, GradedSubmission? after)
    {
        Dictionary<string, ExerciseResult> old = (before?.Exercises ?? []).ToDictionary(result => result.Exercise);
        Dictionary<string, ExerciseResult> now = (after?.Exercises ?? []).ToDictionary(result => result.Exercise);
        return now.Keys
            .Union(old.Keys)
            .Select(id => new ExerciseChange(id, old.GetValueOrDefault(id), now.GetValueOrDefault(id)))
            .Where(change => change.Before?.Verdict != change.After?.Verdict || change.Before?.Points != change.After?.Points);
    }

    private static IEnumerable<string> Causes(GradedSubmission? before, GradedSubmission? after)
    {
        if (before is null || after is null)
        {
            return before is null ? ["graded for the first time"] : [];
        }

        IEnumerable<(string What, string Old, string New)> keys =
        [
            ("the submission", Short(before.Key.Submission), Short(after.Key.Submission)),
            ("the assignment", Short(before.Key.Assignment), Short(after.Key.Assignment)),
            ("the checks", Short(before.Key.Checks), Short(after.Key.Checks)),
            ("the packages", before.Key.Packages, after.Key.Packages),
        ];
        return keys.Where(key => key.Old != key.New).Select(key => $"{key.What} ({key.Old} → {key.New})");
    }

    private static string Short(string sha) => sha.Length > 8 ? sha[..8] : sha;
}
