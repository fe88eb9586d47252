using System;
using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>A download can't be collected as it is; nothing was written.</summary>
/// <param name="faults">Everything that is wrong.</param>
public sealed class CollectException(IReadOnlyList<string> faults) : Exception(string.Join('\n', faults))
{
    /// <summary>What is wrong.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
