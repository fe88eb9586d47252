using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>The page that goes back to a student: one file, without scripts, that needs nothing from outside.</summary>
/// <remarks>
/// Whatever comes from a student (names, code, printed text, file names, pictures) is text or a picture on it, never markup. The same
/// feedback gives the same page, to the byte.
/// </remarks>
public static class StudentPage
{
    /// <summary>Writes a student's page.</summary>
    /// <param name="feedback">What goes onto it.</param>
    /// <returns>The page, as HTML.</returns>
    public static string Write(StudentFeedback feedback)
    {
        var listing = feedback.Script is { } script ? new CodeListing(script, feedback.Template) : null;
        var cards = new ExerciseCards(feedback, listing);
        var name = StudentHead.Name(feedback.Mark.Student);
        var body = HtmlElement.Of(
            "main",
            StudentHead.Write(feedback),
            Whole(feedback.Mark.Comments),
            cards.WholeCard(),
            HtmlElement.Classed("h2", "part", "Exercises"),
            new HtmlGroup([.. feedback.Mark.Exercises.Select(cards.Card)]),
            PictureGallery.Write(feedback),
            listing is null ? null : Code(listing, cards));
        return HtmlDocument.Write($"{feedback.Assignment.Title}: {name}", PageStyle.Shared + PageStyle.Student, body);
    }

    private static HtmlElement? Whole(IEnumerable<Comment> comments)
    {
        var whole = comments.Where(comment => comment.Exercise is null).ToList();
        return whole.Count == 0
            ? null
            : HtmlElement.Classed("section", "card", [HtmlElement.Of("h2", "To you"), .. whole.Select(ExerciseCards.Said)]);
    }

    private static HtmlNode Code(CodeListing listing, ExerciseCards cards) =>
        new HtmlGroup(
            HtmlElement.Classed("h2", "part", "Your code").With("id", "code"),
            listing.HasOwn
                ? HtmlElement.Classed("p", "legend", HtmlElement.Classed("span", "bar"), "lines that you wrote; the others were given")
                : null,
            listing.Write(cards.Notes, cards.Messages));
}
