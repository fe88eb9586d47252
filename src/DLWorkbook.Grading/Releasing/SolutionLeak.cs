using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using DLWorkbook.Checking;

namespace DLWorkbook.Grading;

/// <summary>Whether a solution still shows in what is released.</summary>
/// <remarks>
/// A canary, a line that can stand nowhere by chance, is put into each region before the lab is stripped: one that comes out again
/// proves that stripping does not remove that region. Besides, every telling line of a solution is looked for in all of the
/// released text, without regard to white space, so that a copy in the prose, in a hint or in another function is found.
/// </remarks>
internal static class SolutionLeak
{
    /// <summary>A line says something by itself when it has so many signs that aren't blank.</summary>
    private const int Telling = 20;

    /// <summary>The only line of a solution says something when it has so many.</summary>
    private const int TellingAlone = 10;

    /// <summary>The solutions that stripping leaves, with file and line.</summary>
    /// <param name="source">The lab.</param>
    /// <param name="strip">What takes solutions out: the file's name and its text in, the text without them out.</param>
    public static IReadOnlyList<string> Canaries(ReleaseSource source, Func<string, string, string> strip)
    {
        var canaries = source.Regions.ToDictionary(region => region.Begin, _ => $"canary_{Guid.NewGuid():N}");
        var marked = new StringBuilder();

        foreach (var (line, index) in ReleaseSource.Lines(source.Text).Select((line, index) => (line, index + 1)))
        {
            var ends = source.Regions.FirstOrDefault(region => region.End == index);

            if (ends is not null)
            {
                marked.Append(ends.Indent).Append("let ").Append(canaries[ends.Begin]).Append(" = 0 // ").Append(canaries[ends.Begin]).Append('\n');
            }

            marked.Append(line).Append('\n');

            if (canaries.TryGetValue(index, out var canary))
            {
                marked.Append(source.Regions.First(region => region.Begin == index).Indent).Append("(* ").Append(canary).Append(" *)\n");
            }
        }

        var released = strip(source.Name, marked.ToString());
        return
        [
            .. source.Regions
                .Where(region => released.Contains(canaries[region.Begin], StringComparison.Ordinal))
                .Select(region => $"{source.Name}:{region.Begin}: the solution of exercise {source.ExerciseOf(region)} still shows: a canary that was put into it came out again"),
        ];
    }

    /// <summary>The lines of solutions that stand in a released text, with file and line of both.</summary>
    /// <param name="source">The lab.</param>
    /// <param name="name">The released file's name.</param>
    /// <param name="released">Its text.</param>
    public static IReadOnlyList<string> Copies(ReleaseSource source, string name, string released)
    {
        var (packed, lines) = Packed(released);
        var faults = new List<string>();

        foreach (var region in source.Regions)
        {
            var solution = source.Solution(region)
                .Select(line => (line.Line, Packed: Packed(WithoutComment(line.Text)).Text))
                .Where(line => line.Packed.Length > 0)
                .ToArray();

            foreach (var (line, text) in solution)
            {
                var isTelling = text.Length >= (solution.Length == 1 ? TellingAlone : Telling) && text != Packed(LabSource.hole).Text;
                var at = isTelling ? packed.IndexOf(text, StringComparison.Ordinal) : -1;

                if (at >= 0)
                {
                    faults.Add($"{name}:{lines[at]}: the solution of exercise {source.ExerciseOf(region)} still shows: this is line {line} of {source.Name}");
                    break;
                }
            }
        }

        return faults;
    }

    private static string WithoutComment(string line)
    {
        var at = line.IndexOf("//", StringComparison.Ordinal);
        return at < 0 ? line : line[..at];
    }

    /// <summary>A text without white space, and the line of each of its signs.</summary>
    private static (string Text, IReadOnlyList<int> Lines) Packed(string text)
    {
        var packed = new StringBuilder();
        var lines = new List<int>();
        var line = 1;

        foreach (var sign in text)
        {
            if (sign == '\n')
            {
                line++;
            }

            if (!char.IsWhiteSpace(sign))
            {
                packed.Append(sign);
                lines.Add(line);
            }
        }

        return (packed.ToString(), lines);
    }
}
