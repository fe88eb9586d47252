using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using TorchSharp;

namespace DLWorkbook.Core.Runtime;

/// <summary>
/// Sets libtorch's threads, once a process. Call <see cref="Prepare"/> before the first tensor: libgomp and OpenBLAS
/// read the environment as they load.
/// </summary>
public static class Threads
{
    private static readonly Lock Gate = new();
    private static ThreadPlan? current;

    /// <summary>The plan in force, or null before <see cref="Prepare"/>.</summary>
    public static ThreadPlan? Current => Volatile.Read(ref current);

    /// <summary>
    /// Chooses a plan for this machine and puts it in force: sets the variables through libc and loads the plan's
    /// BLAS. Does not load libtorch. A second call returns the first one's plan.
    /// </summary>
    public static ThreadPlan Prepare()
    {
        lock (Gate)
        {
            current ??= Apply(ThreadPlan.For(ThreadHost.Here()));
            return current;
        }
    }

    /// <summary><see cref="Prepare"/>, then loads libtorch and gives it the plan's number of threads.</summary>
    public static ThreadPlan Start()
    {
        var plan = Prepare();
        if (torch.get_num_threads() != plan.Threads)
        {
            torch.set_num_threads(plan.Threads);
        }

        return plan;
    }

    private static ThreadPlan Apply(ThreadPlan plan)
    {
        foreach (var setting in plan.Settings.Where(s => !s.ByUser))
        {
            NativeEnvironment.Set(setting.Name, setting.Value);
        }

        // libtorch's own request for "libblas.so.3" is then met by this one, whatever its folder.
        return plan.Blas is null || NativeLibrary.TryLoad(plan.Blas, out _)
            ? plan
            : plan with { Blas = null, Reason = $"{plan.Reason}; {plan.Blas} could not be loaded" };
    }
}
