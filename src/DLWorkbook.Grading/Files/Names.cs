using System;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Names that may become a file's or a folder's on any system.</summary>
internal static class Names
{
    /// <summary>The most characters of a name.</summary>
    public const int Longest = 100;

    private static readonly string[] Devices =
    [
        "con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"com{n}", $"lpt{n}" }),
    ];

    /// <summary>Whether a name has only letters of ASCII, digits, '-' and '_', and is no device's.</summary>
    public static bool IsPlain(string name) =>
        name.Length is > 0 and <= Longest
        && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_')
        && !Devices.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name is that of a file without a folder: parts as <see cref="IsPlain"/> has them, with dots between.</summary>
    public static bool IsFile(string name) =>
        name.Length is > 0 and <= Longest
        && name.Split('.') is var parts
        && parts.All(part => part.Length > 0 && part.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_'))
        && !Devices.Contains(parts[0], StringComparer.OrdinalIgnoreCase);
}
