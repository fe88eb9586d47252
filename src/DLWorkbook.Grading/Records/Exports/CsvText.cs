using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Writes tables by RFC 4180 that no spreadsheet takes for a program.</summary>
/// <remarks>
/// A text that a spreadsheet would take for a formula, by its first letter, gets an apostrophe before it. Numbers are written as numbers
/// and need none.
/// </remarks>
internal static class CsvText
{
    /// <summary>What starts a formula in some spreadsheet, or ends a cell so that the next could be one; the wide letters do in Japanese and Chinese ones.</summary>
    private const string Starts = "=+-@\t\r\n\0＝＋－＠";

    /// <summary>Whether a spreadsheet could take a text for a formula.</summary>
    public static bool IsFormula(string text)
    {
        string plain = text.TrimStart(' ', '\u00A0', '\uFEFF');
        return plain.Length > 0 && Starts.Contains(plain[0], StringComparison.Ordinal);
    }

    /// <summary>A text as a field.</summary>
    public static string Field(string text)
    {
        string safe = IsFormula(text) ? "'" + text : text;
        bool quotes = safe.Length > 0 && (safe.IndexOfAny([',', ';', '"', '\n', '\r', '\t']) >= 0 || safe[0] == ' ' || safe[^1] == ' ');
        return quotes ? "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : safe;
    }

    /// <summary>Points as a field: a point, at most two digits after it, as learning platforms keep them.</summary>
    public static string Number(double points) => points.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Lines of fields, each with CR LF.</summary>
    public static string Table(IEnumerable<IEnumerable<string>> rows) => string.Concat(rows.Select(row => string.Join(",", row) + "\r\n"));
}
