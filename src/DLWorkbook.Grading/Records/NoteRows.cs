using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;

namespace DLWorkbook.Grading;

/// <summary>The rows that people add: marks, comments, extensions, and the wish to grade again.</summary>
internal static class NoteRows
{
    private const string Of = "WHERE lab = $lab AND ($student IS NULL OR student = $student) ORDER BY id";

    public static int AddRegrade(SqliteConnection connection, string lab, string by, string why) =>
        GradebookFile.Execute(
            connection,
            "INSERT INTO regrades (lab, who, at, why) VALUES ($lab, $who, $at, $why)",
            ("$lab", lab),
            ("$who", by),
            ("$at", GradebookRow.Time(DateTimeOffset.Now)),
            ("$why", why));

    public static int Add(SqliteConnection connection, ManualMark mark) =>
        GradebookFile.Execute(
            connection,
            "INSERT INTO marks (lab, student, exercise, kind, points, who, at, why) VALUES ($lab, $student, $exercise, $kind, $points, $who, $at, $why)",
            ("$lab", mark.Lab),
            ("$student", mark.Student),
            ("$exercise", mark.Exercise),
            ("$kind", GradebookRow.Name(mark.Kind)),
            ("$points", mark.Points),
            ("$who", mark.By),
            ("$at", GradebookRow.Time(mark.At)),
            ("$why", mark.Why));

    public static int Add(SqliteConnection connection, Comment comment) =>
        GradebookFile.Execute(
            connection,
            "INSERT INTO comments (lab, student, exercise, who, at, text) VALUES ($lab, $student, $exercise, $who, $at, $text)",
            ("$lab", comment.Lab),
            ("$student", comment.Student),
            ("$exercise", comment.Exercise),
            ("$who", comment.By),
            ("$at", GradebookRow.Time(comment.At)),
            ("$text", comment.Text));

    public static int Add(SqliteConnection connection, Extension extension) =>
        GradebookFile.Execute(
            connection,
            "INSERT INTO extensions (lab, student, until, who, at, why) VALUES ($lab, $student, $until, $who, $at, $why)",
            ("$lab", extension.Lab),
            ("$student", extension.Student),
            ("$until", GradebookRow.Time(extension.Until)),
            ("$who", extension.By),
            ("$at", GradebookRow.Time(extension.At)),
            ("$why", extension.Why));

    public static IReadOnlyList<ManualMark> Marks(SqliteConnection connection, string lab, string? student) =>
        GradebookFile.Query(
            connection,
            $"SELECT student, exercise, kind, points, who, at, why FROM marks {Of}",
            row => new ManualMark
            {
                Lab = lab,
                Student = row.GetString(0),
                Exercise = GradebookRow.TextOrNull(row, 1),
                Kind = GradebookRow.Enumeration<MarkKind>(row, 2),
                Points = row.GetDouble(3),
                By = row.GetString(4),
                At = GradebookRow.Time(row, 5),
                Why = row.GetString(6),
            },
            ("$lab", lab),
            ("$student", student));

    public static IReadOnlyList<Comment> Comments(SqliteConnection connection, string lab, string? student) =>
        GradebookFile.Query(
            connection,
            $"SELECT student, exercise, who, at, text FROM comments {Of}",
            row => new Comment
            {
                Lab = lab,
                Student = row.GetString(0),
                Exercise = GradebookRow.TextOrNull(row, 1),
                By = row.GetString(2),
                At = GradebookRow.Time(row, 3),
                Text = row.GetString(4),
            },
            ("$lab", lab),
            ("$student", student));

    public static IReadOnlyList<Extension> Extensions(SqliteConnection connection, string lab, string? student) =>
        GradebookFile.Query(
            connection,
            $"SELECT student, until, who, at, why FROM extensions {Of}",
            row => new Extension
            {
                Lab = lab,
                Student = row.GetString(0),
                Until = GradebookRow.Time(row, 1),
                By = row.GetString(2),
                At = GradebookRow.Time(row, 3),
                Why = row.GetString(4),
            },
            ("$lab", lab),
            ("$student", student));
}
