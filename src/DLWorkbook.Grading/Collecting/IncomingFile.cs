using System;
using System.Collections.Generic;
using System.IO;

namespace DLWorkbook.Grading;

/// <summary>One file of a download.</summary>
/// <param name="Parts">The names of its folders and its own, from the download's root on.</param>
/// <param name="Written">When it was last written, as the folder or archive says.</param>
/// <param name="Open">Opens it for reading; null when it is none that may be read.</param>
/// <param name="Odd">Why it may not be read, in words; null when it may.</param>
/// <param name="IsAstray">Whether its path can't be trusted to say whose it is.</param>
internal sealed record IncomingFile(
    IReadOnlyList<string> Parts, DateTimeOffset Written, Func<Stream>? Open, string? Odd = null, bool IsAstray = false)
{
    /// <summary>Its own name.</summary>
    public string Name => Parts[^1];

    /// <summary>Its path as it is shown.</summary>
    public string Shown => Text.Printable(string.Join('/', Parts));

    /// <summary>The file as seen from a folder that is so many levels down.</summary>
    public IncomingFile Below(int levels) => this with { Parts = [.. System.Linq.Enumerable.Skip(Parts, levels)] };

    /// <summary>Its content; null when it has more bytes than that, whatever the archive says of its size.</summary>
    /// <param name="most">The most bytes that it may have.</param>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="InvalidDataException">The archive is damaged here.</exception>
    public byte[]? Read(long most)
    {
        if (Open is null)
        {
            throw new IOException($"{Shown}: {Odd}");
        }

        using var stream = Open();
        using var content = new MemoryStream();
        var part = new byte[81920];

        for (int got; (got = stream.Read(part)) > 0;)
        {
            if (content.Length + got > most)
            {
                return null;
            }

            content.Write(part, 0, got);
        }

        return content.ToArray();
    }
}
