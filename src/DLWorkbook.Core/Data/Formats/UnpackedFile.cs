using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Reads a file from front to back, unpacked on the way when it is gzip data (RFC 1952), whatever its name. Every error
/// names the file and the place; places are counted in the unpacked bytes.
/// </summary>
internal sealed class UnpackedFile : IDisposable
{
    /// <summary>Deflate can't make more than this of one byte (RFC 1951: 258 bytes of two bits).</summary>
    private const long MaxRatio = 1032;

    private const int BlockBytes = 1 << 16;

    private readonly FileStream packed;
    private readonly Stream unpacked;

    /// <summary>Opens a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <exception cref="DataFormatException">It is named <c>.gz</c> and holds something else.</exception>
    public UnpackedFile(string path)
    {
        Name = Path.GetFileName(path);
        packed = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        try
        {
            int first = packed.ReadByte();
            int second = packed.ReadByte();
            packed.Position = 0;
            IsPacked = first == 0x1F && second == 0x8B;
            if (!IsPacked && Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            {
                throw new DataFormatException(
                    Name, 0, $"expected gzip data, which starts with the bytes 1F 8B, got {Hex(first)} {Hex(second)}");
            }

            unpacked = IsPacked ? new GZipStream(packed, CompressionMode.Decompress) : packed;
        }
        catch
        {
            packed.Dispose();
            throw;
        }
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>True for gzip data.</summary>
    public bool IsPacked { get; }

    /// <summary>How many unpacked bytes were read.</summary>
    public long Position { get; private set; }

    /// <summary>The size of the file on disk.</summary>
    public long PackedLength => packed.Length;

    /// <summary>How many more unpacked bytes there can be at most: exact for a plain file.</summary>
    public long MostLeft => (IsPacked ? packed.Length * MaxRatio : packed.Length) - Position;

    /// <summary>Reads as many bytes as there are and fit.</summary>
    /// <param name="target">Gets them.</param>
    /// <returns>How many were read: fewer than fit at the end of the file only.</returns>
    /// <exception cref="DataFormatException">The gzip data is corrupt or cut short.</exception>
    public int ReadUpTo(Span<byte> target)
    {
        int read = 0;
        while (read < target.Length)
        {
            int got = ReadSome(target[read..]);
            if (got == 0)
            {
                break;
            }

            read += got;
            Position += got;
        }

        return read;
    }

    /// <summary>Reads exactly as many bytes as fit.</summary>
    /// <param name="target">Gets them.</param>
    /// <param name="what">What they are, for the error: <c>a header of 16 bytes</c>.</param>
    /// <exception cref="DataFormatException">There are fewer.</exception>
    public void Read(Span<byte> target, string what)
    {
        long start = Position;
        int got = ReadUpTo(target);
        if (got < target.Length)
        {
            throw Wrong(start + got, $"expected {what}, got the end of the file: is it cut short?");
        }
    }

    /// <summary>Reads all bytes that are left.</summary>
    /// <param name="most">How many there may be.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="DataFormatException">There are more, or the gzip data is corrupt.</exception>
    public byte[] ReadToEnd(int most)
    {
        var blocks = new List<byte[]>();
        long start = Position;
        int got = BlockBytes;
        while (got == BlockBytes)
        {
            byte[] block = GC.AllocateUninitializedArray<byte>((int)Math.Clamp(MostLeft, 1, BlockBytes));
            got = ReadUpTo(block);
            blocks.Add(block);
            if (Position - start > most)
            {
                throw Wrong(most, $"expected at most {most:N0} bytes");
            }
        }

        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)(Position - start));
        int at = 0;
        foreach (byte[] block in blocks)
        {
            int length = Math.Min(block.Length, bytes.Length - at);
            block.AsSpan(0, length).CopyTo(bytes.AsSpan(at));
            at += length;
        }

        return bytes;
    }

    /// <summary>Requires that everything was read.</summary>
    /// <param name="what">What it followed, for the error.</param>
    /// <exception cref="DataFormatException">There is more, or the gzip data does not end as it should.</exception>
    public void RequireEnd(string what)
    {
        long end = Position;
        Span<byte> more = stackalloc byte[1];
        if (ReadUpTo(more) > 0)
        {
            throw Wrong(end, $"expected the end of the file after {what}, got more bytes");
        }

        if (IsPacked)
        {
            CheckTrailer();
        }
    }

    /// <summary>An error of this file.</summary>
    /// <param name="offset">How many unpacked bytes into the file.</param>
    /// <param name="expected">What was expected, and what came.</param>
    /// <returns>The error.</returns>
    public DataFormatException Wrong(long offset, string expected) =>
        new(Name, offset, IsPacked ? expected + " (bytes counted in the unpacked data)" : expected);

    /// <inheritdoc/>
    public void Dispose()
    {
        unpacked.Dispose();
        packed.Dispose();
    }

    private static string Hex(int value) => value < 0 ? "the end of the file" : value.ToString("X2");

    private int ReadSome(Span<byte> target)
    {
        try
        {
            return unpacked.Read(target);
        }
        catch (InvalidDataException error)
        {
            throw new DataFormatException(Name, packed.Position, $"expected sound gzip data before this place ({error.Message})", error);
        }
    }

    /// <summary>gzip ends with the size of the unpacked data: a file that was cut within its last bytes lacks it.</summary>
    private void CheckTrailer()
    {
        const int Least = 18;
        Span<byte> tail = stackalloc byte[4];
        if (packed.Length < Least)
        {
            throw new DataFormatException(Name, packed.Length, $"expected gzip data of at least {Least} bytes: is the file cut short?");
        }

        packed.Seek(-tail.Length, SeekOrigin.End);
        packed.ReadExactly(tail);
        uint stated = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        if (stated != (uint)Position)
        {
            throw new DataFormatException(
                Name,
                packed.Length - tail.Length,
                $"expected the unpacked size {(uint)Position} at the end of the gzip data, got {stated}: is the file cut short, or "
                + "followed by something else?");
        }
    }
}
