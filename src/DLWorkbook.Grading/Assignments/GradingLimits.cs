using System;

namespace DLWorkbook.Grading;

/// <summary>What one submission may use while it is compiled and run.</summary>
public sealed record GradingLimits
{
    /// <summary>Wall clock of one call of a function beyond what its exercise allows itself; one second by default.</summary>
    public TimeSpan CallGrace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Wall clock of all calls for one exercise; 30 seconds by default.</summary>
    public TimeSpan Exercise { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Wall clock of one compilation; 30 seconds by default.</summary>
    public TimeSpan Compilation { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Memory of a submission's process, in bytes; 1 GiB by default.</summary>
    public long Memory { get; init; } = 1L << 30;

    /// <summary>Processes and threads of a submission; 64 by default.</summary>
    public int Processes { get; init; } = 64;

    /// <summary>The longest reply to one request, in bytes of text; 16 MiB by default.</summary>
    public int ReplyBytes { get; init; } = 16 << 20;
}
