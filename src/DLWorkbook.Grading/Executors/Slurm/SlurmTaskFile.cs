using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>The work of one task of a job array: the content of <c>arrays/1/7.json</c>.</summary>
/// <param name="Work">What is graded.</param>
internal sealed record SlurmTaskFile(IReadOnlyList<SlurmWork> Work);

/// <summary>One submission that is graded on a node.</summary>
/// <param name="Submission">The submission, whose files lie in the run's folder.</param>
/// <param name="Key">What its grades depend on, as the grader has it.</param>
internal sealed record SlurmWork(Submission Submission, RunKey Key);
