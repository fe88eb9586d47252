using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Threading;

namespace DLWorkbook.Grading;

/// <summary>
/// Files where every user can reach them: as root the grader drops to a user who can't look into /root, so what lies in
/// such a folder is copied once.
/// </summary>
internal static class ReachableFiles
{
    private const string Prefix = "dlworkbook-files-";

    private const UnixFileMode ForOthers = UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private static readonly ConcurrentDictionary<(string, DateTime), Lazy<string>> s_copies = new();

    private static readonly Lazy<string> s_folder = new(MakeFolder);

    private static int s_count;

    /// <summary>The file or folder itself when every user can read it, else a copy of it.</summary>
    /// <param name="source">A file or folder of this machine.</param>
    internal static string Reach(string source)
    {
        var full = Path.GetFullPath(source);
        return OperatingSystem.IsWindows() || IsReachable(full)
            ? full
            : s_copies.GetOrAdd((full, File.GetLastWriteTimeUtc(full)), key => new Lazy<string>(() => Copy(key.Item1))).Value;
    }

    private static bool IsReachable(string full)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        if (!File.GetUnixFileMode(full).HasFlag(Directory.Exists(full) ? ForOthers : UnixFileMode.OtherRead))
        {
            return false;
        }

        for (var up = Path.GetDirectoryName(full); up is not null; up = Path.GetDirectoryName(up))
        {
            if (!File.GetUnixFileMode(up).HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return true;
    }

    private static string Copy(string source)
    {
        var target = Path.Combine(s_folder.Value, Interlocked.Increment(ref s_count).ToString(CultureInfo.InvariantCulture));
        Copy(source, target);
        return target;
    }

    private static void Copy(string source, string target)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("ReachableFiles: Unix only");
        }

        if (File.Exists(source))
        {
            File.Copy(source, target);
            File.SetUnixFileMode(target, File.GetUnixFileMode(source) | UnixFileMode.OtherRead);
            return;
        }

        Directory.CreateDirectory(target);
        File.SetUnixFileMode(target, File.GetUnixFileMode(target) | ForOthers);

        foreach (var inner in Directory.EnumerateFileSystemEntries(source))
        {
            Copy(inner, Path.Combine(target, Path.GetFileName(inner)));
        }
    }

    /// <summary>A folder of this process; those of graders that were killed go.</summary>
    private static string MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("ReachableFiles: Unix only");
        }

        foreach (var left in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var process = Path.GetFileName(left)[Prefix.Length..].Split('-')[0];

            if (!Directory.Exists("/proc/" + process) && File.GetUnixFileMode(left).HasFlag(UnixFileMode.UserWrite))
            {
                Directory.Delete(left, recursive: true);
            }
        }

        var made = Directory.CreateTempSubdirectory($"{Prefix}{System.Environment.ProcessId}-").FullName;
        File.SetUnixFileMode(made, File.GetUnixFileMode(made) | UnixFileMode.OtherExecute);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(made, recursive: true);
        return made;
    }
}
