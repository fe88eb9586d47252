using System;
using System.Collections.Generic;
using System.Globalization;

namespace DLWorkbook.Grading;

/// <summary>The arithmetic of <see cref="LatePolicy"/>.</summary>
internal static class LateRules
{
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(3660);

    public static IEnumerable<string> Faults(LatePolicy policy)
    {
        if (policy.Grace < TimeSpan.Zero || policy.Grace > LongestTime)
        {
            yield return $"grace: expected a time from 0 to 10 years, got {policy.Grace}";
        }

        if (policy.Step < TimeSpan.FromMinutes(1) || policy.Step > LongestTime)
        {
            yield return $"step: expected a time from one minute to 10 years, got {policy.Step}";
        }

        foreach ((string name, double? cost) in new (string, double?)[] { ("atOnce", policy.AtOnce), ("perStep", policy.PerStep), ("cap", policy.Cap) })
        {
            // NaN is not at least 0 either.
            if (cost is double value && !(value >= 0 && double.IsFinite(value)))
            {
                yield return $"{name}: expected a number that is at least 0 (what is lost, without a minus), got {Number(value)}";
            }
        }

        if (!Enum.IsDefined(policy.Count))
        {
            yield return $"count: expected {string.Join(" or ", Enum.GetNames<LateCount>())}, got {policy.Count}";
        }

        if (!Enum.IsDefined(policy.Unit))
        {
            yield return $"unit: expected {string.Join(" or ", Enum.GetNames<LateUnit>())}, got {policy.Unit}";
        }
    }

    public static LatePenalty Penalty(
        LatePolicy policy, DateTimeOffset received, DateTimeOffset? due, DateTimeOffset? extension, double points, double mostPoints)
    {
        if (!double.IsFinite(points) || !double.IsFinite(mostPoints))
        {
            throw new ArgumentException($"LatePolicy.Penalty: expected points that are numbers, got {Number(points)} of {Number(mostPoints)}");
        }

        DateTimeOffset? until = due is DateTimeOffset date && extension is DateTimeOffset more && more > date ? more : due;
        TimeSpan late = until is DateTimeOffset end && received > end ? received - end : TimeSpan.Zero;
        var none = new LatePenalty { Points = 0, Late = late, Steps = 0, Due = until, Sentence = "" };
        string mercy = until > due ? " (extension)" : "";
        if (late == TimeSpan.Zero)
        {
            return none with { Sentence = until is null ? "no due date" : "handed in time" + mercy };
        }

        if (late <= policy.Grace)
        {
            return none with { Sentence = $"handed in {LateText.Span(late)} late{mercy}, within the grace of {LateText.Span(policy.Grace)}: nothing lost" };
        }

        long ticks = late.Ticks / policy.Step.Ticks;
        bool begun = policy.Count == LateCount.Started && late.Ticks % policy.Step.Ticks != 0;
        int steps = (int)Math.Min(int.MaxValue, ticks + (begun ? 1 : 0));
        double cost = policy.AtOnce + (policy.PerStep * steps);
        bool capped = policy.Cap is double cap && cost > cap;
        double share = policy.Unit switch
        {
            LateUnit.Points => 1,
            LateUnit.Percent => mostPoints / 100,
            _ => points / 100,
        };
        double lost = Math.Round((capped ? policy.Cap!.Value : cost) * Math.Max(0, share), 2, MidpointRounding.AwayFromZero);
        double most = Math.Max(0, points);
        return none with
        {
            Points = Math.Min(lost, most),
            Steps = steps,
            Sentence = $"handed in {LateText.Span(late)} late{mercy}: {LateText.Sum(policy, steps, capped, Math.Min(lost, most), lost > most)}",
        };
    }

    public static string Describe(LatePolicy policy) => LateText.Describe(policy);

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
