using System;
using System.Globalization;
using System.IO;

namespace DLWorkbook.Grading;

/// <summary>A late policy as it is typed: "none", "inf265", "10%", or a JSON file.</summary>
internal static class LateOption
{
    /// <summary>What can be typed.</summary>
    public const string Forms = "none, inf265, 10% (for each started day), 10%:50% (at most 50 %), or a JSON file";

    /// <summary>Reads a policy.</summary>
    /// <exception cref="ReleaseException">It is none.</exception>
    public static LatePolicy Read(string text)
    {
        switch (text.ToLowerInvariant())
        {
            case "none":
                return LatePolicy.None;
            case "inf265":
                return LatePolicy.Inf265;
        }

        var parts = text.Split(':');

        if (parts.Length <= 2 && Percent(parts[0]) is { } each && (parts.Length == 1 || Percent(parts[1]) is not null))
        {
            return LatePolicy.PercentPerDay(each, parts.Length == 2 ? Percent(parts[1]) : null);
        }

        if (!File.Exists(text))
        {
            throw new ReleaseException([$"expected {Forms} behind --late, got \"{text}\""]);
        }

        var policy = GradingJson.ReadFile<LatePolicy>(text);
        return policy.Faults() is { Count: > 0 } faults ? throw new ReleaseException([.. faults]) : policy;
    }

    private static double? Percent(string text) =>
        text.EndsWith('%') && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            ? percent
            : null;
}
