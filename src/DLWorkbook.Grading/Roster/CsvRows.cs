using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace DLWorkbook.Grading;

/// <summary>Reads a table by RFC 4180, whichever of comma, semicolon and tab separates its fields; a line may end in LF, CR LF or CR.</summary>
internal static class CsvRows
{
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>A row and its place.</summary>
    /// <param name="Line">The line where it starts, from 1.</param>
    /// <param name="Fields">Its fields, without quotes.</param>
    public sealed record Row(int Line, IReadOnlyList<string> Fields);

    /// <summary>The rows of a table; lines without anything are passed over.</summary>
    /// <exception cref="FormatException">A quote is where none can be, or one is not closed: "line 3: …".</exception>
    public static IReadOnlyList<Row> Read(string text)
    {
        string table = text.TrimStart('\uFEFF');
        (char separator, int start) = Separator(table);
        var rows = new List<Row>();
        int line = start > 0 ? 2 : 1;
        for (int at = start; at < table.Length;)
        {
            int first = line;
            var fields = new List<string>();
            bool more = true;
            while (more)
            {
                fields.Add(Field(table, separator, ref at, ref line));
                more = at < table.Length && table[at] == separator;
                at += more ? 1 : 0;
            }

            if (at < table.Length)
            {
                at += table[at] == '\r' && at + 1 < table.Length && table[at + 1] == '\n' ? 2 : 1;
                line++;
            }

            if (fields.Any(field => field.Length > 0))
            {
                rows.Add(new Row(first, fields));
            }
        }

        return rows;
    }

    /// <summary>The one that Excel's first line "sep=;" names, else the one that the header has most of outside quotes.</summary>
    private static (char Separator, int Start) Separator(string text)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4)
        {
            int end = text.IndexOf('\n', StringComparison.Ordinal);
            return (text[4], end < 0 ? text.Length : end + 1);
        }

        int[] counts = new int[Separators.Length];
        bool quoted = false;
        foreach (char letter in text)
        {
            quoted ^= letter == '"';
            if (!quoted && letter is '\n' or '\r')
            {
                break;
            }

            int which = quoted ? -1 : Array.IndexOf(Separators, letter);
            if (which >= 0)
            {
                counts[which]++;
            }
        }

        return (Separators[Array.IndexOf(counts, counts.Max())], 0);
    }

    private static string Field(string text, char separator, ref int at, ref int line)
    {
        if (at >= text.Length || text[at] != '"')
        {
            int start = at;
            while (at < text.Length && text[at] != separator && text[at] is not ('\n' or '\r'))
            {
                if (text[at] == '"')
                {
                    throw new FormatException($"line {line}: expected quotes around the whole of a field that holds a quote, got a quote within it");
                }

                at++;
            }

            return text[start..at];
        }

        int opened = line;
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                line += text[at] == '\n' ? 1 : 0;
                field.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else
            {
                at++;
                return at == text.Length || text[at] == separator || text[at] is '\n' or '\r'
                    ? field.ToString()
                    : throw new FormatException($"line {line}: expected a separator or the end of the line after the closing quote, got '{text[at]}'");
            }
        }

        throw new FormatException($"line {opened}: expected a closing quote for the one here, got the end of the file: is it cut short?");
    }
}
