using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;

namespace DLWorkbook.Core.Models;

/// <summary>
/// Adds up how long the stages of fused recurrent layers take. Give it to a layer, train, and read it. Stages that run on
/// all cores count each core's time.
/// </summary>
public sealed class RecurrentClock
{
    private readonly long[] ticks = new long[Enum.GetValues<RecurrentStage>().Length];

    /// <summary>Milliseconds of a stage since the beginning or the last <see cref="Reset"/>, all cores together.</summary>
    /// <param name="stage">The stage.</param>
    public double Milliseconds(RecurrentStage stage) =>
        Volatile.Read(ref ticks[(int)stage]) * 1e3 / Stopwatch.Frequency;

    /// <summary>Milliseconds of all stages.</summary>
    public double Total => Enum.GetValues<RecurrentStage>().Sum(Milliseconds);

    /// <summary>Sets all stages to zero.</summary>
    public void Reset() => Array.Clear(ticks);

    /// <summary>Begins to measure for one core; nothing is measured when there is no clock.</summary>
    internal static Laps Start(RecurrentClock? clock) => new(clock);

    /// <summary>One core's measurement.</summary>
    internal unsafe struct Laps
    {
        private readonly RecurrentClock? clock;
        private fixed long spent[8];
        private long last;

        internal Laps(RecurrentClock? clock)
        {
            this.clock = clock;
            last = clock is null ? 0 : Stopwatch.GetTimestamp();
        }

        /// <summary>What has passed since the last lap was spent on a stage.</summary>
        internal void Lap(RecurrentStage stage)
        {
            if (clock is not null)
            {
                var now = Stopwatch.GetTimestamp();
                spent[(int)stage] += now - last;
                last = now;
            }
        }

        /// <summary>Hands the laps in.</summary>
        internal void Stop()
        {
            for (var stage = 0; clock is not null && stage < clock.ticks.Length; stage++)
            {
                Interlocked.Add(ref clock.ticks[stage], spent[stage]);
            }
        }
    }
}
