using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace DLWorkbook.Grading;

/// <summary>Pieces of a page one after the other.</summary>
/// <param name="children">The pieces; those that are null are left out.</param>
internal sealed class HtmlGroup(params IReadOnlyList<HtmlNode?> children) : HtmlNode
{
    /// <inheritdoc/>
    internal override void Write(StringBuilder output)
    {
        foreach (var child in children.OfType<HtmlNode>())
        {
            child.Write(output);
        }
    }
}
