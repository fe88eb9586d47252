using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>What came of collecting a download.</summary>
public sealed record Collection
{
    /// <summary>How the download named who handed in what.</summary>
    public required DownloadForm Form { get; init; }

    /// <summary>Everyone who is in the download, by key.</summary>
    public required IReadOnlyList<CollectedStudent> Students { get; init; }

    /// <summary>Those of the class list who have handed in nothing so far, neither now nor before.</summary>
    public required IReadOnlyList<Student> Missing { get; init; }

    /// <summary>What nobody could be told for, in words.</summary>
    public required IReadOnlyList<string> Unclear { get; init; }
}
