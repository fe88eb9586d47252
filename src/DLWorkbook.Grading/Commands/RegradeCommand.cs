using System;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary><c>regrade.fsx</c>: grades a lab again, or says who would change.</summary>
public static class RegradeCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="arguments">What stands after the script's name.</param>
    /// <param name="output">Where it writes.</param>
    /// <returns>0 when everything was graded, 1 when something of the arguments or files is wrong.</returns>
    public static int Run(string[] arguments, TextWriter output)
    {
        var options = new GradeOptions();
        var dryRun = new Option<bool>("--dry-run") { Description = "Record nothing: print who would change, by how much and why." };
        var why = new Option<string>("--why") { Description = "Why it is graded again, for the gradebook.", HelpName = "text" };
        var command = CommandLine.Named("regrade.fsx", "Grades a lab again; what was graded before and manual marks stay in the gradebook. After a stop, grade.fsx goes on with it.");
        options.AddTo(command);
        command.Options.Add(dryRun);
        command.Options.Add(why);
        command.Validators.Add(parsed =>
        {
            if (!parsed.GetValue(dryRun) && string.IsNullOrWhiteSpace(parsed.GetValue(why)))
            {
                parsed.AddError("regrade.fsx: expected --dry-run, or --why with a reason for the gradebook, got neither");
            }
        });
        command.SetAction((parsed, cancellation) =>
            parsed.GetValue(dryRun)
                ? CompareAsync(options, parsed, output, cancellation)
                : GradeAsync(options, parsed, parsed.GetValue(why) ?? "", output, cancellation));
        return CommandLine.Run(command, arguments, output);
    }

    private static async Task<int> CompareAsync(GradeOptions options, ParseResult parsed, TextWriter output, CancellationToken cancellation)
    {
        var plan = options.PlanOf(parsed);
        using var book = Gradebook.Open(plan.Course.Gradebook, readOnly: true);
        options.Warn(parsed, plan, output);
        var run = new GradingRun(plan, options.ExecutorOf(parsed, output), book);
        var submissions = options.SubmissionsOf(parsed, plan);
        var graded = await ProgressBar
            .ShowAsync(plan.Assignment.Lab, output, progress => run.TryAsync(submissions, progress, cancellation))
            .ConfigureAwait(false);
        var diffs = Regrade.Compare(plan.Assignment, book, graded, ClassList.ReadIfThere(plan.Course));
        output.Write(Regrade.Text(plan.Assignment, diffs, graded.Count));
        return 0;
    }

    private static async Task<int> GradeAsync(GradeOptions options, ParseResult parsed, string why, TextWriter output, CancellationToken cancellation)
    {
        var plan = options.PlanOf(parsed);
        using var book = Gradebook.Open(plan.Course.Gradebook);
        options.Warn(parsed, plan, output);
        var clock = Stopwatch.StartNew();
        var run = new GradingRun(plan, options.ExecutorOf(parsed, output), book);
        book.StartRegrade(plan.Assignment.Lab, Environment.UserName, why);
        var submissions = options.SubmissionsOf(parsed, plan);
        var summary = await ProgressBar
            .ShowAsync(plan.Assignment.Lab, output, progress => run.GradeAsync(submissions, progress, cancellation))
            .ConfigureAwait(false);
        GradingSummaryText.Write(output, summary, clock.Elapsed);
        return 0;
    }
}
