using System;
using System.Linq;
using System.Reflection;
using TorchSharp;

namespace DLWorkbook.Core.Runtime;

/// <summary>What a lab runs on, as its first line and its ledger say it.</summary>
/// <param name="Packages"><c>bundled</c> or <c>nuget</c>.</param>
/// <param name="Libtorch">libtorch's version, such as <c>1.13.1</c>.</param>
/// <param name="Device">As shown: <c>CPU</c>, <c>CUDA</c>, …</param>
/// <param name="Threads">Threads of one operator on the CPU.</param>
/// <param name="Blas">What multiplies matrices.</param>
public sealed record RuntimeInfo(string Packages, string Libtorch, string Device, int Threads, BlasBuild Blas)
{
    /// <summary>The package set that the core was built with: <c>bundled</c> or <c>nuget</c>.</summary>
    /// <exception cref="InvalidOperationException">The build did not record it.</exception>
    public static string PackageSet { get; } =
        typeof(RuntimeInfo).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(a => a.Key == "WorkbookPackages")?.Value
        ?? throw new InvalidOperationException(
            "RuntimeInfo: expected the metadata WorkbookPackages in DLWorkbook.Core, got none: rebuild with build.fsx");

    /// <summary>Loads libtorch, with the workbook's threads, and asks it.</summary>
    /// <param name="device">The device that the lab uses; the CPU when null.</param>
    public static RuntimeInfo Of(torch.Device? device = null)
    {
        Runtime.Threads.Start();
        var blas = BlasBuild.Among(LoadedLibraries.Files()) ?? BlasBuild.InsideLibtorch;
        var kind = device?.ToString().ToUpperInvariant() ?? "CPU";
        return new RuntimeInfo(PackageSet, torch.__version__, kind, torch.get_num_threads(), blas);
    }

    /// <summary><c>TorchSharp: bundled, libtorch 1.13.1, CPU, 2 threads</c>.</summary>
    public override string ToString() =>
        $"TorchSharp: {Packages}, libtorch {Libtorch}, {Device}, {Threads} thread{(Threads == 1 ? "" : "s")}";
}
