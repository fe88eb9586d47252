using System.Globalization;
using System.Linq;
using System.Text;

namespace DLWorkbook.Grading;

/// <summary>Strangers' names: shown, compared, and made into keys.</summary>
internal static class Text
{
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

    private static string Bare(string name)
    {
        var bare = new StringBuilder();

        foreach (var sign in WellFormed(name).Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
            {
                bare.Append(sign switch
                {
                    'ø' => "o",
                    'æ' => "ae",
                    'œ' => "oe",
                    'ß' => "ss",
                    'ł' => "l",
                    'đ' or 'ð' => "d",
                    'þ' => "th",
                    'ı' => "i",
                    _ => sign.ToString(),
                });
            }
        }

        return bare.ToString();
    }

    /// <summary>Half a pair of surrogates is no text.</summary>
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static bool IsShown(char sign) =>
        char.GetUnicodeCategory(sign) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
