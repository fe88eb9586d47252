using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>How a class did in one exercise.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Counts">How many of those who handed in ended how.</param>
/// <param name="Share">The mean share of its points, over those who handed in; 0 when nobody did.</param>
public sealed record ExerciseTally(AssignmentExercise Exercise, IReadOnlyDictionary<Verdict, int> Counts, double Share)
{
    /// <summary>How many have a verdict.</summary>
    public int Students => Counts.Values.Sum();

    /// <summary>Counts a class, the hardest exercise first: that with the least share of its points, before marks by hand.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="marks">Where the students stand.</param>
    /// <returns>One for each exercise.</returns>
    public static IReadOnlyList<ExerciseTally> Of(Assignment assignment, IReadOnlyList<StudentMark> marks)
    {
        var results = marks
            .SelectMany(mark => mark.Exercises)
            .Select(exercise => exercise.Result)
            .OfType<ExerciseResult>()
            .ToLookup(result => result.Exercise);
        return
        [
            .. assignment.Exercises
                .Select(exercise => new ExerciseTally(
                    exercise,
                    results[exercise.Id].CountBy(result => result.Verdict).ToDictionary(),
                    results[exercise.Id].Select(result => result.Points / exercise.Points).DefaultIfEmpty(0).Average()))
                .OrderBy(tally => tally.Share),
        ];
    }
}
