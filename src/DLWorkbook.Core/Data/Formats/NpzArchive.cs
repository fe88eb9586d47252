using System;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace DLWorkbook.Core.Data;

/// <summary>Reads the arrays of a NumPy <c>.npz</c> file (a zip of <c>.npy</c> files) with every checksum checked.</summary>
internal sealed class NpzArchive : IDisposable
{
    private const long MaxRatio = 200;
    private const long AlwaysAllowed = 4 << 20;
    private const long Largest = 1L << 30;

    private readonly string file;
    private readonly FileStream stream;
    private readonly ZipArchive zip;

    /// <summary>Opens a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <exception cref="DataFormatException">It is no zip file, or it is cut short.</exception>
    public NpzArchive(string path)
    {
        file = Path.GetFileName(path);
        stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            _ = zip.Entries.Count;
        }
        catch (InvalidDataException error)
        {
            long length = stream.Length;
            stream.Dispose();
            throw new DataFormatException(
                file, length, $"expected a zip file, which ends with its table of contents ({error.Message}): is the file cut short?", error);
        }
    }

    /// <summary>The content of one array's file.</summary>
    /// <param name="array">The array's name, without <c>.npy</c>.</param>
    /// <returns>A reader over it.</returns>
    /// <exception cref="DataFormatException">There is no such array, or its bytes are not what they were.</exception>
    public NpyReader Open(string array)
    {
        string name = $"{file}({array}.npy)";
        ZipArchiveEntry entry = zip.GetEntry(array + ".npy")
            ?? throw new DataFormatException(file, -1, $"expected an array '{array}', got {Contents()}");
        try
        {
            return new NpyReader(name, ReadEntry(entry, name));
        }
        catch (InvalidDataException error)
        {
            throw new DataFormatException(name, -1, $"expected a zip entry that can be unpacked ({error.Message})", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        zip.Dispose();
        stream.Dispose();
    }

    private static byte[] ReadEntry(ZipArchiveEntry entry, string name)
    {
        long size = entry.Length;
        if (size > Largest || size > AlwaysAllowed + (MaxRatio * Math.Max(entry.CompressedLength, 0)))
        {
            throw new DataFormatException(
                name, -1, $"expected at most {MaxRatio} bytes unpacked for each of the {entry.CompressedLength:N0} packed ones, but it says that it holds {size:N0}");
        }

        using Stream content = entry.Open();
        var bytes = new byte[size];
        int got = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (got < bytes.Length || content.ReadByte() >= 0)
        {
            throw new DataFormatException(name, got, $"expected exactly {size:N0} bytes");
        }

        uint crc = Crc32.Of(bytes);
        if (crc != entry.Crc32)
        {
            throw new DataFormatException(name, -1, $"expected the checksum {entry.Crc32:x8}, got {crc:x8}: the file is damaged");
        }

        return bytes;
    }

    private string Contents() => zip.Entries.Count == 0
        ? "an empty file"
        : "the entries " + string.Join(", ", zip.Entries.Take(12).Select(entry => entry.FullName));
}
