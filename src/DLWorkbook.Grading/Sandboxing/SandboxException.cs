using System;

namespace DLWorkbook.Grading;

/// <summary>Processes can't be sandboxed here; the message says why, and what to do.</summary>
public sealed class SandboxException : Exception
{
    /// <summary>A refusal.</summary>
    /// <param name="message">Why, and what to do.</param>
    public SandboxException(string message)
        : base(message)
    {
    }

    /// <summary>A refusal with its cause.</summary>
    /// <param name="message">Why, and what to do.</param>
    /// <param name="inner">The cause.</param>
    public SandboxException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
