using System;
using System.Collections.Generic;
using System.Text;

namespace DLWorkbook.Core.Data;

/// <summary>
/// A table of texts: a header and rows of as many fields. The file's bytes are kept and cut up when they are asked for,
/// so that a table takes little more memory than its file. Read by <see cref="CsvReader"/>.
/// </summary>
public sealed class CsvTable
{
    private readonly byte[] bytes;
    private readonly int[] starts;
    private readonly string[] columns;
    private readonly int firstLine;

    /// <summary>Takes what was read and checked.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="starts">Where each row starts.</param>
    /// <param name="firstLine">The line of the first row, from 1.</param>
    internal CsvTable(string name, byte[] bytes, string[] columns, int[] starts, int firstLine)
    {
        Name = name;
        this.bytes = bytes;
        this.columns = columns;
        this.starts = starts;
        this.firstLine = firstLine;
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns => columns;

    /// <summary>The number of rows, the header not counted.</summary>
    public int Count => starts.Length;

    /// <summary>The whole file as text, without a byte order mark.</summary>
    public string Text => Encoding.UTF8.GetString(bytes, CsvReader.MarkLength(bytes), bytes.Length - CsvReader.MarkLength(bytes));

    /// <summary>The fields of one row, without quotes; an empty text where nothing stands.</summary>
    /// <param name="row">The row, 0 … Count − 1.</param>
    /// <returns>As many fields as columns.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public string[] Row(int row)
    {
        var fields = new string[columns.Length];
        CsvCursor cursor = At(row);
        for (int column = 0; column < fields.Length; column++)
        {
            fields[column] = cursor.Next().Text();
        }

        return fields;
    }

    /// <summary>One field, without quotes; an empty text where nothing stands.</summary>
    /// <param name="row">The row, 0 … Count − 1.</param>
    /// <param name="column">The column's name.</param>
    /// <returns>The field.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="ArgumentException">There is no such column; the message lists those there are.</exception>
    public string this[int row, string column] => Field(row, IndexOf(column)).Text();

    /// <summary>The number of a column.</summary>
    /// <param name="column">Its name.</param>
    /// <returns>Its number, from 0.</returns>
    /// <exception cref="ArgumentException">There is no such column; the message lists those there are.</exception>
    public int IndexOf(string column)
    {
        int index = Array.IndexOf(columns, column);
        return index >= 0
            ? index
            : throw new ArgumentException(
                $"{Name}: expected one of the columns {string.Join(", ", columns)}, got '{column}'.", nameof(column));
    }

    /// <summary>An error of one field.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column's number.</param>
    /// <param name="expected">What was expected, and what came.</param>
    /// <returns>The error, with the line and the byte.</returns>
    internal DataFormatException Wrong(int row, int column, string expected) =>
        new(Name, Field(row, column).Start, $"{columns[column]}, data row {row + 1}: {expected}");

    /// <summary>The bytes of one field as they stand.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column's number.</param>
    internal CsvField Field(int row, int column)
    {
        CsvCursor cursor = At(row);
        for (int before = 0; before < column; before++)
        {
            cursor.Next();
        }

        return cursor.Next();
    }

    private CsvCursor At(int row)
    {
        if ((uint)row >= (uint)starts.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(row), row, $"{Name}: expected a row from 0 to {starts.Length - 1}, got {row}.");
        }

        return new CsvCursor(Name, bytes, starts[row], firstLine + row);
    }
}
