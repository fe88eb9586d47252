using System;
using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Cuts a data set into batches, the next ones made ready on a thread of their own while the model trains. The order
/// depends on the seed and the epoch only, never on timing.
/// </summary>
public sealed class BatchLoader
{
    /// <summary>Takes the data and the options.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="options">How to cut it; null for the defaults.</param>
    /// <exception cref="ArgumentException">The options do not fit the data; the message lists every fault.</exception>
    public BatchLoader(Dataset data, BatchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        Data = data;
        Options = options ?? new BatchOptions();
        Options.Validate(data);
    }

    /// <summary>The data set.</summary>
    public Dataset Data { get; }

    /// <summary>How it is cut.</summary>
    public BatchOptions Options { get; }

    /// <summary>The number of batches in an epoch.</summary>
    public int BatchesPerEpoch => Options.DropLast
        ? Data.Count / Options.BatchSize
        : (int)(((long)Data.Count + Options.BatchSize - 1) / Options.BatchSize);

    /// <summary>
    /// The batches of one epoch. The receiver disposes each batch; those that nobody received (after a <c>break</c> or
    /// an exception) are disposed here, and the thread has ended when the enumeration has.
    /// </summary>
    /// <param name="epoch">Which epoch, from 0: each has its own order.</param>
    /// <returns>The batches; an error while one is made is thrown in its place.</returns>
    public IEnumerable<Batch> Epoch(int epoch)
    {
        int[] rows = BatchOrder.Rows(Data, Options, epoch);
        int batches = BatchesPerEpoch;

        // Whoever asks for the first batch waits for it anyway: it needs no thread.
        yield return Make(rows, 0);
        if (batches == 1)
        {
            yield break;
        }

        if (Options.Prefetch == 0)
        {
            for (int batch = 1; batch < batches; batch++)
            {
                yield return Make(rows, batch);
            }

            yield break;
        }

        using var ahead = new Prefetcher(batch => Make(rows, batch), 1, batches, Options.Prefetch);
        while (ahead.TryTake(out Batch? batch))
        {
            yield return batch;
        }
    }

    private Batch Make(int[] rows, int batch)
    {
        int start = batch * Options.BatchSize;
        int size = Math.Min(Options.BatchSize, rows.Length - start);
        return Data.CollateChecked(rows.AsSpan(start, size)).Detach();
    }
}
