using System;

namespace DLWorkbook.Grading;

/// <summary>Points that a person gave. Marks count in the order in which they were given, whatever is graded again meanwhile.</summary>
public sealed record ManualMark
{
    /// <summary>The lab's script without its extension.</summary>
    public required string Lab { get; init; }

    /// <summary>The student's key.</summary>
    public required string Student { get; init; }

    /// <summary>The exercise's id; null for the whole, before lateness.</summary>
    public string? Exercise { get; init; }

    /// <summary>What it does.</summary>
    public required MarkKind Kind { get; init; }

    /// <summary>Points: those that count, or those that are added; 0 when the mark withdraws others.</summary>
    public required double Points { get; init; }

    /// <summary>Who gave it.</summary>
    public required string By { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why, for the student.</summary>
    public required string Why { get; init; }
}
