using System;
using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>What grading again changes for one student.</summary>
public sealed record RegradeDiff
{
    /// <summary>Where the student stands by the gradebook.</summary>
    public required StudentMark Before { get; init; }

    /// <summary>Where the student would stand, with the same manual marks and extensions.</summary>
    public required StudentMark After { get; init; }

    /// <summary>The exercises of the counting version whose verdict or automatic points change.</summary>
    public required IReadOnlyList<ExerciseChange> Exercises { get; init; }

    /// <summary>What the grades depend on that is not as it was: "the checks (3f2a90c1 → 77b01d3e)"; empty when nothing is.</summary>
    public required IReadOnlyList<string> Causes { get; init; }

    /// <summary>By how many points: below 0 for a loss. What is below a billionth is 0. 0 also when a manual mark stands in place of what changes.</summary>
    public double Difference => Math.Round(After.Points - Before.Points, 9);
}
