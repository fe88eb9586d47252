using System;
using System.Globalization;
using System.Text;

namespace DLWorkbook.Core.Data;

/// <summary>One field of a table, as bytes.</summary>
internal readonly ref struct CsvField
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly bool hasQuotes;

    /// <summary>Takes a field.</summary>
    /// <param name="bytes">What stands between the separators, or between the quotes.</param>
    /// <param name="hasQuotes">True when it holds quotes, which are doubled.</param>
    /// <param name="start">Where it starts in the file.</param>
    /// <param name="end">What follows it.</param>
    public CsvField(ReadOnlySpan<byte> bytes, bool hasQuotes, int start, CsvEnd end)
    {
        this.bytes = bytes;
        this.hasQuotes = hasQuotes;
        Start = start;
        End = end;
    }

    /// <summary>Where it starts in the file.</summary>
    public int Start { get; }

    /// <summary>What follows it.</summary>
    public CsvEnd End { get; }

    /// <summary>True when nothing stands in it.</summary>
    public bool IsEmpty => bytes.IsEmpty;

    /// <summary>Whether the field is a text of plain letters.</summary>
    /// <param name="text">The text, without quotes in it.</param>
    /// <returns>True when they are the same.</returns>
    public bool Is(string text) => Ascii.Equals(bytes, text);

    /// <summary>Reads the field as a number that has digits and at most one point.</summary>
    /// <param name="value">The number.</param>
    /// <returns>False when it is none.</returns>
    public bool TryNumber(out double value) =>
        double.TryParse(bytes, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>The field as text.</summary>
    /// <returns>The text, quotes no longer doubled.</returns>
    public string Text()
    {
        string text = Encoding.UTF8.GetString(bytes);
        return hasQuotes ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }
}
