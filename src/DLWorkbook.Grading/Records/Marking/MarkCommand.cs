using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Marks, comments and extensions by hand, from the command line: what <c>scripts/mark.fsx</c> runs.</summary>
public static class MarkCommand
{
    private const string Usage =
        """
        usage: dotnet fsi scripts/mark.fsx <verb> … [--course FOLDER] [--by NAME]

          mark    <lab> <student> <exercise|all> <points> "why"
                  points: 2 sets them, +1 and -0.5 adjust them, auto takes marks back
          comment <lab> <student> <exercise|all> "text"
          extend  <lab> <student> <until> "why"
                  until: 2026-11-22, "2026-11-22 23:59", "2026-11-22 23:59+01:00",
                  +3d or +12h after the due date
          show    <lab> [<student>]
          export  <lab> [--canvas "Lab 1b (4711)"] [--moodle NAME] [--idnumber]
                  [--gradescope NAME]
                  grades.csv and the import forms into the feedback folder

        Nothing is ever overwritten: a later mark counts, the earlier one stays.
        --course  the instructor's folder, "course" by default
        --by      who marks, the login's name by default

        """;

    private static readonly string[] WithValue = ["--course", "--by", "--canvas", "--moodle", "--gradescope"];

    /// <summary>Does what the arguments say.</summary>
    /// <param name="args">A verb, its operands and options; empty, "help" or what can't be understood prints the help.</param>
    /// <param name="output">Takes what is printed.</param>
    /// <returns>0 when it was done, 1 when it could not be, 2 when the arguments can't be understood.</returns>
    public static int Run(string[] args, TextWriter output)
    {
        var operands = new List<string>();
        var options = new Dictionary<string, string>();
        for (int at = 0; at < args.Length; at++)
        {
            if (!args[at].StartsWith("--", StringComparison.Ordinal))
            {
                operands.Add(args[at]);
            }
            else if (args[at] == "--idnumber")
            {
                options[args[at]] = "";
            }
            else if (WithValue.Contains(args[at]) && at + 1 < args.Length)
            {
                options[args[at]] = args[++at];
            }
            else
            {
                return Misunderstood(output, $"'{args[at]}' is no option, or lacks its value");
            }
        }

        if (operands.Count == 0 || operands[0] == "help")
        {
            output.Write(Usage);
            return operands.Count == 0 ? 2 : 0;
        }

        try
        {
            var desk = new MarkingDesk(
                new Course(options.GetValueOrDefault("--course", "course")), options.GetValueOrDefault("--by", Environment.UserName), output);
            switch (operands)
            {
                case ["mark", var lab, var student, var exercise, var points, var why]:
                    return desk.Mark(lab, student, exercise, points, why);
                case ["comment", var lab, var student, var exercise, var text]:
                    return desk.Comment(lab, student, exercise, text);
                case ["extend", var lab, var student, var until, var why]:
                    return desk.Extend(lab, student, until, why);
                case ["show", var lab]:
                    return desk.ShowAll(lab);
                case ["show", var lab, var student]:
                    return desk.Show(lab, student);
                case ["export", var lab]:
                    return desk.Export(lab, new GradeColumns
                    {
                        Canvas = options.GetValueOrDefault("--canvas"),
                        Moodle = options.GetValueOrDefault("--moodle"),
                        MoodleByIdNumber = options.ContainsKey("--idnumber"),
                        Gradescope = options.GetValueOrDefault("--gradescope"),
                    });
                default:
                    return Misunderstood(output, $"'{string.Join(" ", operands)}' is not as it should be");
            }
        }
        catch (Exception error) when (error is GradebookException or ClassListException or ArgumentException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            output.WriteLine($"mark: {error.Message}");
            return 1;
        }
    }

    private static int Misunderstood(TextWriter output, string what)
    {
        output.WriteLine($"mark: {what}");
        output.Write(Usage);
        return 2;
    }
}
