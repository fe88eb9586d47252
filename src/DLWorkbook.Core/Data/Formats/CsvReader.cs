using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Unicode;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Reads a table of comma-separated values strictly (RFC 4180, UTF-8, with a header; lines may end in LF alone), plain or
/// packed by gzip. It checks the whole file before it gives anything.
/// </summary>
public static class CsvReader
{
    /// <summary>The most columns of a table.</summary>
    public const int MostColumns = 4096;

    private const int LongestName = 200;
    private const int LargestFile = 1 << 29;

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <returns>The table, at least one row long.</returns>
    /// <exception cref="DataFormatException">
    /// It is no such table: bad UTF-8, a NUL, a quote or a line end out of place, a row with more or fewer fields than the
    /// header, a column without a name or with another's; the message has the line and the byte.
    /// </exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static CsvTable Read(string path) => Parse(Path.GetFileName(path), ReadBytes(path));

    /// <summary>Reads a table that is in memory.</summary>
    /// <param name="name">What to call it in errors.</param>
    /// <param name="text">The table.</param>
    /// <returns>The table, at least one row long.</returns>
    /// <exception cref="DataFormatException">It is no such table.</exception>
    public static CsvTable ReadText(string name, string text) => Parse(name, Encoding.UTF8.GetBytes(text));

    /// <summary>The length of the byte order mark at the start.</summary>
    /// <param name="bytes">A file.</param>
    /// <returns>3 or 0.</returns>
    internal static int MarkLength(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Mark) ? Mark.Length : 0;

    private static CsvTable Parse(string name, byte[] bytes)
    {
        RequireText(name, bytes);
        var cursor = new CsvCursor(name, bytes, MarkLength(bytes), 1);
        string[] columns = ReadHeader(ref cursor);
        (int first, int firstLine) = (cursor.Position, cursor.Line);
        if (first == bytes.Length)
        {
            throw cursor.Wrong(first, "expected at least one row after the header, got the end of the file: is it cut short?");
        }

        // Once to check and count the rows, once more to note where they start.
        int rows = 0;
        while (cursor.Position < bytes.Length)
        {
            ReadRow(ref cursor, columns.Length);
            rows++;
        }

        var starts = new int[rows];
        cursor = new CsvCursor(name, bytes, first, firstLine);
        for (int row = 0; row < rows; row++)
        {
            starts[row] = cursor.Position;
            ReadRow(ref cursor, columns.Length);
        }

        return new CsvTable(name, bytes, columns, starts, firstLine);
    }

    private static string[] ReadHeader(ref CsvCursor cursor)
    {
        var columns = new List<string>();
        CsvField field;
        do
        {
            field = cursor.Next();
            string column = field.Text();
            if (string.IsNullOrWhiteSpace(column) || column.Length > LongestName || columns.Count == MostColumns)
            {
                throw cursor.Wrong(
                    field.Start,
                    $"expected the name of column {columns.Count + 1}, 1 to {LongestName} characters of at most {MostColumns} columns, got "
                    + $"'{column[..Math.Min(column.Length, LongestName)]}'",
                    1);
            }

            columns.Add(column);
        }
        while (field.End == CsvEnd.Field);

        if (columns.GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is IGrouping<string, string> twice)
        {
            throw cursor.Wrong(0, $"expected names that differ for the columns of line 1, got '{twice.Key}' more than once", 1);
        }

        return [.. columns];
    }

    private static void ReadRow(ref CsvCursor cursor, int columns)
    {
        int start = cursor.Position;
        int line = cursor.Line;
        int fields = 0;
        CsvEnd end;
        do
        {
            end = cursor.Next().End;
            fields++;
        }
        while (end == CsvEnd.Field);

        if (fields != columns)
        {
            throw cursor.Wrong(start, $"expected {columns} fields, as the header has, got {fields}", line);
        }
    }

    private static byte[] ReadBytes(string path)
    {
        using var file = new UnpackedFile(path);
        byte[] bytes = file.ReadToEnd(LargestFile);
        file.RequireEnd("the table");
        return bytes;
    }

    private static void RequireText(string name, ReadOnlySpan<byte> bytes)
    {
        int zero = bytes.IndexOf((byte)0);
        if (zero >= 0)
        {
            throw new DataFormatException(name, zero, "expected text, got a NUL byte");
        }

        if (Utf8.IsValid(bytes))
        {
            return;
        }

        int offset = 0;
        while (Rune.DecodeFromUtf8(bytes[offset..], out _, out int length) == OperationStatus.Done)
        {
            offset += length;
        }

        throw new DataFormatException(name, offset, $"expected text in UTF-8, got the byte {bytes[offset]:X2}");
    }
}
