using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Makes batches on a thread of its own, a few ahead of the one that is used. One maker, one taker, batches in order.
/// </summary>
internal sealed class Prefetcher : IDisposable
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim room;
    private readonly SemaphoreSlim ready = new(0);
    private readonly Queue<Batch> batches = new();
    private readonly Thread thread;
    private ExceptionDispatchInfo? failure;
    private volatile bool stopped;

    /// <summary>Starts making batches.</summary>
    /// <param name="make">Makes a batch, given its number.</param>
    /// <param name="from">The first number.</param>
    /// <param name="to">One above the last.</param>
    /// <param name="ahead">How many may wait to be taken.</param>
    public Prefetcher(Func<int, Batch> make, int from, int to, int ahead)
    {
        room = new SemaphoreSlim(ahead);
        thread = new Thread(() => Work(make, from, to)) { IsBackground = true, Name = "batches" };
        thread.Start();
    }

    /// <summary>Takes the next batch, waiting for it when need be.</summary>
    /// <param name="batch">The batch, now the caller's to dispose.</param>
    /// <returns>False when there is none left. An error of the maker is thrown here, after the batches before it.</returns>
    public bool TryTake([NotNullWhen(true)] out Batch? batch)
    {
        ready.Wait();
        lock (gate)
        {
            if (batches.TryDequeue(out batch))
            {
                room.Release();
                return true;
            }
        }

        failure?.Throw();
        return false;
    }

    /// <summary>Ends the thread, and frees the batches that nobody took.</summary>
    public void Dispose()
    {
        stopped = true;
        room.Release();
        thread.Join();
        foreach (Batch batch in batches)
        {
            batch.Dispose();
        }

        batches.Clear();
        room.Dispose();
        ready.Dispose();
    }

    private void Work(Func<int, Batch> make, int from, int to)
    {
        try
        {
            for (int number = from; number < to; number++)
            {
                room.Wait();
                if (stopped)
                {
                    return;
                }

                Batch batch = make(number);
                lock (gate)
                {
                    batches.Enqueue(batch);
                }

                ready.Release();
            }
        }
        catch (Exception error)
        {
            // Handed to the taker, who throws it.
            failure = ExceptionDispatchInfo.Capture(error);
        }

        ready.Release();
    }
}
