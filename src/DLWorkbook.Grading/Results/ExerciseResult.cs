using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>What came of one exercise of a submission.</summary>
public sealed record ExerciseResult
{
    /// <summary>The exercise's id: "1b.3".</summary>
    public required string Exercise { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>How it ended.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The points that it gets.</summary>
    public required double Points { get; init; }

    /// <summary>The points that it could get.</summary>
    public required double MostPoints { get; init; }

    /// <summary>Why, for the student, in plain text: a compiler's message with line and column, a stack trace, how many checks held. The same for the same submission.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Its checks as far as they were run.</summary>
    public IReadOnlyList<CheckOutcome> Checks { get; init; } = [];

    /// <summary>The known mistakes whose wrong answer it gave.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];

    /// <summary>The first line of its function in the student's script; null when the function is not there.</summary>
    public int? Line { get; init; }

    /// <summary>What the student's code printed meanwhile, shortened.</summary>
    public string Printed { get; init; } = "";
}
