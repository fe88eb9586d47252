using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>The ways in which platforms write a person's name.</summary>
internal static class StudentNames
{
    /// <summary>A name with its words in each order that keeps neighbours together ("Ada Byron Lovelace", "Lovelace Ada Byron", …), plain.</summary>
    public static IReadOnlySet<string> Forms(string name)
    {
        var cut = name.Split(',', 2);
        var words = (cut.Length == 2 ? cut[1] + " " + cut[0] : name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, words.Length)
            .Select(first => Text.Plain(string.Concat(words.Skip(first).Concat(words.Take(first)))))
            .Where(form => form != "")
            .ToHashSet();
    }
}
