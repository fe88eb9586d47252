using System;
using System.IO;

namespace DLWorkbook.Grading;

/// <summary>The folder of one run, which the grader and every node see at the same path.</summary>
/// <remarks>
/// <code>
/// slurm/lab1b_mlp_scratch-5f0c1a2b/
///   run.json                    assignment, hidden seeds and the secret of its seals; for its owner alone
///   course/submissions/…        what is graded, copied
///   arrays/1/array.json         a job array and its id
///   arrays/1/job.sh             what a node runs
///   arrays/1/7.json             the submissions of one task
///   arrays/1/7.fault.txt        why a node could not do it
///   results/ada-1.json          what came of a submission, sealed
///   taken/ada-1.json            the same, once it is in the gradebook
///   log/1-7.txt                 what a task printed
/// </code>
/// </remarks>
/// <param name="path">The folder.</param>
internal sealed class SlurmFolder(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string RunFile => In("run.json");

    public string Arrays => In("arrays");

    public string Results => In("results");

    public string TakenResults => In("taken");

    public string Logs => In("log");

    /// <summary>The submissions' files, laid out as in the instructor's folder.</summary>
    public Course Course => new(In("course"));

    public string Array(int array) => System.IO.Path.Combine(Arrays, FormattableString.Invariant($"{array}"));

    public string ArrayFile(int array) => System.IO.Path.Combine(Array(array), "array.json");

    public string Script(int array) => System.IO.Path.Combine(Array(array), "job.sh");

    public string Task(int array, int task) => System.IO.Path.Combine(Array(array), FormattableString.Invariant($"{task}.json"));

    public string Fault(int array, int task) => System.IO.Path.Combine(Array(array), FormattableString.Invariant($"{task}.fault.txt"));

    public string Log(int array, int task) => System.IO.Path.Combine(Logs, FormattableString.Invariant($"{array}-{task}.txt"));

    /// <summary>The same in sbatch's notation, for every task of an array.</summary>
    public string LogPattern(int array) => System.IO.Path.Combine(Logs, FormattableString.Invariant($"{array}-")).Replace("%", "%%", StringComparison.Ordinal) + "%a.txt";

    public string Result(Submission submission) => System.IO.Path.Combine(Results, Name(submission));

    public string Taken(Submission submission) => System.IO.Path.Combine(TakenResults, Name(submission));

    /// <summary>Makes the folder, for its owner alone.</summary>
    public void Create()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
        }
        else
        {
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        foreach (var folder in new[] { Arrays, Results, TakenResults, Logs })
        {
            Directory.CreateDirectory(folder);
        }
    }

    private static string Name(Submission submission) => FormattableString.Invariant($"{submission.Student}-{submission.Version}.json");

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
