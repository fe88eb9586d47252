using System;

namespace DLWorkbook.Core.Data;

/// <summary>Decides which rows make up each batch of an epoch: a pure function of the options and the epoch.</summary>
internal static class BatchOrder
{
    /// <summary>Rows are sorted by length within a window of this many batches, so that the order stays random enough.</summary>
    private const int BucketWindow = 50;

    /// <summary>The rows of an epoch, in the order in which they are batched.</summary>
    /// <param name="data">The data.</param>
    /// <param name="options">How to batch it.</param>
    /// <param name="epoch">Which epoch.</param>
    /// <returns>Each row once; every <c>BatchSize</c> rows are a batch.</returns>
    public static int[] Rows(Dataset data, BatchOptions options, int epoch)
    {
        var rows = new int[data.Count];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = row;
        }

        SeededRandom random = SeededRandom.ForStream(options.Seed, epoch);
        if (options.Shuffle)
        {
            random.Shuffle<int>(rows);
        }

        if (options.BucketByLength)
        {
            SortWindows(rows, data.Lengths, options.Shuffle ? (long)BucketWindow * options.BatchSize : rows.Length);
            if (options.Shuffle)
            {
                ShuffleFullBatches(rows, options.BatchSize, random);
            }
        }

        return rows;
    }

    private static void SortWindows(Span<int> rows, ReadOnlySpan<int> lengths, long window)
    {
        for (long start = 0; start < rows.Length; start += window)
        {
            Span<int> part = rows.Slice((int)start, (int)Math.Min(window, rows.Length - start));

            // The place within the window decides between equal lengths: a stable sort.
            var keys = new long[part.Length];
            for (int i = 0; i < keys.Length; i++)
            {
                keys[i] = ((long)lengths[part[i]] << 32) | (uint)i;
            }

            keys.AsSpan().Sort(part);
        }
    }

    /// <summary>Swaps whole batches; the last, when it is not full, stays last.</summary>
    private static void ShuffleFullBatches(int[] rows, int size, SeededRandom random)
    {
        int full = rows.Length / size;
        var order = new int[full];
        for (int i = 0; i < full; i++)
        {
            order[i] = i;
        }

        random.Shuffle<int>(order);
        var shuffled = (int[])rows.Clone();
        for (int i = 0; i < full; i++)
        {
            rows.AsSpan(order[i] * size, size).CopyTo(shuffled.AsSpan(i * size));
        }

        shuffled.CopyTo(rows, 0);
    }
}
