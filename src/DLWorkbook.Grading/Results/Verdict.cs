namespace DLWorkbook.Grading;

/// <summary>How an exercise of a submission ended.</summary>
public enum Verdict
{
    /// <summary>Every check held.</summary>
    Passed,

    /// <summary>Some checks held, and the assignment gives points for them.</summary>
    Partly,

    /// <summary>A check did not hold.</summary>
    Failed,

    /// <summary>It is a hole still, or the function is not in the script.</summary>
    Todo,

    /// <summary>The function raised an exception.</summary>
    Error,

    /// <summary>It was not ready in time.</summary>
    TimedOut,

    /// <summary>It took more memory than it may.</summary>
    OutOfMemory,

    /// <summary>Its process ended: an exit, a signal, a stack overflow, too many processes.</summary>
    Killed,

    /// <summary>What came back was no answer to what was asked, or the script has what it must not have.</summary>
    Tampered,

    /// <summary>It does not compile.</summary>
    NotCompiled,
}
