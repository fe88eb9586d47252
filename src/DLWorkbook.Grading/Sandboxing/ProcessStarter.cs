using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary>Starts processes from one thread that lasts as long as the grader.</summary>
/// <remarks>
/// A sandbox dies with its parent, and to the kernel the parent is the thread that started it: one of the thread pool's
/// would take it along when it retires.
/// </remarks>
internal static class ProcessStarter
{
    private const uint CloseOnExec = 4;

    private static readonly Lazy<BlockingCollection<Action>> s_work = new(Begin);

    /// <summary>Starts a process that inherits nothing but its three streams.</summary>
    /// <param name="start">How.</param>
    internal static Process Start(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);

        s_work.Value.Add(() =>
        {
            try
            {
                KeepDescriptorsBack();
                started.SetResult(Process.Start(start)
                    ?? throw new InvalidOperationException($"{start.FileName} did not start"));
            }
            catch (Exception fault)
            {
                started.SetException(fault);
            }
        });

        return started.Task.GetAwaiter().GetResult();
    }

    private static BlockingCollection<Action> Begin()
    {
        var work = new BlockingCollection<Action>();
        var thread = new Thread(() =>
        {
            foreach (var action in work.GetConsumingEnumerable())
            {
                action();
            }
        })
        {
            IsBackground = true,
            Name = "starts sandboxes",
        };
        thread.Start();
        return work;
    }

    /// <summary>.NET closes its own files in a child, but not what the grader itself inherited.</summary>
    private static void KeepDescriptorsBack()
    {
        if (OperatingSystem.IsLinux() && CloseRange(3, uint.MaxValue, CloseOnExec) != 0)
        {
            throw new SandboxException(
                $"open files can't be kept from sandboxed processes: close_range failed with error {Marshal.GetLastPInvokeError()}; "
                + "it needs Linux 5.11");
        }
    }

    [DllImport("libc", EntryPoint = "close_range", SetLastError = true)]
    private static extern int CloseRange(uint first, uint last, uint flags);
}
