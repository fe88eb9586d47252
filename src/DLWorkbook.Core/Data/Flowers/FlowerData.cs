using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>Measured flowers of some species.</summary>
public sealed record FlowerData
{
    /// <summary>What was measured, in cm: <c>sepal_length</c>, …</summary>
    public required IReadOnlyList<string> Measures { get; init; }

    /// <summary>The species, by class number.</summary>
    public required IReadOnlyList<string> Species { get; init; }

    /// <summary>A row of measures for each flower, in cm.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Rows { get; init; }

    /// <summary>The class number of each flower.</summary>
    public required IReadOnlyList<int> Labels { get; init; }

    /// <summary>What this is, in one line: which flowers, how many, from where.</summary>
    public required string Description { get; init; }

    /// <summary>True for the built-in sample: its numbers must never be reported as the real data's.</summary>
    public required bool IsSample { get; init; }
}
