using System;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Reads a <c>.tar.gz</c> from front to back, one file after the other (POSIX.1-1988 "ustar", and the old form).
/// Strict: checksums, sizes and the end mark must be right; nothing is written to disk; what is unpacked must stay in
/// proportion to the file.
/// </summary>
internal sealed class TarArchive : IDisposable
{
    private const int Block = 512;
    private const long MaxRatio = 200;
    private const long AlwaysAllowed = 4 << 20;

    private readonly string file;
    private readonly FileStream packed;
    private readonly GZipStream unpacked;
    private readonly byte[] header = new byte[Block];
    private readonly byte[] scratch = new byte[1 << 16];
    private long position;
    private long left;
    private int padding;

    /// <summary>Opens an archive.</summary>
    /// <param name="path">Where it is.</param>
    public TarArchive(string path)
    {
        file = Path.GetFileName(path);
        packed = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        unpacked = new GZipStream(packed, CompressionMode.Decompress);
    }

    /// <summary>The number of compressed bytes read so far.</summary>
    public long PackedPosition => packed.Position;

    /// <summary>The size of the compressed file, in bytes.</summary>
    public long PackedLength => packed.Length;

    /// <summary>Goes to the next regular file; folders, links and special entries are passed over.</summary>
    /// <param name="name">Its path in the archive, as it stands there.</param>
    /// <param name="size">Its size, in bytes.</param>
    /// <returns>False at the end, when the whole archive was sound.</returns>
    /// <exception cref="DataFormatException">The archive is truncated or corrupt.</exception>
    public bool Next([NotNullWhen(true)] out string? name, out long size)
    {
        while (true)
        {
            Skip(left + padding);
            (left, padding) = (0, 0);
            long at = position;
            Read(header);
            if (!header.AsSpan().ContainsAnyExcept((byte)0))
            {
                CheckEnd();
                (name, size) = (null, 0);
                return false;
            }

            CheckSum(at);
            size = left = Octal(header.AsSpan(124, 12), at + 124, "a file size");
            padding = (int)(-left & (Block - 1));
            if (header[156] is 0 or (byte)'0')
            {
                name = FullName();
                return true;
            }
        }
    }

    /// <summary>The content of the file that <see cref="Next"/> went to.</summary>
    /// <param name="target">Gets it; exactly as long as the file.</param>
    public void Body(Span<byte> target)
    {
        Read(target);
        left -= target.Length;
    }

    /// <summary>An error at the present place.</summary>
    /// <param name="expected">What was expected, and what came.</param>
    /// <returns>The error.</returns>
    public DataFormatException Wrong(string expected) => new(file, position, expected + " (bytes counted in the unpacked archive)");

    /// <inheritdoc/>
    public void Dispose()
    {
        unpacked.Dispose();
        packed.Dispose();
    }

    private string FullName()
    {
        string name = Text(header.AsSpan(0, 100));
        bool ustar = header.AsSpan(257, 6).SequenceEqual("ustar\0"u8);
        string prefix = ustar ? Text(header.AsSpan(345, 155)) : "";
        return prefix.Length == 0 ? name : $"{prefix}/{name}";
    }

    private static string Text(ReadOnlySpan<byte> field)
    {
        int end = field.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? field : field[..end]);
    }

    private void CheckSum(long at)
    {
        long stated = Octal(header.AsSpan(148, 8), at + 148, "a header checksum");
        long sum = 8 * ' ';
        for (int i = 0; i < Block; i++)
        {
            sum += i is >= 148 and < 156 ? 0 : header[i];
        }

        if (sum != stated)
        {
            throw new DataFormatException(file, at, $"expected a tar header with checksum {sum}, got {stated} (in the unpacked archive)");
        }
    }

    private long Octal(ReadOnlySpan<byte> field, long at, string what)
    {
        long value = 0;
        ReadOnlySpan<byte> digits = field.Trim(" \0"u8);
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                throw new DataFormatException(file, at, $"expected {what} in octal digits (in the unpacked archive)");
            }

            value = (value * 8) + (digit - '0');
        }

        return value;
    }

    private void CheckEnd()
    {
        Read(header);
        if (header.AsSpan().ContainsAnyExcept((byte)0))
        {
            throw Wrong("expected the end of the archive after an empty block, got more data");
        }

        // To the end of the stream, so that gzip's own checksum is seen; tar fills its last record with zeros.
        int got;
        while ((got = ReadSome(scratch)) > 0)
        {
            if (scratch.AsSpan(0, got).ContainsAnyExcept((byte)0))
            {
                throw Wrong("expected nothing but zeros after the end of the archive");
            }
        }

        CheckTrailer();
    }

    /// <summary>gzip ends with the size of the unpacked data: a file that was cut within its last bytes lacks it.</summary>
    private void CheckTrailer()
    {
        Span<byte> tail = stackalloc byte[4];
        packed.Seek(-4, SeekOrigin.End);
        packed.ReadExactly(tail);
        uint stated = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        if (stated != (uint)position)
        {
            throw new DataFormatException(
                file, packed.Length - 4, $"expected the unpacked size {(uint)position} at the end of the gzip data, got {stated}: is the file cut short?");
        }
    }

    private void Skip(long count)
    {
        while (count > 0)
        {
            int part = (int)Math.Min(count, scratch.Length);
            Read(scratch.AsSpan(0, part));
            count -= part;
        }
    }

    private void Read(Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            int got = ReadSome(target);
            if (got == 0)
            {
                throw Wrong($"expected {target.Length} more bytes, got the end of the file: it is cut short");
            }

            target = target[got..];
        }
    }

    private int ReadSome(Span<byte> target)
    {
        int got;
        try
        {
            got = unpacked.Read(target);
        }
        catch (InvalidDataException error)
        {
            throw new DataFormatException(file, packed.Position, $"expected gzip data ({error.Message})", error);
        }

        position += got;
        if (position > AlwaysAllowed + (MaxRatio * packed.Position))
        {
            throw Wrong($"expected at most {MaxRatio} bytes unpacked for each byte of the file, got more");
        }

        return got;
    }
}
