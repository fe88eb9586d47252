using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>What a download holds of one student.</summary>
internal sealed class Handin
{
    /// <summary>What the download calls the student: the same for all of one student's files, and different for different ones.</summary>
    public required string Label { get; init; }

    /// <summary>The student's name, account or key, as the download has it.</summary>
    public required string Name { get; init; }

    /// <summary>The number that the download gives; empty when it gives none.</summary>
    public string Id { get; init; } = "";

    /// <summary>What the download says about lateness; null when it says nothing.</summary>
    public bool? IsLate { get; set; }

    /// <summary>The files, seen from the student's own folder, under the names that the student gave them.</summary>
    public List<IncomingFile> Files { get; } = [];
}
