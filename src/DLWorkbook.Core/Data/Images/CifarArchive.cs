using System;
using System.Collections.Generic;
using System.IO;

namespace DLWorkbook.Core.Data;

/// <summary>Reads CIFAR-10's binary batches out of the archive in which they are published.</summary>
internal static class CifarArchive
{
    /// <summary>Reads the archive; what is no batch is passed over.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="classNames">The names of the classes.</param>
    /// <returns>The images to train on and to test on.</returns>
    /// <exception cref="DataFormatException">The archive is truncated, corrupt, or has no batches.</exception>
    public static (ImageDataset Train, ImageDataset Test) Read(string path, IReadOnlyList<string> classNames)
    {
        var train = new SortedDictionary<string, CifarRecords>(StringComparer.Ordinal);
        var test = new SortedDictionary<string, CifarRecords>(StringComparer.Ordinal);
        using var archive = new TarArchive(path);
        while (archive.Next(out string? entry, out long size))
        {
            string name = entry[(entry.LastIndexOf('/') + 1)..];
            if (name.EndsWith(".bin", StringComparison.Ordinal)
                && (name.StartsWith("data_batch_", StringComparison.Ordinal) || name.StartsWith("test_batch", StringComparison.Ordinal)))
            {
                (name[0] == 'd' ? train : test)[name] = ReadEntry(archive, $"{Path.GetFileName(path)}({entry})", size, classNames.Count);
            }
        }

        return (Join(train, "train"), Join(test, "test"));

        ImageDataset Join(SortedDictionary<string, CifarRecords> parts, string part) => parts.Count > 0
            ? CifarReader.Join([.. parts.Values], $"cifar10/{part}", classNames)
            : throw new DataFormatException(
                Path.GetFileName(path), -1, $"expected {(part == "train" ? "data_batch_*.bin" : "test_batch*.bin")} in the archive, got none");
    }

    private static CifarRecords ReadEntry(TarArchive archive, string name, long size, int classes)
    {
        long left = size;
        return CifarReader.ReadRecords(Part, (offset, expected) => new DataFormatException(name, offset, expected), classes);

        int Part(Span<byte> target)
        {
            int got = (int)Math.Min(left, target.Length);
            archive.Body(target[..got]);
            left -= got;
            return got;
        }
    }
}
