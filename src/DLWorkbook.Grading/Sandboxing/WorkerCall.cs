using System.Collections.Generic;
using DLWorkbook.Checking;

namespace DLWorkbook.Grading;

/// <summary>What came of one request to a submission's process.</summary>
/// <param name="Fate">How it ended.</param>
/// <param name="Reply">
/// The reply, read and bounded: the worker's own when it answered, else "timed out" or "lost" with the reason.
/// </param>
public sealed record WorkerCall(CallFate Fate, Reply Reply)
{
    /// <summary>Why there was no answer, in words that are the same for the same submission; empty when there was one.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What the submission printed meanwhile, its first 4096 characters.</summary>
    public string Printed { get; init; } = "";

    /// <summary>The submission's own lines of an exception's stack trace, the innermost first: "crossEntropy, line 12".</summary>
    public IReadOnlyList<string> Trace { get; init; } = [];
}
