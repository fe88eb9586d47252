using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary>One control group: a bound on memory and processes for all that joins it.</summary>
internal sealed class ControlGroup
{
    private const int Kill = 9;

    private readonly IReadOnlyList<string> _folders;
    private readonly string? _memory;
    private readonly bool _isUnified;

    internal ControlGroup(IReadOnlyList<string> folders, string? memory, bool isUnified)
    {
        _folders = folders;
        _memory = memory;
        _isUnified = isUnified;
    }

    /// <summary>Shell commands by which the shell itself joins, and so all that comes after it.</summary>
    internal string JoinScript => string.Concat(_folders.Select(folder => $"echo 0 > '{folder}/cgroup.procs' && "));

    /// <summary>Whether the kernel ended a process of the group for want of memory.</summary>
    internal bool RanOutOfMemory
    {
        get
        {
            if (_memory is null)
            {
                return false;
            }

            var events = Path.Combine(_memory, _isUnified ? "memory.events" : "memory.oom_control");
            return File.Exists(events)
                && File.ReadLines(events).Any(line =>
                    line.StartsWith("oom_kill ", StringComparison.Ordinal) && line["oom_kill ".Length..] != "0");
        }
    }

    /// <summary>Ends what may be left in the group, and waits until it is empty, at most five seconds.</summary>
    internal async Task EmptyAsync()
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var left = _folders.SelectMany(Members).Distinct().ToArray();

            if (left.Length == 0)
            {
                return;
            }

            foreach (var process in left)
            {
                // A process that has just ended by itself is no fault.
                _ = Signal(process, Kill);
            }

            await Task.Delay(Math.Min(1 + attempt, 25)).ConfigureAwait(false);
        }
    }

    /// <summary>Removes the group.</summary>
    internal void Remove()
    {
        foreach (var folder in _folders)
        {
            TryRemove(folder);
        }
    }

    /// <summary>Ends the orphans of a group whose grader is no more.</summary>
    /// <param name="folder">The group's folder.</param>
    /// <remarks>
    /// A sandbox dies with its grader, except in one instant: when bubblewrap's first process dies before its second asks
    /// to die with it, the second waits for ever, with nothing of a submission in it. An orphan is known by its parent, so
    /// that those of a grader that lives in another container are not touched.
    /// </remarks>
    internal static void EndOrphans(string folder)
    {
        foreach (var process in Members(folder).Where(IsOrphan))
        {
            // One that has just ended by itself is no fault.
            _ = Signal(process, Kill);
        }
    }

    /// <summary>Removes a group's folder; one that is in use still is left to the next grader's sweep.</summary>
    /// <param name="folder">The folder.</param>
    internal static void TryRemove(string folder)
    {
        if (Directory.Exists(folder))
        {
            // Not Directory.Delete, which raises for a group that is in use.
            _ = RemoveFolder(folder);
        }
    }

    internal void Limit(string? memory, string? processes, SandboxLimits limits)
    {
        void Write(string folder, string file, long value, bool isOptional = false)
        {
            var path = Path.Combine(folder, file);

            if (!isOptional || File.Exists(path))
            {
                File.WriteAllText(path, value.ToString(CultureInfo.InvariantCulture));
            }
        }

        if (memory is not null && _isUnified)
        {
            Write(memory, "memory.max", limits.Memory);
            Write(memory, "memory.swap.max", 0, isOptional: true);
        }
        else if (memory is not null)
        {
            Write(memory, "memory.limit_in_bytes", limits.Memory);
            Write(memory, "memory.memsw.limit_in_bytes", limits.Memory, isOptional: true);
        }

        if (processes is not null)
        {
            // Those of bubblewrap itself count here.
            Write(processes, "pids.max", limits.Processes + 4);
        }
    }

    private static bool IsOrphan(int process)
    {
        try
        {
            return File.ReadLines($"/proc/{process}/status").Contains("PPid:\t1");
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return false;
        }
    }

    private static IEnumerable<int> Members(string folder)
    {
        var file = Path.Combine(folder, "cgroup.procs");
        return File.Exists(file)
            ? File.ReadAllLines(file).Select(line => int.Parse(line, CultureInfo.InvariantCulture)).Where(process => process > 0)
            : [];
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Signal(int process, int signal);

    [DllImport("libc", EntryPoint = "rmdir", SetLastError = true)]
    private static extern int RemoveFolder([MarshalAs(UnmanagedType.LPUTF8Str)] string path);
}
