using System;

namespace DLWorkbook.Grading;

/// <summary>What a person wrote to a student about a submission.</summary>
public sealed record Comment
{
    /// <summary>The lab's script without its extension.</summary>
    public required string Lab { get; init; }

    /// <summary>The student's key.</summary>
    public required string Student { get; init; }

    /// <summary>The exercise's id; null for the whole.</summary>
    public string? Exercise { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string By { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The comment, plain text.</summary>
    public required string Text { get; init; }
}
