namespace DLWorkbook.Grading;

/// <summary>How one request to a submission's process ended.</summary>
public enum CallFate
{
    /// <summary>A reply came: an answer, or an exception of the submission's own.</summary>
    Answered,

    /// <summary>It was not ready in time, and its process was ended.</summary>
    TimedOut,

    /// <summary>It took more memory than it may.</summary>
    OutOfMemory,

    /// <summary>Its process ended: an exit, a signal, a stack overflow.</summary>
    Killed,

    /// <summary>
    /// What came was no reply to what was asked: it came unasked, was malformed, too long, or had another request's number.
    /// </summary>
    Tampered,
}
