using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace DLWorkbook.Grading;

/// <summary>Picks what the assignment asks for out of what a student handed in.</summary>
internal sealed partial class HandedFiles
{
    /// <summary>The most bytes of a script.</summary>
    public const int ScriptBytes = 1 << 20;

    /// <summary>The most bytes of an archive that a student hands in.</summary>
    public const int ArchiveBytes = 32 << 20;

    private readonly Dictionary<string, byte[]> contents = [];
    private readonly List<string> notes = [];

    /// <summary>Reads the script and the attachments; everything else is named in the notes.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged here.</exception>
    public HandedFiles(Assignment assignment, Handin handin)
    {
        var rest = handin.Files.SelectMany(file => Unpacked(file, assignment)).ToList();

        foreach (var odd in rest.Where(file => file.Odd is not null))
        {
            notes.Add($"{odd.Shown}: left out, {odd.Odd}");
        }

        rest.RemoveAll(file => file.Odd is not null);

        if (Pick(rest, assignment.Script) is { } script)
        {
            Take(script, assignment.Script, ScriptBytes, rest);
        }
        else
        {
            TakeOtherScript(assignment, rest);
        }

        foreach (var attachment in assignment.Attachments)
        {
            if (Pick(rest, attachment.Name) is { } file)
            {
                Take(file, attachment.Name, attachment.MostBytes, rest);
            }
            else if (attachment.Required)
            {
                notes.Add($"{attachment.Name} is missing");
            }
        }

        if (rest.Count > 0)
        {
            var named = string.Join(", ", rest.Take(5).Select(file => file.Shown));
            notes.Add($"not asked for, left out: {named}{(rest.Count > 5 ? $" and {rest.Count - 5} more" : "")}");
        }

        Script = contents.ContainsKey(assignment.Script) ? assignment.Script : null;
    }

    /// <summary>The name of the script; null when there is none.</summary>
    public string? Script { get; }

    /// <summary>The contents by the names that the assignment gives them.</summary>
    public IReadOnlyDictionary<string, byte[]> Contents => contents;

    /// <summary>What was odd, in words.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>A name without what platforms and browsers append to it: "lab1b-2.fsx", "lab1b (1).fsx".</summary>
    internal static string WithoutNumber(string name) => Numbered().Replace(name, "");

    /// <summary>The file of that name, the least deep one; of those with a number appended the highest.</summary>
    private static IncomingFile? Pick(IReadOnlyList<IncomingFile> files, string name)
    {
        bool Same(string one) => string.Equals(one, name, StringComparison.OrdinalIgnoreCase);

        return files.Where(file => Same(file.Name)).MinBy(file => file.Parts.Count)
            ?? files.Where(file => Same(WithoutNumber(file.Name)))
                .OrderByDescending(file => long.TryParse(Numbered().Match(file.Name).Groups["number"].Value, out var number) ? number : 0)
                .ThenBy(file => file.Parts.Count)
                .FirstOrDefault();
    }

    /// <summary>The files of an archive that was handed in; any other file as it is. An archive within an archive stays closed.</summary>
    private IReadOnlyList<IncomingFile> Unpacked(IncomingFile file, Assignment assignment)
    {
        if (file.Odd is not null
            || !file.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
            || Pick([file], assignment.Attachments) is not null)
        {
            return [file];
        }

        try
        {
            if (file.Read(ArchiveBytes) is not { } content)
            {
                return [file with { Odd = FormattableString.Invariant($"an archive of more than {ArchiveBytes} bytes") }];
            }

            // It stays open as long as its files are read.
            var inside = ZipFiles.Read(new ZipArchive(new MemoryStream(content)));
            notes.Add($"handed in as an archive, {file.Shown}");
            return [.. inside.Select(one => one with { Parts = [.. file.Parts, .. one.Parts] })];
        }
        catch (InvalidDataException)
        {
            return [file with { Odd = "a damaged archive" }];
        }
    }

    private static IncomingFile? Pick(IReadOnlyList<IncomingFile> files, IReadOnlyList<Attachment> attachments) =>
        attachments.Select(attachment => Pick(files, attachment.Name)).FirstOrDefault(found => found is not null);

    private void TakeOtherScript(Assignment assignment, List<IncomingFile> rest)
    {
        var scripts = rest.Where(file => file.Name.EndsWith(".fsx", StringComparison.OrdinalIgnoreCase)).ToArray();
        var page = rest.FirstOrDefault(file => file.Name is "onlinetext.html" or "text.html");

        if (scripts.Length == 1)
        {
            notes.Add($"the script was called {scripts[0].Shown}");
            Take(scripts[0], assignment.Script, ScriptBytes, rest);
        }
        else if (scripts.Length > 1)
        {
            notes.Add($"no script: expected {assignment.Script}, got {string.Join(", ", scripts.Take(5).Select(file => file.Shown))}");
        }
        else if (page is not null && page.Read(4 * ScriptBytes) is { } html)
        {
            rest.Remove(page);
            notes.Add("the script was typed into a text field, and taken out of its page");
            contents[assignment.Script] = Encoding.UTF8.GetBytes(OnlineText.ToScript(Encoding.UTF8.GetString(html)));
        }
        else
        {
            notes.Add($"no script: expected {assignment.Script}");
        }
    }

    private void Take(IncomingFile file, string name, long most, List<IncomingFile> rest)
    {
        rest.Remove(file);

        if (file.Read(most) is { } content)
        {
            contents[name] = content;
        }
        else
        {
            notes.Add(FormattableString.Invariant($"{file.Shown}: left out, it has more than {most} bytes"));
        }
    }

    [GeneratedRegex(@"(?:[-_ ]?\((?<number>\d{1,4})\)|[-_ ](?<number>\d{1,4}))(?=\.[^.]*$)")]
    private static partial Regex Numbered();
}
