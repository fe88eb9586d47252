using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary>Type-checks one of the instructor's own scripts with <c>dotnet fsi --typecheck-only</c>, which runs none of its code.</summary>
/// <remarks>For a stranger's script it would not be safe: <c>#r "nuget:"</c> acts while a script is only being type-checked.</remarks>
internal static partial class ScriptTypes
{
    /// <summary>The compiler's errors, each with the script's name and line; empty when all is well.</summary>
    /// <param name="house">The workbook's folder: relative directives mean places as seen from its labs/.</param>
    /// <param name="name">The script's file name.</param>
    /// <param name="text">Its text.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IReadOnlyList<string>> FaultsAsync(string house, string name, string text, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("dlworkbook-release-");

        try
        {
            var file = Path.Combine(folder.FullName, name);
            await File.WriteAllTextAsync(file, AsSeenFrom(Path.Combine(house, "labs"), text), cancellation);
            var start = new ProcessStartInfo("dotnet", ["fsi", "--typecheck-only", "--nologo", "--quiet", file])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
                WorkingDirectory = folder.FullName,
            };
            using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet fsi did not start");

            try
            {
                process.StandardInput.Close();
                var output = process.StandardOutput.ReadToEndAsync(cancellation);
                var errors = process.StandardError.ReadToEndAsync(cancellation);
                await process.WaitForExitAsync(cancellation);
                return Faults(name, process.ExitCode, await output + await errors);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The errors in what the compiler said.</summary>
    internal static IReadOnlyList<string> Faults(string name, int exitCode, string said)
    {
        var faults = Error().Matches(said)
            .Select(found => $"{name}:{found.Groups["line"].Value}: it does not compile once its solutions are out: {found.Groups["text"].Value.Trim()}")
            .Distinct()
            .ToArray();
        return faults.Length > 0 || exitCode == 0
            ? faults
            : [$"{name}:1: it does not compile once its solutions are out: {said.Trim()}"];
    }

    /// <summary>The text with the places of its directives written in full.</summary>
    private static string AsSeenFrom(string folder, string text) =>
        Place().Replace(text, found =>
            found.Groups["head"].Value + Path.GetFullPath(Path.Combine(folder, found.Groups["place"].Value)).Replace('\\', '/') + "\"");

    [GeneratedRegex("""(?m)^(?<head>#(?:load|r|I)\s+")(?<place>\.[^"]*)\x22""")]
    private static partial Regex Place();

    [GeneratedRegex(@"(?m)^[^\r\n]*\((?<line>\d+),\d+\): error (?<text>[^\r\n]+)")]
    private static partial Regex Error();
}
