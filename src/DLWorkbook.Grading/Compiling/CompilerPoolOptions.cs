using System;
using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>How many compilers there are, and for how long each serves.</summary>
public sealed record CompilerPoolOptions
{
    /// <summary>Compilers at the same time; 1 by default.</summary>
    public int Processes { get; init; } = 1;

    /// <summary>Compilations after which a process is replaced; 400 by default.</summary>
    public int Uses { get; init; } = 400;

    /// <summary>Memory of one process in bytes; 1.5 GiB by default.</summary>
    public long Memory { get; init; } = 3L << 29;

    /// <summary>
    /// Whether each process has ten submissions or more before it; false by default. It then compiles itself for speed when it starts,
    /// which takes seconds longer, and every compilation half as long as it did.
    /// </summary>
    public bool ForMany { get; init; }

    internal void Validate()
    {
        var faults = new List<string>();

        if (Processes < 1)
        {
            faults.Add($"Processes of at least 1, got {Processes}");
        }

        if (Uses < 1)
        {
            faults.Add($"Uses of at least 1, got {Uses}");
        }

        if (Memory < 512L << 20)
        {
            faults.Add($"Memory of at least 512 MiB, which the compiler needs for itself, got {Memory} bytes");
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException("CompilerPoolOptions: expected " + string.Join("; ", faults));
        }
    }
}
