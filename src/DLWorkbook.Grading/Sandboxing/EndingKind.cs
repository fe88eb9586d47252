namespace DLWorkbook.Grading;

/// <summary>How a sandboxed process ended.</summary>
public enum EndingKind
{
    /// <summary>It ended by itself; its code says how.</summary>
    Exited,

    /// <summary>A signal ended it: an abort, a stack overflow, a limit of the processor's time or of a file's size.</summary>
    Signalled,

    /// <summary>It took more memory than it may, and was ended.</summary>
    OutOfMemory,

    /// <summary>It wrote more to its error stream than it may, and was ended.</summary>
    TooMuchOutput,

    /// <summary>The grader ended it.</summary>
    Stopped,
}
