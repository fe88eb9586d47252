using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary>Grades what is to be graded of a lab, and records it. Killed at any instant, it goes on where it was.</summary>
/// <param name="plan">How submissions are graded.</param>
/// <param name="executor">Where they are graded.</param>
/// <param name="book">Where the results go.</param>
public sealed class GradingRun(GradingPlan plan, IExecutor executor, Gradebook book)
{
    /// <summary>The submissions that the gradebook does not have yet with this assignment, these checks and packages.</summary>
    /// <param name="submissions">The submissions.</param>
    public IReadOnlyList<Submission> Missing(IReadOnlyList<Submission> submissions) => book.Missing(submissions, new RunKeys(plan).Of);

    /// <summary>Grades and records those of the submissions that the gradebook does not have yet.</summary>
    /// <param name="submissions">The submissions.</param>
    /// <param name="progress">Hears of each one that was recorded; null for nobody.</param>
    /// <param name="cancellation">Stops it: what was recorded stays.</param>
    /// <returns>What came of them.</returns>
    public async Task<GradingSummary> GradeAsync(
        IReadOnlyList<Submission> submissions,
        IProgress<GradingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var missing = Missing(submissions);
        var summary = new GradingSummary(plan.Assignment, submissions.Count - missing.Count);
        progress?.Report(new GradingProgress(0, missing.Count, null));

        if (missing.Count > 0)
        {
            await foreach (var graded in executor.GradeAsync(plan, missing, cancellation).ConfigureAwait(false))
            {
                book.Record(graded);
                summary.Add(graded);
                progress?.Report(new GradingProgress(summary.Graded, missing.Count, graded));
            }
        }

        return summary;
    }

    /// <summary>Grades submissions without recording anything.</summary>
    /// <param name="submissions">The submissions.</param>
    /// <param name="progress">Hears of each one that was graded; null for nobody.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What the gradebook would have got.</returns>
    public async Task<IReadOnlyList<GradedSubmission>> TryAsync(
        IReadOnlyList<Submission> submissions,
        IProgress<GradingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var tried = new List<GradedSubmission>();
        progress?.Report(new GradingProgress(0, submissions.Count, null));

        await foreach (var graded in executor.GradeAsync(plan, submissions, cancellation).ConfigureAwait(false))
        {
            tried.Add(graded);
            progress?.Report(new GradingProgress(tried.Count, submissions.Count, graded));
        }

        return [.. tried.OrderBy(graded => graded.Submission.Student, StringComparer.Ordinal).ThenBy(graded => graded.Submission.Version)];
    }
}
