using System.IO;

namespace DLWorkbook.Grading;

/// <summary>Why a task ended without all its results.</summary>
internal static class SlurmFate
{
    private const int MostOfLog = 600;

    /// <summary>In words: Slurm's, and the node's own or the end of what it printed.</summary>
    public static string Of(SlurmFolder folder, SlurmSentTask task, SlurmState state)
    {
        var fault = folder.Fault(task.Array, task.Index);
        var log = folder.Log(task.Array, task.Index);
        var own = File.Exists(fault) ? File.ReadAllText(fault).Trim() : "";
        var printed = own == "" && File.Exists(log) ? File.ReadAllText(log).Trim() : "";
        var trace = (own, printed) switch
        {
            ("", "") when state.State is "FAILED" or "COMPLETED" or "VANISHED" && !File.Exists(log) =>
                $"; it left no trace: does the node see {folder.Path}?",
            ("", "") => "",
            ("", _) => ": " + SlurmAdvice.Of(printed.Length > MostOfLog ? "…" + printed[^MostOfLog..] : printed),
            _ => ": " + SlurmAdvice.Of(own),
        };
        return $"{state}{trace}";
    }
}
