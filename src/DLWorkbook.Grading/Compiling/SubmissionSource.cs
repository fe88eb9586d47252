using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using DLWorkbook.Checking;
using Microsoft.FSharp.Collections;

namespace DLWorkbook.Grading;

/// <summary>A submitted script taken apart: one text an exercise, each with what it needs and nothing else.</summary>
public sealed record SubmissionSource
{
    /// <summary>The most bytes that a script may have: 512 KiB.</summary>
    public const int MostBytes = 512 << 10;

    /// <summary>The most top-level definitions and statements of a script: 2,000, where a long lab has 200.</summary>
    public const int MostPieces = 2000;

    /// <summary>Opens of the references' own namespaces, which are not there: whoever uses what is in them is not compiled.</summary>
    private static readonly Regex s_withheld = new(@"^open\s+DLWorkbook\s*\.\s*Checking\s*\.", RegexOptions.CultureInvariant);

    /// <summary>The script's text, without a byte order mark; empty when it is no text.</summary>
    public required string Text { get; init; }

    /// <summary>The assignment's exercises that have a function, in its order; none when there are faults.</summary>
    public required IReadOnlyList<SourceUnit> Units { get; init; }

    /// <summary>Why nothing of the script is compiled; empty when it is.</summary>
    public required IReadOnlyList<SourceFault> Faults { get; init; }

    /// <summary>The assignment's exercises that have no function in the script.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>The first line of each function, by exercise.</summary>
    public required IReadOnlyDictionary<string, int> Lines { get; init; }

    /// <summary>Takes a script apart.</summary>
    /// <param name="script">The file's bytes.</param>
    /// <param name="assignment">What was asked for.</param>
    /// <returns>Its units, or why there are none.</returns>
    public static SubmissionSource Read(byte[] script, Assignment assignment)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(assignment);

        if (script.Length > MostBytes)
        {
            return Refused("", assignment, new SourceFault(0, $"the script has {script.Length:N0} bytes: at most {MostBytes:N0} are read"));
        }

        string text;

        try
        {
            var mark = Encoding.UTF8.Preamble;
            var bytes = script.AsSpan();
            text = new UTF8Encoding(false, throwOnInvalidBytes: true)
                .GetString(bytes.StartsWith(mark) ? bytes[mark.Length..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            return Refused("", assignment, new SourceFault(0, "the script is not text in UTF-8: save it with that encoding"));
        }

        return Of(text, assignment);
    }

    private static SubmissionSource Of(string text, Assignment assignment)
    {
        var faults = DirectiveGuard.Check(text, assignment.Directives);

        if (faults.Count > 0)
        {
            return Refused(text, assignment, [.. faults]);
        }

        var pieces = LabSlice.pieces(SourceConditions.resolve(text));

        if (pieces.Length > MostPieces)
        {
            return Refused(text, assignment, new SourceFault(0, $"the script has {pieces.Length:N0} definitions and statements: at most {MostPieces:N0} are read"));
        }

        var units = new List<SourceUnit>();
        var missing = new List<string>();
        var lines = new Dictionary<string, int>();

        foreach (var exercise in assignment.Exercises.Select(exercise => exercise.Id))
        {
            var slice = LabSlice.ofExercise(exercise, pieces);

            if (slice.IsEmpty)
            {
                missing.Add(exercise);
                continue;
            }

            lines[exercise] = slice.Last(piece => IsOf(piece, exercise)).Line;
            units.Add(UnitOf(exercise, slice, assignment.Script));
        }

        return new SubmissionSource { Text = text, Units = units, Faults = [], Missing = missing, Lines = lines };
    }

    private static bool IsOf(Piece piece, string exercise) =>
        piece.Exercise is { } own && own.Value == exercise;

    /// <summary>The text of an exercise: its own function stands in for the reference, which is not there, and so does a small <c>fsi</c>.</summary>
    private static SourceUnit UnitOf(string exercise, FSharpList<Piece> slice, string script)
    {
        var module = SourceUnit.ModuleOf(exercise);
        var own = ListModule.OfSeq(LabSlice.withoutReferences(slice).Where(piece => !s_withheld.IsMatch(piece.Text)));
        var text = new StringBuilder($"module {module}\n");

        if (own.Any(piece => piece.Mentions.Contains("fsi")))
        {
            text.Append($"let private fsi = {{| CommandLineArgs = [| \"{script}\" |] |}}\n");
        }

        text.Append(LabSlice.toText($"/{module}/{script}", own));
        return new SourceUnit(exercise, module, text.ToString());
    }

    private static SubmissionSource Refused(string text, Assignment assignment, params IReadOnlyList<SourceFault> faults) => new()
    {
        Text = text,
        Units = [],
        Faults = faults,
        Missing = [.. assignment.Exercises.Select(exercise => exercise.Id)],
        Lines = new Dictionary<string, int>(),
    };
}
