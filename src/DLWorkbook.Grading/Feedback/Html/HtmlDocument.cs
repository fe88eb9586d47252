using System;
using System.Security.Cryptography;
using System.Text;

namespace DLWorkbook.Grading;

/// <summary>A whole page in one file that needs nothing from outside and runs no script.</summary>
/// <remarks>
/// Its policy allows one style sheet, named by its checksum, and pictures that stand in the page; nothing else, whatever is in it.
/// </remarks>
internal static class HtmlDocument
{
    /// <summary>Writes a page.</summary>
    /// <param name="title">Its title, as a browser's tab shows it.</param>
    /// <param name="style">Its style sheet: ours, without anything of a student's.</param>
    /// <param name="body">What is on it.</param>
    internal static string Write(string title, string style, HtmlNode body)
    {
        var css = style.ReplaceLineEndings("\n");
        var checksum = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)));
        var policy = $"default-src 'none'; style-src 'sha256-{checksum}'; img-src data:; base-uri 'none'; form-action 'none'";
        var output = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");

        Append(output, HtmlElement.Of("meta").With("http-equiv", "Content-Security-Policy").With("content", policy));
        Append(output, HtmlElement.Of("meta").With("name", "viewport").With("content", "width=device-width, initial-scale=1"));
        Append(output, HtmlElement.Of("meta").With("name", "referrer").With("content", "no-referrer"));
        Append(output, HtmlElement.Of("meta").With("name", "robots").With("content", "noindex"));
        output.Append("<title>");
        HtmlText.Escape(VisibleText.Plain(title), output);
        output.Append("</title>\n<style>").Append(css).Append("</style>\n</head>\n<body>\n");
        Append(output, body);
        return output.Append("</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder output, HtmlNode node)
    {
        node.Write(output);
        output.Append('\n');
    }
}
