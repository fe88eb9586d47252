using System;
using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>Where a data set is, and what it is.</summary>
public sealed record DatasetLocation
{
    /// <summary>The registry's entry.</summary>
    public required DatasetEntry Entry { get; init; }

    /// <summary>Where it was found.</summary>
    public required DataSource Source { get; init; }

    /// <summary>In which form; null for the sample.</summary>
    public DatasetForm? Form { get; init; }

    /// <summary>The full path of the file or folder; null for the sample.</summary>
    public string? Path { get; init; }

    /// <summary>The path as it is shown: beginning with <c>..</c> or <c>~</c> when that is shorter; empty for the sample.</summary>
    public string ShortPath { get; init; } = "";

    /// <summary>The full paths of the companions that were found, by file name.</summary>
    public IReadOnlyDictionary<string, string> Companions { get; init; } = new Dictionary<string, string>();

    /// <summary>What it is, in one line, as far as it is known without reading it.</summary>
    public required string Description { get; init; }

    /// <summary>Why it is the sample, in one line; null when it is not.</summary>
    public string? Reason { get; init; }

    /// <summary>True for the built-in sample: its numbers must never be reported as the real data's.</summary>
    public bool IsSample => Source == DataSource.Sample;

    /// <summary>Refuses the location of another data set.</summary>
    /// <param name="entry">The data set that is wanted.</param>
    /// <param name="operation">Who wants it, for the error.</param>
    /// <exception cref="ArgumentException">It is another one.</exception>
    internal void Require(DatasetEntry entry, string operation)
    {
        if (Entry.Name != entry.Name)
        {
            throw new ArgumentException($"{operation}: expected the data set {entry.Name}, got {Entry.Name}.", "location");
        }
    }
}
