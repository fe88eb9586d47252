using System;

namespace DLWorkbook.Grading;

/// <summary>More time for one student and lab. The last one given counts; one that is not after the due date changes nothing, and so takes an earlier one back.</summary>
public sealed record Extension
{
    /// <summary>The lab's script without its extension.</summary>
    public required string Lab { get; init; }

    /// <summary>The student's key.</summary>
    public required string Student { get; init; }

    /// <summary>Until when the student has time.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Who gave it.</summary>
    public required string By { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why; not shown to the student.</summary>
    public required string Why { get; init; }
}
