using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary>Grades submissions on this machine, several at the same time.</summary>
public sealed class LocalExecutor : IExecutor
{
    /// <inheritdoc/>
    /// <exception cref="SandboxException">There is no sandbox here, and the plan does not say that none is wanted.</exception>
    public async IAsyncEnumerable<GradedSubmission> GradeAsync(
        GradingPlan plan,
        IReadOnlyList<Submission> submissions,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(submissions);
        var sandbox = Sandbox.Create(plan.Unsafe);
        var parallel = Math.Clamp(plan.Parallel, 1, Math.Max(1, submissions.Count));

        // What is graded waits for whoever records it: memory stays the same however many there are.
        var done = Channel.CreateBounded<GradedSubmission>(parallel);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var compilers = new CompilerPool(sandbox, new CompilerPoolOptions { Processes = parallel, ForMany = submissions.Count >= 10 * parallel });

        await using (compilers.ConfigureAwait(false))
        {
            var grading = GradeAllAsync(new SubmissionGrader(plan, sandbox, compilers), submissions, parallel, done.Writer, stopping.Token);

            try
            {
                await foreach (var graded in done.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
                {
                    yield return graded;
                }
            }
            finally
            {
                await stopping.CancelAsync().ConfigureAwait(false);
                await grading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await grading.ConfigureAwait(false);
        }
    }

    private static async Task GradeAllAsync(
        SubmissionGrader grader,
        IReadOnlyList<Submission> submissions,
        int parallel,
        ChannelWriter<GradedSubmission> done,
        CancellationToken cancellation)
    {
        var next = -1;

        // Each slot is one submission at a time, with a user of its own.
        async Task GradeInSlotAsync(int slot)
        {
            while (Interlocked.Increment(ref next) is var index && index < submissions.Count)
            {
                var graded = await grader.GradeAsync(submissions[index], slot, cancellation).ConfigureAwait(false);
                await done.WriteAsync(graded, cancellation).ConfigureAwait(false);
            }
        }

        var slots = new List<Task>();

        for (var slot = 0; slot < parallel; slot++)
        {
            var own = slot;
            slots.Add(Task.Run(() => GradeInSlotAsync(own), cancellation));
        }

        try
        {
            await (await Task.WhenAny(slots).ConfigureAwait(false)).ConfigureAwait(false);
            await Task.WhenAll(slots).ConfigureAwait(false);
            done.Complete();
        }
        catch (Exception fault)
        {
            done.Complete(fault);
        }
    }
}
