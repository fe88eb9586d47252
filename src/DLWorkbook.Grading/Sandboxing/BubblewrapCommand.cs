using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

namespace DLWorkbook.Grading;

/// <summary>The command line of a sandboxed process: limits, then a user of its own, then bubblewrap, then the program.</summary>
internal static class BubblewrapCommand
{
    /// <summary>Folders of the system's libraries: links stay links.</summary>
    private static readonly string[] s_libraries = ["/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64"];

    /// <summary>What of /etc the loader needs.</summary>
    private static readonly string[] s_settings = ["/etc/ld.so.cache", "/etc/alternatives"];

    private static int s_started;

    /// <summary>The command.</summary>
    /// <param name="tools">The programs.</param>
    /// <param name="plan">What runs.</param>
    /// <param name="group">The control group that it joins; null for none.</param>
    internal static List<string> Of(BubblewrapTools tools, SandboxPlan plan, ControlGroup? group)
    {
        List<string> command = [];

        if (group is not null)
        {
            command.AddRange(["/bin/sh", "-c", group.JoinScript + "exec \"$@\"", "sh"]);
        }

        command.AddRange(Limited(tools, plan.Limits));

        if (tools.UserSetter is not null)
        {
            var user = OwnUser();
            command.AddRange(
            [
                tools.UserSetter, "--reuid", user, "--regid", user, "--clear-groups", "--inh-caps=-all", "--no-new-privs", "--",
            ]);
        }

        command.AddRange(Walled(tools, plan));

        // Processes are counted in the namespace, so that those of the same user outside don't count.
        command.AddRange(["--", BubblewrapTools.LimiterInside, $"--nproc={plan.Limits.Processes}", "--"]);
        command.AddRange(plan.Command);
        return command;
    }

    private static List<string> Limited(BubblewrapTools tools, SandboxLimits limits)
    {
        var seconds = (long)Math.Ceiling(limits.Processor.TotalSeconds);
        return
        [
            tools.Limiter,
            "--core=0",
            $"--cpu={seconds}:{seconds + 1}",
            $"--fsize={limits.FileBytes}",
            $"--data={limits.Memory}",
            $"--nofile={limits.OpenFiles}",
            "--memlock=65536",
            "--msgqueue=0",
            "--",
        ];
    }

    private static List<string> Walled(BubblewrapTools tools, SandboxPlan plan)
    {
        var scratch = plan.Limits.ScratchBytes.ToString(CultureInfo.InvariantCulture);
        List<string> walls =
        [
            tools.Bubblewrap, "--unshare-all", "--unshare-user", "--die-with-parent", "--new-session", "--cap-drop", "ALL",
            "--hostname", "sandbox", "--clearenv",
        ];

        if (tools.DisablesUserNamespaces)
        {
            walls.Add("--disable-userns");
        }

        foreach (var (name, value) in plan.Environment)
        {
            walls.AddRange(["--setenv", name, value]);
        }

        foreach (var folder in s_libraries.Where(Directory.Exists))
        {
            if (new DirectoryInfo(folder).LinkTarget is { } target)
            {
                walls.AddRange(["--symlink", target, folder]);
            }
            else
            {
                walls.AddRange(["--ro-bind", folder, folder]);
            }
        }

        foreach (var setting in s_settings.Where(Path.Exists))
        {
            walls.AddRange(["--ro-bind", setting, setting]);
        }

        walls.AddRange(["--ro-bind", tools.Limiter, BubblewrapTools.LimiterInside]);

        foreach (var mount in plan.ReadOnly)
        {
            var source = tools.UserSetter is null ? mount.Source : ReachableFiles.Reach(mount.Source);
            walls.AddRange(["--ro-bind", source, mount.Target]);
        }

        // A fresh tmpfs is writable and without bound: the root and /dev are closed, the two for scratch have a size.
        walls.AddRange(["--proc", "/proc", "--dev", "/dev", "--size", scratch, "--tmpfs", "/dev/shm", "--remount-ro", "/dev"]);
        walls.AddRange(["--size", scratch, "--tmpfs", "/tmp", "--remount-ro", "/", "--chdir", "/tmp"]);
        return walls;
    }

    /// <summary>
    /// A user that nobody else has: no file is theirs, no process of another sandbox can be reached by them. By the
    /// grader's process and a count, so that two graders at once don't meet either.
    /// </summary>
    private static string OwnUser()
    {
        var count = (uint)Interlocked.Increment(ref s_started);
        var process = (uint)System.Environment.ProcessId;
        var user = MostUser() > 2_000_000_000
            ? 1_000_000_000 + process % 100_000 * 10_000 + count % 10_000
            : 20_000 + (process * 97 + count) % 40_000;
        return user.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The largest user id that there is here: a container may have few.</summary>
    private static long MostUser() => File.ReadLines("/proc/self/uid_map")
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Max(fields => long.Parse(fields[0], CultureInfo.InvariantCulture) + long.Parse(fields[2], CultureInfo.InvariantCulture));
}
