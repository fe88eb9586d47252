using System;
using System.CommandLine;
using System.CommandLine.Help;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Runs a script's command: options, help, and errors in words.</summary>
internal static class CommandLine
{
    /// <summary>The instructor's folder, for every command.</summary>
    public static Option<string> Course() => new("--course")
    {
        Description = "The instructor's folder.",
        DefaultValueFactory = _ => "course",
        HelpName = "folder",
    };

    /// <summary>The lab that a command is about.</summary>
    public static Argument<string> Lab() => new("lab") { Description = "The lab's script, with or without .fsx: lab1b_mlp_scratch." };

    /// <summary>A lab's name without folder and extension.</summary>
    public static string LabName(string given) =>
        given.EndsWith(".fsx", StringComparison.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(given) : Path.GetFileName(given);

    /// <summary>A command named as its script, with help.</summary>
    public static Command Named(string script, string description) => new(script, description) { new HelpOption { Action = new HelpAction { MaxWidth = TextTable.Width } } };

    /// <summary>Parses and runs. What a user can mend is said in words; anything else is a defect and goes on as an exception.</summary>
    /// <param name="command">The command.</param>
    /// <param name="arguments">Its arguments; "help" is "--help", which F# Interactive keeps for itself.</param>
    /// <param name="output">Where it writes.</param>
    /// <returns>0 when all went well, 1 when something of the arguments or files is wrong.</returns>
    public static int Run(Command command, string[] arguments, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        string[] asked = [.. arguments.Select(argument => argument == "help" ? "--help" : argument)];

        try
        {
            return command
                .Parse(asked)
                .Invoke(new InvocationConfiguration { Output = output, Error = output, EnableDefaultExceptionHandler = false });
        }
        catch (Exception fault) when (IsMendable(fault))
        {
            output.WriteLine(fault.Message);
            return 1;
        }
    }

    private static bool IsMendable(Exception fault) =>
        fault is IOException
            or InvalidDataException
            or UnauthorizedAccessException
            or GradebookException
            or SandboxException
            or SlurmException
            or ClassListException
            or ReleaseException
            or CollectException
            or DLWorkbook.Checking.LabSourceException
            or DLWorkbook.Checking.SyllabusException;
}
