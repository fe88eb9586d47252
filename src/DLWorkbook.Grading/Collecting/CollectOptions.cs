using System;

namespace DLWorkbook.Grading;

/// <summary>How a download is collected.</summary>
public sealed record CollectOptions
{
    /// <summary>The folder or zip archive that the download is.</summary>
    public required string From { get; init; }

    /// <summary>How it names who handed in what; null, the default, to tell by the names.</summary>
    public DownloadForm? Form { get; init; }

    /// <summary>What stands before the account in the names of GitHub Classroom's repositories, "lab1b-"; null, the default, for what all have in common.</summary>
    public string? Prefix { get; init; }

    /// <summary>
    /// A table that knows when things were handed in, or who an unclear name is: Moodle's grading worksheet, GitHub Classroom's
    /// grades.csv, or one of your own; null, the default, for none.
    /// </summary>
    public string? Worksheet { get; init; }

    /// <summary>The zone of the table's times that name none; null, the default, for that of the due date.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>What the times of files are worth where nothing else is known.</summary>
    public FileTimes FileTimes { get; init; } = FileTimes.Doubted;
}
