using System;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>The programs that make a sandbox.</summary>
/// <param name="Bubblewrap">bwrap.</param>
/// <param name="Limiter">prlimit, of util-linux.</param>
/// <param name="UserSetter">setpriv, of util-linux, when the grader is root; else null.</param>
/// <param name="DisablesUserNamespaces">Whether bwrap can forbid further user namespaces.</param>
/// <param name="Groups">Where control groups are made; null for none.</param>
internal sealed record BubblewrapTools(
    string Bubblewrap, string Limiter, string? UserSetter, bool DisablesUserNamespaces, ControlGroups? Groups)
{
    /// <summary>Where prlimit stands inside a sandbox.</summary>
    internal const string LimiterInside = "/usr/bin/prlimit";

    /// <summary>The tools of this machine.</summary>
    /// <exception cref="SandboxException">They are not here.</exception>
    internal static BubblewrapTools Find()
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new SandboxException(Advice("bubblewrap runs on Linux only"));
        }

        var setter = System.Environment.IsPrivilegedProcess ? Need("setpriv", "util-linux") : null;
        return new BubblewrapTools(Need("bwrap", "bubblewrap"), Need("prlimit", "util-linux"), setter, true, null);
    }

    /// <summary>A refusal with what to do.</summary>
    /// <param name="why">Why submissions can't be sandboxed.</param>
    internal static string Advice(string why) =>
        $"Submissions can't be run in a sandbox here: {why}. Grade on Linux with bubblewrap (Debian, Ubuntu: " +
        "`apt install bubblewrap`) and with user namespaces allowed (sysctl user.max_user_namespaces, " +
        "kernel.unprivileged_userns_clone, kernel.apparmor_restrict_unprivileged_userns), in a virtual machine or WSL if " +
        "need be; or say --unsafe, and every submission runs with all your rights: it can read and change whatever you can.";

    private static string Need(string program, string package)
    {
        var folders = (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(["/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin"]);
        return folders.Where(folder => Path.IsPathRooted(folder))
                .Select(folder => Path.Combine(folder, program))
                .FirstOrDefault(File.Exists)
            ?? throw new SandboxException(Advice($"{program} is missing (Debian, Ubuntu: `apt install {package}`)"));
    }
}
