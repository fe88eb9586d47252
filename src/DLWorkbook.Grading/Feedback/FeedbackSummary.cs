using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>What was written.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Pages">The file of each student's page, by the student's key.</param>
/// <param name="HasReport">Whether the class report was written.</param>
/// <param name="Lines">What else there is to say, for the instructor.</param>
public sealed record FeedbackSummary(string Folder, IReadOnlyDictionary<string, string> Pages, bool HasReport, IReadOnlyList<string> Lines);
