using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace DLWorkbook.Core.Runtime;

/// <summary>The native libraries that this process has loaded.</summary>
public static class LoadedLibraries
{
    private const string LinuxMaps = "/proc/self/maps";

    /// <summary>Full paths, each once, in no particular order.</summary>
    public static IReadOnlyList<string> Files()
    {
        if (OperatingSystem.IsLinux())
        {
            return InMaps(File.ReadLines(LinuxMaps));
        }

        using var process = Process.GetCurrentProcess();
        return process.Modules.Cast<ProcessModule>().Select(m => m.FileName).OfType<string>().Distinct().ToArray();
    }

    /// <summary>The libraries in the lines of a Linux memory map (<c>man 5 proc</c>).</summary>
    /// <param name="lines">Lines of the form <c>address perms offset device inode path</c>.</param>
    public static IReadOnlyList<string> InMaps(IEnumerable<string> lines) =>
        lines.Select(Mapped)
            .Where(path => Path.GetFileName(path).Contains(".so", StringComparison.Ordinal))
            .Distinct()
            .ToArray();

    private static string Mapped(string line)
    {
        var slash = line.IndexOf('/');
        return slash < 0 ? "" : line[slash..];
    }
}
