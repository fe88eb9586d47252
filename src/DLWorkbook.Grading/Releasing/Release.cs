using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>A lab that has been released.</summary>
public sealed record Release
{
    /// <summary>The assignment as it stands in assignment.json.</summary>
    public required Assignment Assignment { get; init; }

    /// <summary>The folder that is given to students.</summary>
    public required string Folder { get; init; }

    /// <summary>The file of the hidden seeds, which stays with the instructor.</summary>
    public required string Hidden { get; init; }

    /// <summary>The names of the files in the folder.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Whether the same had been released before, so that nothing was written.</summary>
    public required bool Unchanged { get; init; }

    /// <summary>Where an earlier release with other content was moved to; null when there was none.</summary>
    public string? Earlier { get; init; }
}
