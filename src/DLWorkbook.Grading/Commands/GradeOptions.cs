using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>What grading and regrading are asked for on the command line.</summary>
internal sealed class GradeOptions
{
    private readonly Argument<string> _lab = CommandLine.Lab();
    private readonly Option<string> _course = CommandLine.Course();

    private readonly Option<string[]> _students = new("--student")
    {
        Description = "Only this student; may be given several times.",
        HelpName = "key",
    };

    private readonly Option<bool> _versions = new("--all-versions")
    {
        Description = "Grade earlier versions too, also when the latest one counts.",
    };

    private readonly Option<int> _parallel = new("--parallel")
    {
        Description = "Submissions at the same time.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        HelpName = "count",
    };

    private readonly Option<string> _executor = new("--executor")
    {
        Description = "Where submissions are graded.",
        DefaultValueFactory = _ => "local",
        HelpName = "local|slurm",
    };

    private readonly Option<bool> _unsafe = new("--unsafe")
    {
        Description = "Grade without a sandbox: submissions get all the rights that you have.",
    };

    private readonly SlurmArguments _slurm = new();

    public GradeOptions()
    {
        _executor.AcceptOnlyFromAmong("local", "slurm");
        _parallel.Validators.Add(parsed =>
        {
            if (parsed.GetValueOrDefault<int>() < 1)
            {
                parsed.AddError("--parallel: expected at least 1");
            }
        });
    }

    public void AddTo(Command command)
    {
        command.Arguments.Add(_lab);

        foreach (var option in new Option[] { _course, _students, _versions, _parallel, _executor, _unsafe })
        {
            command.Options.Add(option);
        }

        _slurm.AddTo(command);
    }

    public GradingPlan PlanOf(ParseResult parsed)
    {
        var course = new Course(parsed.GetValue(_course) ?? "course");

        return GradingPlan.For(course, CommandLine.LabName(parsed.GetValue(_lab) ?? "")) with
        {
            Parallel = parsed.GetValue(_parallel),
            Unsafe = parsed.GetValue(_unsafe),
        };
    }

    public IExecutor ExecutorOf(ParseResult parsed, TextWriter output) =>
        IsSlurm(parsed) ? new SlurmExecutor(_slurm.OptionsOf(parsed), line => output.WriteLine($"slurm: {line}")) : new LocalExecutor();

    /// <summary>The submissions that are meant: the latest ones, unless the best version counts or all are asked for.</summary>
    public IReadOnlyList<Submission> SubmissionsOf(ParseResult parsed, GradingPlan plan)
    {
        var all = new SubmissionFolder(plan.Course, plan.Assignment.Lab).All();
        var meant = parsed.GetValue(_versions) || plan.Assignment.Counts == VersionRule.Best ? all : [.. all.GroupBy(submission => submission.Student).Select(versions => versions.Last())];
        var students = parsed.GetValue(_students) ?? [];
        var unknown = students.Except(all.Select(submission => submission.Student)).ToList();

        if (unknown.Count > 0)
        {
            throw new InvalidDataException(
                $"expected students who have handed in {plan.Assignment.Lab}, got {string.Join(", ", unknown)}: see {plan.Course.Submissions(plan.Assignment.Lab)}");
        }

        return students.Length == 0 ? meant : [.. meant.Where(submission => students.Contains(submission.Student))];
    }

    /// <summary>Says what protects the machine, where that is less than it could be; nodes of a cluster see to theirs.</summary>
    public void Warn(ParseResult parsed, GradingPlan plan, TextWriter output)
    {
        if (IsSlurm(parsed))
        {
            return;
        }

        foreach (var weakness in Sandbox.Create(plan.Unsafe).Weaknesses)
        {
            output.WriteLine($"note: {weakness}");
        }
    }

    private bool IsSlurm(ParseResult parsed) => parsed.GetValue(_executor) == "slurm";
}
