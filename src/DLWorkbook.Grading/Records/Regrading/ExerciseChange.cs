namespace DLWorkbook.Grading;

/// <summary>An exercise that ends differently than before.</summary>
/// <param name="Exercise">The exercise's id.</param>
/// <param name="Before">What was found before; null when the exercise was not there.</param>
/// <param name="After">What is found now; null when the exercise is no longer there.</param>
public sealed record ExerciseChange(string Exercise, ExerciseResult? Before, ExerciseResult? After);
