using System;
using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>What an instructor decides about a release.</summary>
public sealed record ReleaseOptions
{
    /// <summary>The lab's script without its extension: "lab1b_mlp_scratch".</summary>
    public required string Lab { get; init; }

    /// <summary>When it is due; null, the default, for no date.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>What handing in late costs; nothing by default.</summary>
    public LatePolicy Late { get; init; } = LatePolicy.None;

    /// <summary>Which version counts; the latest by default.</summary>
    public VersionRule Counts { get; init; } = VersionRule.Latest;

    /// <summary>Points by exercise that differ from those of labs.yaml.</summary>
    public IReadOnlyDictionary<string, double> Points { get; init; } = new Dictionary<string, double>();

    /// <summary>The exercises that give some of their points when some of their checks hold; null, the default, for all of them.</summary>
    public IReadOnlySet<string>? Partial { get; init; }

    /// <summary>The files that may be handed in beside the script.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>What a submission may use while it is graded.</summary>
    public GradingLimits Limits { get; init; } = new();

    /// <summary>How many hidden seeds are drawn where there are none yet.</summary>
    public int Seeds { get; init; } = HiddenSeedsFile.Usual;

    /// <summary>Whether students get the plain hints, which say the answers, as well; they don't by default.</summary>
    public bool PlainHints { get; init; }

    /// <summary>Whether a release that has gone out with other content is replaced; it is not by default.</summary>
    public bool Again { get; init; }
}
