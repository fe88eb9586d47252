using System.Collections.Generic;
using System.Threading;

namespace DLWorkbook.Grading;

/// <summary>Grades many submissions: on this machine, or on a cluster.</summary>
public interface IExecutor
{
    /// <summary>Grades submissions, in any order; each comes as soon as it is done.</summary>
    /// <param name="plan">How they are graded.</param>
    /// <param name="submissions">The submissions.</param>
    /// <param name="cancellation">Stops it: what is under way is dropped, and can be done again.</param>
    /// <returns>One result for each submission.</returns>
    IAsyncEnumerable<GradedSubmission> GradeAsync(
        GradingPlan plan,
        IReadOnlyList<Submission> submissions,
        CancellationToken cancellation = default);
}
