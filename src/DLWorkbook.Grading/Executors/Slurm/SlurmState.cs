using System;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Where one task of a job array is, as Slurm tells it.</summary>
/// <param name="Job">The array's job id.</param>
/// <param name="Index">The task's index in the array.</param>
/// <param name="State">Slurm's word: PENDING, RUNNING, NODE_FAIL, …</param>
/// <param name="Reason">Slurm's reason: Priority, BadConstraints, …; "None" for none.</param>
/// <param name="Node">The node, empty for none.</param>
internal sealed record SlurmState(long Job, int Index, string State, string Reason, string Node)
{
    private static readonly string[] s_over =
    [
        "BOOT_FAIL", "CANCELLED", "COMPLETED", "DEADLINE", "FAILED", "LAUNCH_FAILED", "NODE_FAIL", "OUT_OF_MEMORY", "PREEMPTED",
        "REVOKED", "TIMEOUT", "VANISHED",
    ];

    /// <summary>That of a task that Slurm no longer knows.</summary>
    public static SlurmState Vanished(long job, int index) => new(job, index, "VANISHED", "None", "");

    /// <summary>Whether it will not run any more by itself.</summary>
    public bool IsOver => s_over.Contains(State) || IsStuck;

    /// <summary>Whether Slurm tried to start it, could not, and holds it until somebody comes.</summary>
    public bool IsStuck => State is "PENDING" or "REQUEUE_HOLD" or "SPECIAL_EXIT"
        && Reason.Replace('_', ' ').Contains("launch failed requeued held", StringComparison.OrdinalIgnoreCase);

    /// <summary>In words.</summary>
    public override string ToString()
    {
        var what = State switch
        {
            "BOOT_FAIL" => "the node did not start",
            "CANCELLED" => "it was cancelled",
            "COMPLETED" => "it ended without all its results",
            "DEADLINE" => "its deadline passed",
            "FAILED" when Reason == "JobLaunchFailure" => "it could not be started",
            "FAILED" => "it failed",
            "NODE_FAIL" => "its node was lost",
            "OUT_OF_MEMORY" => "it was out of memory (give it more with --mem)",
            "PREEMPTED" => "another job took its place",
            "TIMEOUT" => "its time was up (give it more with --time, or less work with --chunk)",
            "VANISHED" => "Slurm no longer knows it",
            _ => "it does not start",
        };
        var details = string.Join(", ", new[] { State, Reason is "None" or "" ? "" : Reason, Node == "" ? "" : "on " + Node }.Where(part => part != ""));
        return $"{what} ({details})";
    }

    /// <summary>Reads a line of squeue; null when it is not a task's.</summary>
    /// <param name="line">The line, with fields in the order of <see cref="SlurmClient"/>'s format.</param>
    public static SlurmState? Parse(string line)
    {
        var fields = line.Trim().Split('|');

        return fields.Length == 5 && long.TryParse(fields[0], out var job) && int.TryParse(fields[1], out var index)
            ? new SlurmState(job, index, fields[2], fields[3].Trim('(', ')'), fields[4] == "(null)" ? "" : fields[4])
            : null;
    }
}
