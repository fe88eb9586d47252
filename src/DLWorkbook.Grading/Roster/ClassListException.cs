using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>A class list has faults: all of them, with their lines.</summary>
/// <param name="file">The file's name.</param>
/// <param name="faults">Each begins with its line.</param>
public sealed class ClassListException(string file, IReadOnlyList<string> faults)
    : Exception(string.Join("\n", faults.Select(fault => $"{file}: {fault}")))
{
    /// <summary>What is wrong: "line 3: …".</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
