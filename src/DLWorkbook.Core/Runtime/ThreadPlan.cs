using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DLWorkbook.Core.Runtime;

/// <summary>
/// How many threads libtorch and its BLAS use, and how they wait for each other. On few cores this decides more about
/// the time of a training step than anything in the model.
/// </summary>
/// <param name="Threads">Threads of one operator.</param>
/// <param name="Settings">Variables that native libraries read as they load, those that the user set among them.</param>
/// <param name="Blas">A BLAS to load before libtorch; null leaves the one that the system links.</param>
/// <param name="Reason">Why, in a line.</param>
public sealed record ThreadPlan(int Threads, IReadOnlyList<ThreadSetting> Settings, string? Blas, string Reason)
{
    private const string OpenMPThreads = "OMP_NUM_THREADS";
    private const string OpenMPWait = "OMP_WAIT_POLICY";
    private const string OpenMPSpin = "GOMP_SPINCOUNT";
    private const string OpenBlasThreads = "OPENBLAS_NUM_THREADS";

    /// <summary>The plan for a machine: all its processors, and a thread without work sleeps.</summary>
    /// <remarks>
    /// libtorch runs its operators on libgomp's threads, which by default spin for milliseconds when an operator ends.
    /// OpenBLAS's pthread build spins with as many threads again, and the workbook prepares the next batch on one more:
    /// on two cores they take each other's processor, and a step takes up to twenty times as long as with threads that
    /// sleep. OpenBLAS keeps its pthread build: with its OpenMP build a sleeping thread would have to be woken for every
    /// matrix product, which costs more than the product in a recurrent layer. What the user set stands.
    /// </remarks>
    /// <param name="host">The machine and process.</param>
    public static ThreadPlan For(ThreadHost host)
    {
        if (host.Libraries.Any(BlasBuild.IsLibtorch))
        {
            return new ThreadPlan(
                ThreadsOf(host), [], null, "libtorch was loaded before the workbook could choose: its own defaults hold");
        }

        var settings = new List<ThreadSetting>
        {
            Setting(host, OpenMPThreads, host.Processors.ToString(CultureInfo.InvariantCulture)),
        };
        settings.Add(host.Variable(OpenMPSpin) is { } spin
            ? new ThreadSetting(OpenMPSpin, spin, ByUser: true)
            : Setting(host, OpenMPWait, "passive"));
        if (host.Variable(OpenBlasThreads) is { } blasThreads)
        {
            settings.Add(new ThreadSetting(OpenBlasThreads, blasThreads, ByUser: true));
        }

        var byUser = settings.Where(s => s.ByUser).Select(s => s.Name).ToArray();
        var reason = byUser.Length == 0
            ? "all processors; waiting threads sleep, because spinning ones take a processor from those at work"
            : $"as {string.Join(", ", byUser)} in the environment says";
        return new ThreadPlan(ThreadsOf(host), settings, host.PthreadBlas, reason);
    }

    /// <summary>The variables and the BLAS, as <c>OMP_NUM_THREADS=2 OMP_WAIT_POLICY=passive</c>.</summary>
    public string Describe() =>
        string.Join(' ', Settings.Select(s => $"{s.Name}={s.Value}{(s.ByUser ? " (yours)" : "")}"));

    // OMP_NUM_THREADS may list one number for each nesting level: the first is the one that libtorch uses.
    private static int ThreadsOf(ThreadHost host) =>
        host.Variable(OpenMPThreads) is { } own
        && int.TryParse(own.Split(',')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var threads)
        && threads > 0
            ? threads
            : host.Processors;

    private static ThreadSetting Setting(ThreadHost host, string name, string value) =>
        host.Variable(name) is { } own ? new(name, own, ByUser: true) : new(name, value, ByUser: false);
}
