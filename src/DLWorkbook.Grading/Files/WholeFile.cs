using System;
using System.IO;
using System.Text;

namespace DLWorkbook.Grading;

/// <summary>Files that are there wholly or not at all, and their checksums.</summary>
internal static class WholeFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a text, replacing what is there.</summary>
    public static void Write(string file, string text) => Write(file, Utf8.GetBytes(text));

    /// <summary>Writes bytes, replacing what is there.</summary>
    public static void Write(string file, byte[] content) => Put(file, content, null, overwrite: true);

    /// <summary>Writes a text that only its owner may read; a file that is there is an <see cref="IOException"/>.</summary>
    public static void WriteSecret(string file, string text) =>
        Put(file, Utf8.GetBytes(text), UnixFileMode.UserRead | UnixFileMode.UserWrite, overwrite: false);

    private static void Put(string file, byte[] content, UnixFileMode? mode, bool overwrite)
    {
        var full = Path.GetFullPath(file);
        var folder = Path.GetDirectoryName(full) ?? throw new ArgumentException($"expected a file, got {file}", nameof(file));
        Directory.CreateDirectory(folder);
        var aside = Path.Combine(folder, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };

        if (mode is { } permissions && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = permissions;
        }

        try
        {
            using (var stream = new FileStream(aside, options))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(aside, full, overwrite);
        }
        finally
        {
            File.Delete(aside);
        }
    }
}
