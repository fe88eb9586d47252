using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>What came of many submissions, in numbers: it stays as small as it is, however many there are.</summary>
/// <param name="assignment">The assignment.</param>
/// <param name="before">Submissions that the gradebook had already.</param>
public sealed class GradingSummary(Assignment assignment, int before)
{
    private readonly Dictionary<(string Exercise, Verdict Verdict), int> _verdicts = [];
    private readonly Dictionary<double, int> _points = [];

    /// <summary>Submissions that the gradebook had already, and that were not graded again.</summary>
    public int Before { get; } = before;

    /// <summary>Submissions that were graded.</summary>
    public int Graded { get; private set; }

    /// <summary>The points that a submission can get, before lateness and manual marks.</summary>
    public double MostPoints { get; } = assignment.Exercises.Sum(exercise => exercise.Points);

    /// <summary>The exercises in the assignment's order.</summary>
    public IReadOnlyList<AssignmentExercise> Exercises { get; } = assignment.Exercises;

    /// <summary>How often an exercise ended in a verdict.</summary>
    /// <param name="exercise">The exercise's id.</param>
    /// <param name="verdict">The verdict.</param>
    public int Count(string exercise, Verdict verdict) => _verdicts.GetValueOrDefault((exercise, verdict));

    /// <summary>The median of the points; NaN when nothing was graded.</summary>
    public double MedianPoints => (AtRank((Graded - 1) / 2) + AtRank(Graded / 2)) / 2;

    internal void Add(GradedSubmission graded)
    {
        Graded++;
        var points = graded.Points;
        _points[points] = _points.GetValueOrDefault(points) + 1;

        foreach (var exercise in graded.Exercises)
        {
            var key = (exercise.Exercise, exercise.Verdict);
            _verdicts[key] = _verdicts.GetValueOrDefault(key) + 1;
        }
    }

    private double AtRank(int rank)
    {
        var below = 0;

        foreach (var (points, count) in _points.OrderBy(pair => pair.Key))
        {
            below += count;

            if (rank < below)
            {
                return points;
            }
        }

        return double.NaN;
    }
}
