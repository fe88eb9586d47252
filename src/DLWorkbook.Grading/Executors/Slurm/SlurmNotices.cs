using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>What is told of a cluster while it works, and how long it has been silent.</summary>
/// <param name="options">How work is sent.</param>
/// <param name="tell">Hears it.</param>
internal sealed class SlurmNotices(SlurmOptions options, Action<string> tell)
{
    /// <summary>Reasons for which a task that is all right waits.</summary>
    private static readonly string[] s_usual =
        ["None", "Priority", "Resources", "BeginTime", "JobArrayTaskLimit", "Cleaning", "Prolog", "Licenses", "Dependency", "Reservation", ""];

    private readonly HashSet<string> _told = [];
    private readonly Stopwatch _silence = new();

    /// <summary>The cluster has answered: tells for what odd reasons tasks wait, each reason once.</summary>
    public void Hear(IReadOnlyList<SlurmState> states)
    {
        Answered();

        foreach (var group in states.Where(state => state is { State: "PENDING", IsStuck: false } && !s_usual.Contains(state.Reason)).GroupBy(state => state.Reason))
        {
            if (_told.Add(group.Key))
            {
                tell($"waiting: {SlurmClient.Count(group.Count(), "task")}, {group.Key}");
            }
        }
    }

    /// <summary>The cluster has answered.</summary>
    public void Answered()
    {
        if (_silence.IsRunning)
        {
            _silence.Reset();
            tell("the cluster answers again");
        }
    }

    /// <summary>The cluster has not answered.</summary>
    /// <exception cref="SlurmException">Its silence has lasted too long.</exception>
    public void Wait()
    {
        if (!_silence.IsRunning)
        {
            _silence.Start();
            tell("the cluster is silent; what was sent may go on meanwhile");
        }
        else if (_silence.Elapsed > options.Patience)
        {
            throw new SlurmException(FormattableString.Invariant(
                $"the cluster has been silent for {options.Patience.TotalMinutes:F0} minutes: grade again when it is up, and what was done is kept"));
        }
    }
}
