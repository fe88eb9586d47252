using System;
using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>What students are asked to hand in for one lab, and how it is graded: the content of <c>assignment.json</c>.</summary>
/// <remarks>It goes out to students with the lab, so nothing in it is secret: hidden seeds stand in <see cref="HiddenSeeds"/>.</remarks>
public sealed record Assignment
{
    /// <summary>The lab's script without its extension: "lab1b_mlp_scratch".</summary>
    public required string Lab { get; init; }

    /// <summary>What the lab is about.</summary>
    public required string Title { get; init; }

    /// <summary>When it is due; null for no date.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>What handing in late costs.</summary>
    public LatePolicy Late { get; init; } = LatePolicy.None;

    /// <summary>Which version counts when there are several; the latest by default.</summary>
    public VersionRule Counts { get; init; } = VersionRule.Latest;

    /// <summary>The exercises in the lab's order.</summary>
    public required IReadOnlyList<AssignmentExercise> Exercises { get; init; }

    /// <summary>Files that may be handed in beside the script, by name; none by default.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>The directives of the released script, as they stand in it; any other one is refused before a compiler sees it.</summary>
    public IReadOnlyList<string> Directives { get; init; } = [];

    /// <summary>SHA-256 of each released file, by its name.</summary>
    public IReadOnlyDictionary<string, string> Checksums { get; init; } = new Dictionary<string, string>();

    /// <summary>What a submission may use while it is graded.</summary>
    public GradingLimits Limits { get; init; } = new();

    /// <summary>The name of the script that is handed in.</summary>
    public string Script => Lab + ".fsx";
}
