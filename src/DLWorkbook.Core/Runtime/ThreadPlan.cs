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
    internal const string OpenMPThreads = "OMP_NUM_THREADS";
    internal const string OpenBlasThreads = "OPENBLAS_NUM_THREADS";
    private const string OpenMPWait = "OMP_WAIT_POLICY";
    private const string OpenMPSpin = "GOMP_SPINCOUNT";

    /// <summary>
    /// How long a thread without work looks for more before it sleeps, in rounds of libgomp's loop: some 50 µs here,
    /// longer than the pause between two operators of a training step and shorter than a neighbour's time slice.
    /// </summary>
    private const string ShortSpin = "3000";

    /// <summary>Whether libtorch was loaded before the workbook could choose, so that the plan only says what is.</summary>
    public bool IsLate { get; init; }

    /// <summary>Variables that say how a thread without work waits.</summary>
    internal static IReadOnlyList<string> WaitVariables { get; } = [OpenMPWait, OpenMPSpin];

    /// <summary>Whether a setting says how a thread without work waits.</summary>
    internal static bool IsAboutWaiting(ThreadSetting setting) => WaitVariables.Contains(setting.Name);

    /// <summary>The plan for a machine: all its processors, one pool of threads, and a short wait before they sleep.</summary>
    /// <remarks>
    /// libtorch runs its operators on libgomp's threads, which by default spin for milliseconds when an operator ends.
    /// OpenBLAS's pthread build keeps as many threads again: on two cores the two pools take each other's processor.
    /// With OpenBLAS's OpenMP build there is one pool. Measured on two cores, in ms a step (PyTorch 1.13; MLP
    /// 784-1000-10, LSTM 128, mean of embeddings; nothing else running | one core taken by another program):
    /// OpenMP build, libgomp's own wait 11, 50, 0.57 | 33, 400, 0.8; the same, short wait 12, 51, 0.61 | 26, 240, 2;
    /// the same, sleeping at once 13, 83, 1.5 | 23, 80, 1; pthread build, sleeping at once 14, 57, 1 | 34, 120, 1; one
    /// thread 22, 65, 0.73 | 21, 66, 0.73. The short wait costs nothing on a quiet machine and bounds what a busy one
    /// can take. Without the OpenMP build, threads sleep at once. What the user set stands.
    /// Measured again with the fused layers, whose kernels run on .NET's threads between libtorch's operators (whole
    /// steps: LSTM 128, LSTM 32, two directions, mean of embeddings; two runs in turn, nothing else running): short wait
    /// 26 to 27, 15, 28 to 33, 0.42 to 0.49; a tenth of it 31, 19 to 21, 38, 0.32 to 0.36; sleeping at once 34 to 37, 20
    /// to 22, 42 to 47, 0.31 to 0.34. A virtual processor that sleeps takes long to wake: the short wait stays. With one core
    /// taken by another program there is no difference any more: 46, 38, 44, 0.46, and sleeping 43, 33, 52, 0.41.
    /// </remarks>
    /// <param name="host">The machine and process.</param>
    public static ThreadPlan For(ThreadHost host)
    {
        if (host.Libraries.Any(BlasBuild.IsLibtorch))
        {
            return new ThreadPlan(
                ThreadsOf(host), [], null, "libtorch was loaded before the workbook could choose: its own defaults hold")
            {
                IsLate = true,
            };
        }

        var settings = new List<ThreadSetting>
        {
            Setting(host, OpenMPThreads, host.Processors.ToString(CultureInfo.InvariantCulture)),
        };
        settings.Add(host switch
        {
            _ when host.Variable(OpenMPSpin) is { } spin => new ThreadSetting(OpenMPSpin, spin, ByUser: true),
            { OpenMPBlas: not null } when host.Variable(OpenMPWait) is null => new(OpenMPSpin, ShortSpin, ByUser: false),
            _ => Setting(host, OpenMPWait, "passive"),
        });
        if (host.Variable(OpenBlasThreads) is { } blasThreads)
        {
            settings.Add(new ThreadSetting(OpenBlasThreads, blasThreads, ByUser: true));
        }

        var byUser = settings.Where(s => s.ByUser).Select(s => s.Name).ToArray();
        var reason = byUser.Length == 0
            ? host.OpenMPBlas is null
                ? "all processors; waiting threads sleep, because spinning ones take a processor from those at work"
                : "all processors, one pool of threads for libtorch and OpenBLAS; a short wait before they sleep"
            : $"as {string.Join(", ", byUser)} in the environment says";
        return new ThreadPlan(ThreadsOf(host), settings, host.OpenMPBlas, reason);
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
