using System.Globalization;
using System.Linq;
using System.Text;

namespace DLWorkbook.Grading;

/// <summary>Strangers' names: shown, compared, and made into keys.</summary>
internal static class Text
{
    /// <summary>The letters of Latin-1 and Latin Extended-A that are one of a to z with something to it, and the ligatures.</summary>
    private static readonly (string Letters, string? Bare)[] Accented =
    [
        ("àáâãäåāăą", "a"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"), ("ĥħ", "h"), ("ìíîïĩīĭįı", "i"),
        ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņň", "n"), ("òóôõöøōŏő", "o"), ("ŕŗř", "r"), ("śŝşšș", "s"), ("ţťŧț", "t"),
        ("ùúûüũūŭůűų", "u"), ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"), ("æ", "ae"), ("œ", "oe"), ("ß", "ss"), ("þ", "th"),
    ];

    /// <summary>A name for a line of output: without control characters, marks of direction and the like, and at most 100 signs long.</summary>
    public static string Printable(string text)
    {
        var shown = string.Concat(text.Select(sign => IsShown(sign) ? sign : '?'));
        return shown.Length <= 100 ? shown : shown[..99] + "…";
    }

    /// <summary>What is left of a name when case, accents, spaces and signs make no difference: "Åsa-Marie Ødegård" as "asamarieodegard".</summary>
    public static string Plain(string name) => string.Concat(Bare(name).Where(char.IsLetterOrDigit));

    /// <summary>A name as a part of a key: "Åsa-Marie Ødegård" as "asa-marie-odegard"; empty when no letter of ASCII and no digit is in it.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder();

        foreach (var sign in Bare(name))
        {
            if (char.IsAsciiLetterOrDigit(sign))
            {
                slug.Append(sign);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-');
    }

    /// <summary>Small letters without accents. The letters are listed, since a .NET without ICU takes none apart.</summary>
    private static string Bare(string name)
    {
        var bare = new StringBuilder();

        foreach (var sign in name.ToLowerInvariant())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            {
                continue;
            }

            bare.Append(Accented.FirstOrDefault(row => row.Letters.Contains(sign)).Bare ?? sign.ToString());
        }

        return bare.ToString();
    }

    private static bool IsShown(char sign) =>
        char.GetUnicodeCategory(sign) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
