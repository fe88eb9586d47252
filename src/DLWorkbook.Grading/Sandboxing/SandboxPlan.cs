using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>What runs in a sandbox, and what it sees there: nothing else of this machine but the system's libraries.</summary>
public sealed record SandboxPlan
{
    /// <summary>The program and its arguments, as paths inside the sandbox.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>The files and folders that it may read; none may be written.</summary>
    public required IReadOnlyList<Mount> ReadOnly { get; init; }

    /// <summary>Its whole environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What it may use.</summary>
    public SandboxLimits Limits { get; init; } = new();

    /// <summary>Which of the processes at the same time it is: 0, 1, …; for messages alone.</summary>
    public int Slot { get; init; }

    /// <summary>A plan for a .NET program: its runtime, a quick start, one heap limited below the memory.</summary>
    /// <param name="program">The program's assembly inside the sandbox: "/app/Worker.dll".</param>
    /// <param name="readOnly">Its files, beside the runtime's own.</param>
    /// <param name="limits">What it may use.</param>
    /// <param name="slot">Which of the processes at the same time it is.</param>
    /// <param name="arguments">What the program is given.</param>
    public static SandboxPlan ForDotnet(
        string program, IEnumerable<Mount> readOnly, SandboxLimits limits, int slot, params string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(limits);

        return new SandboxPlan
        {
            Command = [DotnetRuntime.Host, program, .. arguments],
            ReadOnly = [.. DotnetRuntime.Mounts, .. readOnly],
            Environment = DotnetRuntime.Environment(limits).ToDictionary(),
            Limits = limits,
            Slot = slot,
        };
    }
}
