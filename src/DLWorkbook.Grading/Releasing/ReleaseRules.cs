using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Whether a lab, labs.yaml and the checks know the same exercises.</summary>
internal static class ReleaseRules
{
    /// <summary>What is wrong, with file and line.</summary>
    public static IReadOnlyList<string> Faults(ReleaseSource source, ReleaseOptions options)
    {
        var faults = new List<(string File, int Line, string Fault)>();
        var functions = source.Pieces
            .Select(piece => (Id: ReleaseSource.ExerciseOf(piece), piece.Line))
            .Where(function => function.Id is not null)
            .ToArray();
        var listed = source.Syllabus.Exercises.Select(exercise => exercise.Id).ToArray();
        var syllabus = ReleaseSource.Lines(source.SyllabusText);

        int LineOf(string text) => Math.Max(1, 1 + Array.FindIndex(syllabus, line => line.Contains(text, StringComparison.Ordinal)));

        int LineOfId(string id) => LineOf($"\"{id}\"");

        void InLab(int line, string fault) => faults.Add((source.Name, line, fault));

        void InYaml(int line, string fault) => faults.Add(("labs.yaml", line, fault));

        if (functions.Length == 0)
        {
            InLab(1, "expected at least one function with [<Exercise \"…\">], got none");
        }

        foreach (var (id, line) in functions)
        {
            var check = source.Checks.FirstOrDefault(exercise => exercise.Id == id);

            if (check is null || check.Checks.IsEmpty)
            {
                InLab(line, $"exercise {id} has no check: add it to src/DLWorkbook.Checking/Exercises/");
            }
            else if (!check.Checks.Any(one => one.IsTelling || one.Cases > 1))
            {
                InLab(line, $"exercise {id} has no check with drawn inputs: examples can be learnt by heart");
            }

            if (!listed.Contains(id))
            {
                InLab(line, $"exercise {id} has no points: add it to labs.yaml under {source.Name}");
            }

            if (functions.Count(other => other.Id == id) > 1)
            {
                InLab(line, $"exercise {id} has more than one function");
            }

            var regions = source.Regions.Count(region => source.ExerciseOf(region) == id);

            if (regions != 1)
            {
                InLab(line, $"exercise {id}: expected one region \"// BEGIN SOLUTION\" … \"// END SOLUTION\" in its function, got {(regions == 0 ? "none, so its solution would be released" : regions)}");
            }
        }

        foreach (var region in source.Regions.Where(region => source.ExerciseOf(region) is null))
        {
            InLab(region.Begin, "this region is in no function with [<Exercise \"…\">], so nobody would get points for it");
        }

        foreach (var id in listed.Where(id => functions.All(function => function.Id != id)))
        {
            InYaml(LineOfId(id), $"exercise {id} has no function in {source.Name}");
        }

        foreach (var check in source.Checks.Where(check => functions.All(function => function.Id != check.Id)))
        {
            InLab(1, $"there is a check of exercise {check.Id}, but no function with [<Exercise \"{check.Id}\">]");
        }

        foreach (var id in options.Points.Keys.Concat(options.Partial ?? new HashSet<string>()).Distinct().Where(id => !listed.Contains(id)))
        {
            InYaml(LineOf(source.Name), $"expected an exercise of this lab ({string.Join(", ", listed)}) in --points and --partial, got \"{id}\"");
        }

        return [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line).Select(fault => $"{fault.File}:{fault.Line}: {fault.Fault}")];
    }
}
