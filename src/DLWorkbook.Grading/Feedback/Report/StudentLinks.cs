using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Students by name, linked to their pages.</summary>
/// <param name="report">The report.</param>
internal sealed class StudentLinks(ClassReport report)
{
    private const int AtOnce = 12;

    private readonly Dictionary<string, Student> students =
        report.Marks.Select(mark => mark.Student).DistinctBy(student => student.Key).ToDictionary(student => student.Key);

    /// <summary>A student's name, else the key.</summary>
    internal string Name(string key) => students.TryGetValue(key, out var student) ? StudentHead.Name(student) : key;

    /// <summary>One student.</summary>
    internal HtmlNode Of(string key)
    {
        var name = HtmlElement.Of("bdi", Name(key));
        return report.Pages.TryGetValue(key, out var page) ? HtmlElement.Of("a", name).With("href", page) : name;
    }

    /// <summary>Several students; when they are many, some of them and the others folded away.</summary>
    internal HtmlNode Of(IReadOnlyList<string> keys)
    {
        if (keys.Count <= AtOnce + 3)
        {
            return HtmlElement.Classed("span", "people", [.. keys.Select(Chip)]);
        }

        return HtmlElement.Classed(
            "div",
            "people",
            [
                .. keys.Take(AtOnce).Select(Chip),
                HtmlElement.Of("details", [HtmlElement.Of("summary", $"and {Figures.Count(keys.Count - AtOnce)} more"), .. keys.Skip(AtOnce).Select(Chip)]),
            ]);
    }

    private HtmlNode Chip(string key) => HtmlElement.Classed("span", "chip", Of(key));
}
