namespace DLWorkbook.Grading;

/// <summary>How a sandboxed process ended.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Code">Its exit code, or the signal's number.</param>
public sealed record Ending(EndingKind Kind, int Code)
{
    /// <summary>The ending in words: "its process ended by itself with code 3".</summary>
    public override string ToString() => Kind switch
    {
        EndingKind.Exited => $"its process ended by itself with code {Code}",
        EndingKind.Signalled => $"its process was ended by signal {Code}{Name(Code)}",
        EndingKind.OutOfMemory => "its process took more memory than it may",
        EndingKind.TooMuchOutput => "its process wrote too much to its error stream",
        _ => "its process was stopped",
    };

    private static string Name(int signal) => signal switch
    {
        4 => " (illegal instruction)",
        6 => " (abort)",
        7 => " (bus error)",
        8 => " (arithmetic)",
        9 => " (kill)",
        11 => " (segmentation fault)",
        15 => " (terminate)",
        24 => " (too much processor time)",
        25 => " (a file grew too large)",
        31 => " (a forbidden system call)",
        _ => "",
    };

    /// <summary>What an exit code says, as shells and bubblewrap count: 128 and the signal's number for a signal.</summary>
    /// <param name="code">The exit code.</param>
    internal static Ending OfExitCode(int code) =>
        code is > 128 and < 128 + 65
            ? new Ending(EndingKind.Signalled, code - 128)
            : new Ending(EndingKind.Exited, code);
}
