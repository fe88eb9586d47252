using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary>Tries scripts as submissions are graded: compiled and run in the sandbox, with the hidden seeds.</summary>
/// <param name="course">The instructor's folder.</param>
/// <param name="isUnsafe">Whether to do without a sandbox, where there is none.</param>
public sealed class ReleaseTrials(Course course, bool isUnsafe) : IAsyncDisposable
{
    private readonly Sandbox sandbox = Sandbox.Create(isUnsafe);
    private CompilerPool? compilers;

    /// <summary>Grades a script: a <see cref="ReleaseTrial"/>.</summary>
    /// <param name="script">The script's text.</param>
    /// <param name="assignment">The assignment.</param>
    /// <param name="hidden">The seeds of the hidden inputs.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The exercises in the assignment's order.</returns>
    public Task<IReadOnlyList<ExerciseResult>> GradeAsync(string script, Assignment assignment, HiddenSeeds hidden, CancellationToken cancellation)
    {
        compilers ??= new CompilerPool(sandbox, new CompilerPoolOptions { Processes = 1 });
        var plan = new GradingPlan { Course = course, Assignment = assignment, Hidden = hidden, Parallel = 1, Unsafe = isUnsafe };
        return new SubmissionGrader(plan, sandbox, compilers).GradeScriptAsync(Encoding.UTF8.GetBytes(script), 0, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => compilers?.DisposeAsync() ?? ValueTask.CompletedTask;
}
