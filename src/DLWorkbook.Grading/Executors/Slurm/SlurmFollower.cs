using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary>Follows a run: sends what is to be done, finds results, and sends again what was lost.</summary>
internal sealed class SlurmFollower(SlurmRun run, SlurmClient client, SlurmOptions options, Action<string> tell)
{
    private readonly Dictionary<Submission, SlurmWork> _waiting = [];
    private readonly Dictionary<Submission, List<string>> _faults = [];
    private readonly Dictionary<Submission, int> _sent = [];
    private readonly List<SlurmSentTask> _tasks = [];
    private readonly SlurmNotices _notices = new(options, tell);
    private int _mostTasks;
    private bool _isStarted;

    /// <summary>Whether anything is still to come.</summary>
    public bool IsWaiting => _waiting.Count > 0;

    /// <summary>What was given up, with what was said about each attempt.</summary>
    public List<(Submission Submission, IReadOnlyList<string> Faults)> Lost { get; } = [];

    /// <summary>Takes up what a killed grader left, and sends the rest.</summary>
    public async Task StartAsync(IReadOnlyList<Submission> submissions, CancellationToken cancellation)
    {
        foreach (var submission in submissions)
        {
            _waiting[submission] = run.Work(submission);
        }

        _mostTasks = await client.MostTasksAsync(cancellation).ConfigureAwait(false);
        var byName = _waiting.Values.ToDictionary(work => run.Folder.Result(work.Submission));

        foreach (var (number, array) in run.Arrays())
        {
            var job = array.Job ?? await client.FindAsync(array.Name, cancellation).ConfigureAwait(false);

            if (job is null)
            {
                run.Forget(number);
                continue;
            }

            for (var index = 1; index <= array.Tasks; index++)
            {
                var asked = run.Work(number, index).Select(work => byName.GetValueOrDefault(run.Folder.Result(work.Submission))).OfType<SlurmWork>().ToList();
                Follow(number, index, job.Value, asked);
            }

            tell($"found job {job} of a run before: it goes on");
        }

        var under = _tasks.SelectMany(task => task.Work).Select(work => work.Submission).ToHashSet();
        var there = _waiting.Values.Where(work => File.Exists(run.Folder.Result(work.Submission))).Select(work => work.Submission).ToHashSet();
        await SendAsync([.. _waiting.Values.Where(work => !under.Contains(work.Submission) && !there.Contains(work.Submission))], options.Chunk, cancellation).ConfigureAwait(false);
        _isStarted = true;
    }

    /// <summary>The results that have come since, each of them verified.</summary>
    public IReadOnlyList<GradedSubmission> Results()
    {
        var found = Directory.EnumerateFiles(run.Folder.Results, "*.json").ToHashSet();
        return Collect([.. _waiting.Values.Where(work => found.Contains(run.Folder.Result(work.Submission)))]);
    }

    /// <summary>Asks the cluster once, and sends again what was lost.</summary>
    /// <exception cref="SlurmException">It has been silent for too long, or refuses.</exception>
    public async Task StepAsync(CancellationToken cancellation)
    {
        _tasks.RemoveAll(task => !task.Work.Any(work => _waiting.ContainsKey(work.Submission)));
        var orphans = _waiting.Values.Where(work => !_tasks.Exists(task => task.Work.Contains(work))).ToList();

        if (_tasks.Count > 0)
        {
            var states = await client.StatesAsync([.. _tasks.Select(task => task.Job).Distinct()], cancellation).ConfigureAwait(false);

            if (states is null)
            {
                _notices.Wait();
                return;
            }

            _notices.Hear(states);
            orphans.AddRange(await CloseAsync(states, cancellation).ConfigureAwait(false));
        }

        // One by one: a submission that brings its task down takes no other along.
        await SendAsync(orphans, 1, cancellation).ConfigureAwait(false);
    }

    /// <summary>The jobs that were sent and may go on.</summary>
    public IReadOnlyList<long> Jobs => [.. _tasks.Select(task => task.Job).Distinct()];

