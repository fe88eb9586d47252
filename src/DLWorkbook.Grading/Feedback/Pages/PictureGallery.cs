using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>The pictures that a student handed in, and the names of the other files.</summary>
internal static class PictureGallery
{
    /// <summary>The most bytes of all pictures on one page.</summary>
    private const int MostBytes = 12 << 20;

    /// <summary>Writes it; null when there are no files.</summary>
    internal static HtmlNode? Write(StudentFeedback feedback)
    {
        if (feedback.Files.Count == 0)
        {
            return null;
        }

        var left = MostBytes;
        var figures = feedback.Files.Select(file =>
        {
            var (picture, reason) = Read(file, left);
            left -= picture is null ? 0 : file.Content?.Length ?? 0;
            return picture is null
                ? HtmlElement.Classed("p", "unshown", HtmlElement.Of("code", file.Name), ": not shown here, ", reason)
                : (HtmlNode)HtmlElement.Of(
                    "figure",
                    HtmlElement.Of("img").With("src", picture.Address).With("alt", $"The picture {file.Name} that you handed in"),
                    HtmlElement.Of("figcaption", HtmlElement.Of("code", file.Name)));
        });
        return new HtmlGroup(
            HtmlElement.Classed("h2", "part", "What you handed in beside it"),
            HtmlElement.Classed("section", "card pictures", [.. figures]));
    }

    private static (Picture? Picture, string Reason) Read(HandedInFile file, int left) =>
        file.Content is not { } content ? (null, "the file can't be read")
        : content.Length > left ? (null, "there are too many pictures for one page")
        : Picture.Of(content.Span);
}
