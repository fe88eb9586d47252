using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace DLWorkbook.Grading;

/// <summary>An element with its attributes and children. Its name and its attributes' names are ours, never a student's.</summary>
internal sealed partial class HtmlElement : HtmlNode
{
    private static readonly HashSet<string> Empty = ["meta", "img", "br", "hr"];

    private readonly string name;
    private readonly IReadOnlyList<(string Name, string Value)> attributes;
    private readonly IReadOnlyList<HtmlNode?> children;

    private HtmlElement(
        string name,
        IReadOnlyList<(string Name, string Value)> attributes,
        IReadOnlyList<HtmlNode?> children)
    {
        this.name = name;
        this.attributes = attributes;
        this.children = children;
    }

    /// <summary>An element of this name with these children; those that are null are left out.</summary>
    internal static HtmlElement Of(string name, params IReadOnlyList<HtmlNode?> children) => new(name, [], children);

    /// <summary>An element of this name and class with these children; those that are null are left out.</summary>
    internal static HtmlElement Classed(string name, string kind, params IReadOnlyList<HtmlNode?> children) =>
        new(name, [("class", kind)], children);

    /// <summary>The element with one more attribute; a link that leads out of the folder is an error.</summary>
    internal HtmlElement With(string attribute, string value)
    {
        if (attribute == "href" && !Link().IsMatch(value))
        {
            throw new ArgumentException(
                $"href: expected a place on this page or the name of a page beside it, got \"{value}\"",
                nameof(value));
        }

        return new HtmlElement(name, [.. attributes, (attribute, value)], children);
    }

    /// <inheritdoc/>
    internal override void Write(StringBuilder output)
    {
        output.Append('<').Append(name);

        foreach (var (attribute, value) in attributes)
        {
            output.Append(' ').Append(attribute).Append("=\"");
            HtmlText.Escape(VisibleText.Plain(value), output);
            output.Append('"');
        }

        output.Append('>');

        if (Empty.Contains(name))
        {
            return;
        }

        foreach (var child in children.OfType<HtmlNode>())
        {
            child.Write(output);
        }

        output.Append("</").Append(name).Append('>');
    }

    [GeneratedRegex(@"^(#[A-Za-z0-9._-]+|[A-Za-z0-9_-][A-Za-z0-9._-]*\.(html|csv)(#[A-Za-z0-9._-]+)?)\z")]
    private static partial Regex Link();
}
