using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Reads one NumPy array of the two kinds that Keras' data has: whole numbers, and lists of whole numbers (an object
/// array). The format is NEP 1, versions 1 to 3.
/// </summary>
internal sealed partial class NpyReader
{
    private readonly string file;
    private readonly byte[] bytes;
    private readonly int start;
    private readonly string type;

    /// <summary>Reads the header.</summary>
    /// <param name="file">The name for errors.</param>
    /// <param name="bytes">The whole file.</param>
    /// <exception cref="DataFormatException">It is no array, or not one-dimensional.</exception>
    public NpyReader(string file, byte[] bytes)
    {
        this.file = file;
        this.bytes = bytes;
        if (bytes.Length < 12 || bytes[0] != 0x93 || !bytes.AsSpan(1, 5).SequenceEqual("NUMPY"u8))
        {
            throw new DataFormatException(file, 0, "expected a NumPy array, which starts with the bytes 93 4E 55 4D 50 59");
        }

        int version = bytes[6];
        if (version is < 1 or > 3)
        {
            throw new DataFormatException(file, 6, $"expected format version 1, 2 or 3, got {version}");
        }

        int headerStart = version == 1 ? 10 : 12;
        long length = version == 1
            ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8))
            : BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8));
        if (length > bytes.Length - headerStart)
        {
            throw new DataFormatException(file, 8, $"expected a header of at most {bytes.Length - headerStart} bytes, got {length}");
        }

        start = headerStart + (int)length;
        Match header = Header().Match(Encoding.Latin1.GetString(bytes, headerStart, (int)length));
        if (!header.Success || !int.TryParse(header.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            throw new DataFormatException(file, headerStart, "expected the header of an array with one axis, {'descr': …, 'fortran_order': …, 'shape': (n,), }");
        }

        type = header.Groups["type"].Value;
        Count = count;
    }

    /// <summary>The number of elements.</summary>
    public int Count { get; }

    /// <summary>The elements of an array of whole numbers.</summary>
    /// <returns>The numbers.</returns>
    /// <exception cref="DataFormatException">The type or the size does not fit.</exception>
    public long[] Integers()
    {
        int width = type switch
        {
            "<i8" or "<u8" => 8,
            "<i4" or "<u4" => 4,
            "|u1" or "|i1" or "|b1" => 1,
            _ => throw new DataFormatException(file, 10, $"expected whole numbers (<i8, <i4 or |u1), got the type {type}"),
        };
        if ((long)Count * width != bytes.Length - start)
        {
            throw new DataFormatException(
                file, start, $"expected {Count:N0} numbers of {width} bytes, got {bytes.Length - start:N0} bytes");
        }

        var numbers = new long[Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            ReadOnlySpan<byte> element = bytes.AsSpan(start + (i * width), width);
            numbers[i] = width switch
            {
                8 => BinaryPrimitives.ReadInt64LittleEndian(element),
                4 => BinaryPrimitives.ReadInt32LittleEndian(element),
                _ => element[0],
            };
        }

        return numbers;
    }

    /// <summary>The elements of an object array whose elements are lists of whole numbers.</summary>
    /// <returns>The lists.</returns>
    /// <exception cref="DataFormatException">Something else is in the file.</exception>
    public int[][] Lists()
    {
        if (type is not ("|O" or "|O8" or "|O4" or "O"))
        {
            throw new DataFormatException(file, 10, $"expected an array of lists (type |O), got the type {type}");
        }

        return new PickledLists(file, bytes, start).Read(Count);
    }

    [GeneratedRegex(@"^\s*\{\s*'descr':\s*'(?<type>[<>|=]?[A-Za-z][0-9]{0,3})',\s*'fortran_order':\s*(True|False),\s*'shape':\s*\((?<n>[0-9]+),\),?\s*\}\s*$")]
    private static partial Regex Header();
}
