using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace DLWorkbook.Core.Runtime;

/// <summary>The library that multiplies libtorch's matrices, and whose threads it uses.</summary>
/// <param name="Name">As shown: <c>OpenBLAS (OpenMP)</c>, <c>OpenBLAS (pthread)</c>, …</param>
/// <param name="File">Where it was loaded from, or null when it is part of libtorch itself.</param>
public sealed record BlasBuild(string Name, string? File)
{
    /// <summary>Matrix products inside libtorch: the downloaded builds bring Intel MKL, Apple's bring Accelerate.</summary>
    public static BlasBuild InsideLibtorch { get; } = new("inside libtorch", null);

    /// <summary>The name of OpenBLAS's OpenMP build, which shares libtorch's threads.</summary>
    public const string OneWithOpenMP = "OpenBLAS (OpenMP)";

    /// <summary>
    /// The BLAS among the libraries of a process. OpenBLAS tells its build by its folder or its own name only:
    /// Debian keeps <c>openblas-pthread</c> and <c>openblas-openmp</c>, Fedora <c>libopenblasp</c> and
    /// <c>libopenblaso</c>.
    /// </summary>
    /// <param name="libraries">Full paths of loaded libraries.</param>
    /// <returns>Null when libtorch is not loaded.</returns>
    public static BlasBuild? Among(IReadOnlyCollection<string> libraries)
    {
        if (!libraries.Any(IsLibtorch))
        {
            return null;
        }

        var openBlas = libraries.FirstOrDefault(file => NameOf(file).StartsWith("libopenblas", StringComparison.Ordinal));
        if (openBlas is not null)
        {
            return new BlasBuild($"OpenBLAS ({BuildOf(openBlas)})", openBlas);
        }

        var mkl = libraries.FirstOrDefault(file => NameOf(file).StartsWith("libmkl_", StringComparison.Ordinal));
        if (mkl is not null)
        {
            return new BlasBuild("Intel MKL", mkl);
        }

        var reference = libraries.FirstOrDefault(file => NameOf(file).StartsWith("libblas", StringComparison.Ordinal));
        return reference is null ? InsideLibtorch : Reference(reference);
    }

    /// <summary>The Fortran BLAS that defines what the others do, tens of times slower than they.</summary>
    /// <param name="file">Where it was loaded from.</param>
    public static BlasBuild Reference(string file) => new("reference BLAS (slow)", file);

    /// <summary>Whether a library is libtorch's CPU part.</summary>
    /// <param name="file">Its path.</param>
    public static bool IsLibtorch(string file) =>
        NameOf(file).StartsWith("libtorch_cpu", StringComparison.Ordinal)
        || NameOf(file).StartsWith("torch_cpu", StringComparison.Ordinal);

    private static string BuildOf(string file)
    {
        if (file.Contains("openmp", StringComparison.Ordinal) || NameOf(file).StartsWith("libopenblaso", StringComparison.Ordinal))
        {
            return "OpenMP";
        }

        return file.Contains("serial", StringComparison.Ordinal) ? "serial" : "pthread";
    }

    private static string NameOf(string file) => Path.GetFileName(file);
}
