using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>The report of a class: one file, without scripts, that needs nothing from outside.</summary>
/// <remarks>It names students and shows their code: for teachers.</remarks>
public static class ReportPage
{
    /// <summary>Writes the report.</summary>
    /// <param name="report">What goes onto it.</param>
    /// <returns>The page, as HTML; the same for the same report.</returns>
    public static string Write(ClassReport report)
    {
        var people = new StudentLinks(report);
        var body = HtmlElement.Of(
            "main",
            ReportHead.Write(report),
            ExerciseTable.Write(ExerciseTally.Of(report.Assignment, report.Marks)),
            MistakeTable.Write(MistakeGroups.Of(report.Marks), people),
            TimesCards.Write(report, people),
            SimilarCards.Write(report, people));
        return HtmlDocument.Write($"{report.Assignment.Title}: the class", PageStyle.Shared + PageStyle.Report, body);
    }
}
