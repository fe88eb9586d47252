using System;

namespace DLWorkbook.Core.Data;

/// <summary>Goes through the bytes of a table field by field, by the grammar of RFC 4180; a line may end in LF alone.</summary>
internal ref struct CsvCursor
{
    private readonly string name;
    private readonly ReadOnlySpan<byte> bytes;

    /// <summary>Starts at a place.</summary>
    /// <param name="name">The file's name, for errors.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="position">Where the next field starts.</param>
    /// <param name="line">The line of that place, from 1.</param>
    public CsvCursor(string name, ReadOnlySpan<byte> bytes, int position, int line)
    {
        this.name = name;
        this.bytes = bytes;
        Position = position;
        Line = line;
    }

    /// <summary>Where the next field starts.</summary>
    public int Position { get; private set; }

    /// <summary>The line of that place, from 1; a line end within quotes counts.</summary>
    public int Line { get; private set; }

    /// <summary>Reads the next field and what follows it.</summary>
    /// <returns>The field.</returns>
    /// <exception cref="DataFormatException">A quote or a line end is where none can be.</exception>
    public CsvField Next()
    {
        int start = Position;
        return start < bytes.Length && bytes[start] == '"' ? Quoted(start) : Plain(start);
    }

    /// <summary>An error at a place.</summary>
    /// <param name="offset">The place.</param>
    /// <param name="expected">What was expected, and what came.</param>
    /// <param name="line">The line of that place; 0 for the present one.</param>
    /// <returns>The error.</returns>
    public readonly DataFormatException Wrong(int offset, string expected, int line = 0) =>
        new(name, offset, $"line {(line == 0 ? Line : line)}: {expected}");

    private CsvField Plain(int start)
    {
        int length = bytes[start..].IndexOfAny(",\n\r\""u8);
        int end = length < 0 ? bytes.Length : start + length;
        if (end < bytes.Length && bytes[end] == '"')
        {
            throw Wrong(end, "expected quotes around the whole of a field that holds a quote, got a quote within it");
        }

        return new CsvField(bytes[start..end], false, start, Separator(end));
    }

    private CsvField Quoted(int start)
    {
        bool hasQuotes = false;
        int lines = 0;
        for (int at = start + 1; at < bytes.Length; at++)
        {
            if (bytes[at] == '\n')
            {
                lines++;
            }
            else if (bytes[at] == '"')
            {
                if (at + 1 == bytes.Length || bytes[at + 1] != '"')
                {
                    CsvEnd end = Separator(at + 1);
                    Line += lines;
                    return new CsvField(bytes[(start + 1)..at], hasQuotes, start, end);
                }

                hasQuotes = true;
                at++;
            }
        }

        throw Wrong(start, "expected a closing quote for the one here, got the end of the file: is it cut short?");
    }

    /// <summary>Steps over a comma or a line end.</summary>
    private CsvEnd Separator(int at)
    {
        if (at == bytes.Length)
        {
            Position = at;
            return CsvEnd.File;
        }

        bool isReturn = bytes[at] == '\r';
        if (isReturn && (at + 1 == bytes.Length || bytes[at + 1] != '\n'))
        {
            throw Wrong(at, "expected a line feed after the carriage return");
        }

        if (bytes[at] is not ((byte)',' or (byte)'\n' or (byte)'\r'))
        {
            throw Wrong(at, "expected a comma or the end of the line after the closing quote");
        }

        Position = at + (isReturn ? 2 : 1);
        if (bytes[at] == ',')
        {
            return CsvEnd.Field;
        }

        Line++;
        return CsvEnd.Row;
    }
}
