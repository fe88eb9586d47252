using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>What went wrong most often.</summary>
internal static class MistakeTable
{
    private const int AtOnce = 15;

    /// <summary>Writes it.</summary>
    internal static HtmlNode Write(IReadOnlyList<MistakeGroup> groups, StudentLinks people)
    {
        if (groups.Count == 0)
        {
            return HtmlElement.Classed(
                "section",
                "card",
                HtmlElement.Of("h2", "What went wrong"),
                HtmlElement.Of("p", "Nothing that was handed in was wrong."));
        }

        var rest = groups.Count > AtOnce
            ? HtmlElement.Of(
                "details",
                HtmlElement.Of("summary", $"and {Figures.Count(groups.Count - AtOnce, "rarer one")}"),
                HtmlElement.Classed("ol", "mistakes", [.. groups.Skip(AtOnce).Select(group => Row(group, people))]))
            : null;
        return HtmlElement.Classed(
            "section",
            "card",
            HtmlElement.Of("h2", "What went wrong, the most common first"),
            HtmlElement.Classed("ol", "mistakes", [.. groups.Take(AtOnce).Select(group => Row(group, people))]),
            rest);
    }

    private static HtmlNode Row(MistakeGroup group, StudentLinks people) =>
        HtmlElement.Classed(
            "li",
            group.IsKnown ? "mistake known" : "mistake",
            HtmlElement.Classed("b", "count", Figures.Count(group.Students.Count)),
            HtmlElement.Classed(
                "div",
                "what",
                HtmlElement.Of(
                    "p",
                    [
                        HtmlElement.Classed("span", "id", group.Exercise),
                        " ",
                        .. Prose.Of(group.What),
                        group.IsKnown ? HtmlElement.Classed("span", "tag", "a known mistake") : null,
                    ]),
                people.Of(group.Students)));
}
