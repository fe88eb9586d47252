using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace DLWorkbook.Grading;

/// <summary>Reads the names in a download: who handed in which file.</summary>
/// <remarks>
/// <para>
/// Moodle (mod_assign) writes a folder <c>&lt;full name&gt;_&lt;id&gt;_assignsubmission_&lt;plugin&gt;</c>, with an underscore at the end
/// in some versions, underscores of names turned into spaces; the plugin is "file" or "onlinetext". Without "download in folders" the
/// same stands before each file's name. Under blind marking the name is "Participant".
/// </para>
/// <para>
/// Canvas writes files <c>&lt;name&gt;[_LATE]_&lt;user&gt;_&lt;file&gt;_&lt;file's name&gt;</c>, the name in lower case without signs and
/// blanks, family name first, and appends -1, -2, … to a file's name that was handed in before; a text that was typed in is
/// <c>&lt;name&gt;[_LATE]_&lt;user&gt;_text.html</c>. An anonymous one begins with <c>[LATE_]anon_&lt;id&gt;</c>.
/// </para>
/// </remarks>
internal static partial class DownloadNames
{
    /// <summary>Which form a download has.</summary>
    public static DownloadForm Guess(IReadOnlyList<IncomingFile> files, ClassList? students, bool hasRepositories)
    {
        if (files.Any(file => Moodle().IsMatch(file.Parts[0])))
        {
            return DownloadForm.Moodle;
        }

        if (files.Any(file => file.Parts.Count == 1 && IsCanvas(file.Name)))
        {
            return DownloadForm.Canvas;
        }

        var folders = files.Where(file => file.Parts.Count > 1).Select(file => file.Parts[0]).Distinct().ToArray();
        var arePlain = folders.Any(folder => students?.Find(folder) is not null);
        return !arePlain && (hasRepositories || (folders.Length > 1 && SharedPrefix(folders).Length > 1)) ? DownloadForm.GitHub : DownloadForm.Plain;
    }

    /// <summary>The files by student, and those that no student can be told for.</summary>
    public static (IReadOnlyList<Handin> Handins, IReadOnlyList<IncomingFile> Unclear) Sort(
        IReadOnlyList<IncomingFile> files, DownloadForm form, ClassList? students, string? prefix)
    {
        var handins = new Dictionary<string, Handin>(StringComparer.Ordinal);
        var unclear = new List<IncomingFile>();
        var shared = prefix ?? SharedPrefix([.. files.Where(file => file.Parts.Count > 1).Select(file => file.Parts[0]).Distinct()]);

        foreach (var file in files)
        {
            var (who, own) = form switch
            {
                DownloadForm.Moodle => OfMoodle(file),
                DownloadForm.Canvas => OfCanvas(file),
                DownloadForm.GitHub => OfGitHub(file, shared, students),
                _ => OfPlain(file),
            };

            if (who is null || own is null)
            {
                unclear.Add(file);
                continue;
            }

            if (!handins.TryAdd(who.Label, who))
            {
                who = handins[who.Label];
            }

            who.Files.Add(own);
        }

        return ([.. handins.Values], unclear);
    }

    /// <summary>What all names begin with, up to and with its last hyphen: GitHub Classroom's "lab1b-" before the accounts.</summary>
    internal static string SharedPrefix(IReadOnlyList<string> names)
    {
        if (names.Count < 2)
        {
            return "";
        }

        var shared = names[0];

        foreach (var name in names)
        {
            var length = shared.Zip(name).TakeWhile(pair => pair.First == pair.Second).Count();
            shared = shared[..length];
        }

        return shared[..(shared.LastIndexOf('-') + 1)];
    }

    private static (Handin? Who, IncomingFile? Own) OfMoodle(IncomingFile file)
    {
        var found = Moodle().Match(file.Parts[0]);
        var isFolder = file.Parts.Count > 1;

        if (!found.Success || (!isFolder && found.Groups["file"].Value == "") || (isFolder && found.Groups["file"].Value != ""))
        {
            return (null, null);
        }

        var name = found.Groups["name"].Value.Trim();
        var id = found.Groups["id"].Value;
        var own = isFolder ? file.Below(1) : file with { Parts = [found.Groups["file"].Value] };
        return (new Handin { Label = $"{name}_{id}", Name = name, Id = id }, own);
    }

    private static bool IsCanvas(string name) => Canvas().IsMatch(name) || Anonymous().IsMatch(name);

    private static (Handin? Who, IncomingFile? Own) OfCanvas(IncomingFile file)
    {
        var anonymous = Anonymous().Match(file.Name);
        var found = anonymous.Success ? anonymous : Canvas().Match(file.Name);

        if (file.Parts.Count > 1 || !found.Success)
        {
            return (null, null);
        }

        var id = found.Groups["id"].Value;
        var name = anonymous.Success ? "anon" : found.Groups["name"].Value;
        var who = new Handin
        {
            Label = $"{name}_{id}",
            Name = name,
            Id = anonymous.Success ? "" : id,
            IsLate = found.Groups["late"].Success,
        };
        return (who, file with { Parts = [found.Groups["file"].Value] });
    }

    private static (Handin? Who, IncomingFile? Own) OfGitHub(IncomingFile file, string prefix, ClassList? students)
    {
        if (file.Parts.Count < 2)
        {
            return (null, null);
        }

        var repository = file.Parts[0];
        var account = students?.Students
            .Select(student => student.GitHub)
            .Where(account => account != "" && repository.EndsWith("-" + account, StringComparison.OrdinalIgnoreCase))
            .MaxBy(account => account.Length)
            ?? (prefix != "" && repository.StartsWith(prefix, StringComparison.Ordinal) && repository.Length > prefix.Length
                ? repository[prefix.Length..]
                : repository);
        return (new Handin { Label = repository, Name = account }, file.Below(1));
    }

    private static (Handin? Who, IncomingFile? Own) OfPlain(IncomingFile file) =>
        file.Parts.Count < 2 ? (null, null) : (new Handin { Label = file.Parts[0], Name = file.Parts[0] }, file.Below(1));

    [GeneratedRegex(@"^(?<name>.+?)(?:_(?<id>\d+))?_assignsubmission_(?<plugin>[a-z]+)(?:_(?<file>.*))?$", RegexOptions.Singleline)]
    private static partial Regex Moodle();

    [GeneratedRegex(@"^(?<name>.*?)_(?:(?<late>LATE)_)?(?<id>\d+)_(?:\d+_(?<file>.+)|(?<file>text\.html|link\.html))$", RegexOptions.Singleline)]
    private static partial Regex Canvas();

    [GeneratedRegex(@"^(?:(?<late>LATE)_)?anon_(?<id>\w+?)_(?:\d+_(?<file>.+)|(?<file>text\.html|link\.html))$", RegexOptions.Singleline)]
    private static partial Regex Anonymous();
}