    private List<GradedSubmission> Collect(IReadOnlyList<SlurmWork> candidates)
    {
        var graded = new List<GradedSubmission>();

        foreach (var work in candidates)
        {
            try
            {
                graded.Add(SlurmResult.Read(run.Folder.Result(work.Submission), run.File, work));
                _waiting.Remove(work.Submission);
            }
            catch (Exception fault) when (fault is InvalidDataException or IOException)
            {
                tell($"refused a result: {fault.Message}");
                FaultsOf(work).Add(fault.Message);
                File.Delete(run.Folder.Result(work.Submission));
            }
        }

        return graded;
    }

    private async Task<List<SlurmWork>> CloseAsync(IReadOnlyList<SlurmState> states, CancellationToken cancellation)
    {
        var byTask = states.GroupBy(state => (state.Job, state.Index)).ToDictionary(group => group.Key, group => group.Last());
        var again = new List<SlurmWork>();

        foreach (var task in _tasks.ToList())
        {
            var state = byTask.GetValueOrDefault((task.Job, task.Index));

            if (state?.IsOver == false)
            {
                task.Over = null;
                continue;
            }

            task.Over ??= Stopwatch.StartNew();

            if (task.Over.Elapsed < options.Settle)
            {
                continue;
            }

            state ??= await client.RememberAsync(task.Job, task.Index, cancellation).ConfigureAwait(false) ?? SlurmState.Vanished(task.Job, task.Index);
            var missing = task.Work.Where(work => _waiting.ContainsKey(work.Submission) && !File.Exists(run.Folder.Result(work.Submission))).ToList();

            if (state.IsStuck)
            {
                await client.CancelAsync([FormattableString.Invariant($"{task.Job}_{task.Index}")], cancellation).ConfigureAwait(false);
            }

            _tasks.Remove(task);

            if (missing.Count > 0)
            {
                var said = SlurmFate.Of(run.Folder, task, state);
                tell($"task {task.Job}_{task.Index}: {said}; left of it: {SlurmClient.Count(missing.Count, "submission")}");
                missing.ForEach(work => FaultsOf(work).Add(said));
                again.AddRange(missing);
            }
        }

        return again;
    }

    private async Task SendAsync(IReadOnlyList<SlurmWork> work, int chunk, CancellationToken cancellation)
    {
        foreach (var one in work.Where(one => _sent.GetValueOrDefault(one.Submission) >= options.Attempts))
        {
            _waiting.Remove(one.Submission);
            Lost.Add((one.Submission, FaultsOf(one)));
        }

        var left = work.Where(one => _waiting.ContainsKey(one.Submission)).ToList();

        if (left.Count == 0)
        {
            return;
        }

        var size = Math.Max(chunk, (left.Count + _mostTasks - 1) / _mostTasks);
        var tasks = left.Chunk(size).ToList();
        var (number, array) = run.Write(tasks, options.Program);
        var sent = await client
            .SendAsync(array.Name, tasks.Count, run.Folder.LogPattern(number), run.Folder.Script(number), cancellation)
            .ConfigureAwait(false);

        if (sent.Job is not { } job)
        {
            run.Forget(number);

            if (!sent.IsSilence || !_isStarted)
            {
                throw new SlurmException(sent.Refusal);
            }

            _notices.Wait();
            return;
        }

        _notices.Answered();
        GradingJson.WriteFile(run.Folder.ArrayFile(number), array with { Job = job });
        tell($"job {job}: {SlurmClient.Count(left.Count, "submission")} in {SlurmClient.Count(tasks.Count, "task")}");

        for (var index = 1; index <= tasks.Count; index++)
        {
            Follow(number, index, job, tasks[index - 1]);
        }
    }

    private void Follow(int array, int index, long job, IReadOnlyList<SlurmWork> work)
    {
        _tasks.Add(new SlurmSentTask(array, index, job, work));

        foreach (var one in work)
        {
            _sent[one.Submission] = _sent.GetValueOrDefault(one.Submission) + 1;
        }
    }

    private List<string> FaultsOf(SlurmWork work)
    {
        if (!_faults.TryGetValue(work.Submission, out var faults))
        {
            _faults[work.Submission] = faults = [];
        }

        return faults;
    }
}
