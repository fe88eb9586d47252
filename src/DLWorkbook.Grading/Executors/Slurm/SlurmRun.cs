using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace DLWorkbook.Grading;

/// <summary>The grader's side of a run's folder: one grader at a time has it, and finds it again after it was killed.</summary>
internal sealed class SlurmRun : IDisposable
{
    private readonly FileStream _lock;
    private readonly GradingPlan _plan;
    private readonly RunKeys _keys;

    private SlurmRun(SlurmFolder folder, SlurmRunFile file, GradingPlan plan, RunKeys keys, FileStream @lock)
    {
        Folder = folder;
        File = file;
        _plan = plan;
        _keys = keys;
        _lock = @lock;
    }

    public SlurmFolder Folder { get; }

    public SlurmRunFile File { get; }

    /// <summary>Jobs of a run that nobody waits for any more.</summary>
    public IReadOnlyList<string> Stale { get; private init; } = [];

    /// <summary>The run of a plan: the one that a killed grader left, else a new one.</summary>
    /// <param name="plan">How submissions are graded.</param>
    /// <param name="parent">The folder of runs.</param>
    /// <param name="submissions">What is asked for.</param>
    /// <exception cref="SlurmException">Another grader is at it, or nothing can be written there.</exception>
    public static SlurmRun Open(GradingPlan plan, string parent, IReadOnlyList<Submission> submissions)
    {
        var keys = new RunKeys(plan);
        var (_, assignment, checks, packages) = keys.Of(submissions[0]);
        var name = $"{plan.Assignment.Lab}-{Checksum.OfText(string.Join('\n', assignment, checks, packages, plan.Unsafe))[..8]}";
        var folder = new SlurmFolder(Path.Combine(parent, name));
        Directory.CreateDirectory(parent);
        var @lock = Lock(Path.Combine(parent, $".{name}.lock"), folder);

        try
        {
            IReadOnlyList<string> stale = [];

            // What was taken is in the gradebook. Who asks for it again wants it graded again.
            if (!System.IO.File.Exists(folder.RunFile) || submissions.Any(submission => System.IO.File.Exists(folder.Taken(submission))))
            {
                stale = [.. Arrays(folder).Select(array => array.Array.Job).OfType<long>().Select(job => job.ToString(CultureInfo.InvariantCulture))];
                Remove(folder);
                folder.Create();
                var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
                WholeFile.WriteSecret(folder.RunFile, GradingJson.Write(new SlurmRunFile(secret, plan.Unsafe, plan.Assignment, plan.Hidden)));
            }

            return new SlurmRun(folder, GradingJson.ReadFile<SlurmRunFile>(folder.RunFile), plan, keys, @lock) { Stale = stale };
        }
        catch
        {
            @lock.Dispose();
            throw;
        }
    }

    /// <summary>The arrays that were written down, by their numbers.</summary>
    public IReadOnlyList<(int Number, SlurmArrayFile Array)> Arrays() => Arrays(Folder);

    /// <summary>The work of a task.</summary>
    public IReadOnlyList<SlurmWork> Work(int array, int task) => GradingJson.ReadFile<SlurmTaskFile>(Folder.Task(array, task)).Work;

    /// <summary>What its grades depend on.</summary>
    public SlurmWork Work(Submission submission) => new(submission, _keys.Of(submission));

    /// <summary>Writes down an array before it is sent, with everything that its tasks need.</summary>
    /// <returns>Its number and its name.</returns>
    public (int Number, SlurmArrayFile Array) Write(IReadOnlyList<IReadOnlyList<SlurmWork>> tasks, IReadOnlyList<string>? program)
    {
        var number = 1 + Numbers(Folder).DefaultIfEmpty(0).Max();
        Directory.CreateDirectory(Folder.Array(number));

        for (var index = 1; index <= tasks.Count; index++)
        {
            foreach (var work in tasks[index - 1])
            {
                Copy(work.Submission);
            }

            GradingJson.WriteFile(Folder.Task(number, index), new SlurmTaskFile(tasks[index - 1]));
        }

        WholeFile.Write(Folder.Script(number), SlurmScript.Of(Folder, number, program));
        var array = new SlurmArrayFile($"dlworkbook-{File.Secret[..8]}-{number}", tasks.Count, null);
        GradingJson.WriteFile(Folder.ArrayFile(number), array);
        return (number, array);
    }

    /// <summary>Forgets an array that never was sent.</summary>
    public void Forget(int array) => System.IO.File.Delete(Folder.ArrayFile(array));

    /// <summary>Puts a result aside that is in the gradebook now.</summary>
    public void Take(Submission submission) => System.IO.File.Move(Folder.Result(submission), Folder.Taken(submission), overwrite: true);

    /// <summary>Removes the folder: all is in the gradebook.</summary>
    public void Finish() => Remove(Folder);

    /// <summary>Leaves the folder to be looked at; the next run begins anew.</summary>
    public void GiveUp() => System.IO.File.Delete(Folder.RunFile);

    /// <summary>Lets other graders have the folder.</summary>
    public void Dispose() => _lock.Dispose();

    private static IReadOnlyList<(int Number, SlurmArrayFile Array)> Arrays(SlurmFolder folder) =>
    [
        .. from number in Numbers(folder)
           where System.IO.File.Exists(folder.ArrayFile(number))
           orderby number
           select (number, GradingJson.ReadFile<SlurmArrayFile>(folder.ArrayFile(number))),
    ];

    private static IEnumerable<int> Numbers(SlurmFolder folder) =>
        Directory.Exists(folder.Arrays)
            ? Directory.EnumerateDirectories(folder.Arrays).Select(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))
            : [];

    private void Copy(Submission submission)
    {
        var from = new SubmissionFolder(_plan.Course, submission.Lab);
        var target = new SubmissionFolder(Folder.Course, submission.Lab).Of(submission);
        Directory.CreateDirectory(target);

        foreach (var name in submission.Files.Keys)
        {
            System.IO.File.WriteAllBytes(Path.Combine(target, name), from.Content(submission, name));
        }
    }

    private static FileStream Lock(string file, SlurmFolder folder)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (System.IO.File.Exists(file))
        {
            throw new SlurmException($"another grader is at {folder.Path}: let it go on, or end it first", fault);
        }
    }

    private static void Remove(SlurmFolder folder)
    {
        // A task that Slurm still believes in may be writing into it.
        for (var attempt = 1; Directory.Exists(folder.Path); attempt++)
        {
            try
            {
                Directory.Delete(folder.Path, recursive: true);
            }
            catch (IOException) when (attempt < 5)
            {
                System.Threading.Thread.Sleep(100);
            }
        }
    }
}
