using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary>Talks to a cluster through Slurm's own commands.</summary>
/// <param name="options">How work is sent.</param>
internal sealed class SlurmClient(SlurmOptions options)
{
    private const string Format = "--format=%F|%K|%T|%r|%N";

    /// <summary>The most tasks of one array.</summary>
    /// <exception cref="SlurmException">The cluster does not answer.</exception>
    public async Task<int> MostTasksAsync(CancellationToken cancellation)
    {
        var said = await RunAsync("scontrol", ["show", "config"], cancellation).ConfigureAwait(false);

        if (said.Code != 0)
        {
            throw new SlurmException($"the cluster does not answer: {SlurmAdvice.Of(Words(said))}");
        }

        // The first index that an array may not have; 1 is the first that ours have.
        var size = Regex.Match(said.Output, @"^MaxArraySize\s*=\s*(\d+)", RegexOptions.Multiline);
        return size.Success ? Math.Max(1, int.Parse(size.Groups[1].Value, CultureInfo.InvariantCulture) - 1) : 1000;
    }

    /// <summary>Sends a job array.</summary>
    public async Task<SlurmSent> SendAsync(string name, int tasks, string log, string script, CancellationToken cancellation)
    {
        string[] arguments =
        [
            "--parsable", FormattableString.Invariant($"--array=1-{tasks}"), $"--job-name={name}", $"--output={log}", "--open-mode=append",
            "--requeue", "--export=NIL", "--chdir=/", .. options.Arguments(), script,
        ];
        var said = await RunAsync("sbatch", arguments, cancellation).ConfigureAwait(false);

        if (said.Code != 0)
        {
            return new SlurmSent(null, $"sbatch did not take {Count(tasks, "task")}: {SlurmAdvice.Of(Words(said))}", said.IsSilence);
        }

        return long.TryParse(said.Output.Trim().Split('\n')[^1].Split(';')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var job)
            ? new SlurmSent(job, "", IsSilence: false)
            : new SlurmSent(null, $"sbatch: expected the id of a job, got \"{said.Output.Trim()}\"", IsSilence: false);
    }

    /// <summary>The job of a name that this user has in the queue, or had a moment ago; null for none.</summary>
    /// <exception cref="SlurmException">The cluster does not answer.</exception>
    public async Task<long?> FindAsync(string name, CancellationToken cancellation)
    {
        var said = await RunAsync("squeue", ["--name=" + name, "--states=all", "--noheader", "--format=%F"], cancellation).ConfigureAwait(false);

        if (said.Code != 0)
        {
            throw new SlurmException($"squeue: {SlurmAdvice.Of(Words(said))}");
        }

        return long.TryParse(said.Output.Split('\n')[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var job) ? job : null;
    }

    /// <summary>Where the tasks of some arrays are. A task that ended a while ago is no longer among them.</summary>
    /// <returns>The states; null when the cluster is silent for now.</returns>
    public async Task<IReadOnlyList<SlurmState>?> StatesAsync(IReadOnlyCollection<long> jobs, CancellationToken cancellation)
    {
        var ids = string.Join(',', jobs);
        var said = await RunAsync("squeue", ["--jobs=" + ids, "--states=all", "--array", "--noheader", Format], cancellation).ConfigureAwait(false);

        if (said.Code == 0)
        {
            return [.. said.Output.Split('\n').Select(SlurmState.Parse).OfType<SlurmState>()];
        }

        if (said.Errors.Contains("Invalid job id", StringComparison.OrdinalIgnoreCase))
        {
            // Slurm says so of a single array that it has forgotten; of several, it leaves out those.
            return [];
        }

        return said.IsSilence ? null : throw new SlurmException($"squeue: {SlurmAdvice.Of(Words(said))}");
    }

    /// <summary>What the accounts say of a task that squeue has forgotten; null where there are none.</summary>
    public async Task<SlurmState?> RememberAsync(long job, int index, CancellationToken cancellation)
    {
        var id = FormattableString.Invariant($"{job}_{index}");
        var said = await RunAsync("sacct", ["--jobs=" + id, "--allocations", "--noheader", "--parsable2", "--format=State,Reason,NodeList"], cancellation)
            .ConfigureAwait(false);
        var fields = said.Code == 0 ? said.Output.Trim().Split('\n')[^1].Split('|') : [];
        var state = fields.Length == 3 ? new SlurmState(job, index, fields[0].Split(' ')[0], fields[1], fields[2] == "None assigned" ? "" : fields[2]) : null;
        return state?.IsOver == true ? state : null;
    }

    /// <summary>Ends arrays, or tasks of them ("12_3"). What has ended already is none's concern.</summary>
    public async Task CancelAsync(IEnumerable<string> jobs, CancellationToken cancellation)
    {
        string[] ids = [.. jobs];

        if (ids.Length > 0)
        {
            await RunAsync("scancel", ["--quiet", .. ids], cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>"1 task", "2 tasks".</summary>
    public static string Count(int count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");

    private static string Words(SlurmCommand said) => said.Errors == "" ? $"exit code {said.Code} without a word" : said.Errors;

    private Task<SlurmCommand> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellation) =>
        SlurmCommand.RunAsync(options.Commands is { } folder ? Path.Combine(folder, program) : program, arguments, options.Environment, cancellation);
}
