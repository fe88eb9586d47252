using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary>Grades one submission: compiles its exercises, has a process of its own answer, and judges the answers here.</summary>
/// <param name="plan">How submissions are graded.</param>
/// <param name="sandbox">Where they are compiled and run.</param>
/// <param name="compilers">What compiles them.</param>
public sealed class SubmissionGrader(GradingPlan plan, Sandbox sandbox, CompilerPool compilers)
{
    private readonly RunKeys _keys = new(plan);

    /// <summary>Grades a submission. Whatever it does ends in a verdict for each of its exercises.</summary>
    /// <param name="submission">The submission, whose files lie in the course's folder.</param>
    /// <param name="slot">Which of the submissions at the same time it is, from 0.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A result for every exercise of the assignment, in its order.</returns>
    /// <exception cref="InvalidDataException">Its files are not those that were collected.</exception>
    public async Task<GradedSubmission> GradeAsync(Submission submission, int slot, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var started = DateTimeOffset.UtcNow;
        var clock = Stopwatch.StartNew();
        var content = new SubmissionFolder(plan.Course, submission.Lab).Script(submission);
        var results = content is null
            ? [.. plan.Assignment.Exercises.Select(exercise => Without(exercise, Verdict.Todo, $"no {plan.Assignment.Script} was handed in"))]
            : await GradeScriptAsync(content, slot, cancellation).ConfigureAwait(false);

        return new GradedSubmission
        {
            Submission = submission,
            Key = _keys.Of(submission),
            Exercises = results,
            Started = started,
            Seconds = clock.Elapsed.TotalSeconds,
        };
    }

    /// <summary>Grades a script's content.</summary>
    /// <param name="content">The script's bytes.</param>
    /// <param name="slot">Which of the submissions at the same time it is, from 0.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A result for every exercise of the assignment, in its order.</returns>
    public async Task<IReadOnlyList<ExerciseResult>> GradeScriptAsync(byte[] content, int slot, CancellationToken cancellation = default)
    {
        var source = SubmissionSource.Read(content, plan.Assignment);

        if (source.Faults.Count > 0)
        {
            var reason = string.Join('\n', source.Faults);
            return [.. plan.Assignment.Exercises.Select(exercise => Without(exercise, Verdict.Tampered, reason))];
        }

        var compiled = source.Units.Count == 0
            ? null
            : await compilers.CompileAsync(source.Units, plan.Assignment.Limits, cancellation).ConfigureAwait(false);

        var worker = compiled?.Assembly is { } assembly
            ? await WorkerSession.StartAsync(sandbox, assembly, compiled.Symbols, plan.Assignment.Limits, slot, cancellation).ConfigureAwait(false)
            : null;

        try
        {
            var results = new List<ExerciseResult>();

            foreach (var exercise in plan.Assignment.Exercises)
            {
                cancellation.ThrowIfCancellationRequested();
                results.Add(Grade(exercise, source, compiled, worker));
            }

            return results;
        }
        finally
        {
            if (worker is not null)
            {
                await worker.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private ExerciseResult Grade(AssignmentExercise exercise, SubmissionSource source, CompiledSubmission? compiled, WorkerSession? worker)
    {
        int? line = source.Lines.TryGetValue(exercise.Id, out var found) ? found : null;

        if (line is null)
        {
            return Without(exercise, Verdict.Todo, $"there is no function with [<Exercise \"{exercise.Id}\">] in the script");
        }

        if (compiled is not null && compiled.Faults.TryGetValue(exercise.Id, out var messages))
        {
            var reason = string.Join('\n', messages);
            return Without(exercise, Verdict.NotCompiled, reason) with { Line = line };
        }

        return worker is null || compiled?.Exercises.Contains(exercise.Id) != true
            ? Without(exercise, Verdict.NotCompiled, "it was not compiled") with { Line = line }
            : new ExerciseExamination(worker, exercise, plan.Assignment.Limits).Run(plan.Hidden.Seeds, line);
    }

    private static ExerciseResult Without(AssignmentExercise exercise, Verdict verdict, string reason) => new()
    {
        Exercise = exercise.Id,
        Title = exercise.Title,
        Verdict = verdict,
        Points = 0,
        MostPoints = exercise.Points,
        Reason = reason,
    };
}
