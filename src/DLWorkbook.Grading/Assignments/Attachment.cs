namespace DLWorkbook.Grading;

/// <summary>A file that is handed in beside the script: a plot, a report.</summary>
public sealed record Attachment
{
    /// <summary>Its name, without a folder.</summary>
    public required string Name { get; init; }

    /// <summary>Whether a submission without it is incomplete.</summary>
    public bool Required { get; init; }

    /// <summary>The most bytes that it may have; 10 MiB by default.</summary>
    public long MostBytes { get; init; } = 10 << 20;
}
