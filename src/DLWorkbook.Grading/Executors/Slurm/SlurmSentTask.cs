using System.Collections.Generic;
using System.Diagnostics;

namespace DLWorkbook.Grading;

/// <summary>A task that the cluster has.</summary>
/// <param name="array">The number of its array in the run's folder.</param>
/// <param name="index">Its index in the array.</param>
/// <param name="job">The array's job id.</param>
/// <param name="work">Those of its submissions that are asked for.</param>
internal sealed class SlurmSentTask(int array, int index, long job, IReadOnlyList<SlurmWork> work)
{
    public int Array { get; } = array;

    public int Index { get; } = index;

    public long Job { get; } = job;

    public IReadOnlyList<SlurmWork> Work { get; } = work;

    /// <summary>Since when Slurm says that it will not run any more; null as long as it may.</summary>
    public Stopwatch? Over { get; set; }
}
