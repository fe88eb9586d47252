using System;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace DLWorkbook.Grading;

/// <summary>What the build has compiled to machine code beforehand, so that a process starts sooner.</summary>
internal static class MachineCode
{
    /// <summary>The machine code of an assembly from the folder <c>quick/</c>, when it is of the same compilation; else the assembly.</summary>
    /// <param name="assembly">The assembly; another file is given back as it is.</param>
    /// <param name="folder">The folder that has <c>quick/</c>.</param>
    public static string Quickest(string assembly, string folder)
    {
        var candidate = Path.Combine(folder, "quick", Path.GetFileName(assembly));
        return assembly.EndsWith(".dll", StringComparison.Ordinal) && File.Exists(candidate) && Version(candidate) == Version(assembly)
            ? candidate
            : assembly;
    }

    /// <summary>The id that a compiler gives to what it compiles, which machine code keeps.</summary>
    private static Guid Version(string assembly)
    {
        using var file = File.OpenRead(assembly);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }
}
