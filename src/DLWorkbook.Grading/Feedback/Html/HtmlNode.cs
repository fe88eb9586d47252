using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace DLWorkbook.Grading;

/// <summary>A piece of a page. A string becomes one as text: there is no way from a string to markup.</summary>
internal abstract class HtmlNode
{
    /// <summary>Text, escaped; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator HtmlNode?(string? text) => text is null ? null : new HtmlText(text);

    /// <summary>Writes it.</summary>
    internal abstract void Write(StringBuilder output);

    /// <summary>Its markup.</summary>
    public sealed override string ToString()
    {
        var output = new StringBuilder();
        Write(output);
        return output.ToString();
    }
}
