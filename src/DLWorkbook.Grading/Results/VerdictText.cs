namespace DLWorkbook.Grading;

/// <summary>The words of a verdict.</summary>
public static class VerdictText
{
    /// <summary>How an exercise ended, in words: "out of memory".</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>Lower case, without a stop.</returns>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "passed",
        Verdict.Partly => "partly",
        Verdict.Failed => "failed",
        Verdict.Todo => "todo",
        Verdict.Error => "error",
        Verdict.TimedOut => "timed out",
        Verdict.OutOfMemory => "out of memory",
        Verdict.Killed => "killed",
        Verdict.Tampered => "tampered",
        _ => "not compiled",
    };
}
