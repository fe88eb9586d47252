using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary><c>grade.fsx</c>: grades what was collected of a lab, and goes on where it was stopped.</summary>
public static class GradeCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="arguments">What stands after the script's name.</param>
    /// <param name="output">Where it writes.</param>
    /// <returns>0 when everything was graded, 1 when something of the arguments or files is wrong.</returns>
    public static int Run(string[] arguments, TextWriter output)
    {
        var options = new GradeOptions();
        var command = CommandLine.Named("grade.fsx", "Grades what was collected of a lab; what is in the gradebook already is not graded again.");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => GradeAsync(options.PlanOf(parsed), options, parsed, output, cancellation));
        return CommandLine.Run(command, arguments, output);
    }

    private static async Task<int> GradeAsync(GradingPlan plan, GradeOptions options, ParseResult parsed, TextWriter output, CancellationToken cancellation)
    {
        using var book = Gradebook.Open(plan.Course.Gradebook);
        var clock = Stopwatch.StartNew();
        var run = new GradingRun(plan, options.ExecutorOf(parsed, output), book);
        var submissions = options.SubmissionsOf(parsed, plan);
        options.Warn(parsed, plan, output);
        var summary = await ProgressBar
            .ShowAsync(plan.Assignment.Lab, output, progress => run.GradeAsync(submissions, progress, cancellation))
            .ConfigureAwait(false);
        GradingSummaryText.Write(output, summary, clock.Elapsed);
        return 0;
    }
}
