using System;

namespace DLWorkbook.Grading;

/// <summary>How submissions are graded.</summary>
public sealed record GradingPlan
{
    /// <summary>The instructor's folder.</summary>
    public required Course Course { get; init; }

    /// <summary>The assignment.</summary>
    public required Assignment Assignment { get; init; }

    /// <summary>The seeds of the hidden inputs.</summary>
    public required HiddenSeeds Hidden { get; init; }

    /// <summary>How many submissions are graded at the same time; as many as there are cores by default.</summary>
    public int Parallel { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether to grade without a sandbox, where there is none; false by default.</summary>
    public bool Unsafe { get; init; }

    /// <summary>The plan for a released lab.</summary>
    /// <param name="course">The instructor's folder.</param>
    /// <param name="lab">The lab's script without its extension.</param>
    /// <exception cref="System.IO.FileNotFoundException">The lab has not been released.</exception>
    public static GradingPlan For(Course course, string lab) => new()
    {
        Course = course,
        Assignment = AssignmentFile.Read(course, lab),
        Hidden = HiddenSeedsFile.Read(course, lab),
    };
}
