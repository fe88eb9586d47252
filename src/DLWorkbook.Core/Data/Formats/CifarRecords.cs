using System;
using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>Records of CIFAR's binary form on the way to a data set.</summary>
internal sealed class CifarRecords
{
    private readonly List<byte> classes = [];

    /// <summary>The images.</summary>
    public PixelBlocks Pixels { get; } = new(CifarReader.Shape.Size);

    /// <summary>The number of records.</summary>
    public int Count => classes.Count;

    /// <summary>The class of each.</summary>
    public byte[] Classes => [.. classes];

    /// <summary>Takes one record.</summary>
    /// <param name="label">Its class.</param>
    /// <param name="pixels">Its pixels.</param>
    public void Add(byte label, ReadOnlySpan<byte> pixels)
    {
        classes.Add(label);
        Pixels.Append(pixels);
    }

    /// <summary>Takes the records of another file.</summary>
    /// <param name="other">The records.</param>
    public void Append(CifarRecords other)
    {
        for (int record = 0; record < other.Count; record++)
        {
            Add(other.classes[record], other.Pixels[record]);
        }
    }
}
