using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace DLWorkbook.Grading;

/// <summary>Groups what went wrong: by the known mistake whose answer came, else by what the numbers say, else by the kind of fault.</summary>
public static partial class MistakeGroups
{
    /// <summary>Groups what went wrong in a class.</summary>
    /// <param name="marks">Where the students stand.</param>
    /// <returns>Groups, the largest first; of equal ones in the order of the exercises, known mistakes first.</returns>
    public static IReadOnlyList<MistakeGroup> Of(IReadOnlyList<StudentMark> marks)
    {
        var order = marks
            .SelectMany(mark => mark.Exercises.Select((exercise, at) => (exercise.Exercise, at)))
            .GroupBy(pair => pair.Exercise)
            .ToDictionary(group => group.Key, group => group.First().at);
        return
        [
            .. marks
                .SelectMany(mark => mark.Exercises.SelectMany(exercise =>
                    Faults(exercise.Result).Distinct().Select(fault => (exercise.Exercise, fault.What, fault.IsKnown, mark.Student.Key))))
                .GroupBy(fault => (fault.Exercise, fault.What, fault.IsKnown), fault => fault.Key)
                .Select(group => new MistakeGroup(group.Key.Exercise, group.Key.What, group.Key.IsKnown, [.. group]))
                .OrderByDescending(group => group.Students.Count)
                .ThenBy(group => order[group.Exercise])
                .ThenByDescending(group => group.IsKnown)
                .ThenBy(group => group.What, System.StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<(string What, bool IsKnown)> Faults(ExerciseResult? result)
    {
        if (result is null or { Verdict: Verdict.Passed or Verdict.Todo })
        {
            return [];
        }

        if (result.Mistakes.Count > 0)
        {
            return result.Mistakes.Select(mistake => (mistake, true));
        }

        if (result.Checks.FirstOrDefault(check => !check.Held) is not { } failed)
        {
            return [(Ending(result), false)];
        }

        return failed.Diagnoses is [var diagnosis, ..] ? [(diagnosis, false)]
            : result.Verdict is not (Verdict.Failed or Verdict.Partly) ? [(Ending(result), false)]
            : failed.Fault is { Length: > 0 } fault ? [($"{failed.Check}: {WithoutNumbers(fault)}", false)]
            : [($"{failed.Check}: did not hold", false)];
    }

    /// <summary>How an exercise ended that has no answer to compare: with the exception's type, or the compiler's number.</summary>
    private static string Ending(ExerciseResult result)
    {
        var word = VerdictLook.Word(result.Verdict);
        var name = result.Verdict switch
        {
            Verdict.Error => ExceptionName().Match(result.Reason).Value,
            Verdict.NotCompiled => CompilerNumber().Match(result.Reason).Value,
            _ => "",
        };
        return name == "" ? word : $"{word}: {name}";
    }

    /// <summary>A fault without what differs from student to student.</summary>
    private static string WithoutNumbers(string fault) =>
        PlainDifference().IsMatch(fault) ? "other wrong values" : Number().Replace(fault, "\u2026");

    [GeneratedRegex(@"\b[A-Za-z_.]*[A-Z][A-Za-z]*Exception\b")]
    private static partial Regex ExceptionName();

    [GeneratedRegex(@"\bFS\d{4}\b")]
    private static partial Regex CompilerNumber();

    [GeneratedRegex(@"^expected \S+( at \S.*)?, got \S+$")]
    private static partial Regex PlainDifference();

    [GeneratedRegex(@"-?\b\d[\d.]*([eE][+-]?\d+)?|-?\b(nan|NaN|infinity|∞)\b")]
    private static partial Regex Number();
}
