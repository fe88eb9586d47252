using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace DLWorkbook.Grading;

/// <summary>
/// Text in which every character can be seen: controls, marks that turn the direction of reading, characters of no width and
/// halves of pairs are shown by name or number, so that what a reader sees is what is there.
/// </summary>
internal static class VisibleText
{
    /// <summary>A stretch of a text.</summary>
    /// <param name="Text">What is shown.</param>
    /// <param name="IsSign">Whether it stands for a character that can't be seen.</param>
    internal readonly record struct Part(string Text, bool IsSign);

    /// <summary>A text in its parts; line ends become line feeds, tabs stay.</summary>
    internal static IEnumerable<Part> Parts(string text)
    {
        var plain = new StringBuilder();

        foreach (var rune in text.Replace("\r\n", "\n").EnumerateRunes())
        {
            if (Sign(rune) is { } sign)
            {
                if (plain.Length > 0)
                {
                    yield return new Part(plain.ToString(), false);
                    plain.Clear();
                }

                yield return new Part(sign, true);
            }
            else
            {
                plain.Append(rune.ToString());
            }
        }

        if (plain.Length > 0)
        {
            yield return new Part(plain.ToString(), false);
        }
    }

    /// <summary>The whole text, for where no element can stand: an attribute, a page's title, a table of figures.</summary>
    internal static string Plain(string text) => string.Concat(Parts(text).Select(part => part.Text));

    /// <summary>What stands for a character that can't be seen; null for one that can.</summary>
    private static string? Sign(Rune rune)
    {
        var number = rune.Value;

        return number switch
        {
            '\n' or '\t' => null,
            0 => "\u27E8NUL\u27E9",
            0x1B => "\u27E8ESC\u27E9",
            // Joiners belong to the writing of many languages, and to emoji.
            0x200C or 0x200D => null,
            0xFFFD => null,
            0x115F or 0x1160 or 0x3164 or 0xFFA0 => Number(number),
            _ => Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned => Number(number),
                _ => null,
            },
        };
    }

    private static string Number(int number) => "\u27E8U+" + number.ToString("X4", CultureInfo.InvariantCulture) + "\u27E9";
}
