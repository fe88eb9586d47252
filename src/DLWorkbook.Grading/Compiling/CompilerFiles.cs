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

    private static readonly Lazy<IReadOnlyList<Mount>> s_quick = new(() => Find(isQuick: true));

    private static readonly Lazy<IReadOnlyList<Mount>> s_thorough = new(() => Find(isQuick: false));

    /// <summary>Every file that a compiler process may read, beside the runtime's.</summary>
    /// <param name="forMany">Whether it compiles itself when it starts; else it takes machine code that was made beforehand.</param>
    internal static IReadOnlyList<Mount> Mounts(bool forMany) => (forMany ? s_thorough : s_quick).Value;

    /// <summary>The compiler's program where there is no sandbox.</summary>
    internal static string Outside => Path.Combine(Compiler(Home), Name + ".dll");

    /// <summary>The folder of the references where there is no sandbox.</summary>
    internal static string Home =>
        Path.GetDirectoryName(typeof(CompilerFiles).Assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;

    private static IReadOnlyList<Mount> Find(bool isQuick)
    {
        var compiler = Compiler(Home);

        return
        [
            .. Directory.EnumerateFiles(compiler)
                .Where(file => Path.GetExtension(file) is ".dll" or ".json")
                .Order(StringComparer.Ordinal)
                .Select(file => new Mount(isQuick ? MachineCode.Quickest(file, compiler) : file, $"{Folder}/{Path.GetFileName(file)}")),
            .. Directory.EnumerateFiles(Home, "*.dll")
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
