using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary>Grades a script as a submission is graded: a release is tried with its holes and with its solutions.</summary>
/// <param name="script">The script's text.</param>
/// <param name="assignment">The assignment.</param>
/// <param name="hidden">The seeds of the hidden inputs.</param>
/// <param name="cancellation">Stops it.</param>
/// <returns>The exercises in the assignment's order.</returns>
public delegate Task<IReadOnlyList<ExerciseResult>> ReleaseTrial(
    string script,
    Assignment assignment,
    HiddenSeeds hidden,
    CancellationToken cancellation);
