using System.Collections.Generic;
using System.Text.RegularExpressions;
using DLWorkbook.Checking;

namespace DLWorkbook.Grading;

/// <summary>Tells what to colour in an F# text, without parsing it: a half-written text is coloured as far as it makes sense.</summary>
internal static partial class CodeHighlighter
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "and", "as", "assert", "base", "begin", "class", "default", "delegate", "do", "done", "downcast", "downto",
        "elif", "else", "end", "exception", "extern", "false", "finally", "fixed", "for", "fun", "function", "global", "if", "in",
        "inherit", "inline", "interface", "internal", "lazy", "let", "match", "member", "module", "mutable", "namespace", "new",
        "not", "null", "of", "open", "or", "override", "private", "public", "rec", "return", "select", "static", "struct", "then",
        "to", "true", "try", "type", "upcast", "use", "val", "void", "when", "while", "with", "yield",
    ];

    /// <summary>The lines of a text, each in its stretches.</summary>
    internal static IReadOnlyList<IReadOnlyList<CodeSpan>> Lines(string text)
    {
        var kinds = SourceScan.kinds(text);
        var lines = new List<IReadOnlyList<CodeSpan>>();

        foreach (var line in SourceScan.lines(text))
        {
            var spans = new List<CodeSpan>();
            var (at, end) = (line.Start, line.Start + line.Content.Length);

            while (at < end)
            {
                var first = at;

                while (at < end && kinds[at].Tag == kinds[first].Tag)
                {
                    at++;
                }

                var part = text[first..at];

                if (kinds[first].IsComment)
                {
                    spans.Add(new CodeSpan(CodeKind.Comment, part));
                }
                else if (kinds[first].IsCode)
                {
                    AddCode(spans, part);
                }
                else
                {
                    spans.Add(new CodeSpan(CodeKind.Text, part));
                }
            }

            lines.Add(spans);
        }

        return lines;
    }

    private static void AddCode(List<CodeSpan> spans, string code)
    {
        var after = 0;

        foreach (Match word in Word().Matches(code))
        {
            if (word.Index > after)
            {
                spans.Add(new CodeSpan(CodeKind.Plain, code[after..word.Index]));
            }

            spans.Add(new CodeSpan(KindOf(word), word.Value));
            after = word.Index + word.Length;
        }

        if (after < code.Length)
        {
            spans.Add(new CodeSpan(CodeKind.Plain, code[after..]));
        }
    }

    private static CodeKind KindOf(Match word) =>
        word.Groups["number"].Success ? CodeKind.Number
        : word.Groups["mark"].Success ? CodeKind.Attribute
        : word.Groups["name"].Success && Keywords.Contains(word.Value.TrimEnd('!')) ? CodeKind.Keyword
        : word.Groups["name"].Success && char.IsUpper(word.Value[0]) ? CodeKind.Name
        : CodeKind.Plain;

    [GeneratedRegex(@"(?<number>(?<![\w.])\d[\d_]*(\.(?!\.)[\d_]*)?([eE][+-]?\d+)?[A-Za-z]*)|(?<mark>^#[a-z]+|\[<|>\])|(?<name>[\p{L}_][\p{L}\p{Nd}_']*!?)|``[^`]*``")]
    private static partial Regex Word();
}
