using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>A script with its line numbers in colour, notes beside it and messages under its lines.</summary>
internal sealed class CodeListing
{
    /// <summary>The most lines of a script that are shown.</summary>
    internal const int MostLines = 3000;

    private const int LongestLine = 1000;

    private readonly IReadOnlyList<IReadOnlyList<CodeSpan>> lines;
    private readonly IReadOnlySet<int> own;

    /// <summary>Reads a script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="template">What was given out; null when it is not known.</param>
    internal CodeListing(string script, string? template)
    {
        lines = CodeHighlighter.Lines(script.TrimStart('\uFEFF'));
        own = OwnLines.Of(script.TrimStart('\uFEFF'), template);
    }

    /// <summary>How many lines there are to link to.</summary>
    internal int Count => Math.Min(lines.Count, MostLines);

    /// <summary>Whether some lines are known to be the student's own.</summary>
    internal bool HasOwn => own.Count > 0;

    /// <summary>The place of a line on the page.</summary>
    internal static string Anchor(int line) => $"L{Figures.Count(line)}";

    /// <summary>Writes it.</summary>
    /// <param name="notes">What stands beside lines.</param>
    /// <param name="messages">What stands under lines, by line.</param>
    internal HtmlNode Write(IReadOnlyList<CodeNote> notes, ILookup<int, HtmlNode> messages)
    {
        var beside = notes
            .Where(note => note.Line >= 1 && note.Line <= Count)
            .ToLookup(note => Start(note.Line), note => note.Note);
        var starts = beside.Select(group => group.Key).Append(1).Distinct().Order().ToList();
        var pieces = starts.Select((start, index) =>
            Piece(start, index + 1 < starts.Count ? starts[index + 1] - 1 : Count, [.. beside[start]], messages));
        var rest = lines.Count > Count
            ? HtmlElement.Classed("p", "aside", $"{Figures.Count(lines.Count - Count, "more line")}, not shown.")
            : null;
        return HtmlElement.Classed("div", "code", [.. pieces, rest]);
    }

    /// <summary>The attribute above a function belongs to it.</summary>
    private int Start(int line) =>
        line >= 2 && lines[line - 2].FirstOrDefault(span => span.Text.Trim() != "") is { Kind: CodeKind.Attribute, Text: "[<" }
            ? line - 1
            : line;

    private HtmlElement Piece(int first, int last, IReadOnlyList<HtmlNode> beside, ILookup<int, HtmlNode> messages)
    {
        var shown = Enumerable.Range(first, Math.Max(0, last - first + 1)).SelectMany(number => Line(number, messages[number]));
        var margin = beside.Count > 0 ? HtmlElement.Classed("div", "notes", [.. beside]) : null;
        return HtmlElement.Classed(
            "div",
            margin is null ? "piece" : "piece noted",
            margin,
            HtmlElement.Classed("pre", "lines", [.. shown]));
    }

    private IEnumerable<HtmlNode> Line(int number, IEnumerable<HtmlNode> messages)
    {
        var told = messages.ToList();
        var kind = "line" + (own.Contains(number) ? " own" : "") + (told.Count > 0 ? " faulty" : "");
        yield return HtmlElement.Classed(
            "span",
            kind,
            HtmlElement.Classed("a", "no", Figures.Count(number)).With("href", "#" + Anchor(number)),
            HtmlElement.Classed("span", "src", [.. Spans(lines[number - 1])])).With("id", Anchor(number));

        foreach (var message in told)
        {
            yield return HtmlElement.Classed("span", "told", message);
        }
    }

    /// <summary>The stretches of a line in their colours; the end of a very long line is left out.</summary>
    internal static IEnumerable<HtmlNode> Spans(IReadOnlyList<CodeSpan> line)
    {
        var left = LongestLine;

        foreach (var (kind, text) in line)
        {
            if (left <= 0)
            {
                break;
            }

            var shown = text.Length <= left ? text : text[..left];
            left -= shown.Length;
            yield return kind == CodeKind.Plain ? shown : HtmlElement.Classed("span", Class(kind), shown);
        }

        if (line.Sum(span => span.Text.Length) is var length && length > LongestLine)
        {
            yield return HtmlElement.Classed("span", "sign", $" … {length - LongestLine} characters more");
        }
    }

    private static string Class(CodeKind kind) => kind switch
    {
        CodeKind.Keyword => "kw",
        CodeKind.Text => "st",
        CodeKind.Number => "nu",
        CodeKind.Comment => "co",
        CodeKind.Name => "na",
        _ => "at",
    };
}
