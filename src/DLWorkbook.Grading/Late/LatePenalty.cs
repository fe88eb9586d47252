using System;

namespace DLWorkbook.Grading;

/// <summary>What a submission loses for being late.</summary>
public sealed record LatePenalty
{
    /// <summary>The points that it loses: at least 0, at most those that it has, rounded to hundredths.</summary>
    public required double Points { get; init; }

    /// <summary>How long after the due date or the extension it came; zero when it came before.</summary>
    public required TimeSpan Late { get; init; }

    /// <summary>The steps that count.</summary>
    public required int Steps { get; init; }

    /// <summary>When it had to be there: the due date, or the extension when that is later; null for no date.</summary>
    public required DateTimeOffset? Due { get; init; }

    /// <summary>How it comes about, for the student: "handed in 13 h 05 min late: −2 at once, −2 for each of 2 started 12 h: −6".</summary>
    public required string Sentence { get; init; }
}
