using System;
using System.Collections.Generic;
using System.Globalization;

namespace DLWorkbook.Grading;

/// <summary>The words of <see cref="LatePolicy"/>.</summary>
internal static class LateText
{
    /// <summary>A time: "13 h 05 min", "2 days 0 h 01 min", "30 s". What is begun of its smallest part counts, so that late is never "0 s".</summary>
    public static string Span(TimeSpan time)
    {
        if (time < TimeSpan.FromMinutes(1))
        {
            return Invariant($"{Math.Ceiling(time.TotalSeconds)} s");
        }

        long minutes = (long)Math.Ceiling(time.TotalMinutes);
        (long days, long rest) = Math.DivRem(minutes, 24 * 60);
        (long hours, long left) = Math.DivRem(rest, 60);
        string ends = left == 0 ? "" : Invariant($" {left:00} min");
        return (days, hours) switch
        {
            (0, 0) => Invariant($"{left} min"),
            (0, _) => Invariant($"{hours} h") + ends,
            (_, 0) when left == 0 => Days(days),
            _ => Days(days) + Invariant($" {hours} h") + ends,
        };
    }

    public static string Sum(LatePolicy policy, int steps, bool capped, double lost, bool all)
    {
        var parts = new List<string>();
        if (policy.AtOnce > 0)
        {
            parts.Add($"{Cost(policy, policy.AtOnce)} at once");
        }

        if (policy.PerStep > 0 && steps > 0)
        {
            string kind = policy.Count == LateCount.Started ? "started" : "full";
            parts.Add($"{Cost(policy, policy.PerStep)} for " + (steps == 1 ? $"the {kind} {Step(policy)}" : Invariant($"each of {steps} {kind} {Steps(policy)}")));
        }

        if (capped)
        {
            parts.Add($"at most {Cost(policy, policy.Cap!.Value)}");
        }

        if (all)
        {
            parts.Add("no more than there was");
        }

        return lost == 0 && !all ? "nothing lost" : string.Join(", ", parts) + ": " + Minus(lost);
    }

    public static string Describe(LatePolicy policy)
    {
        var parts = new List<string>();
        if (policy.AtOnce > 0)
        {
            parts.Add($"{Cost(policy, policy.AtOnce)} at once");
        }

        if (policy.PerStep > 0)
        {
            parts.Add($"{Cost(policy, policy.PerStep)} for each {(policy.Count == LateCount.Started ? "started" : "full")} {Step(policy)}");
        }

        if (parts.Count == 0 || policy.Cap == 0)
        {
            return "late: nothing lost";
        }

        if (policy.Cap is double cap)
        {
            parts.Add($"at most {Cost(policy, cap)}");
        }

        string grace = policy.Grace > TimeSpan.Zero ? $" (the first {Span(policy.Grace)} count as in time)" : "";
        return "late: " + string.Join(", ", parts) + grace;
    }

    private static string Cost(LatePolicy policy, double cost) =>
        Minus(cost) + policy.Unit switch
        {
            LateUnit.Points => "",
            LateUnit.Percent => " %",
            _ => " % of the points",
        };

    private static string Step(LatePolicy policy) => policy.Step == TimeSpan.FromDays(1) ? "day" : Span(policy.Step);

    private static string Steps(LatePolicy policy) => policy.Step == TimeSpan.FromDays(1) ? "days" : Span(policy.Step);

    private static string Days(long days) => Invariant($"{days} {(days == 1 ? "day" : "days")}");

    private static string Minus(double value) => (value == 0 ? "" : "−") + value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
