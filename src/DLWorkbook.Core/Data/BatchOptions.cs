using System;
using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>How a data set is cut into batches.</summary>
public sealed record BatchOptions
{
    /// <summary>Rows in a batch; default 64.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>True puts the rows in a new random order each epoch; default true.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Which random order: the same seed and epoch give the same batches; default 0.</summary>
    public int Seed { get; init; }

    /// <summary>True leaves out a last batch that is not full; default false.</summary>
    public bool DropLast { get; init; }

    /// <summary>
    /// True puts rows of similar length into one batch, so that there is less padding to compute; the rows need
    /// lengths, and padding to the longest of the batch. Default false.
    /// </summary>
    public bool BucketByLength { get; init; }

    /// <summary>
    /// How many batches are made ready ahead of training where making one takes long enough to be worth a thread; default 2.
    /// 0 makes each when it is asked for.
    /// </summary>
    public int Prefetch { get; init; } = 2;

    /// <summary>Checks the options against a data set.</summary>
    /// <param name="data">The data to be cut.</param>
    /// <exception cref="ArgumentException">Something is wrong; the message lists every fault.</exception>
    internal void Validate(Dataset data)
    {
        var faults = new List<string>();
        if (BatchSize < 1)
        {
            faults.Add($"BatchSize: expected at least 1 row, got {BatchSize}");
        }

        if (Prefetch is < 0 or > 1024)
        {
            faults.Add($"Prefetch: expected 0 to 1024 batches, got {Prefetch}");
        }

        if (BucketByLength && data.Lengths.IsEmpty)
        {
            faults.Add($"BucketByLength: the rows of {data.Lineage} are not sequences and have no length");
        }

        if (DropLast && BatchSize > data.Count)
        {
            faults.Add($"DropLast: {data.Lineage} has {data.Count} rows, fewer than one batch of {BatchSize}, so none would be left");
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException($"Batch options: {string.Join("; ", faults)}.", "options");
        }
    }
}
