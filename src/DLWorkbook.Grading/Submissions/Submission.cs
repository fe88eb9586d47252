using System;
using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>One version of what one student handed in for one lab, as it lies in <c>submissions/</c>; kept as <c>submission.json</c> beside its files.</summary>
public sealed record Submission
{
    /// <summary>The lab's script without its extension.</summary>
    public required string Lab { get; init; }

    /// <summary>The student's key: that of students.csv, else made of the name that the download gives.</summary>
    public required string Student { get; init; }

    /// <summary>1 for the first that came in, 2 for the next, …</summary>
    public required int Version { get; init; }

    /// <summary>When it was handed in, as the download says, else when its file was last written.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>The name of the script among the files; null when no script was handed in.</summary>
    public string? Script { get; init; }

    /// <summary>SHA-256 of each file, by its name.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>SHA-256 over the names and checksums of all files: the same for the same files.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What was odd about it when it was collected, in words for the instructor: a file that was too large, a link that was not followed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
