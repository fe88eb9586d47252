using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>What the compiler made of a submission.</summary>
public sealed record CompiledSubmission
{
    /// <summary>The library; null when no exercise compiles.</summary>
    public byte[]? Assembly { get; init; }

    /// <summary>Its symbols in the portable form; null when no exercise compiles.</summary>
    public byte[]? Symbols { get; init; }

    /// <summary>The exercises that are in the library.</summary>
    public required IReadOnlySet<string> Exercises { get; init; }

    /// <summary>What is wrong with each exercise that is not, in the order of the lines.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<CompilerMessage>> Faults { get; init; }
}
