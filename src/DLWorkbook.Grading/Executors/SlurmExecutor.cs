using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary>Grades submissions on a Slurm cluster: as a job array, whose tasks leave a file for each submission in a shared folder.</summary>
/// <remarks>
/// <para>
/// Nodes never touch the gradebook. A task that is lost is sent again, its submissions one by one; one that is run twice does nothing
/// twice. A grader that was killed finds its run again: it takes the results that are there and follows the array that goes on. A result
/// that is not whole, was changed, or was made with another key than the grader's is refused and made again.
/// </para>
/// <para>
/// What is cancelled here goes on in the cluster, and is found by the next run; <c>scancel</c> ends it. The workbook's folder and the
/// folder of <see cref="SlurmOptions.Folder"/> must be seen by every node at the same path.
/// </para>
/// </remarks>
/// <param name="options">How work is sent.</param>
/// <param name="tell">Hears what happens, line by line; null for nobody.</param>
public sealed class SlurmExecutor(SlurmOptions options, Action<string>? tell = null) : IExecutor
{
    /// <inheritdoc/>
    /// <exception cref="SlurmException">The options are wrong, the cluster refuses, or submissions were lost every time they were sent: the message names them.</exception>
    public async IAsyncEnumerable<GradedSubmission> GradeAsync(
        GradingPlan plan,
        IReadOnlyList<Submission> submissions,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(submissions);
        options.Validate();

        if (submissions.Count == 0)
        {
            yield break;
        }

        using var run = SlurmRun.Open(plan, options.Folder ?? Path.Combine(plan.Course.Folder, "slurm"), submissions);
        var client = new SlurmClient(options);
        await client.CancelAsync(run.Stale, cancellation).ConfigureAwait(false);
        var follower = new SlurmFollower(run, client, options, tell ?? (_ => { }));

        try
        {
            await follower.StartAsync(submissions, cancellation).ConfigureAwait(false);

            while (true)
            {
                foreach (var graded in follower.Results())
                {
                    yield return graded;

                    // Whoever asks for the next one has recorded this one.
                    run.Take(graded.Submission);
                }

                if (!follower.IsWaiting)
                {
                    break;
                }

                await Task.Delay(options.Poll, cancellation).ConfigureAwait(false);
                await follower.StepAsync(cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            if (cancellation.IsCancellationRequested && follower.Jobs.Count > 0)
            {
                tell?.Invoke($"what was sent goes on: grade again to collect it, or end it with scancel {string.Join(' ', follower.Jobs)}");
            }
        }

        if (follower.Lost.Count > 0)
        {
            run.GiveUp();
            throw new SlurmException(Describe(follower, run.Folder));
        }

        run.Finish();
    }

    /// <summary>Who was lost, those with the same fate together.</summary>
    private static string Describe(SlurmFollower follower, SlurmFolder folder)
    {
        var lines = follower.Lost
            .GroupBy(
                lost => string.Join("; then ", lost.Faults.Distinct().DefaultIfEmpty("no reason was given")),
                lost => $"{lost.Submission.Student} (version {lost.Submission.Version})")
            .Select(group => $"  {string.Join(", ", group)}: {group.Key}");
        return $"""
            These were lost every time they were sent, and have no grade:
            {string.Join('\n', lines)}
            Logs: {folder.Logs}. Grade again to send them anew; what was graded is in the gradebook.
            """.ReplaceLineEndings("\n");
    }
}
