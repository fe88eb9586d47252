using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

namespace DLWorkbook.Grading;

/// <summary>Where this process may make control groups for memory, processes and processors: version 1, or 2.</summary>
/// <param name="Memory">The folder for groups that limit memory; null when there is none.</param>
/// <param name="Processes">The folder for groups that limit processes; null when there is none. In version 2 the same.</param>
/// <param name="Processors">
/// The folder for groups that share the processors evenly, however many threads each has; null when there is none. In
/// version 2 the same.
/// </param>
/// <param name="Weakness">What is missing, in words; null when nothing is.</param>
internal sealed record ControlGroups(string? Memory, string? Processes, string? Processors, string? Weakness)
{
    private const string Prefix = "dlworkbook-";

    private static int s_made;

    /// <summary>Whether the two are one group of version 2.</summary>
    internal bool IsUnified => Memory is not null && Memory == Processes;

    /// <summary>Looks for the folders, and tries to make a group in each.</summary>
    internal static ControlGroups Find()
    {
        var memory = Writable("memory");
        var processes = Writable("pids");
        var processors = Writable("cpu");

        if (memory is null && processes is null && Unified() is { } unified)
        {
            return new ControlGroups(unified, unified, unified, null);
        }

        string[] missing =
        [
            .. memory is null ? ["memory (bounded for each process by RLIMIT_DATA)"] : Array.Empty<string>(),
            .. processes is null ? ["processes (bounded for each sandbox by RLIMIT_NPROC)"] : Array.Empty<string>(),
            .. processors is null ? ["processors (a submission with many threads slows its neighbours)"] : Array.Empty<string>(),
        ];
        var weakness = missing.Length == 0 ? null : $"no writable control group for {string.Join(" and ", missing)}";
        return new ControlGroups(memory, processes, processors, weakness);
    }

    /// <summary>A new group for a process; null when none can be made here.</summary>
    /// <param name="limits">What the group may use.</param>
    internal ControlGroup? Create(SandboxLimits limits)
    {
        var name = $"{Prefix}{System.Environment.ProcessId}-{Interlocked.Increment(ref s_made)}";
        var folders = new[] { Memory, Processes, Processors }.OfType<string>().Distinct().Select(root => Path.Combine(root, name)).ToArray();

        if (folders.Length == 0)
        {
            return null;
        }

        foreach (var folder in folders)
        {
            Directory.CreateDirectory(folder);
        }

        var memory = Memory is null ? null : Path.Combine(Memory, name);
        var processes = Processes is null ? null : Path.Combine(Processes, name);
        var made = new ControlGroup(folders, memory, IsUnified);

        try
        {
            made.Limit(memory, processes, limits);
            return made;
        }
        catch
        {
            made.Remove();
            throw;
        }
    }

    private static string? Writable(string controller)
    {
        var root = Mounts()
            .Where(mount => mount.Kind == "cgroup" && mount.Options.Contains(controller))
            .Select(mount => mount.Folder)
            .FirstOrDefault();
        return root is null ? null : Usable([Own(root, controller), root], LimitOf(controller));
    }

    /// <summary>The file of a group by which a controller limits it.</summary>
    private static string LimitOf(string controller) => controller switch
    {
        "memory" => "memory.limit_in_bytes",
        "pids" => "pids.max",
        _ => "cpu.shares",
    };

    /// <summary>The nearest group above this process in version 2 that hands both controllers on.</summary>
    private static string? Unified()
    {
        if (Mounts().Where(mount => mount.Kind == "cgroup2").Select(mount => mount.Folder).FirstOrDefault() is not { } root)
        {
            return null;
        }

        var above = new List<string>();

        for (var folder = Own(root, ""); folder.Length >= root.Length; folder = Path.GetDirectoryName(folder) ?? "")
        {
            above.Add(folder);
        }

        bool HandsOn(string folder)
        {
            var file = Path.Combine(folder, "cgroup.subtree_control");
            var controllers = File.Exists(file) ? File.ReadAllText(file).Split(' ', '\n') : [];
            return controllers.Contains("memory") && controllers.Contains("pids");
        }

        return Usable(above.Where(HandsOn), "memory.max");
    }

    private static string? Usable(IEnumerable<string> folders, string file)
    {
        foreach (var folder in folders.Where(Directory.Exists))
        {
            Sweep(folder);
            var trial = Path.Combine(folder, $"{Prefix}{System.Environment.ProcessId}-trial{Interlocked.Increment(ref s_made)}");

            try
            {
                Directory.CreateDirectory(trial);
                var usable = File.Exists(Path.Combine(trial, file));
                Directory.Delete(trial);

                if (usable)
                {
                    return folder;
                }
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                // Not ours to make groups in: the next one, or none, which the caller says.
                continue;
            }
        }

        return null;
    }

    /// <summary>Removes what a grader that was killed has left: its groups, and orphans in them.</summary>
    private static void Sweep(string folder)
    {
        foreach (var left in Directory.EnumerateDirectories(folder, Prefix + "*"))
        {
            var process = Path.GetFileName(left)[Prefix.Length..].Split('-')[0];

            if (int.TryParse(process, CultureInfo.InvariantCulture, out var id) && !Directory.Exists($"/proc/{id}"))
            {
                ControlGroup.EndOrphans(left);
                ControlGroup.TryRemove(left);
            }
        }
    }

    private static IEnumerable<(string Folder, string Kind, string[] Options)> Mounts() =>
        File.ReadLines("/proc/self/mounts")
            .Select(line => line.Split(' '))
            .Where(fields => fields.Length > 3)
            .Select(fields => (fields[1], fields[2], fields[3].Split(',')));

    /// <summary>The folder of this process's own group.</summary>
    private static string Own(string root, string controller)
    {
        var path = File.ReadLines("/proc/self/cgroup")
            .Select(line => line.Split(':', 3))
            .Where(fields => fields.Length == 3 && fields[1].Split(',').Contains(controller))
            .Select(fields => fields[2])
            .FirstOrDefault("/");
        var own = Path.GetFullPath(Path.Combine(root, path.TrimStart('/')));
        return Path.TrimEndingDirectorySeparator(Directory.Exists(own) ? own : root);
    }
}
