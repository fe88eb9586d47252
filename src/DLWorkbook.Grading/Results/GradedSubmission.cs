using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>What one run of the grader gave for one submission: a row of the gradebook.</summary>
public sealed record GradedSubmission
{
    /// <summary>The submission.</summary>
    public required Submission Submission { get; init; }

    /// <summary>What the run depends on: the same key, the same result.</summary>
    public required RunKey Key { get; init; }

    /// <summary>Its exercises in the assignment's order, every one of them.</summary>
    public required IReadOnlyList<ExerciseResult> Exercises { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Seconds that it took.</summary>
    public required double Seconds { get; init; }

    /// <summary>The points of all exercises, before lateness and manual marks.</summary>
    public double Points => Exercises.Sum(exercise => exercise.Points);
}
