using System;
using System.Linq;
using DLWorkbook.Checking;

namespace DLWorkbook.Grading;

/// <summary>What the checks of an exercise are worth.</summary>
/// <remarks>
/// All of the points when every check held with every seed. Some of them, as many as the share of the checks that held, when the
/// assignment gives part of an exercise, every check was tried, and one held that tells something by itself: its inputs were drawn and
/// its answers compared. A fixed example, a property or an edge case alone gives nothing, for a lazy answer passes it too.
/// </remarks>
internal static class Points
{
    public static double Of(AssignmentExercise exercise, Examined examined)
    {
        var checks = examined.Checks;

        if (examined.End != ExaminationEnd.Finished || checks.Length == 0 || checks.Any(check => check.Held && check.Comparisons == 0))
        {
            return 0;
        }

        if (checks.All(check => check.Held))
        {
            return exercise.Points;
        }

        var counts = exercise.Partial && checks.Any(check => check.Held && check.IsTelling);
        return counts ? Math.Round(exercise.Points * checks.Count(check => check.Held) / checks.Length, 2) : 0;
    }
}
