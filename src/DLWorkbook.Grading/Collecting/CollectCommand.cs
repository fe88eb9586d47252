using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Collects submissions, from the command line: what <c>scripts/collect.fsx</c> runs.</summary>
public static class CollectCommand
{
    /// <summary>Does what the arguments say.</summary>
    /// <param name="args">The folder or archive, and options; without any, or with "help", the help is printed.</param>
    /// <param name="output">Takes what is printed.</param>
    /// <returns>0 when all went well, 1 when not.</returns>
    public static int Run(string[] args, TextWriter output)
    {
        var from = new Argument<string>("from") { Description = "The folder or zip archive that was downloaded, or a tree student/lab.fsx." };
        var lab = new Option<string>("--lab") { Description = "The lab's script: lab1b_mlp_scratch.", HelpName = "lab", Required = true };
        var course = CommandLine.Course();
        var form = new Option<DownloadForm?>("--form") { Description = "How names are written; told by the names otherwise.", HelpName = "moodle|canvas|gitHub|plain" };
        var prefix = new Option<string?>("--prefix") { Description = "What stands before the account in repositories' names: lab1b-.", HelpName = "text" };
        var sheet = new Option<string?>("--worksheet") { Description = "A table of times or names: Moodle's grading worksheet, GitHub Classroom's grades.csv, your own.", HelpName = "file" };
        var zone = new Option<string?>("--zone") { Description = "The zone of the table's times, Europe/Oslo; the due date's otherwise.", HelpName = "name" };
        var fileTimes = new Option<bool>("--file-times") { Description = "The files' times are those of handing in." };
        var inTime = new Option<bool>("--in-time") { Description = "Everything in the download came in time." };
        var command = CommandLine.Named("collect", "Collects submissions: every version, nothing overwritten, and who is missing or late.");

        foreach (var option in new Option[] { lab, course, form, prefix, sheet, zone, fileTimes, inTime })
        {
            command.Options.Add(option);
        }

        command.Arguments.Add(from);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(fileTimes) && parsed.GetValue(inTime))
            {
                throw new CollectException(["expected one of --file-times and --in-time, got both"]);
            }

            var folder = new Course(parsed.GetValue(course)!);
            var assignment = AssignmentFile.Read(folder, CommandLine.LabName(parsed.GetValue(lab)!));
            var students = File.Exists(folder.Students) ? ClassList.Read(folder.Students) : null;
            var collection = new Collector(folder, assignment, students).Collect(new CollectOptions
            {
                From = parsed.GetValue(from)!,
                Form = parsed.GetValue(form),
                Prefix = parsed.GetValue(prefix),
                Worksheet = parsed.GetValue(sheet),
                Zone = Zone(parsed.GetValue(zone)),
                FileTimes = parsed.GetValue(fileTimes) ? FileTimes.Trusted : parsed.GetValue(inTime) ? FileTimes.InTime : FileTimes.Doubted,
            });

            foreach (var line in CollectReport.Lines(collection, assignment, students))
            {
                output.WriteLine(line);
            }

            return 0;
        });
        return CommandLine.Run(command, args.Length == 0 ? ["help"] : args, output);
    }

    private static TimeZoneInfo? Zone(string? name)
    {
        if (name is null)
        {
            return null;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : throw new CollectException([$"expected the name of a time zone as Europe/Oslo behind --zone, got \"{name}\""]);
    }
}
