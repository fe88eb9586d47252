using System;
using System.IO;

namespace DLWorkbook.Grading;

/// <summary>The style sheets of the pages; they are parts of the assembly.</summary>
internal static class PageStyle
{
    /// <summary>What every page has: colours, by day, by night and in print, letters, cards, verdicts, code.</summary>
    internal static string Shared { get; } = Read("page.css");

    /// <summary>What students' pages have beside that.</summary>
    internal static string Student { get; } = Read("student.css");

    /// <summary>What the class report has beside that.</summary>
    internal static string Report { get; } = Read("report.css");

    private static string Read(string name)
    {
        using var stream = typeof(PageStyle).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"PageStyle: expected the resource {name} in the assembly, got none: build it anew");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
