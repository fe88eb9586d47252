using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>The files of a zip archive. Its names are compared and shown, but never used as places to write to.</summary>
internal static class ZipFiles
{
    private const int LinkType = 0xA000;

    /// <summary>The files of an open archive in its order.</summary>
    /// <exception cref="CollectException">There are too many.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static IReadOnlyList<IncomingFile> Read(ZipArchive archive)
    {
        if (archive.Entries.Count > FolderFiles.Most)
        {
            throw new CollectException([$"expected at most {FolderFiles.Most} files in a download, got {archive.Entries.Count}"]);
        }

        return [.. archive.Entries.Where(entry => !entry.FullName.EndsWith('/')).Select(ToFile)];
    }

    private static IncomingFile ToFile(ZipArchiveEntry entry)
    {
        var path = entry.FullName.Replace('\\', '/');
        var parts = path.Split('/').Where(part => part is not ("" or ".")).DefaultIfEmpty("?").ToArray();
        var isLink = ((entry.ExternalAttributes >> 16) & 0xF000) == LinkType;
        var astray = path.StartsWith('/') || (path.Length > 1 && path[1] == ':') ? "an absolute path"
            : parts.Contains("..") ? "a path that leads out of its folder"
            : null;
        var odd = astray ?? (isLink ? "a link, which is not followed" : entry.IsEncrypted ? "encrypted" : null);
        return new IncomingFile(parts, entry.LastWriteTime, odd is null ? entry.Open : null, odd, astray is not null);
    }
}
