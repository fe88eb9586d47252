namespace DLWorkbook.Grading;

/// <summary>What of the feedback is written.</summary>
public sealed record FeedbackOptions
{
    /// <summary>The one student whose page is written; null, the default, for everyone's pages, the class report and the tables.</summary>
    public string? Student { get; init; }

    /// <summary>Whether hints say plainly what to do; false by default: they are gentle.</summary>
    public bool PlainHints { get; init; }

    /// <summary>When two submissions are worth looking at.</summary>
    public SimilarityOptions Similarity { get; init; } = new();
}
