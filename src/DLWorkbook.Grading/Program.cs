using System;

namespace DLWorkbook.Grading;

/// <summary>The library as a program of its own, for nodes of a cluster, which have no script to run.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is [NodeCommand.Name, .. var rest])
        {
            DLWorkbook.Core.Runtime.Threads.Prepare();
            return NodeCommand.Run(rest, Console.Out);
        }

        Console.Error.WriteLine($"expected \"{NodeCommand.Name}\" and its arguments: for anything else, use the scripts, as dotnet fsi scripts/grade.fsx");
        return 1;
    }
}
