using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Reads what was handed in: only the files that were collected, unchanged since.</summary>
/// <param name="course">The instructor's folder.</param>
/// <param name="lab">The lab's script without its extension.</param>
/// <param name="say">Takes what is odd, in words for the instructor.</param>
internal sealed class HandedIn(Course course, string lab, Action<string> say)
{
    /// <summary>The most bytes of a file that is read.</summary>
    private const long MostBytes = 64 << 20;

    private readonly SubmissionFolder folder = new(course, lab);

    /// <summary>The script; null, and a word to the instructor, when it is not there or not what was graded.</summary>
    internal string? Script(Submission submission)
    {
        try
        {
            return folder.Script(submission);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            say($"{submission.Student}: the code is not on the page: {fault.Message}");
            return null;
        }
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
        var file = new FileInfo(Path.Combine(folder.Of(submission), name));

        if (!Names.IsFile(name) || !file.Exists || file.LinkTarget is not null || file.Length > MostBytes)
        {
            say($"{submission.Student}: {VisibleText.Plain(name)} is not on the page: it is not there, no plain file, or larger than {MostBytes >> 20} MiB");
            return null;
        }

        var content = File.ReadAllBytes(file.FullName);

        if (Checksum.Of(content) == submission.Files[name])
        {
            return content;
        }

        say($"{submission.Student}: {name} is not on the page: it is not the file that was collected");
        return null;
    }
}
