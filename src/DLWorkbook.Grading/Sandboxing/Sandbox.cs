using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>
/// Runs processes that are not trusted: bubblewrap with no network, namespaces of their own, a root made only of what
/// they need, no rights and limited means.
/// </summary>
/// <remarks>
/// Each process runs as a user of its own when the grader is root, else as the grader's user inside a user namespace. A
/// control group bounds memory and processes where one can be made; where not, limits of each process do.
/// </remarks>
public sealed class Sandbox
{
    private readonly BubblewrapTools? _tools;

    private Sandbox(BubblewrapTools? tools, IReadOnlyList<string> weaknesses)
    {
        _tools = tools;
        Weaknesses = weaknesses;
    }

    /// <summary>Whether processes run without any protection.</summary>
    public bool IsUnsafe => _tools is null;

    /// <summary>What this machine does not offer, in words for the instructor; empty when all holds.</summary>
    public IReadOnlyList<string> Weaknesses { get; }

    /// <summary>A sandbox of this machine, tried once.</summary>
    /// <param name="isUnsafe">Whether to run processes without any protection instead, each as the grader's own user.</param>
    /// <exception cref="SandboxException">bubblewrap can't run here; the message says why, and what to do.</exception>
    public static Sandbox Create(bool isUnsafe)
    {
        if (isUnsafe)
        {
            return new Sandbox(null, ["submissions run with all the rights of the grader: nothing is protected from them"]);
        }

        var tools = BubblewrapTools.Find();
        var weaknesses = new List<string>();
        var (failure, _) = Try(tools);

        if (failure is not null)
        {
            tools = tools with { DisablesUserNamespaces = false };
            var (again, _) = Try(tools);

            if (again is not null)
            {
                throw new SandboxException(BubblewrapTools.Advice($"bubblewrap is here but can't run: {again}"));
            }

            weaknesses.Add("bubblewrap can't forbid further user namespaces (--disable-userns): update it to 0.8");
        }

        var groups = ControlGroups.Find();

        if (groups.Weakness is { } weakness)
        {
            weaknesses.Add(weakness);
        }

        return new Sandbox(tools with { Groups = groups }, weaknesses);
    }

    /// <summary>Starts a process.</summary>
    /// <param name="plan">What runs, and what it sees.</param>
    /// <returns>The process, running.</returns>
    /// <exception cref="ArgumentException">The plan's limits are wrong.</exception>
    /// <exception cref="FileNotFoundException">A file of the plan is not there.</exception>
    public SandboxedProcess Start(SandboxPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        plan.Limits.Validate();

        if (plan.ReadOnly.FirstOrDefault(mount => !Path.Exists(mount.Source)) is { } missing)
        {
            throw new FileNotFoundException($"Sandbox: expected {missing.Source}, which {plan.Command[0]} needs: build first");
        }

        var group = _tools?.Groups?.Create(plan.Limits);

        try
        {
            var command = _tools is null ? Unprotected(plan) : BubblewrapCommand.Of(_tools, plan, group);
            var start = new ProcessStartInfo(command[0])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
                WorkingDirectory = _tools is null ? Path.GetTempPath() : "/",
            };

            foreach (var argument in command.Skip(1))
            {
                start.ArgumentList.Add(argument);
            }

            // The grader's environment may hold secrets, and /proc shows bubblewrap's to what runs inside.
            if (_tools is not null)
            {
                start.Environment.Clear();
            }

            foreach (var (name, value) in plan.Environment)
            {
                start.Environment[name] = value;
            }

            return new SandboxedProcess(ProcessStarter.Start(start), group, plan.Limits.ErrorBytes);
        }
        catch
        {
            group?.Remove();
            throw;
        }
    }

    /// <summary>Runs a small program as the submissions will be run; what is wrong, and the exit code.</summary>
    private static (string? Failure, int Code) Try(BubblewrapTools tools)
    {
        var plan = new SandboxPlan { Command = [BubblewrapTools.LimiterInside, "--version"], ReadOnly = [] };
        var probe = new Sandbox(tools, []);
        var process = probe.Start(plan);

        try
        {
            using var timeout = new System.Threading.CancellationTokenSource(TimeSpan.FromSeconds(10));
            var ending = process.Ended.WaitAsync(timeout.Token).GetAwaiter().GetResult();
            return ending is { Kind: EndingKind.Exited, Code: 0 }
                ? (null, 0)
                : ($"{ending}: {process.Errors.Trim()}", ending.Code);
        }
        catch (OperationCanceledException)
        {
            return ("it did not end within 10 seconds", -1);
        }
        finally
        {
            process.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>The command with the paths of this machine in the place of those inside a sandbox.</summary>
    private static List<string> Unprotected(SandboxPlan plan)
    {
        string Outside(string argument)
        {
            foreach (var mount in plan.ReadOnly)
            {
                if (argument == mount.Target)
                {
                    return mount.Source;
                }

                if (argument.StartsWith(mount.Target + "/", StringComparison.Ordinal))
                {
                    return mount.Source + argument[mount.Target.Length..];
                }
            }

            return argument;
        }

        return [.. plan.Command.Select(Outside)];
    }
}
