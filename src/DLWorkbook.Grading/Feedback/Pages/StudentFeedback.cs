using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>All that goes onto a student's page.</summary>
public sealed record StudentFeedback
{
    /// <summary>The assignment.</summary>
    public required Assignment Assignment { get; init; }

    /// <summary>Where the student stands, with the results and comments.</summary>
    public required StudentMark Mark { get; init; }

    /// <summary>The script that was handed in; null for none.</summary>
    public string? Script { get; init; }

    /// <summary>The script that was given out, by which the student's own lines are told; null when it is not known.</summary>
    public string? Template { get; init; }

    /// <summary>What was handed in beside the script, in the order in which it is shown.</summary>
    public IReadOnlyList<HandedInFile> Files { get; init; } = [];

    /// <summary>A hint for each exercise, by its id; shown for those that are not solved.</summary>
    public IReadOnlyDictionary<string, string> Hints { get; init; } = new Dictionary<string, string>();
}
