using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;

namespace TorchSharp.Interop;

/// <summary>Finds and loads the native part, once, at the first use of a tensor.</summary>
internal static class NativeLoader
{
    /// <summary>The file that build.fsx compiles from native/shim.cpp.</summary>
    internal const string FileName = "libtorch_shim.so";

    private static readonly Lazy<IntPtr> s_library = new(Load, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>The loaded library.</summary>
    /// <exception cref="DllNotFoundException">
    /// The native part or libtorch itself is missing; the message says how to mend it.
    /// </exception>
    internal static IntPtr Library => s_library.Value;

    /// <summary>The address of an export of the native part.</summary>
    /// <exception cref="EntryPointNotFoundException">The native part is older than this assembly.</exception>
    internal static IntPtr Export(string name) => NativeLibrary.TryGetExport(Library, name, out var address)
        ? address
        : throw new EntryPointNotFoundException(
            $"TorchSharp: {FileName} has no {name}: it is older than TorchSharp.dll. Run `dotnet fsi build.fsx build`.");

    /// <summary>
    /// Where the native part lies: beside this assembly, or in artifacts/ of the nearest folder above that has one.
    /// </summary>
    /// <param name="folder">The folder to start from.</param>
    /// <returns>The full path, or null when there is none.</returns>
    internal static string? Find(string folder)
    {
        var beside = Path.Combine(folder, FileName);
        if (File.Exists(beside))
            return beside;
        for (var up = new DirectoryInfo(folder); up is not null; up = up.Parent)
        {
            var artifacts = Path.Combine(up.FullName, "artifacts");
            if (Directory.Exists(artifacts))
            {
                var built = Path.Combine(artifacts, FileName);
                return File.Exists(built) ? built : null;
            }
        }
        return null;
    }

    private static IntPtr Load()
    {
        var folder = Path.GetDirectoryName(typeof(NativeLoader).Assembly.Location);
        if (string.IsNullOrEmpty(folder))
            folder = AppContext.BaseDirectory;
        var path = Find(folder) ?? throw new DllNotFoundException(
            $"TorchSharp: {FileName} was looked for in {folder} and in artifacts/ above it, and is not there. " +
            "It is compiled on this machine: run `dotnet fsi build.fsx setup`, then `dotnet fsi build.fsx build`.");
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (DllNotFoundException e)
        {
            throw new DllNotFoundException(
                $"TorchSharp: {path} could not be loaded: libtorch is missing or not the one it was compiled with. " +
                "Install it (Debian, Ubuntu: `apt install libtorch-dev`) or set LIBTORCH to the folder of a libtorch, " +
                $"then run `dotnet fsi build.fsx build`. The loader said: {e.Message}", e);
        }
    }
}
