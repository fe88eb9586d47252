using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Reads a pair of idx files, images of grey bytes and their classes, plain or packed by gzip. The format is the one
/// that Y. LeCun, C. Cortes and C. Burges describe with MNIST: two zeros, the type, the number of axes, the length of
/// each axis as a big-endian 32-bit number, and the values. Nothing that a header says is believed before it is there:
/// memory grows with what was really read.
/// </summary>
public static class IdxReader
{
    private const byte UnsignedBytes = 8;
    private const int ChunkBytes = 1 << 16;

    /// <summary>The largest height and width of an image.</summary>
    public const int LargestSide = 512;

    /// <summary>The most bytes of images in a file.</summary>
    public const long LargestFile = 1L << 30;

    /// <summary>Reads images and classes.</summary>
    /// <param name="imagesPath">The file with three axes (images, height, width).</param>
    /// <param name="labelsPath">The file with one axis (images).</param>
    /// <param name="name">What they are: <c>mnist/train</c>.</param>
    /// <param name="classNames">The names of the classes.</param>
    /// <returns>The images, one channel each.</returns>
    /// <exception cref="DataFormatException">A file is truncated, corrupt, something else, or does not go with the other.</exception>
    /// <exception cref="IOException">A file can't be read.</exception>
    public static ImageDataset Read(string imagesPath, string labelsPath, string name, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        byte[] classes = ReadLabels(labelsPath, classNames.Count);
        (PixelBlocks pixels, ImageShape shape) = ReadImages(imagesPath);
        if (pixels.Count != classes.Length)
        {
            throw new DataFormatException(
                Path.GetFileName(labelsPath),
                4,
                $"expected as many classes as {Path.GetFileName(imagesPath)} has images, {pixels.Count:N0}, got {classes.Length:N0}");
        }

        return new ImageDataset(name, null, pixels, classes, shape, new ImageForm(), classNames);
    }

    private static (PixelBlocks Pixels, ImageShape Shape) ReadImages(string path)
    {
        using var file = new UnpackedFile(path);
        Span<uint> axes = stackalloc uint[3];
        ReadHeader(file, axes, "images (height, width)");
        for (int axis = 1; axis < axes.Length; axis++)
        {
            if (axes[axis] is < 1 or > LargestSide)
            {
                throw file.Wrong(
                    4 + (4 * axis), $"expected {(axis == 1 ? "a height" : "a width")} of 1 to {LargestSide} pixels, got {axes[axis]}");
            }
        }

        var shape = new ImageShape(1, (int)axes[1], (int)axes[2]);
        int count = CheckedCount(file, axes[0], shape.Size, "images");
        var pixels = new PixelBlocks(shape.Size);
        while (pixels.Count < count)
        {
            int number = pixels.Count;
            file.Read(pixels.Reserve(count - number), $"{count:N0} images of {shape.Size} bytes");
        }

        file.RequireEnd($"{count:N0} images");
        return (pixels, shape);
    }

    private static byte[] ReadLabels(string path, int classes)
    {
        using var file = new UnpackedFile(path);
        Span<uint> axes = stackalloc uint[1];
        ReadHeader(file, axes, "classes");
        int count = CheckedCount(file, axes[0], 1, "classes");
        byte[] labels = new byte[Math.Min(count, ChunkBytes)];
        int read = 0;
        while (true)
        {
            file.Read(labels.AsSpan(read), $"{count:N0} classes");
            read = labels.Length;
            if (read == count)
            {
                break;
            }

            Array.Resize(ref labels, (int)Math.Min(count, 2L * read));
        }

        file.RequireEnd($"{count:N0} classes");
        int bad = labels.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)(classes - 1));
        return bad < 0 ? labels : throw file.Wrong(8 + bad, $"expected a class from 0 to {classes - 1}, got {labels[bad]}");
    }

    private static void ReadHeader(UnpackedFile file, Span<uint> axes, string what)
    {
        Span<byte> header = stackalloc byte[16];
        Span<byte> magic = header[..4];
        file.Read(magic, "the magic number of an idx file, 4 bytes");
        if (magic[0] != 0 || magic[1] != 0 || magic[2] != UnsignedBytes || magic[3] != axes.Length)
        {
            throw file.Wrong(
                0,
                $"expected the magic number 00 00 {UnsignedBytes:X2} {axes.Length:X2} of an idx file of {what}, got "
                + $"{magic[0]:X2} {magic[1]:X2} {magic[2]:X2} {magic[3]:X2}");
        }

        Span<byte> lengths = header[..(4 * axes.Length)];
        file.Read(lengths, $"the lengths of {axes.Length} axes");
        for (int axis = 0; axis < axes.Length; axis++)
        {
            axes[axis] = BinaryPrimitives.ReadUInt32BigEndian(lengths[(4 * axis)..]);
        }
    }

    private static int CheckedCount(UnpackedFile file, uint count, int bytesEach, string what)
    {
        long bytes = (long)count * bytesEach;
        if (count < 1 || bytes > LargestFile)
        {
            throw file.Wrong(4, $"expected 1 to {LargestFile / bytesEach:N0} {what}, got {count:N0}");
        }

        if (bytes > file.MostLeft)
        {
            throw file.Wrong(4, $"expected at most as many {what} as fit into the file, {file.MostLeft / bytesEach:N0}, got {count:N0}");
        }

        return (int)count;
    }
}
