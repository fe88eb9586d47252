using System;
using System.Collections.Generic;
using System.IO;

namespace DLWorkbook.Core.Data;

/// <summary>The folders in which data sets are looked for.</summary>
public sealed record DataFolders
{
    /// <summary>Folders of the user's, in the order in which they are searched; they need not exist.</summary>
    public IReadOnlyList<string> Local { get; init; } = [];

    /// <summary>The folder that downloads go to.</summary>
    public required string Cache { get; init; }

    /// <summary>The workbook's own folder, for showing short paths; null when it is not known.</summary>
    public string? Project { get; init; }

    /// <summary>
    /// The folders that the environment asks for: <c>DLWORKBOOK_DATA</c>, or <c>../shared/data</c> beside the workbook
    /// when it is there; and as cache <c>DLWORKBOOK_CACHE</c>, or <c>dlworkbook</c> in <c>XDG_CACHE_HOME</c>, or
    /// <c>~/.cache/dlworkbook</c>.
    /// </summary>
    /// <returns>The folders.</returns>
    public static DataFolders FromEnvironment()
    {
        string? project = FindProject();
        string? own = Variable("DLWORKBOOK_DATA");
        var local = new List<string>();
        if (own is not null)
        {
            local.Add(Path.GetFullPath(own));
        }
        else if (project is not null)
        {
            string shared = Path.GetFullPath(Path.Combine(project, "..", "shared", "data"));
            if (Directory.Exists(shared))
            {
                local.Add(shared);
            }
        }

        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string cache = Variable("DLWORKBOOK_CACHE")
            ?? Path.Combine(Variable("XDG_CACHE_HOME") ?? Path.Combine(home, ".cache"), "dlworkbook");
        return new DataFolders { Local = local, Cache = Path.GetFullPath(cache), Project = project };
    }

    /// <summary>A path as it is best shown: relative to the workbook, or to the home folder, when that is shorter.</summary>
    /// <param name="path">A full path.</param>
    /// <returns>The path to show, with slashes.</returns>
    public string Shorten(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string best = path;
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (home.Length > 1 && path.StartsWith(home + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            best = "~" + path[home.Length..];
        }

        if (Project is not null)
        {
            string relative = Path.GetRelativePath(Project, path);
            best = relative.Length < best.Length ? relative : best;
        }

        return best.Replace('\\', '/');
    }

    private static string? Variable(string name)
    {
        string? value = Environment.GetEnvironmentVariable(name);
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }

    /// <summary>The folder above this assembly, or above the current folder, that holds the solution.</summary>
    private static string? FindProject()
    {
        string? assembly = Path.GetDirectoryName(typeof(DataFolders).Assembly.Location);
        foreach (string? start in new[] { assembly, Environment.CurrentDirectory })
        {
            for (string? folder = start; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "DLWorkbook.sln")))
                {
                    return folder;
                }
            }
        }

        return null;
    }
}
