using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>All that goes onto the report of a class: for teachers, not for students.</summary>
public sealed record ClassReport
{
    /// <summary>The assignment.</summary>
    public required Assignment Assignment { get; init; }

    /// <summary>Where each student stands, in the order of the class list.</summary>
    public required IReadOnlyList<StudentMark> Marks { get; init; }

    /// <summary>The scripts that count, by the students' keys.</summary>
    public IReadOnlyDictionary<string, string> Scripts { get; init; } = new Dictionary<string, string>();

    /// <summary>The pairs of submissions that are alike, the most alike first.</summary>
    public IReadOnlyList<SimilarPair> Similar { get; init; } = [];

    /// <summary>The file of each student's page, beside the report, by the student's key; a student without one is not linked.</summary>
    public IReadOnlyDictionary<string, string> Pages { get; init; } = new Dictionary<string, string>();
}
