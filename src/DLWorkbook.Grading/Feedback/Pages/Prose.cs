using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>Running text in which code stands between backticks, as hints and diagnoses have it.</summary>
internal static class Prose
{
    /// <summary>The text in its pieces; a backtick without a second one stays as it is.</summary>
    internal static IReadOnlyList<HtmlNode> Of(string text)
    {
        var parts = text.Split('`');
        var pieces = new List<HtmlNode>();

        for (var at = 0; at < parts.Length; at++)
        {
            var isCode = at % 2 == 1 && at + 1 < parts.Length;
            var isAlone = at % 2 == 1 && !isCode;
            pieces.Add(isCode ? HtmlElement.Of("code", parts[at]) : (isAlone ? "`" : "") + parts[at]);
        }

        return pieces;
    }
}
