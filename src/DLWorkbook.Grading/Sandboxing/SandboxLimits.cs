using System;
using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>What a sandboxed process and all that it starts may use together.</summary>
public sealed record SandboxLimits
{
    /// <summary>Memory in bytes; 1 GiB by default.</summary>
    public long Memory { get; init; } = 1L << 30;

    /// <summary>Processes and threads; 64 by default.</summary>
    public int Processes { get; init; } = 64;

    /// <summary>Processor time of one process; an hour by default, since a wall clock ends it long before.</summary>
    public TimeSpan Processor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The largest file that it may write, in bytes; 16 MiB by default.</summary>
    public long FileBytes { get; init; } = 16 << 20;

    /// <summary>Open files of one process; 256 by default.</summary>
    public int OpenFiles { get; init; } = 256;

    /// <summary>What <c>/tmp</c> and <c>/dev/shm</c> hold, in bytes each; 16 MiB by default. It counts as memory, too.</summary>
    public long ScratchBytes { get; init; } = 16 << 20;

    /// <summary>What it may write to its error stream before it is stopped, in bytes; 4 MiB by default.</summary>
    public long ErrorBytes { get; init; } = 4 << 20;

    /// <summary>The limits of a submission's process.</summary>
    /// <param name="limits">What the assignment allows.</param>
    public static SandboxLimits Of(GradingLimits limits) => new()
    {
        Memory = limits.Memory,
        Processes = limits.Processes,
    };

    internal void Validate()
    {
        var faults = new List<string>();

        void Require(bool holds, string fault)
        {
            if (!holds)
            {
                faults.Add(fault);
            }
        }

        Require(Memory >= 64 << 20, $"Memory of at least 64 MiB, got {Memory} bytes");
        Require(Processes >= 24, $"Processes of at least 24, which .NET needs for itself, got {Processes}");
        Require(Processor >= TimeSpan.FromSeconds(1), $"Processor of at least one second, got {Processor}");
        Require(FileBytes >= 0, $"FileBytes of at least 0, got {FileBytes}");
        Require(OpenFiles >= 64, $"OpenFiles of at least 64, got {OpenFiles}");
        Require(ScratchBytes >= 4096, $"ScratchBytes of at least 4096, got {ScratchBytes}");
        Require(ErrorBytes >= 0, $"ErrorBytes of at least 0, got {ErrorBytes}");

        if (faults.Count > 0)
        {
            throw new ArgumentException("SandboxLimits: expected " + string.Join("; ", faults));
        }
    }
}
