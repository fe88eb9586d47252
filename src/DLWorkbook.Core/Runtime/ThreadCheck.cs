using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;

namespace DLWorkbook.Core.Runtime;

/// <summary>
/// Looks whether a process's threads are as the workbook would have them. In a REPL they may not be: libgomp and OpenBLAS
/// read their variables once, as libtorch loads, and nothing changes their waiting afterwards.
/// </summary>
public static class ThreadCheck
{
    private const string Restart =
        "restart the session and #load \"scripts/workbook.fsx\" before anything uses torch";

    /// <summary>Loads libtorch, with the workbook's threads where that is still possible, and examines this process.</summary>
    /// <returns>No entry when all is as the workbook chose.</returns>
    public static IReadOnlyList<ThreadComplaint> Here()
    {
        var plan = Threads.Start();
        var host = ThreadHost.Here();
        return Of(plan, host, torch.get_num_threads(), BlasBuild.Among(host.Libraries));
    }

    /// <summary><see cref="Here"/> as lines for the doctor: name, what and cost, mend, with tabs between.</summary>
    public static IReadOnlyList<string> Lines() =>
        Here().Select(complaint => $"threads\t{complaint.What}: {complaint.Cost}\t{complaint.Mend}").ToArray();

    /// <summary>Compares what is in force with what the workbook would choose on this machine.</summary>
    /// <param name="plan">The plan of this process.</param>
    /// <param name="host">The machine, with the variables as they are now.</param>
    /// <param name="threads">Threads of one operator, as libtorch says.</param>
    /// <param name="blas">The BLAS that is loaded; null when it is not known.</param>
    public static IReadOnlyList<ThreadComplaint> Of(ThreadPlan plan, ThreadHost host, int threads, BlasBuild? blas)
    {
        var wanted = ThreadPlan.For(host with { Variable = _ => null, Libraries = [] });
        return
        [
            .. Waiting(plan, host, wanted),
            .. Number(host, wanted, threads),
            .. Pools(plan, host, wanted, blas),
        ];
    }

    private static IEnumerable<ThreadComplaint> Waiting(ThreadPlan plan, ThreadHost host, ThreadPlan wanted)
    {
        var usual = wanted.Settings.Single(ThreadPlan.IsAboutWaiting);
        var own = ThreadPlan.WaitVariables
            .Select(name => (Name: name, Value: host.Variable(name)))
            .Where(variable => variable.Value is not null)
            .ToArray();
        if (own.Any(variable => variable == (usual.Name, usual.Value)))
        {
            yield break;
        }

        if (own.Length > 0)
        {
            var set = string.Join(", ", own.Select(variable => $"{variable.Name}={variable.Value}"));
            yield return new ThreadComplaint(
                $"{set} in the environment, where the workbook takes {usual.Name}={usual.Value}",
                own[^1].Value == "passive" || own[^1].Value == "0" ? ThreadCost.Sleeping : ThreadCost.Spinning,
                $"unset {string.Join(" and ", own.Select(variable => variable.Name))}; then {Restart}");
        }
        else if (plan.IsLate)
        {
            yield return new ThreadComplaint(
                "libtorch was loaded before the workbook could choose how its threads wait", ThreadCost.Spinning, Restart);
        }
    }

    private static IEnumerable<ThreadComplaint> Number(ThreadHost host, ThreadPlan wanted, int threads)
    {
        if (threads == wanted.Threads)
        {
            yield break;
        }

        var own = host.Variable(ThreadPlan.OpenMPThreads);
        yield return new ThreadComplaint(
            $"{Counted(threads)} for torch's operators, on {wanted.Threads} processors"
            + (own is null ? "" : $", as {ThreadPlan.OpenMPThreads}={own} in the environment says"),
            threads < wanted.Threads ? ThreadCost.Idle : ThreadCost.Crowded,
            $"torch.set_num_threads {wanted.Threads}" + (own is null ? "" : $", or unset {ThreadPlan.OpenMPThreads}"));
    }

    private static IEnumerable<ThreadComplaint> Pools(ThreadPlan plan, ThreadHost host, ThreadPlan wanted, BlasBuild? blas)
    {
        if (host.Variable(ThreadPlan.OpenBlasThreads) is { } own && own != $"{wanted.Threads}")
        {
            yield return new ThreadComplaint(
                $"{ThreadPlan.OpenBlasThreads}={own} in the environment, on {wanted.Threads} processors",
                "matrix products use that many threads, whatever torch has",
                $"unset {ThreadPlan.OpenBlasThreads}; then {Restart}");
        }

        if (wanted.Blas is not null && blas is { File: not null } && blas.Name != BlasBuild.OneWithOpenMP)
        {
            yield return new ThreadComplaint(
                $"{blas.Name} multiplies matrices, though OpenBLAS's OpenMP build is here",
                blas == BlasBuild.Reference(blas.File) ? ThreadCost.SlowProducts : ThreadCost.TwoPools,
                plan.IsLate ? Restart : $"take {blas.File} out of LD_PRELOAD or whatever loads it; then {Restart}");
        }
    }

    private static string Counted(int threads) => threads == 1 ? "1 thread" : $"{threads} threads";
}
