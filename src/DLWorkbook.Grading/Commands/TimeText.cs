using System;
using System.Globalization;

namespace DLWorkbook.Grading;

/// <summary>Points in time as text.</summary>
internal static class TimeText
{
    private static readonly string[] Exact =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss K",
    ];

    /// <summary>A time that says its offset from UTC, "2026-12-01T23:59+01:00" or "…Z"; null for anything else.</summary>
    public static DateTimeOffset? TryExact(string text)
    {
        var trimmed = text.Trim();
        var saysOffset = trimmed.EndsWith('Z') || trimmed.LastIndexOfAny(['+', '-']) > 10;
        return saysOffset && DateTimeOffset.TryParseExact(
            trimmed, Exact, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;
    }

    /// <summary>"2026-12-01 23:59 +01:00".</summary>
    public static string Show(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}
