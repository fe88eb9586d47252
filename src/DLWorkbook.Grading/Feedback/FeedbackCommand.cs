using System;
using System.CommandLine;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Gives back what was graded, from the command line: what <c>scripts/feedback.fsx</c> runs.</summary>
public static class FeedbackCommand
{
    private const int AtOnce = 3;

    /// <summary>Does what the arguments say.</summary>
    /// <param name="args">A lab and options; "help" prints them.</param>
    /// <param name="output">Takes what is printed.</param>
    /// <returns>0 when it was done, 1 when something of the arguments or files is wrong.</returns>
    public static int Run(string[] args, TextWriter output)
    {
        var lab = CommandLine.Lab();
        var course = CommandLine.Course();
        var student = new Option<string?>("--student") { Description = "Only the page of this student.", HelpName = "key" };
        var plain = new Option<bool>("--plain-hints") { Description = "Hints say plainly what to do." };
        var command = CommandLine.Named("feedback", "Writes a page for each student, the class report, and tables for Canvas, Moodle and Gradescope.");
        command.Add(lab);
        command.Add(course);
        command.Add(student);
        command.Add(plain);
        command.SetAction(result =>
        {
            var options = new FeedbackOptions { Student = result.GetValue(student), PlainHints = result.GetValue(plain) };
            Say(FeedbackWriter.Write(new Course(result.GetRequiredValue(course)), CommandLine.LabName(result.GetRequiredValue(lab)), options), output);
            return 0;
        });
        return CommandLine.Run(command, args, output);
    }

    private static void Say(FeedbackSummary summary, TextWriter output)
    {
        output.WriteLine(Path.GetRelativePath(".", summary.Folder).Replace('\\', '/') + "/");
        output.WriteLine(summary.Pages.Count == 1
            ? $"  {string.Concat(summary.Pages.Values)}"
            : $"  <student>.html: {Figures.Count(summary.Pages.Count, "page")}, one for each student");

        if (summary.HasReport)
        {
            output.WriteLine($"  {PageNames.Report}: for teachers only, it names students");
        }

        for (var at = 0; at < summary.Lines.Count; at++)
        {
            // Of many lines about the same table the first ones tell what is the matter.
            var after = summary.Lines.Skip(at).TakeWhile(line => line.StartsWith(' ')).Count();

            foreach (var line in summary.Lines.Skip(at).Take(after > AtOnce + 1 ? AtOnce : Math.Max(1, after)))
            {
                output.WriteLine("  " + line);
            }

            if (after > AtOnce + 1)
            {
                output.WriteLine($"    and {Figures.Count(after - AtOnce)} more");
            }

            at += Math.Max(0, after - 1);
        }
    }
}
