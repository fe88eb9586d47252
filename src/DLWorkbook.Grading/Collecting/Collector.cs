using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Collects submissions: out of a folder or archive as learning platforms write them, into <c>submissions/</c>, every version.</summary>
/// <remarks>
/// Who and when is settled for everybody before anything is written. Files are copied, never linked; no link of the download is
/// followed, no name of it is used as a place to write to, and a file is read up to the bytes that the assignment allows, whatever
/// an archive says of its size.
/// </remarks>
/// <param name="course">The instructor's folder.</param>
/// <param name="assignment">The assignment.</param>
/// <param name="students">The class list; null for none: then nobody is missing, and keys are made of names.</param>
public sealed class Collector(Course course, Assignment assignment, ClassList? students)
{
    private static readonly string[] Litter = [".DS_Store", "Thumbs.db", "desktop.ini"];

    private sealed record Known(Handin Handin, string Key, bool IsListed, DateTimeOffset Received, List<string> Notes);

    /// <summary>Collects a download.</summary>
    /// <param name="options">Where it is, and how it is read.</param>
    /// <returns>Who handed in what, and who is missing.</returns>
    /// <exception cref="CollectException">It is not clear who or when: everything that is unclear. Nothing was written.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public Collection Collect(CollectOptions options)
    {
        if (Directory.Exists(options.From))
        {
            return Collect(options, FolderFiles.Read(options.From), options.From);
        }

        if (!File.Exists(options.From))
        {
            throw new CollectException([$"expected a folder or a zip archive of submissions, but there is no {options.From}"]);
        }

        try
        {
            using var archive = ZipFile.OpenRead(options.From);
            return Collect(options, ZipFiles.Read(archive), null);
        }
        catch (InvalidDataException fault)
        {
            throw new CollectException([$"{options.From}: expected a zip archive, got something else or a damaged one: {fault.Message}"]);
        }
    }

    private Collection Collect(CollectOptions options, IReadOnlyList<IncomingFile> all, string? folder)
    {
        var files = all.Where(file => !Litter.Contains(file.Name) && file.Parts[0] != "__MACOSX" && !file.IsAstray).ToArray();
        (files, folder) = Unwrapped(files, folder);
        var hasRepositories = folder is not null && Directory.EnumerateDirectories(folder).Any(path => Directory.Exists(Path.Combine(path, ".git")));
        var form = options.Form ?? DownloadNames.Guess(files, students, hasRepositories);
        var (handins, unclear) = DownloadNames.Sort(files, form, students, options.Prefix);

        if (handins.Count == 0)
        {
            throw new CollectException([$"{options.From}: expected submissions named as Moodle, Canvas or GitHub Classroom name them, or a folder for each student, got {(files.Length == 0 ? "nothing" : files[0].Shown)}"]);
        }

        var sheet = options.Worksheet is null ? null : Worksheet.Read(options.Worksheet, local => Offset(options, local));
        var known = Identify(form, handins, sheet, options, folder);
        var store = new SubmissionFolder(course, assignment.Lab);
        store.Tidy();
        var collected = known.Select(one => Keep(store, one)).OrderBy(student => student.Key, StringComparer.Ordinal).ToArray();
        var present = store.Students().ToHashSet();

        return new Collection
        {
            Form = form,
            Students = collected,
            Missing = students is null ? [] : [.. students.Students.Where(student => !present.Contains(student.Key))],
            Unclear = [.. all.Where(file => file.IsAstray).Concat(unclear).Select(file => file.Odd is null ? file.Shown : $"{file.Shown}: {file.Odd}")],
        };
    }

    /// <summary>A folder that holds everything is looked into, unless it is a student's own.</summary>
    private (IncomingFile[] Files, string? Folder) Unwrapped(IncomingFile[] files, string? folder)
    {
        var tops = files.Select(file => file.Parts[0]).Distinct().Take(2).ToArray();

        if (tops.Length != 1 || files.Any(file => file.Parts.Count < 2) || students?.Find(tops[0]) is not null)
        {
            return (files, folder);
        }

        var inner = files.Select(file => file.Below(1)).ToArray();
        var isWrapper = inner.All(file => file.Parts.Count > 1) || DownloadNames.Guess(inner, students, false) is DownloadForm.Canvas;
        var isMoodles = DownloadNames.Guess(files, students, false) == DownloadForm.Moodle;
        return isWrapper && !isMoodles && (folder is null || !Directory.Exists(Path.Combine(folder, tops[0], ".git")))
            ? (inner, folder is null ? null : Path.Combine(folder, tops[0]))
            : (files, folder);
    }

