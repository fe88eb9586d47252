using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Tables of plain text, 80 columns wide at most.</summary>
internal static class TextTable
{
    /// <summary>The columns of a line.</summary>
    public const int Width = 80;

    /// <summary>Rows under their heads; the column <paramref name="elastic"/> is cut where the others leave no room.</summary>
    /// <param name="heads">The heads; one that begins with '>' is of a column that is set to the right.</param>
    /// <param name="elastic">The index of the column that gives way.</param>
    /// <param name="rows">The cells of each row.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<string> heads, int elastic, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var right = heads.Select(head => head.StartsWith('>')).ToArray();
        var names = heads.Select(head => head.TrimStart('>')).ToArray();
        var widths = names.Select((name, at) => Math.Max(name.Length, rows.Select(row => row[at].Length).DefaultIfEmpty(0).Max())).ToArray();
        var room = Width - (2 * (widths.Length - 1)) - widths.Where((_, at) => at != elastic).Sum();
        widths[elastic] = Math.Min(widths[elastic], Math.Max(room, 8));

        string Line(IReadOnlyList<string> cells) =>
            string.Join("  ", cells.Select((cell, at) => right[at] ? Cut(cell, widths[at]).PadLeft(widths[at]) : Cut(cell, widths[at]).PadRight(widths[at]))).TrimEnd();

        return [Line(names), Line([.. widths.Select(width => new string('─', width))]), .. rows.Select(Line)];
    }

    /// <summary>A text on lines of at most 80 columns, those after the first indented.</summary>
    public static IReadOnlyList<string> Wrap(string text, string indent = "  ")
    {
        var lines = new List<string>();

        foreach (var word in text.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= Width)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(lines.Count == 0 ? word : indent + word);
            }
        }

        return lines;
    }

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..(width - 1)] + "…";
}
