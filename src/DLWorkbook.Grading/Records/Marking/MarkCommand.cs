using System;
using System.CommandLine;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Marks, comments and extensions by hand, from the command line: what <c>scripts/mark.fsx</c> runs.</summary>
public static class MarkCommand
{
    /// <summary>Does what the arguments say.</summary>
    /// <param name="args">
    /// A verb (points, comment, extend, show, export) with its operands and options; "help", alone or after a verb, prints what there is.
    /// </param>
    /// <param name="output">Takes what is printed.</param>
    /// <returns>0 when it was done, 1 when not: the output says why.</returns>
    public static int Run(string[] args, TextWriter output)
    {
        // An adjustment like -0.5 is no option: it goes on as the minus sign that it means.
        string[] given = [.. args.Select(arg => arg.Length > 1 && arg[0] == '-' && (char.IsAsciiDigit(arg[1]) || arg[1] == '.') ? "−" + arg[1..] : arg)];
        return CommandLine.Run(Build(output), given.Length == 0 ? ["help"] : given, output);
    }

    private static Command Build(TextWriter output)
    {
        Option<string> course = CommandLine.Course();
        var by = new Option<string>("--by")
        {
            Description = "Who marks.",
            DefaultValueFactory = _ => Environment.UserName,
            HelpName = "name",
        };
        course.Recursive = by.Recursive = true;
        Command command = CommandLine.Named("mark", "Marks, comments and extensions by hand; nothing is ever overwritten.");
        command.Options.Add(course);
        command.Options.Add(by);
        MarkingDesk Desk(ParseResult asked) => new(new Course(asked.GetValue(course)!), asked.GetValue(by)!, output);
        command.Subcommands.Add(Mark(Desk));
        command.Subcommands.Add(Comment(Desk));
        command.Subcommands.Add(Extend(Desk));
        command.Subcommands.Add(Show(Desk));
        command.Subcommands.Add(Export(Desk));
        return command;
    }

    private static Command Mark(Func<ParseResult, MarkingDesk> desk)
    {
        (Argument<string> lab, Argument<string> student, Argument<string> exercise) = (CommandLine.Lab(), Student(), Exercise());
        Argument<string> points = Text("points", "2 sets them, +1 and -0.5 adjust them, auto brings the grader's back.");
        Argument<string> why = Text("why", "The reason, for the student.");
        var command = new Command("points", "Sets or adjusts points.") { lab, student, exercise, points, why };
        command.SetAction(asked => desk(asked).Mark(Lab(asked, lab), asked.GetValue(student)!, asked.GetValue(exercise)!, asked.GetValue(points)!, asked.GetValue(why)!));
        return command;
    }

    private static Command Comment(Func<ParseResult, MarkingDesk> desk)
    {
        (Argument<string> lab, Argument<string> student, Argument<string> exercise) = (CommandLine.Lab(), Student(), Exercise());
        Argument<string> text = Text("text", "The comment, for the student.");
        var command = new Command("comment", "Adds a comment.") { lab, student, exercise, text };
        command.SetAction(asked => desk(asked).Comment(Lab(asked, lab), asked.GetValue(student)!, asked.GetValue(exercise)!, asked.GetValue(text)!));
        return command;
    }

    private static Command Extend(Func<ParseResult, MarkingDesk> desk)
    {
        (Argument<string> lab, Argument<string> student) = (CommandLine.Lab(), Student());
        Argument<string> until = Text("until", "2026-11-22 (its end), \"2026-11-22 12:00\", \"2026-11-22 12:00+01:00\", or +3d, +12h after the due date.");
        Argument<string> why = Text("why", "The reason; the student does not see it.");
        var command = new Command("extend", "Gives a student more time.") { lab, student, until, why };
        command.SetAction(asked => desk(asked).Extend(Lab(asked, lab), asked.GetValue(student)!, asked.GetValue(until)!, asked.GetValue(why)!));
        return command;
    }

    private static Command Show(Func<ParseResult, MarkingDesk> desk)
    {
        Argument<string> lab = CommandLine.Lab();
        var student = new Argument<string?>("student") { Description = "The student's key; everyone without it.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("show", "Shows where everyone stands, or every point of one student.") { lab, student };
        command.SetAction(asked => asked.GetValue(student) is string one ? desk(asked).Show(Lab(asked, lab), one) : desk(asked).ShowAll(Lab(asked, lab)));
        return command;
    }

    private static Command Export(Func<ParseResult, MarkingDesk> desk)
    {
        Argument<string> lab = CommandLine.Lab();
        var canvas = new Option<string?>("--canvas") { Description = "The column in Canvas, with its number: \"Lab 1b (4711)\".", HelpName = "name" };
        var moodle = new Option<string?>("--moodle") { Description = "The assignment's name in Moodle.", HelpName = "name" };
        var number = new Option<bool>("--idnumber") { Description = "Moodle knows students by their ID number, not by address." };
        var gradescope = new Option<string?>("--gradescope") { Description = "The assignment's name in Gradescope.", HelpName = "name" };
        var command = new Command("export", "Writes grades.csv and the import forms of Canvas, Moodle and Gradescope.") { lab, canvas, moodle, number, gradescope };
        command.SetAction(asked => desk(asked).Export(Lab(asked, lab), new GradeColumns
        {
            Canvas = asked.GetValue(canvas),
            Moodle = asked.GetValue(moodle),
            MoodleByIdNumber = asked.GetValue(number),
            Gradescope = asked.GetValue(gradescope),
        }));
        return command;
    }

    private static string Lab(ParseResult asked, Argument<string> lab) => CommandLine.LabName(asked.GetValue(lab)!);

    private static Argument<string> Student() => Text("student", "The student's key, as in students.csv.");

    private static Argument<string> Exercise() => Text("exercise", "An exercise's id, 1b.3, or all.");

    private static Argument<string> Text(string name, string description) => new(name) { Description = description };
}
