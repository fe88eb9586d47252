using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>The files that a compiler process sees: the compiler, and what a lab may be compiled against.</summary>
internal static class CompilerFiles
{
    /// <summary>The compiler's program inside the sandbox.</summary>
    internal const string Program = Folder + "/" + Name + ".dll";

    /// <summary>The folder of the references inside the sandbox.</summary>
    internal const string References = "/references";

    private const string Folder = "/compiler";

    private const string Name = "DLWorkbook.Grading.Compiler";

    /// <summary>What a lab may mention: the catalogue of checks, with its reference solutions, is not among it.</summary>
    private static readonly HashSet<string> s_references =
    [
        "FSharp.Core.dll", "DLWorkbook.dll", "DLWorkbook.Core.dll", "DLWorkbook.Exchange.dll", "TorchSharp.dll", "Plotly.NET.dll",
        "Deedle.dll", "FSharp.Stats.dll", "DiffSharp.Core.dll", "DiffSharp.Backends.Reference.dll", "MathNet.Numerics.dll",
    ];

    private static readonly Lazy<IReadOnlyList<Mount>> s_mounts = new(Find);

    /// <summary>Every file that a compiler process may read, beside the runtime's.</summary>
    internal static IReadOnlyList<Mount> Mounts => s_mounts.Value;

    private static IReadOnlyList<Mount> Find()
    {
        var home = Path.GetDirectoryName(typeof(CompilerFiles).Assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;

        var compiler = Compiler(home);

        return
        [
            .. Directory.EnumerateFiles(compiler)
                .Where(file => Path.GetExtension(file) is ".dll" or ".json")
                .Order(StringComparer.Ordinal)
                .Select(file => new Mount(MachineCode.Quickest(file, compiler), $"{Folder}/{Path.GetFileName(file)}")),
            .. Directory.EnumerateFiles(home, "*.dll")
                .Where(file => s_references.Contains(Path.GetFileName(file)))
                .Order(StringComparer.Ordinal)
                .Select(file => new Mount(file, $"{References}/{Path.GetFileName(file)}")),
        ];
    }

    /// <summary>The compiler's folder: beside the grader's assembly, or in artifacts/ of a folder above the tests'.</summary>
    private static string Compiler(string home)
    {
        for (var up = new DirectoryInfo(home); up is not null; up = up.Parent)
        {
            foreach (var folder in (string[])[Path.Combine(up.FullName, "compiler"), Path.Combine(up.FullName, "artifacts", "compiler")])
            {
                if (File.Exists(Path.Combine(folder, Name + ".dll")))
                {
                    return folder;
                }
            }
        }

        throw new FileNotFoundException($"the compiler is not in artifacts/compiler/: expected {Name}.dll, run dotnet fsi build.fsx build");
    }
}
