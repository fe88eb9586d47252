using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Cuts a data set into batches, the next ones made ready on a thread of their own while the model trains. The order
/// depends on the seed and the epoch only, never on timing.
/// </summary>
/// <remarks>
/// A batch that costs next to nothing beside a step, a mere copy of rows, is made where it is asked for: a step uses all
/// cores, and is held up longer by one more thread than by the copy (an epoch of MNIST on two cores by a tenth).
/// </remarks>
public sealed class BatchLoader
{
    /// <summary>The part of a step's time from which on making a batch is worth a thread of its own.</summary>
    private const double WorthAThread = 0.05;

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

        int next = 0;
        for (bool isWorthAThread = false; next < batches && !isWorthAThread; next++)
        {
            long asked = Stopwatch.GetTimestamp();
            Batch batch = Make(rows, next);
            TimeSpan making = Stopwatch.GetElapsedTime(asked);
            long given = Stopwatch.GetTimestamp();
            yield return batch;
            isWorthAThread = Options.Prefetch > 0 && making > WorthAThread * Stopwatch.GetElapsedTime(given);
        }

        if (next == batches)
        {
            yield break;
        }

        using var ahead = new Prefetcher(number => Make(rows, number), next, batches, Options.Prefetch);
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
