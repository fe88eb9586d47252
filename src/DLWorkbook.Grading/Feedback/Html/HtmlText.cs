using System.Text;

namespace DLWorkbook.Grading;

/// <summary>Text: what is markup's in it is escaped, and what can't be seen is shown by its number.</summary>
/// <param name="text">The text.</param>
internal sealed class HtmlText(string text) : HtmlNode
{
    /// <inheritdoc/>
    internal override void Write(StringBuilder output)
    {
        foreach (var part in VisibleText.Parts(text))
        {
            if (part.IsSign)
            {
                output.Append("<span class=\"sign\">");
                Escape(part.Text, output);
                output.Append("</span>");
            }
            else
            {
                Escape(part.Text, output);
            }
        }
    }

    /// <summary>Writes text so that it stays text between tags and in a quoted attribute.</summary>
    internal static void Escape(string text, StringBuilder output)
    {
        foreach (var sign in text)
        {
            _ = sign switch
            {
                '&' => output.Append("&amp;"),
                '<' => output.Append("&lt;"),
                '>' => output.Append("&gt;"),
                '"' => output.Append("&quot;"),
                '\'' => output.Append("&#39;"),
                '`' => output.Append("&#96;"),
                _ => output.Append(sign),
            };
        }
    }
}
