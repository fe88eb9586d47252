using System.Net;
using System.Text.RegularExpressions;

namespace DLWorkbook.Grading;

/// <summary>A script that was typed or pasted into a learning platform's text field, which hands it out as HTML.</summary>
internal static partial class OnlineText
{
    /// <summary>The text of a page: lines where the page breaks them, entities and non-breaking blanks as what they stand for.</summary>
    public static string ToScript(string html)
    {
        var body = Body().Match(html) is { Success: true } found ? found.Groups[1].Value : html;
        var inBlock = Preformatted().IsMatch(body);
        var lines = inBlock ? body : Space().Replace(body, " ");
        var text = Tag().Replace(Break().Replace(lines, "\n"), "");
        var decoded = WebUtility.HtmlDecode(text).Replace('\u00A0', ' ').ReplaceLineEndings("\n");
        return (inBlock ? decoded : decoded.Replace("\n ", "\n")).Trim('\n') + "\n";
    }

    [GeneratedRegex(@"<body[^>]*>(.*?)</body>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Body();

    [GeneratedRegex(@"<pre\b", RegexOptions.IgnoreCase)]
    private static partial Regex Preformatted();

    [GeneratedRegex(@"[ \t]*\r?\n[ \t]*")]
    private static partial Regex Space();

    [GeneratedRegex(@"<br\s*/?>|</(?:p|div|li|pre|h[1-6])\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex(@"<[^<>]*>")]
    private static partial Regex Tag();
}
