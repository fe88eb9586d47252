using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace DLWorkbook.Core.Kernels;

/// <summary>
/// Shares out the parts of a kernel among the processors. The caller works, too, and the others come from .NET's pool,
/// so that nobody waits or spins between two kernels: libtorch's own threads have the processors then.
/// </summary>
/// <remarks>
/// A part is taken by whoever is free, so a processor that another program has taken delays no more than one part. A part
/// must not call libtorch, whose threads would fight these.
/// </remarks>
internal static class Cores
{
    private static int busy;

    /// <summary>The processors that parts run on.</summary>
    public static int Count { get; } = Environment.ProcessorCount;

    /// <summary>Does all parts and returns when they are done. Inside a part, or beside another call, it runs alone.</summary>
    /// <param name="parts">How many.</param>
    /// <param name="part">Does part k, from 0.</param>
    /// <exception cref="Exception">The first that a part raised; parts not begun by then are left out.</exception>
    public static void Run(int parts, Action<int> part)
    {
        if (parts <= 1 || Count == 1 || Interlocked.Exchange(ref busy, 1) == 1)
        {
            for (var k = 0; k < parts; k++)
            {
                part(k);
            }

            return;
        }

        try
        {
            var job = new Job(parts, part);
            for (var helper = Math.Min(Count, parts) - 1; helper > 0; helper--)
            {
                ThreadPool.UnsafeQueueUserWorkItem(job, preferLocal: false);
            }

            job.Execute();
            job.Wait();
        }
        finally
        {
            Volatile.Write(ref busy, 0);
        }
    }

    private sealed class Job(int parts, Action<int> part) : IThreadPoolWorkItem
    {
        private int next;
        private int done;
        private ExceptionDispatchInfo? fault;

        public void Execute()
        {
            for (int k; (k = Interlocked.Increment(ref next) - 1) < parts;)
            {
                try
                {
                    if (fault is null)
                    {
                        part(k);
                    }
                }
                catch (Exception raised)
                {
                    Interlocked.CompareExchange(ref fault, ExceptionDispatchInfo.Capture(raised), null);
                }

                Interlocked.Increment(ref done);
            }
        }

        /// <summary>A helper that has not begun by now finds nothing to do: only parts under way are waited for.</summary>
        public void Wait()
        {
            var spin = default(SpinWait);
            while (Volatile.Read(ref done) < parts)
            {
                spin.SpinOnce(sleep1Threshold: -1);
            }

            fault?.Throw();
        }
    }
}
