using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace DLWorkbook.Grading;

/// <summary>Groups what went wrong: by the known mistake whose answer came, else by what the numbers say, else by the kind of fault.</summary>
public static partial class MistakeGroups
{
    /// <summary>What stands in place of an exercise where the whole script went wrong.</summary>
    public const string WholeScript = "the whole script";

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
                .SelectMany(mark => Faults(mark).Distinct().Select(fault => (fault.Exercise, fault.What, fault.IsKnown, mark.Student.Key)))
                .GroupBy(fault => (fault.Exercise, fault.What, fault.IsKnown), fault => fault.Key)
                .Select(group => new MistakeGroup(group.Key.Exercise, group.Key.What, group.Key.IsKnown, [.. group]))
                .OrderByDescending(group => group.Students.Count)
                .ThenBy(group => order.GetValueOrDefault(group.Exercise, -1))
                .ThenByDescending(group => group.IsKnown)
                .ThenBy(group => group.What, System.StringComparer.Ordinal),
        ];
    }

    /// <summary>What went wrong for a student; what is wrong with the whole script counts once.</summary>
    private static IEnumerable<(string Exercise, string What, bool IsKnown)> Faults(StudentMark mark)
    {
        var isWhole = mark.Exercises.Count > 1
            && mark.Exercises.All(exercise => exercise.Result is { Verdict: Verdict.Tampered })
            && mark.Exercises.DistinctBy(exercise => exercise.Result?.Reason).Count() == 1;
        return isWhole
            ? [(WholeScript, VerdictLook.Word(Verdict.Tampered), false)]
            : mark.Exercises.SelectMany(exercise => Faults(exercise.Result).Select(fault => (exercise.Exercise, fault.What, fault.IsKnown)));
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

        return failed.Diagnoses is [var diagnosis, ..] ? [(Size().Replace(diagnosis, ""), false)]
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

    /// <summary>A size that a diagnosis mentions, which differs from case to case: " (5)".</summary>
    [GeneratedRegex(@" \(\d[\d.]*\)")]
    private static partial Regex Size();

    [GeneratedRegex(@"\b[A-Za-z_.]*[A-Z][A-Za-z]*Exception\b")]
    private static partial Regex ExceptionName();

    [GeneratedRegex(@"\bFS\d{4}\b")]
    private static partial Regex CompilerNumber();

    [GeneratedRegex(@"^expected \S+( at \S.*)?, got \S+$")]
    private static partial Regex PlainDifference();

    [GeneratedRegex(@"-?\b\d[\d.]*([eE][+-]?\d+)?|-?\b(nan|NaN|infinity|∞)\b")]
    private static partial Regex Number();
}
