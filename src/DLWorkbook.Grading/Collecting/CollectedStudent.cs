using System;
using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>What a download held of one student.</summary>
public sealed record CollectedStudent
{
    /// <summary>The student's key.</summary>
    public required string Key { get; init; }

    /// <summary>What the download calls the student.</summary>
    public required string CalledThere { get; init; }

    /// <summary>Whether the student is in the class list; true when there is none.</summary>
    public required bool IsListed { get; init; }

    /// <summary>The new version; null when the same files were there already.</summary>
    public required Submission? New { get; init; }

    /// <summary>How many versions there are now.</summary>
    public required int Versions { get; init; }

    /// <summary>When it was handed in.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>How much later than the due date, where that is more than the grace; null for in time.</summary>
    public TimeSpan? Late { get; init; }

    /// <summary>What was odd, in words.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
