using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Where one student stands with one lab: every point with its reason.</summary>
public sealed record StudentMark
{
    /// <summary>The lab's script without its extension.</summary>
    public required string Lab { get; init; }

    /// <summary>The student; for one who is not in the class list, only the key is known.</summary>
    public required Student Student { get; init; }

    /// <summary>Whether the student is in the class list.</summary>
    public required bool InClassList { get; init; }

    /// <summary>The row of the gradebook that counts; null when nothing was handed in or graded.</summary>
    public GradedSubmission? Graded { get; init; }

    /// <summary>How many versions were graded.</summary>
    public int Versions { get; init; }

    /// <summary>The assignment's exercises, in its order.</summary>
    public required IReadOnlyList<ExerciseMark> Exercises { get; init; }

    /// <summary>The manual marks for the whole that count, in the order in which they were given.</summary>
    public IReadOnlyList<ManualMark> Marks { get; init; } = [];

    /// <summary>The comments, in the order in which they were written.</summary>
    public IReadOnlyList<Comment> Comments { get; init; } = [];

    /// <summary>The extension that counts; null for none.</summary>
    public Extension? Extension { get; init; }

    /// <summary>The points that the grader gave.</summary>
    public double Automatic => Exercises.Sum(exercise => exercise.Automatic);

    /// <summary>The points with manual marks, before lateness.</summary>
    public required double BeforeLateness { get; init; }

    /// <summary>What lateness costs; null when nothing was handed in.</summary>
    public LatePenalty? Late { get; init; }

    /// <summary>The points that count: never below 0.</summary>
    public double Points => BeforeLateness - (Late?.Points ?? 0);

    /// <summary>The points that the assignment is worth.</summary>
    public double MostPoints => Exercises.Sum(exercise => exercise.MostPoints);
}
