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
    private const string Passive = "passive";

    /// <summary>Whether libtorch was loaded before the workbook could choose, so that the plan only says what is.</summary>
    public bool IsLate { get; init; }

    /// <summary>The setting in force for how a thread without work waits; a count of rounds outdoes a policy.</summary>
    internal static (string Name, string Value)? WaitingOf(Func<string, string?> variable) =>
        variable(OpenMPSpin) is { } spin ? (OpenMPSpin, spin)
        : variable(OpenMPWait) is { } wait ? (OpenMPWait, wait)
        : null;

    /// <summary>Whether such a setting lets threads sleep at once.</summary>
    internal static bool IsSleeping((string Name, string Value) waiting) =>
        waiting.Value == "0" || waiting.Value.Equals(Passive, StringComparison.OrdinalIgnoreCase);

    /// <summary>The plan for a machine: all its processors, one pool of threads, and none that spins without work.</summary>
    /// <remarks>
    /// libtorch runs its operators on libgomp's threads, which by default spin for milliseconds when an operator ends.
    /// The workbook's kernels then begin on .NET's threads, and a spinning one takes a processor from them. OpenBLAS's
    /// pthread build keeps as many threads again as libtorch; with its OpenMP build there is one pool.
    /// Measured on two cores, in ms a step, medians of three to eight passes in turns, while other programs took some 8 %
    /// of the machine (fused LSTM 128, fused GRU 32, mean of embeddings; torch's own LSTM 128, forward and backward):
    /// sleeping at once 30, 20, 0.47, 78; 100 rounds of libgomp's loop 35, 20, 0.37, 75; 1000 rounds (some 17 µs) 34, 22,
    /// 0.43, 125; 3000 rounds 36, 22, 0.60, 223. One pass each: libgomp's own 300,000 rounds 56, 24, 0.52, and 131 for the
    /// Transformer that took 70 sleeping; active 48, 32, 0.64 and 151; the pthread build, sleeping, 32, 22, 0.54 and 77.
    /// With one core wholly taken: sleeping 48, 26, 0.56; 3000 rounds 48, 25, 0.54; libgomp's own 60, 32, 8, and 104
    /// instead of 34 for an MLP 784-1000-10. One thread takes 22 for that MLP on a free machine, where two can do it in
    /// 12; the small steps lose nothing with it (0.27, and 53 for the Transformer).
    /// With nothing else to do torch's own LSTM, hundreds of small operators, liked 3000 rounds better (51 to 83); the
    /// fused layers have few operators to wait between. What the user set stands.
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
        settings.Add(WaitingOf(host.Variable) is var (name, value)
            ? new ThreadSetting(name, value, ByUser: true)
            : new ThreadSetting(OpenMPWait, Passive, ByUser: false));
        if (host.Variable(OpenBlasThreads) is { } blasThreads)
        {
            settings.Add(new ThreadSetting(OpenBlasThreads, blasThreads, ByUser: true));
        }

        var byUser = settings.Where(s => s.ByUser).Select(s => s.Name).ToArray();
        var reason = byUser.Length == 0
            ? (host.OpenMPBlas is null ? "all processors" : "all processors, one pool of threads for libtorch and OpenBLAS")
                + "; waiting threads sleep, because spinning ones take a processor from those at work"
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
