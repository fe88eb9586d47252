using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace DLWorkbook.Core.Runtime;

/// <summary>What a thread plan depends on.</summary>
public sealed record ThreadHost
{
    /// <summary>Processors that this process may use.</summary>
    public required int Processors { get; init; }

    /// <summary>The value of an environment variable, or null when it is unset or empty.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Paths of the native libraries loaded so far.</summary>
    public required IReadOnlyCollection<string> Libraries { get; init; }

    /// <summary>OpenBLAS's OpenMP build; null where it is not installed or libtorch brings a BLAS of its own.</summary>
    public string? OpenMPBlas { get; init; }

    /// <summary>This process on this machine.</summary>
    public static ThreadHost Here() => new()
    {
        Processors = Environment.ProcessorCount,
        Variable = NativeEnvironment.Get,
        Libraries = LoadedLibraries.Files(),
        OpenMPBlas = RuntimeInfo.PackageSet == "bundled" ? FindOpenMPBlas("/usr/lib") : null,
    };

    /// <summary>Debian keeps each build of OpenBLAS in a folder of its own below the architecture's.</summary>
    /// <param name="libraries">The folder of system libraries.</param>
    internal static string? FindOpenMPBlas(string libraries) =>
        OperatingSystem.IsLinux() && Directory.Exists(libraries)
            ? Directory.EnumerateDirectories(libraries, "*-linux-gnu*")
                .Select(folder => Path.Combine(folder, "openblas-openmp", "libblas.so.3"))
                .FirstOrDefault(File.Exists)
            : null;
}
