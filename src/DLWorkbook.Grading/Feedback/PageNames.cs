using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>The names of students' pages: no two alike on any system, and none that is taken.</summary>
internal static class PageNames
{
    private const int Longest = 60;

    /// <summary>The name of the class report.</summary>
    internal const string Report = "report.html";

    /// <summary>The file of each student's page, by the student's key.</summary>
    internal static IReadOnlyDictionary<string, string> Of(IEnumerable<string> students)
    {
        var all = students.Distinct().ToList();
        var plain = all.CountBy(Plain, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        return all.ToDictionary(key => key, key =>
        {
            var isItself = Plain(key) == key && plain[key] == 1 && key is not (['.', ..] or [.., '.']);
            var isTaken = string.Equals(key + ".html", Report, StringComparison.OrdinalIgnoreCase);
            return isItself && !isTaken ? $"{key}.html" : $"{Plain(key)}-{Checksum.OfText(key)[..8]}.html";
        });
    }

    /// <summary>A key with what a file's name can't have on some system made underscores.</summary>
    private static string Plain(string key)
    {
        var plain = string.Concat(key.Take(Longest).Select(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-' or '_' ? sign : '_'));
        return Names.IsFile(plain) && plain[0] != '.' ? plain : "student_" + plain.Replace('.', '_');
    }
}
