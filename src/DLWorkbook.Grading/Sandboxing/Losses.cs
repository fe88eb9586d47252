using System;
using System.Globalization;
using DLWorkbook.Checking;

namespace DLWorkbook.Grading;

/// <summary>Calls that brought no answer, with the reason in words that are the same for the same submission.</summary>
internal static class Losses
{
    /// <summary>A call that was lost in some way.</summary>
    /// <param name="fate">In which.</param>
    /// <param name="reason">Why.</param>
    internal static WorkerCall Of(CallFate fate, string reason) => new(fate, Reply.NewLost(reason)) { Reason = reason };

    /// <summary>A call that was not ready in time.</summary>
    /// <param name="limit">The time that it had.</param>
    internal static WorkerCall OfClock(TimeSpan limit) => new(CallFate.TimedOut, Reply.NewTimedOut(limit.TotalSeconds))
    {
        Reason = string.Create(CultureInfo.InvariantCulture, $"it was not ready after {limit.TotalSeconds} s"),
    };

    /// <summary>A call whose pipe has ended, by how its process did.</summary>
    /// <param name="process">The process.</param>
    internal static WorkerCall OfEnd(SandboxedProcess process)
    {
        if (!process.Ended.Wait(TimeSpan.FromSeconds(1)))
        {
            return Of(CallFate.Tampered, "its process closed the pipe by which it replies");
        }

        var ending = process.Ended.Result;
        var errors = process.Errors;

        return ending.Kind == EndingKind.OutOfMemory || errors.Contains("Out of memory", StringComparison.OrdinalIgnoreCase)
                ? Of(CallFate.OutOfMemory, "it took more memory than it may")
            : errors.Contains("Stack overflow", StringComparison.Ordinal)
                ? Of(CallFate.Killed, "the stack overflowed: does the recursion ever end?")
            : Of(CallFate.Killed, ending.ToString());
    }
}
