using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Releases a lab, from the command line: what <c>scripts/release.fsx</c> runs.</summary>
public static class ReleaseCommand
{
    /// <summary>Does what the arguments say.</summary>
    /// <param name="args">The lab and options; without any, or with "help", the help is printed.</param>
    /// <param name="output">Takes what is printed.</param>
    /// <returns>0 when the lab has been released, 1 when not: the output says why.</returns>
    public static int Run(string[] args, TextWriter output)
    {
        var lab = CommandLine.Lab();
        var course = CommandLine.Course();
        var due = new Option<string?>("--due") { Description = "When it is due: 2026-12-01T23:59+01:00.", HelpName = "time" };
        var late = new Option<string>("--late") { Description = $"What handing in late costs: {LateOption.Forms}.", DefaultValueFactory = _ => "none", HelpName = "policy" };
        var counts = new Option<VersionRule>("--counts") { Description = "Which version counts.", DefaultValueFactory = _ => VersionRule.Latest, HelpName = "latest|best" };
        var points = new Option<string?>("--points") { Description = "Points that differ from labs.yaml: 1b.2=3,1b.8=5.", HelpName = "list" };
        var partial = new Option<string>("--partial") { Description = "Which exercises give points in part: all, none, or a list 1b.2,1b.3.", DefaultValueFactory = _ => "all", HelpName = "list" };
        var attach = new Option<string?>("--attach") { Description = "Files that may be handed in as well: report.pdf,plot.png.", HelpName = "names" };
        var require = new Option<string?>("--require") { Description = "Files that must be handed in as well.", HelpName = "names" };
        var seeds = new Option<int>("--seeds") { Description = "How many hidden seeds are drawn, once.", DefaultValueFactory = _ => HiddenSeedsFile.Usual, HelpName = "number" };
        var hints = new Option<bool>("--plain-hints") { Description = "Students get the plain hints, which say the answers, as well." };
        var again = new Option<bool>("--again") { Description = "Releases once more what has gone out with other content." };
        var isUnsafe = new Option<bool>("--unsafe") { Description = "Tries the lab without a sandbox, where there is none." };
        var command = CommandLine.Named("release", "Writes a lab's student version, or says everything that is wrong with it.");
        command.Arguments.Add(lab);

        foreach (var option in new Option[] { course, due, late, counts, points, partial, attach, require, seeds, hints, again, isUnsafe })
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            var options = new ReleaseOptions
            {
                Lab = CommandLine.LabName(parsed.GetValue(lab)!),
                Due = Due(parsed.GetValue(due)),
                Late = LateOption.Read(parsed.GetValue(late)!),
                Counts = parsed.GetValue(counts),
                Points = Points(parsed.GetValue(points)),
                Partial = Partial(parsed.GetValue(partial)!),
                Attachments = [.. Attachments(parsed.GetValue(attach), false), .. Attachments(parsed.GetValue(require), true)],
                Seeds = parsed.GetValue(seeds),
                PlainHints = parsed.GetValue(hints),
                Again = parsed.GetValue(again),
            };
            var house = Releaser.House();
            var folder = new Course(parsed.GetValue(course)!);
            await using var trials = new ReleaseTrials(folder, parsed.GetValue(isUnsafe));
            var release = await new Releaser(house, trials.GradeAsync).ReleaseAsync(folder, options, cancellation);

            foreach (var line in ReleaseReport.Lines(release))
            {
                output.WriteLine(line);
            }

            return 0;
        });
        return CommandLine.Run(command, args.Length == 0 ? ["help"] : args, output);
    }

    private static string[] Parts(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static DateTimeOffset? Due(string? text) =>
        text is null ? null : TimeText.TryExact(text)
            ?? throw new ReleaseException([$"expected a time with its offset from UTC as 2026-12-01T23:59+01:00 behind --due, got \"{text}\""]);

    private static Dictionary<string, double> Points(string? list)
    {
        var points = new Dictionary<string, double>();

        foreach (var part in Parts(list))
        {
            if (part.Split('=') is not [var id, var number]
                || !double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                || !points.TryAdd(id, value))
            {
                throw new ReleaseException([$"expected a list as 1b.2=3,1b.8=5 behind --points, each exercise once, got \"{part}\""]);
            }
        }

        return points;
    }

    private static HashSet<string>? Partial(string list) => list switch
    {
        "all" => null,
        "none" => [],
        _ => [.. Parts(list)],
    };

    private static IEnumerable<Attachment> Attachments(string? names, bool isRequired) =>
        Parts(names).Select(name => new Attachment { Name = name, Required = isRequired });
}
