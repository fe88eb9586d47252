using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>A lab can't be released: everything that is wrong with it.</summary>
/// <param name="faults">Each begins with the file and the line: "lab1b_mlp_scratch.fsx:120: …".</param>
public sealed class ReleaseException(IReadOnlyList<string> faults) : Exception(string.Join('\n', faults))
{
    /// <summary>What is wrong, each with file and line.</summary>
    public IReadOnlyList<string> Faults { get; } = [.. faults.Distinct()];
}
