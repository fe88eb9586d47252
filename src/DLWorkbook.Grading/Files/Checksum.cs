using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace DLWorkbook.Grading;

/// <summary>SHA-256 in lower-case hexadecimal.</summary>
public static class Checksum
{
    /// <summary>That of bytes.</summary>
    /// <param name="content">The bytes.</param>
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>That of a text in UTF-8.</summary>
    /// <param name="text">The text.</param>
    public static string OfText(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>That of a file's content.</summary>
    /// <param name="file">The file.</param>
    public static string OfFile(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>That of several files: over the names, in ordinal order, and the checksums of their contents.</summary>
    /// <param name="files">The checksum of each file, by its name.</param>
    public static string OfAll(IReadOnlyDictionary<string, string> files) =>
        OfText(string.Concat(files
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => $"{file.Value} {file.Key}\n")));
}
