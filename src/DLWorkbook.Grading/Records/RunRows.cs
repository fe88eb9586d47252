using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Data.Sqlite;

namespace DLWorkbook.Grading;

/// <summary>The rows of graded submissions.</summary>
internal static class RunRows
{
    public static void Require(GradedSubmission graded)
    {
        List<string> faults =
        [
            .. graded.Exercises
                .Where(exercise => !(exercise.Points >= 0 && exercise.Points <= exercise.MostPoints))
                .Select(exercise => FormattableString.Invariant($"exercise {exercise.Exercise}: expected points from 0 to {exercise.MostPoints}, got {exercise.Points}")),
            .. graded.Exercises.GroupBy(exercise => exercise.Exercise).Where(group => group.Count() > 1)
                .Select(group => $"exercise {group.Key}: expected one result, got {group.Count()}"),
        ];
        if (faults.Count > 0)
        {
            throw new ArgumentException($"Gradebook.Record: {graded.Submission.Student}, {graded.Submission.Lab}: {string.Join("; ", faults)}", nameof(graded));
        }
    }

    public static bool Record(SqliteConnection connection, GradedSubmission graded)
    {
        if (IsCurrent(connection, graded.Submission, graded.Key))
        {
            return false;
        }

        Submission submission = graded.Submission;
        long id = GradebookFile.Number(connection, "SELECT COALESCE(MAX(id), 0) + 1 FROM runs");
        int position = 0;
        foreach (ExerciseResult result in graded.Exercises)
        {
            GradebookFile.Execute(
                connection,
                "INSERT INTO results VALUES ($run, $position, $exercise, $verdict, $points, $most, $result)",
                ("$run", id),
                ("$position", ++position),
                ("$exercise", result.Exercise),
                ("$verdict", GradebookRow.Name(result.Verdict)),
                ("$points", result.Points),
                ("$most", result.MostPoints),
                ("$result", GradebookRow.Json(result)));
        }

        GradebookFile.Execute(
            connection,
            """
            INSERT INTO runs
            SELECT $id, $lab, $student, $version,
                (SELECT COALESCE(MAX(run), 0) + 1 FROM runs WHERE lab = $lab AND student = $student AND version = $version),
                (SELECT MAX(id) FROM regrades WHERE lab = $lab),
                $files, $assignment, $checks, $packages, $received, $started, $seconds, $points, $exercises, $submission
            """,
            ("$id", id),
            ("$lab", submission.Lab),
            ("$student", submission.Student),
            ("$version", submission.Version),
            ("$files", graded.Key.Submission),
            ("$assignment", graded.Key.Assignment),
            ("$checks", graded.Key.Checks),
            ("$packages", graded.Key.Packages),
            ("$received", GradebookRow.Time(submission.Received)),
            ("$started", GradebookRow.Time(graded.Started)),
            ("$seconds", graded.Seconds),
            ("$points", graded.Points),
            ("$exercises", graded.Exercises.Count),
            ("$submission", GradebookRow.Json(submission)));
        return true;
    }

    public static bool IsCurrent(SqliteConnection connection, Submission submission, RunKey key) =>
        GradebookFile.Number(
            connection,
            """
            SELECT COUNT(*) FROM runs AS last
            WHERE lab = $lab AND student = $student AND version = $version
            AND run = (SELECT MAX(run) FROM runs WHERE lab = $lab AND student = $student AND version = $version)
            AND submission_sha256 = $files AND assignment_sha256 = $assignment AND checks_sha256 = $checks AND packages = $packages
            AND regrade IS (SELECT MAX(id) FROM regrades WHERE lab = $lab)
            """,
            ("$lab", submission.Lab),
            ("$student", submission.Student),
            ("$version", submission.Version),
            ("$files", key.Submission),
            ("$assignment", key.Assignment),
            ("$checks", key.Checks),
            ("$packages", key.Packages)) > 0;

    public static IReadOnlyList<GradedSubmission> Select(SqliteConnection connection, string lab, string? student, RunChoice choice)
    {
        string filter =
            """
            FROM runs WHERE lab = $lab AND ($student IS NULL OR student = $student)
            AND (NOT $lastRun OR run = (
                SELECT MAX(run) FROM runs AS other
                WHERE other.lab = runs.lab AND other.student = runs.student AND other.version = runs.version))
            AND (NOT $lastVersion OR version = (
                SELECT MAX(version) FROM runs AS other WHERE other.lab = runs.lab AND other.student = runs.student))
            """;
        (string, object?)[] values =
        [
            ("$lab", lab), ("$student", student),
            ("$lastRun", choice != RunChoice.All), ("$lastVersion", choice == RunChoice.LastOfStudent),
        ];
        ILookup<long, ExerciseResult> results = GradebookFile
            .Query(
                connection,
                $"SELECT run, result FROM results WHERE run IN (SELECT id {filter}) ORDER BY run, position",
                row => (Run: row.GetInt64(0), Result: GradebookRow.Json<ExerciseResult>(row, 1)),
                values)
            .ToLookup(row => row.Run, row => row.Result);
        return GradebookFile.Query(
            connection,
            "SELECT id, submission, submission_sha256, assignment_sha256, checks_sha256, packages, started, seconds "
            + $"{filter} ORDER BY student, version, run",
            row => new GradedSubmission
            {
                Submission = GradebookRow.Json<Submission>(row, 1),
                Key = new RunKey(row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5)),
                Started = GradebookRow.Time(row, 6),
                Seconds = row.GetDouble(7),
                Exercises = [.. results[row.GetInt64(0)]],
            },
            values);
    }

    public static IReadOnlyList<string> Labs(SqliteConnection connection) =>
        GradebookFile.Query(
            connection,
            "SELECT lab FROM runs UNION SELECT lab FROM marks UNION SELECT lab FROM comments UNION SELECT lab FROM extensions ORDER BY lab",
            row => row.GetString(0));
}
