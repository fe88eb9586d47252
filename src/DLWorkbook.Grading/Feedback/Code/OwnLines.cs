using System;
using System.Collections.Generic;
using System.Linq;
using DLWorkbook.Checking;

namespace DLWorkbook.Grading;

/// <summary>Tells the lines that a student wrote from those that were given out.</summary>
internal static class OwnLines
{
    /// <summary>The numbers, from 1, of the lines that are not in the template, white space aside; none without a template.</summary>
    internal static IReadOnlySet<int> Of(string script, string? template)
    {
        if (template is null)
        {
            return new HashSet<int>();
        }

        var given = SourceScan.lines(template).Select(Key).ToHashSet(StringComparer.Ordinal);
        return SourceScan.lines(script)
            .Where(line => Key(line) is { Length: > 0 } key && !given.Contains(key))
            .Select(line => line.Number)
            .ToHashSet();
    }

    private static string Key(SourceScan.Line line) => string.Join(' ', line.Content.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
