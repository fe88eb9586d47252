using System;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>What to do about what Slurm says.</summary>
internal static class SlurmAdvice
{
    private static readonly (string Said, string Mend)[] s_mends =
    [
        ("invalid partition", "name one with --partition; sinfo lists them"),
        ("no partition specified", "the cluster has no partition of its own choice: name one with --partition; sinfo lists them"),
        ("invalid account", "name yours with --account; sacctmgr show associations user=$USER lists them"),
        ("time limit", "ask for less with --time; sinfo shows each partition's limit"),
        ("memory specification", "ask for less with --mem; sinfo -o '%P %m' shows what a node has"),
        ("node configuration is not available", "ask for less with --mem and --cpus, or name another --partition; sinfo -o '%P %c %m' shows what nodes have"),
        ("accounting/qos policy", "your share of the cluster is used up or too small for this: a larger --chunk makes fewer tasks, or ask for less with --time, --mem and --cpus"),
        ("disk quota exceeded", "make room, or choose another folder with --slurm-folder"),
        ("user id", "nodes must know this user: ask the cluster's administrator"),
        ("invalid job array", "a larger --chunk makes fewer tasks"),
        ("unrecognized option", "see sbatch --help for what --slurm may pass on"),
        ("invalid --", "see sbatch --help for what it takes"),
        ("unable to contact slurm controller", "the cluster is down or can't be reached: scontrol ping shows it; grade again when it is up, and what was done is kept"),
        ("did not answer", "the cluster is down or can't be reached: scontrol ping shows it; grade again when it is up, and what was done is kept"),
        ("authentication", "this machine is not trusted by the cluster: is munge running? remunge shows it"),
        ("munge", "this machine is not trusted by the cluster: is munge running? remunge shows it"),
        ("could not establish a configuration source", "no slurm.conf was found: run the grader on a login node of the cluster, or with --executor local"),
    ];

    /// <summary>What Slurm said without its programs' names, and what to do when that is known.</summary>
    public static string Of(string said)
    {
        var lines = said
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.StartsWith("sbatch: error: ", StringComparison.Ordinal) ? line["sbatch: error: ".Length..] : line)
            .Distinct();
        var words = string.Join("; ", lines);
        var mend = s_mends.FirstOrDefault(one => words.Contains(one.Said, StringComparison.OrdinalIgnoreCase)).Mend;
        return mend is null ? words : $"{words}: {mend}";
    }
}
