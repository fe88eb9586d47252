using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace DLWorkbook.Grading;

/// <summary>The time of a repository's last commit, without anything of the repository being obeyed.</summary>
/// <remarks>
/// A repository's own configuration can name programs that git runs (pagers, signature checkers, monitors of the file system), so git
/// never sees it: HEAD is read here, and git is asked for that one commit out of a fresh, empty repository of ours that borrows
/// the objects. Hooks, replaced objects and fetching of what is missing are off.
/// </remarks>
internal static partial class GitHead
{
    private const int Patience = 10_000;

    /// <summary>When the commit was made that HEAD names, as the commit itself says; null when that can't be told.</summary>
    public static DateTimeOffset? CommitTime(string repository)
    {
        var git = new DirectoryInfo(Path.Combine(repository, ".git"));
        var objects = new DirectoryInfo(Path.Combine(git.FullName, "objects"));

        if (!git.Exists || git.LinkTarget is not null || !objects.Exists || objects.LinkTarget is not null)
        {
            return null;
        }

        return Commit(git.FullName) is { } commit && Show(objects.FullName, commit) is { } text && Committer().Match(text) is { Success: true } found
            ? Time(found.Groups["seconds"].Value, found.Groups["zone"].Value)
            : null;
    }

    private static string? Commit(string git)
    {
        var head = Small(Path.Combine(git, "HEAD"))?.Trim() ?? "";

        if (Hash().IsMatch(head))
        {
            return head;
        }

        if (Reference().Match(head) is not { Success: true } found || found.Groups["name"].Value.Contains("..", StringComparison.Ordinal))
        {
            return null;
        }

        var name = found.Groups["name"].Value;
        var loose = Small(Path.Combine([git, .. name.Split('/')]))?.Trim();
        var packed = Small(Path.Combine(git, "packed-refs"))?
            .Split('\n')
            .Select(line => line.Trim().Split(' '))
            .FirstOrDefault(parts => parts.Length == 2 && parts[1] == name)?[0];
        return new[] { loose, packed }.FirstOrDefault(hash => hash is not null && Hash().IsMatch(hash));
    }

    /// <summary>The text of a file that is one, and not a large one.</summary>
    private static string? Small(string file)
    {
        var info = new FileInfo(file);
        return info.Exists && info.LinkTarget is null && info.Length < 1 << 22 && UnixFile.Of(file) is not { IsRegular: false }
            ? File.ReadAllText(file)
            : null;
    }

    private static string? Show(string objects, string commit)
    {
        var ours = Directory.CreateTempSubdirectory("dlworkbook-collect-");

        try
        {
            ours.CreateSubdirectory("objects");
            ours.CreateSubdirectory("refs");
            File.WriteAllText(Path.Combine(ours.FullName, "HEAD"), "ref: refs/heads/none\n");
            var start = new ProcessStartInfo("git", ["--no-pager", "--no-optional-locks", "cat-file", "commit", commit])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = ours.FullName,
            };

            foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToArray())
            {
                start.Environment.Remove(name);
            }

            start.Environment["GIT_DIR"] = ours.FullName;
            start.Environment["GIT_OBJECT_DIRECTORY"] = objects;
            start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
            start.Environment["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
            start.Environment["GIT_NO_REPLACE_OBJECTS"] = "1";
            start.Environment["GIT_NO_LAZY_FETCH"] = "1";
            start.Environment["GIT_TERMINAL_PROMPT"] = "0";
            return Output(start);
        }
        finally
        {
            ours.Delete(recursive: true);
        }
    }

    /// <summary>What git said; null when it isn't installed, failed, or took too long.</summary>
    private static string? Output(ProcessStartInfo start)
    {
        try
        {
            using var process = Process.Start(start);

            if (process is null)
            {
                return null;
            }

            process.StandardInput.Close();
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEndAsync();

            if (!process.WaitForExit(Patience) || !output.Wait(Patience))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            return process.ExitCode == 0 ? output.Result : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no git here: the times of the files are all that is known.
            return null;
        }
    }

    private static DateTimeOffset? Time(string seconds, string zone)
    {
        var minutes = (60 * int.Parse(zone.AsSpan(1, 2), CultureInfo.InvariantCulture)) + int.Parse(zone.AsSpan(3, 2), CultureInfo.InvariantCulture);
        var offset = TimeSpan.FromMinutes(zone[0] == '-' ? -minutes : minutes);
        return long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            && since < 253402300799 - 86400
            && offset.Duration() <= TimeSpan.FromHours(14)
            ? DateTimeOffset.FromUnixTimeSeconds(since).ToOffset(offset)
            : null;
    }

    [GeneratedRegex("^(?:[0-9a-f]{40}|[0-9a-f]{64})$")]
    private static partial Regex Hash();

    [GeneratedRegex(@"^ref: (?<name>refs/[\w./-]{1,200})$")]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?m)^committer [^\n]*> (?<seconds>\d{1,12}) (?<zone>[+-]\d{4})$")]
    private static partial Regex Committer();
}
