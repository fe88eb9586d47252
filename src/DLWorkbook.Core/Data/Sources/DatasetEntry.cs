using System;
using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>What the registry knows of one data set.</summary>
public sealed record DatasetEntry
{
    /// <summary>The name that labs and <c>--data</c> messages use, and the folder it lies in: <c>imdb</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name that its authors gave it.</summary>
    public required string Title { get; init; }

    /// <summary>Other folders in which it may lie, such as one that small data sets share.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>The terms of use, as the authors state them.</summary>
    public required string Licence { get; init; }

    /// <summary>The paper to cite.</summary>
    public required string Citation { get; init; }

    /// <summary>The page of the data set.</summary>
    public required Uri Home { get; init; }

    /// <summary>The forms in which it is read, the best first.</summary>
    public required IReadOnlyList<DatasetForm> Forms { get; init; }

    /// <summary>Files that help to read it and may lie beside it: an index of words, names of classes.</summary>
    public IReadOnlyList<string> Companions { get; init; } = [];

    /// <summary>The built-in sample, in one line.</summary>
    public required string Sample { get; init; }
}
