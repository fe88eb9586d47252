using System;
using System.CommandLine;
using System.IO;

namespace DLWorkbook.Grading;

/// <summary>What a node of a cluster runs: <c>dotnet DLWorkbook.Grading.dll node folder array task</c>.</summary>
public static class NodeCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "node";

    /// <summary>Grades the submissions of one task of a job array.</summary>
    /// <param name="arguments">What stands after the name: the run's folder, the array's number, the task's index.</param>
    /// <param name="output">Where it writes.</param>
    /// <returns>0 when every submission has its result, 1 when not.</returns>
    public static int Run(string[] arguments, TextWriter output) => Run(arguments, output, new LocalExecutor());

    internal static int Run(string[] arguments, TextWriter output, IExecutor executor)
    {
        var folder = new Argument<string>("folder") { Description = "The run's folder." };
        var array = new Argument<int>("array") { Description = "The job array's number in it." };
        var task = new Argument<int>("task") { Description = "The task's index." };
        var command = CommandLine.Named(Name, "Grades one task of a job array, on a node; the grader itself starts it.");
        command.Arguments.Add(folder);
        command.Arguments.Add(array);
        command.Arguments.Add(task);
        command.SetAction((parsed, cancellation) =>
            new SlurmNode(new SlurmFolder(parsed.GetValue(folder) ?? ""), executor, output).RunAsync(parsed.GetValue(array), parsed.GetValue(task), cancellation));
        return CommandLine.Run(command, arguments, output);
    }
}