    private List<Known> Identify(
        DownloadForm form, IReadOnlyList<Handin> handins, Worksheet? sheet, CollectOptions options, string? folder)
    {
        var finder = new StudentFinder(students, sheet);
        var faults = new List<string>();
        var known = new List<Known>();
        var doubted = new List<string>();

        foreach (var handin in handins)
        {
            var (student, fault) = finder.Find(form, handin);
            var key = student?.Key ?? StudentFinder.KeyOf(form, handin);

            if (fault is not null)
            {
                faults.Add(fault);
                continue;
            }

            if (known.FirstOrDefault(other => string.Equals(other.Key, key, StringComparison.OrdinalIgnoreCase)) is { } other)
            {
                faults.Add($"\"{Text.Printable(other.Handin.Label)}\" and \"{Text.Printable(handin.Label)}\" are both {key}: say who they are in a table with the columns download and key, and give it with --worksheet");
                continue;
            }

            var notes = new List<string>();
            var row = sheet?.Of(form, handin) ?? (student is null ? null : sheet?.Of(student));
            var received = row?.Received ?? CommitTime(form, handin, folder, notes) ?? FileTime(handin, options, doubted);
            known.Add(new Known(handin, key, student is not null || students is null, received, notes));
        }

        if (doubted.Count > 0)
        {
            faults.Add(
                $"{doubted.Count} of {handins.Count} have files of after the due date, {TimeText.Show(assignment.Due!.Value)}: {string.Join(", ", doubted.Take(5))}{(doubted.Count > 5 ? ", …" : "")}.\n"
                + "Platforms write there when the download was made, so nobody is called late for it. Give\n"
                + "  --worksheet FILE   a table that knows the times: Moodle's grading worksheet, GitHub\n"
                + "                     Classroom's grades.csv, or your own with download and received;\n"
                + "  --in-time          when everything in the download came in time; or\n"
                + "  --file-times       when the files' times are those of handing in.");
        }

        return faults.Count == 0 ? known : throw new CollectException(faults);
    }

    private static DateTimeOffset? CommitTime(DownloadForm form, Handin handin, string? folder, List<string> notes)
    {
        var time = form == DownloadForm.GitHub && folder is not null ? GitHead.CommitTime(Path.Combine(folder, handin.Label)) : null;

        if (time is not null)
        {
            notes.Add("the time is the commit's own word for it; GitHub Classroom's grades.csv knows when it was pushed");
        }

        return time;
    }

    /// <summary>The time of the latest of someone's files, as far as it is believed.</summary>
    private DateTimeOffset FileTime(Handin handin, CollectOptions options, List<string> doubted)
    {
        var written = handin.Files.Max(file => file.Written);

        if (assignment.Due is not { } due || written <= due + assignment.Late.Grace || options.FileTimes == FileTimes.Trusted)
        {
            return written;
        }

        // Canvas says LATE: who isn't called so came in time, whenever the download was made.
        if (handin.IsLate != false && options.FileTimes == FileTimes.Doubted)
        {
            doubted.Add(Text.Printable(handin.Label));
        }

        return due;
    }

    private CollectedStudent Keep(SubmissionFolder store, Known known)
    {
        var notes = new List<string>(known.Notes);
        Submission? kept = null;

        try
        {
            var handed = new HandedFiles(assignment, known.Handin);
            notes.AddRange(handed.Notes);

            if (!known.IsListed)
            {
                notes.Add($"not in the class list: the download says \"{Text.Printable(known.Handin.Label)}\"");
            }

            kept = store.Add(known.Key, known.Received, handed.Script, handed.Contents, notes);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            notes.Add($"could not be read, nothing kept: {Text.Printable(fault.Message)}");
        }

        var after = assignment.Due is { } due ? known.Received - due : TimeSpan.Zero;
        return new CollectedStudent
        {
            Key = known.Key,
            CalledThere = known.Handin.Label,
            IsListed = known.IsListed,
            New = kept,
            Versions = store.Versions(known.Key).Count,
            Received = known.Received,
            Late = after > assignment.Late.Grace ? after : null,
            Notes = notes,
        };
    }

    private TimeSpan Offset(CollectOptions options, DateTime local) =>
        options.Zone?.GetUtcOffset(local) ?? assignment.Due?.Offset ?? TimeZoneInfo.Local.GetUtcOffset(local);
}
