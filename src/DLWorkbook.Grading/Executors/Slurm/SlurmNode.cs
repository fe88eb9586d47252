using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary>A node's side: grades the submissions of one task and leaves a file for each. It never opens the gradebook.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="executor">What grades.</param>
/// <param name="output">Where it says what went wrong: the task's log.</param>
internal sealed class SlurmNode(SlurmFolder folder, IExecutor executor, TextWriter output)
{
    /// <summary>Does what is left of a task; a task that is run again does nothing twice.</summary>
    /// <returns>0 when every submission has its file, 1 with a reason in the task's fault file when not.</returns>
    public async Task<int> RunAsync(int array, int task, CancellationToken cancellation = default)
    {
        var node = Environment.GetEnvironmentVariable("SLURMD_NODENAME") ?? Environment.MachineName;

        try
        {
            var run = GradingJson.ReadFile<SlurmRunFile>(folder.RunFile);
            var work = GradingJson.ReadFile<SlurmTaskFile>(folder.Task(array, task)).Work;
            var plan = new GradingPlan
            {
                Course = folder.Course,
                Assignment = run.Assignment,
                Hidden = run.Hidden,
                Parallel = Cores(),
                Unsafe = run.Unsafe,
            };
            var keys = new RunKeys(plan);

            if (work.FirstOrDefault(one => keys.Of(one.Submission) != one.Key) is { } other)
            {
                throw new InvalidDataException($"this node would grade with {SlurmResult.Difference(other.Key, keys.Of(other.Submission))}");
            }

            var left = work.Where(one => !IsDone(run, one)).Select(one => one.Submission).ToList();

            await foreach (var graded in executor.GradeAsync(plan, left, cancellation).ConfigureAwait(false))
            {
                SlurmResult.Write(folder, run, node, graded);
            }

            return 0;
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException or SandboxException)
        {
            output.WriteLine(fault.Message);

            if (Directory.Exists(folder.Array(array)))
            {
                WholeFile.Write(folder.Fault(array, task), $"{node}: {fault.Message}\n");
            }

            return 1;
        }
    }

    private bool IsDone(SlurmRunFile run, SlurmWork work)
    {
        if (File.Exists(folder.Taken(work.Submission)))
        {
            return true;
        }

        try
        {
            SlurmResult.Read(folder.Result(work.Submission), run, work);
            return true;
        }
        catch (Exception fault) when (fault is FileNotFoundException or InvalidDataException)
        {
            // None yet, or one that the grader will refuse.
            return false;
        }
    }

    private static int Cores() =>
        int.TryParse(Environment.GetEnvironmentVariable("SLURM_CPUS_PER_TASK"), NumberStyles.None, CultureInfo.InvariantCulture, out var cores)
            ? Math.Max(1, cores)
            : 1;
}
