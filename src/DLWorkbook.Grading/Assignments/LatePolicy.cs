using System;
using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>What handing in late costs: something at once, something for each step of time, up to a cap; declared in the assignment.</summary>
/// <remarks>
/// <para>In <c>assignment.json</c>:</para>
/// <code>
/// "late": { "grace": "00:10:00", "atOnce": 2, "perStep": 2, "step": "12:00:00", "count": "started", "unit": "points", "cap": 10 }
/// </code>
/// <para>
/// Late is what comes after the due date, or after the student's extension when that is later. Within the grace nothing is
/// lost; beyond it the time counts from the due date, not from the end of the grace.
/// </para>
/// <para>
/// INF265's rule is written "−2 at once, −2 for each started 12 h". By the words these are two costs, and the first 12 hours have
/// started as soon as it is late; so <see cref="Inf265"/> takes 4 points for one minute. Two milder readings can be declared:
/// </para>
/// <code>
/// handed in              −2 at once and −2 for      −2 at once and −2 for      −2 for each started 12 h,
///                        each started 12 h          each full 12 h             the first of them at once
///                        (Inf265)                   (count = full)             (atOnce = 0)
/// on the second           0                          0                          0
/// a moment late          −4                         −2                         −2
/// 11 h 59 min late       −4                         −2                         −2
/// exactly 12 h late      −4                         −4                         −2
/// 12 h 1 min late        −6                         −4                         −4
/// 13 h 5 min late        −6                         −4                         −4
/// exactly 24 h late      −6                         −6                         −4
/// 24 h 1 min late        −8                         −6                         −6
/// </code>
/// </remarks>
public sealed record LatePolicy
{
    /// <summary>Late costs nothing.</summary>
    public static LatePolicy None { get; } = new();

    /// <summary>INF265's rule: 2 points at once and 2 more for each started 12 hours, without a cap.</summary>
    public static LatePolicy Inf265 { get; } = new() { AtOnce = 2, PerStep = 2, Step = TimeSpan.FromHours(12) };

    /// <summary>How late counts as in time still; none by default.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.Zero;

    /// <summary>What being late costs at all, in <see cref="Unit"/>; 0 by default.</summary>
    public double AtOnce { get; init; }

    /// <summary>What each step of time costs beside that, in <see cref="Unit"/>; 0 by default.</summary>
    public double PerStep { get; init; }

    /// <summary>The length of a step; a day by default.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Whether a step counts when it has started (by default) or when it is full.</summary>
    public LateCount Count { get; init; } = LateCount.Started;

    /// <summary>Whether the costs are points (by default) or percent.</summary>
    public LateUnit Unit { get; init; } = LateUnit.Points;

    /// <summary>The most that lateness costs, in <see cref="Unit"/>; null, the default, for no such limit. Nobody gets less than 0 either way.</summary>
    public double? Cap { get; init; }

    /// <summary>A share of the most points for each started day.</summary>
    /// <param name="percent">Percent of the most points for each started day.</param>
    /// <param name="cap">The most percent that lateness costs; null for no such limit.</param>
    /// <returns>The policy.</returns>
    public static LatePolicy PercentPerDay(double percent, double? cap = null) =>
        new() { PerStep = percent, Unit = LateUnit.Percent, Cap = cap };

    /// <summary>What is wrong with the policy, all of it; empty when nothing is.</summary>
    /// <returns>Sentences.</returns>
    public IReadOnlyList<string> Faults() => [.. LateRules.Faults(this)];

    /// <summary>Takes the policy as it is.</summary>
    /// <returns>The policy itself.</returns>
    /// <exception cref="ArgumentException">Something is wrong with it; the message says everything that is.</exception>
    public LatePolicy Checked()
    {
        IReadOnlyList<string> faults = Faults();
        return faults.Count == 0 ? this : throw new ArgumentException("LatePolicy: " + string.Join("; ", faults));
    }

    /// <summary>What a submission loses for the time when it came.</summary>
    /// <param name="received">When it was handed in.</param>
    /// <param name="due">When it was due; null for no date.</param>
    /// <param name="extension">Until when this student had time; null for none. One before <paramref name="due"/> changes nothing.</param>
    /// <param name="points">The points that it has before.</param>
    /// <param name="mostPoints">The points that it could have.</param>
    /// <returns>The points that it loses, from 0 to <paramref name="points"/>, with a sentence for the student.</returns>
    /// <remarks>Times are compared as instants: neither a time zone nor a change of the clocks makes any difference.</remarks>
    /// <exception cref="ArgumentException">The policy has a fault, or points are no numbers.</exception>
    public LatePenalty Penalty(DateTimeOffset received, DateTimeOffset? due, DateTimeOffset? extension, double points, double mostPoints) =>
        LateRules.Penalty(Checked(), received, due, extension, points, mostPoints);

    /// <summary>The policy in one sentence, for the assignment's page.</summary>
    /// <returns>"late: −2 at once, −2 for each started 12 h, at most −10".</returns>
    public string Describe() => LateRules.Describe(Checked());
}
