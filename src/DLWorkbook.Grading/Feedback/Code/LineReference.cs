using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace DLWorkbook.Grading;

/// <summary>A place in a message that names a line of the script: "line 87", "lab.fsx(87,5)", "lab.fsx:line 87", "lab.fsx:87:5".</summary>
/// <param name="Index">Where it begins in the message.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Line">The line.</param>
internal readonly partial record struct LineReference(int Index, int Length, int Line)
{
    /// <summary>The places in a message, in order, that name one of so many lines.</summary>
    internal static IEnumerable<LineReference> In(string message, int lines)
    {
        foreach (Match found in Reference().Matches(message))
        {
            if (int.TryParse(found.Groups["line"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var line)
                && line >= 1
                && line <= lines)
            {
                yield return new LineReference(found.Index, found.Length, line);
            }
        }
    }

    [GeneratedRegex(@"\.fsx\((?<line>\d{1,6})(,\d+)?\)|\.fsx:(line )?(?<line>\d{1,6})(:\d+)?\b|\b[Ll]ine (?<line>\d{1,6})(, column \d+)?\b")]
    private static partial Regex Reference();
}
