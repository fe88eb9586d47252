using System;
using System.Globalization;

namespace DLWorkbook.Grading;

/// <summary>Numbers and times as the pages write them, the same on every machine.</summary>
internal static class Figures
{
    /// <summary>Points: "2", "1.5", "0.67".</summary>
    internal static string Points(double points) => Round(points).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Points that are added or taken away: "+0.5", "−1", "0".</summary>
    internal static string Change(double points) =>
        Round(points) switch
        {
            > 0 => "+" + Points(points),
            < 0 => "\u2212" + Points(-points),
            _ => "0",
        };

    /// <summary>A share as a percentage: "63 %".</summary>
    internal static string Percent(double share) =>
        Math.Round(100 * share, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture) + "\u00A0%";

    /// <summary>A place in a drawing.</summary>
    internal static string Place(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    internal static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>So many of a thing: "1 student", "3 students".</summary>
    internal static string Count(int count, string one, string? many = null) =>
        $"{Count(count)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>A moment, by the clock of the due date where there is one: "Tue 3 March 2026, 23:41 (UTC+01:00)".</summary>
    internal static string Moment(DateTimeOffset moment, DateTimeOffset? due)
    {
        var there = due is { } date ? moment.ToOffset(date.Offset) : moment;
        var zone = there.Offset == TimeSpan.Zero ? "UTC" : there.ToString("'UTC'zzz", CultureInfo.InvariantCulture);
        return there.ToString("ddd d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture) + $" ({zone})";
    }

    /// <summary>A stretch of time in its largest unit: "2.4 h before".</summary>
    internal static string Seconds(double seconds) =>
        seconds switch
        {
            < 10 => seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s",
            < 120 => seconds.ToString("0", CultureInfo.InvariantCulture) + " s",
            < 7200 => (seconds / 60).ToString("0", CultureInfo.InvariantCulture) + " min",
            _ => (seconds / 3600).ToString("0.0", CultureInfo.InvariantCulture) + " h",
        };

    private static double Round(double points) => Math.Round(points, 2, MidpointRounding.AwayFromZero);
}
