using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>The files of a folder, no link of any kind followed.</summary>
internal static class FolderFiles
{
    /// <summary>The most files of a download.</summary>
    public const int Most = 200_000;

    private const int Deepest = 32;

    /// <summary>Every file below a folder, in order of their paths; what is inside a repository's <c>.git</c> is left out.</summary>
    /// <exception cref="CollectException">There are too many.</exception>
    public static IReadOnlyList<IncomingFile> Read(string folder)
    {
        var files = new List<IncomingFile>();
        Walk(new DirectoryInfo(folder), [], files);
        return files;
    }

    private static void Walk(DirectoryInfo folder, IReadOnlyList<string> above, List<IncomingFile> files)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            IReadOnlyList<string> parts = [.. above, entry.Name];
            var odd = Odd(entry);

            if (odd is not null || entry is FileInfo)
            {
                files.Add(new IncomingFile(parts, Written(entry), odd is null ? () => OpenFile(entry.FullName) : null, odd));
            }
            else if (entry.Name != ".git" && parts.Count <= Deepest)
            {
                Walk((DirectoryInfo)entry, parts, files);
            }

            if (files.Count > Most)
            {
                throw new CollectException([$"expected at most {Most} files in a download, got more in {folder.FullName}"]);
            }
        }
    }

    private static DateTimeOffset Written(FileSystemInfo entry) => new(entry.LastWriteTimeUtc, TimeSpan.Zero);

    private static string? Odd(FileSystemInfo entry)
    {
        if (entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            return "a link, which is not followed";
        }

        if (entry is not FileInfo || UnixFile.Of(entry.FullName) is not { } known)
        {
            return null;
        }

        return known switch
        {
            { IsRegular: false } => "no file but a pipe, a socket or a device",
            { Names: > 1 } => $"a hard link: the file has {known.Names} names, so it may be someone else's",
            _ => null,
        };
    }

    private static FileStream OpenFile(string file) => new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
