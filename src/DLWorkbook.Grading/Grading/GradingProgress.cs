namespace DLWorkbook.Grading;

/// <summary>How far a run of the grader has come.</summary>
/// <param name="Done">Submissions that are done.</param>
/// <param name="All">Submissions that there were to do.</param>
/// <param name="Last">The one that was done last; null at the start.</param>
public sealed record GradingProgress(int Done, int All, GradedSubmission? Last);
