using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace DLWorkbook.Grading;

/// <summary>Reads what was handed in: only the files that were collected, unchanged since.</summary>
/// <param name="course">The instructor's folder.</param>
/// <param name="lab">The lab's script without its extension.</param>
/// <param name="say">Takes what is odd, in words for the instructor.</param>
internal sealed class HandedIn(Course course, string lab, Action<string> say)
{
    /// <summary>The most bytes of a file that is read.</summary>
    private const long MostBytes = 64 << 20;

    /// <summary>The most bytes of a script that is shown.</summary>
    private const int MostScriptBytes = 1 << 20;

    private readonly SubmissionFolder folder = new(course, lab);

    /// <summary>The script, as far as it is text; null, and a word to the instructor, when it is not there or not what was collected.</summary>
    internal string? Script(Submission submission)
    {
        if (submission.Script is not { } name || Content(submission, name) is not { } content)
        {
            return null;
        }

        if (content.Length <= MostScriptBytes)
        {
            return Encoding.UTF8.GetString(content.Span).TrimStart('\uFEFF');
        }

        say($"{submission.Student}: the code is not on the page: it has more than {MostScriptBytes >> 10} KiB");
        return null;
    }

    /// <summary>The other files by name; what can't be read comes without content.</summary>
    internal IReadOnlyList<HandedInFile> Others(Submission submission) =>
    [
        .. submission.Files.Keys
            .Where(name => name != submission.Script)
            .Order(StringComparer.Ordinal)
            .Select(name => new HandedInFile(name, Content(submission, name))),
    ];

    private ReadOnlyMemory<byte>? Content(Submission submission, string name)
    {
        try
        {
            var file = new FileInfo(Path.Combine(folder.Of(submission), name));
            var fault = !Names.IsFile(name) || !file.Exists || file.LinkTarget is not null ? "it is not there, or no plain file"
                : file.Length > MostBytes ? $"it has more than {MostBytes >> 20} MiB"
                : null;

            if (fault is null)
            {
                return folder.Content(submission, name);
            }

            say($"{submission.Student}: {VisibleText.Plain(name)} is not on the page: {fault}");
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            say($"{submission.Student}: {VisibleText.Plain(name)} is not on the page: {fault.Message}");
        }

        return null;
    }
}
