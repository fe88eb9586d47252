using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>The files that a submission's process sees: what a lab may use, and not the checks.</summary>
internal static class WorkerFiles
{
    /// <summary>The folder inside the sandbox.</summary>
    internal const string Folder = "/worker";

    /// <summary>The worker's program inside the sandbox.</summary>
    internal const string Program = Folder + "/" + Name + ".dll";

    /// <summary>The worker's program where there is no sandbox.</summary>
    internal static string Outside => Path.Combine(Home, Name + ".dll");

    private const string Name = "DLWorkbook.Grading.Worker";

    /// <summary>
    /// Beginnings of names that a submission must not have: the references and oracles, the grader, the tests; and what
    /// only those use.
    /// </summary>
    private static readonly string[] s_withheld =
    [
        "DLWorkbook.Checking", "DLWorkbook.Grading", "DLWorkbook.Tests", "Microsoft.Data.Sqlite", "SQLitePCLRaw", "FsCheck",
        "e_sqlite3",
    ];

    private static readonly Lazy<IReadOnlyList<Mount>> s_mounts = new(() => Find(Home));

    /// <summary>Every file that a submission's process may read, beside the runtime's.</summary>
    internal static IReadOnlyList<Mount> Mounts => s_mounts.Value;

    /// <summary>Where the grader's own assembly lies: artifacts/, or the folder of the tests.</summary>
    private static string Home =>
        Path.GetDirectoryName(typeof(WorkerFiles).Assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;

    private static IReadOnlyList<Mount> Find(string home)
    {
        bool Needed(string file) =>
            file.StartsWith(Name + ".", StringComparison.Ordinal)
                ? file.EndsWith(".dll", StringComparison.Ordinal) || file.EndsWith(".runtimeconfig.json", StringComparison.Ordinal)
                : (file.EndsWith(".dll", StringComparison.Ordinal) || file.Contains(".so", StringComparison.Ordinal))
                    && !s_withheld.Any(start => file.StartsWith(start, StringComparison.Ordinal));

        var files = Directory.EnumerateFiles(home).Where(file => Needed(Path.GetFileName(file))).ToList();

        var artifacts = home;

        // The native part lies in artifacts/ alone: beside the assemblies, or in a folder above the tests'.
        for (var up = new DirectoryInfo(home); up is not null; up = up.Parent)
        {
            var native = Path.Combine(up.FullName, "artifacts", "libtorch_shim.so");

            if (File.Exists(native))
            {
                if (!files.Exists(file => Path.GetFileName(file) == "libtorch_shim.so"))
                {
                    files.Add(native);
                }

                artifacts = Path.Combine(up.FullName, "artifacts");
                break;
            }
        }

        var mounts = files.Order(StringComparer.Ordinal)
            .Select(file => new Mount(MachineCode.Quickest(file, artifacts), $"{Folder}/{Path.GetFileName(file)}"))
            .ToList();

        if (System.Environment.GetEnvironmentVariable("LIBTORCH") is { Length: > 0 } chosen && Directory.Exists(chosen))
        {
            mounts.Add(Mount.Same(Path.GetFullPath(chosen)));
        }

        return mounts;
    }
}
