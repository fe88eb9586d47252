using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Reads CIFAR-10's binary batches, plain or packed by gzip: records of one class byte and 3072 pixel bytes, the red
/// plane, the green and the blue, each 32 lines of 32 (A. Krizhevsky, 2009). A file may hold any number of records.
/// </summary>
public static class CifarReader
{
    private const int RecordsAtOnce = 64;

    /// <summary>The size of an image.</summary>
    public static ImageShape Shape { get; } = new(3, 32, 32);

    private static int RecordBytes => 1 + Shape.Size;

    /// <summary>Reads files one after the other, two at a time.</summary>
    /// <param name="paths">At least one file.</param>
    /// <param name="name">What the images are: <c>cifar10/train</c>.</param>
    /// <param name="classNames">The names of the classes.</param>
    /// <returns>The images, in the order of the files.</returns>
    /// <exception cref="DataFormatException">A file is truncated, corrupt, or something else.</exception>
    /// <exception cref="IOException">A file can't be read.</exception>
    public static ImageDataset Read(IReadOnlyList<string> paths, string name, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(classNames);
        if (paths.Count == 0)
        {
            throw new ArgumentException($"CifarReader: expected at least one file of {name}, got none.", nameof(paths));
        }

        var parts = new CifarRecords[paths.Count];
        if (paths.Count == 1)
        {
            parts[0] = ReadFile(paths[0], classNames.Count);
        }
        else
        {
            try
            {
                var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
                Parallel.For(0, paths.Count, options, part => parts[part] = ReadFile(paths[part], classNames.Count));
            }
            catch (AggregateException errors)
            {
                ExceptionDispatchInfo.Throw(errors.Flatten().InnerExceptions[0]);
            }
        }

        return Join(parts, name, classNames);
    }

    /// <summary>Joins what was read of several files.</summary>
    /// <param name="parts">The files' records.</param>
    /// <param name="name">What the images are.</param>
    /// <param name="classNames">The names of the classes.</param>
    /// <returns>The images, in the order of the parts.</returns>
    internal static ImageDataset Join(IReadOnlyList<CifarRecords> parts, string name, IReadOnlyList<string> classNames)
    {
        CifarRecords all = parts[0];
        foreach (CifarRecords part in parts.Skip(1))
        {
            all.Append(part);
        }

        return new ImageDataset(name, null, all.Pixels, all.Classes, Shape, new ImageForm(), classNames);
    }

    /// <summary>Reads the records of one file, or of one entry of an archive.</summary>
    /// <param name="read">Fills a span as far as there are bytes, and says how far.</param>
    /// <param name="wrong">Makes the error of a place.</param>
    /// <param name="classes">The number of classes.</param>
    /// <returns>The records.</returns>
    internal static CifarRecords ReadRecords(SpanReader read, Func<long, string, DataFormatException> wrong, int classes)
    {
        var records = new CifarRecords();
        var chunk = new byte[RecordsAtOnce * RecordBytes];
        long offset = 0;
        int got;
        while ((got = read(chunk)) > 0)
        {
            if (got % RecordBytes != 0)
            {
                long start = offset + (got / RecordBytes * RecordBytes);
                throw wrong(
                    start,
                    $"expected a record of {RecordBytes} bytes, got {offset + got - start} and the end of the file: is it cut short?");
            }

            for (int at = 0; at < got; at += RecordBytes)
            {
                if (chunk[at] >= classes)
                {
                    throw wrong(offset + at, $"expected a class from 0 to {classes - 1} at the start of a record, got {chunk[at]}");
                }

                records.Add(chunk[at], chunk.AsSpan(at + 1, Shape.Size));
            }

            offset += got;
        }

        return records.Count > 0 ? records : throw wrong(0, $"expected records of {RecordBytes} bytes, got an empty file");
    }

    private static CifarRecords ReadFile(string path, int classes)
    {
        using var file = new UnpackedFile(path);
        CifarRecords records = ReadRecords(file.ReadUpTo, file.Wrong, classes);
        file.RequireEnd("the last record");
        return records;
    }

    /// <summary>Fills a span as far as there are bytes.</summary>
    /// <param name="target">The span.</param>
    /// <returns>How many bytes it got; 0 at the end.</returns>
    internal delegate int SpanReader(Span<byte> target);
}
