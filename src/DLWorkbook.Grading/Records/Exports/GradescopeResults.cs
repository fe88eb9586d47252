using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace DLWorkbook.Grading;

/// <summary>What an autograder hands to Gradescope for one student: <c>results.json</c>.</summary>
/// <remarks>
/// The form that Gradescope documents under "Autograder Specifications"; <see cref="GradescopeAutograder"/> brings it there.
/// </remarks>
public sealed record GradescopeResults
{
    /// <summary>The points that count.</summary>
    [JsonPropertyName("score")]
    public required double Score { get; init; }

    /// <summary>Manual marks, comments and lateness.</summary>
    [JsonPropertyName("output")]
    public required string Output { get; init; }

    /// <summary>How texts are shown: as they are, nothing in them is taken for HTML.</summary>
    [JsonPropertyName("output_format")]
    public string OutputFormat { get; init; } = "text";

    /// <summary>Whether the student sees it.</summary>
    [JsonPropertyName("visibility")]
    public string Visibility { get; init; } = "visible";

    /// <summary>The exercises.</summary>
    [JsonPropertyName("tests")]
    public required IReadOnlyList<GradescopeTest> Tests { get; init; }

    /// <summary>Makes it of a student's mark.</summary>
    /// <param name="mark">Where the student stands.</param>
    /// <returns>The results.</returns>
    public static GradescopeResults Of(StudentMark mark) => new()
    {
        Score = mark.Points,
        Output = string.Join("\n", MarkText.Lines(mark)),
        Tests =
        [
            .. mark.Exercises.Select(exercise => new GradescopeTest
            {
                Name = $"{exercise.Exercise} {exercise.Title}",
                Score = exercise.Points,
                MostPoints = exercise.MostPoints,
                Status = exercise.Points >= exercise.MostPoints ? "passed" : "failed",
                Output = Told(exercise),
            }),
        ],
    };

    private static string Told(ExerciseMark exercise)
    {
        string verdict = exercise.Result is ExerciseResult result ? $"{VerdictText.Of(result.Verdict)}\n{result.Reason}".Trim() : "nothing handed in";
        return string.Join("\n", exercise.Marks.Select(MarkText.Describe).Prepend(verdict));
    }
}
