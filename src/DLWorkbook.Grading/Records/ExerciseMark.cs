using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>The points of one exercise of a student: what the grader gave, and what people made of it.</summary>
public sealed record ExerciseMark
{
    /// <summary>The exercise's id: "1b.3".</summary>
    public required string Exercise { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>What the grader found; null when nothing was handed in.</summary>
    public ExerciseResult? Result { get; init; }

    /// <summary>The points that the grader gave; 0 when nothing was handed in.</summary>
    public double Automatic => Result?.Points ?? 0;

    /// <summary>The points that count, manual marks included; never below 0.</summary>
    public required double Points { get; init; }

    /// <summary>The points that it is worth.</summary>
    public required double MostPoints { get; init; }

    /// <summary>The manual marks that count for it, in the order in which they were given.</summary>
    public IReadOnlyList<ManualMark> Marks { get; init; } = [];
}
