using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Reads the operands of <see cref="MarkCommand"/>.</summary>
internal static class MarkReading
{
    /// <summary>"2" sets, "+1" and "-0.5" adjust, "auto" withdraws.</summary>
    public static (MarkKind Kind, double Points) Points(string text)
    {
        if (text == "auto")
        {
            return (MarkKind.Withdraws, 0);
        }

        bool signed = text.StartsWith('+') || text.StartsWith('-') || text.StartsWith('−');
        string digits = signed ? text[1..] : text;
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? (signed ? MarkKind.Adjusts : MarkKind.Replaces, signed && text[0] != '+' ? -value : value)
            : throw new InvalidDataException($"expected points as 2, +1, -0.5 or auto, got '{text}'");
    }

    /// <summary>An exercise of the assignment; null for "all".</summary>
    public static string? Exercise(Assignment assignment, string text) =>
        text == "all" || assignment.Exercises.Any(exercise => exercise.Id == text)
            ? text == "all" ? null : text
            : throw new InvalidDataException(
                $"expected 'all' or an exercise of {assignment.Lab} ({string.Join(", ", assignment.Exercises.Select(exercise => exercise.Id))}), got '{text}'");

    /// <summary>A text that says something.</summary>
    public static string Words(string text, string what) =>
        string.IsNullOrWhiteSpace(text) ? throw new InvalidDataException($"expected {what}, got '{text}'") : text.Trim();

    /// <summary>A day (its end), a minute, either with an offset or in this machine's zone; or a time after the due date.</summary>
    public static DateTimeOffset Until(string text, DateTimeOffset? due)
    {
        if (text.StartsWith('+') && text.Length > 2 && int.TryParse(text[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count < 10_000 && text[^1] is 'd' or 'h')
        {
            return due is DateTimeOffset date
                ? date + (text[^1] == 'd' ? TimeSpan.FromDays(count) : TimeSpan.FromHours(count))
                : throw new InvalidDataException($"expected a date, got '{text}': the assignment has no due date to count from");
        }

        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day))
        {
            return new DateTimeOffset(day.AddDays(1).AddSeconds(-1));
        }

        string[] forms = ["yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss"];
        return DateTimeOffset.TryParseExact(text, [.. forms, .. forms.Select(form => form + "zzz"), .. forms.Select(form => form + " zzz")], CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset time)
            ? time
            : throw new InvalidDataException($"expected a time as 2026-11-22, '2026-11-22 23:59', '2026-11-22 23:59+01:00' or +3d, got '{text}'");
    }
}
