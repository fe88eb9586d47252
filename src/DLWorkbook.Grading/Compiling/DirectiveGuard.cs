using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using DLWorkbook.Checking;

namespace DLWorkbook.Grading;

/// <summary>
/// Refuses directives that a script brings along: <c>#r "nuget: …"</c> acts while a script is only being type-checked,
/// <c>#load</c> reads another file, <c>#line</c> puts the blame elsewhere.
/// </summary>
/// <remarks>
/// Allowed are the assignment's own, which the grader replaces by its references; <c>#if</c>, <c>#else</c> and
/// <c>#endif</c>, which are resolved before anything else; and <c>#nowarn</c>, <c>#warnon</c> and <c>#time</c>, which
/// change nothing about what a function computes: they are left out. Everything else that begins like a directive is
/// refused, known or not, wherever on its line it stands.
/// </remarks>
internal static class DirectiveGuard
{
    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "r", "i", "reference", "load", "include", "line", "quit", "help", "cd", "silentCd", "dbgbreak", "time", "nowarn", "warnon",
        "light", "indent", "if", "elif", "else", "endif",
    };

    /// <summary>A # with what follows it: a name, and a first character behind that.</summary>
    private static readonly Regex s_sign = new(@"#\s*(?<name>[\p{L}_][\w']*)?\s*(?<next>.)?", RegexOptions.CultureInvariant);

    private static readonly Regex s_harmless = new(
        @"^\s*#(?:if|elif|else|endif|nowarn|warnon|time)\b", RegexOptions.CultureInvariant);

    /// <summary>What is wrong with a script's directives, by line.</summary>
    /// <param name="text">The script.</param>
    /// <param name="allowed">The assignment's own directives.</param>
    internal static IReadOnlyList<SourceFault> Check(string text, IReadOnlyList<string> allowed)
    {
        var kinds = SourceScan.kinds(text);
        var own = allowed.Select(Plain).ToHashSet(StringComparer.Ordinal);
        var faults = new List<SourceFault>();

        foreach (var line in SourceScan.lines(text))
        {
            if (!line.Content.Contains('#', StringComparison.Ordinal))
            {
                continue;
            }

            var code = Code(line.Content, kinds.AsSpan(line.Start, line.Content.Length));
            var signs = s_sign.Matches(code).ToList();
            var isFirst = signs.Count > 0 && IsBlank(code[..signs[0].Index]);

            if (isFirst && own.Contains(Plain(line.Content)))
            {
                continue;
            }

            if (isFirst && s_harmless.IsMatch(code))
            {
                signs.RemoveAt(0);
            }

            if (signs.Any(sign => IsDirective(sign, isFirst && sign == signs[0])))
            {
                faults.Add(new SourceFault(line.Number, Reason(line.Content)));
            }
        }

        return faults;
    }

    private static bool IsBlank(string text) =>
        text.All(c => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format);

    /// <summary>Whether a # begins a directive; elsewhere it begins a flexible type: <c>#seq&lt;int&gt;</c>, <c>(x: #IDisposable)</c>.</summary>
    private static bool IsDirective(Match sign, bool isFirst)
    {
        var name = sign.Groups["name"];
        var next = sign.Groups["next"].Value;

        if (!name.Success)
        {
            // # 12 "file", #!, # "…": no name, no type.
            return next.Length == 0 || next[0] is '\x01' or '!' || char.IsDigit(next[0]) || isFirst;
        }

        return s_names.Contains(name.Value)
            || (next.Length > 0 && (next[0] == '\x01' || char.IsDigit(next[0])))
            || (isFirst && (next.Length == 0 || !"<.,)]>*:-=".Contains(next[0], StringComparison.Ordinal)));
    }

    /// <summary>A line with comments blanked and each character of a string as \x01.</summary>
    private static string Code(string line, ReadOnlySpan<SourceKind> kinds)
    {
        var code = line.ToCharArray();

        for (var at = 0; at < code.Length; at++)
        {
            code[at] = kinds[at].IsCode ? code[at] : kinds[at].IsComment ? ' ' : '\x01';
        }

        return new string(code);
    }

    /// <summary>A directive without its spaces and what a comment says behind it.</summary>
    private static string Plain(string line) => Regex.Replace(Regex.Replace(line, @"(?<!:)//[^""]*$", ""), @"\s+", " ").Trim();

    private static string Reason(string line)
    {
        var shown = line.Trim();
        shown = shown.Length > 60 ? shown[..60] + "…" : shown;
        return $"\"{shown}\" is not among the assignment's directives: a script is graded with the workbook's own packages and no other file. "
            + "Take the line out and hand in again";
    }
}
