using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;

namespace DLWorkbook.Grading;

/// <summary>The .NET runtime that this process runs on, for processes in a sandbox: without the SDK.</summary>
internal static class DotnetRuntime
{
    /// <summary>The folder of the running framework: …/shared/Microsoft.NETCore.App/10.0.1.</summary>
    private static readonly string Framework = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());

    private static readonly string Root = Path.GetFullPath(Path.Combine(Framework, "..", "..", ".."));

    /// <summary>The program that starts an assembly.</summary>
    internal static string Host { get; } = Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <summary>What of the runtime a program needs, each at its own path.</summary>
    internal static IReadOnlyList<Mount> Mounts { get; } =
        [Mount.Same(Host), Mount.Same(Path.Combine(Root, "host")), Mount.Same(Framework)];

    /// <summary>Settings for a small process that starts quickly and does not outgrow its memory.</summary>
    /// <param name="limits">What the process may use.</param>
    internal static IEnumerable<KeyValuePair<string, string>> Environment(SandboxLimits limits)
    {
        string Hex(long value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);

        return new Dictionary<string, string>
        {
            ["DOTNET_GCHeapHardLimit"] = Hex(limits.Memory / 4 * 3),
            ["DOTNET_gcServer"] = "0",
            ["DOTNET_gcConcurrent"] = "0",
            ["DOTNET_TieredPGO"] = "0",
            ["DOTNET_EnableDiagnostics"] = "0",
            ["DOTNET_EnableWriteXorExecute"] = "0",
            ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["OMP_NUM_THREADS"] = "1",
            ["OPENBLAS_NUM_THREADS"] = "1",
            ["HOME"] = "/tmp",
            ["LANG"] = "C.UTF-8",
        };
    }
}
