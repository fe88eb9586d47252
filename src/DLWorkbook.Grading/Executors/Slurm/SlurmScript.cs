using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>The shell script that a node runs for each task.</summary>
internal static class SlurmScript
{
    /// <summary>Variables that say where things are on the cluster. Nothing else of the grader's environment goes to a node.</summary>
    private static readonly string[] s_passed = ["LIBTORCH", "DLWORKBOOK_DATA", "DOTNET_ROOT"];

    /// <summary>The script of an array.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="array">The array's number.</param>
    /// <param name="program">What is run, before the arguments; null for the grader itself.</param>
    public static string Of(SlurmFolder folder, int array, IReadOnlyList<string>? program)
    {
        program ??= [DotnetRuntime.Host, typeof(SlurmScript).Assembly.Location, NodeCommand.Name];
        var settings = s_passed
            .Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name)))
            .Where(setting => !string.IsNullOrEmpty(setting.Value))
            .Select(setting => $"export {setting.Name}={Quote(setting.Value!)}\n");

        return $$"""
            #!/bin/sh
            # One task of a job array: grades the submissions that arrays/{{array}}/$SLURM_ARRAY_TASK_ID.json names.
            umask 077
            {{string.Concat(settings)}}folder={{Quote(folder.Path)}}
            if [ ! -r "$folder/run.json" ]; then
              echo "$folder is not visible on this node"
              exit 66
            fi
            exec {{string.Join(' ', program.Select(Quote))}} "$folder" {{array}} "$SLURM_ARRAY_TASK_ID"

            """.ReplaceLineEndings("\n");
    }

    private static string Quote(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
